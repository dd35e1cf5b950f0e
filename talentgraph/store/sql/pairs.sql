-- blocks + company + region -> `pairs`: names of $kind that may be alike, the less known first; at least one is of the region and at least one in
-- no list. Keys that begin with x bring two scripts together. Blocks of more than $most names say nothing.
CREATE OR REPLACE TEMP TABLE pairs AS
WITH asked AS (
    SELECT DISTINCT b.block FROM blocks AS b JOIN region AS r ON r.name_id = b.name_id WHERE b.kind = $kind
),
inside AS MATERIALIZED (
    SELECT b.block, b.name_id, b.scripts, r.name_id IS NOT NULL AS asked
    FROM blocks AS b JOIN asked AS a ON a.block = b.block LEFT JOIN region AS r ON r.name_id = b.name_id
    WHERE b.kind = $kind
    QUALIFY count(*) OVER (PARTITION BY b.block) BETWEEN 2 AND $most
),
met AS (
    SELECT a.block, a.name_id AS one, b.name_id AS other
    FROM inside AS a JOIN inside AS b ON b.block = a.block AND a.name_id < b.name_id
    WHERE (a.asked OR b.asked) AND (NOT starts_with(a.block, 'x') OR a.scripts <> b.scripts)
    UNION ALL
    SELECT '', a.name_id, b.name_id
    FROM company AS a JOIN company AS b ON b.from_id = a.from_id AND b.to_id = a.to_id AND a.name_id < b.name_id
    LEFT JOIN region AS r ON r.name_id = a.name_id
    LEFT JOIN region AS s ON s.name_id = b.name_id
    WHERE coalesce(r.name_id, s.name_id) IS NOT NULL
),
once AS (SELECT one, other, min(block) AS block FROM met GROUP BY ALL)
SELECT
    row_number() OVER (ORDER BY once.block, one, other) AS place,  -- names that are alike stand together
    CASE WHEN (x.listed, x.number, x.name_id) < (y.listed, y.number, y.name_id) THEN one ELSE other END AS less,
    CASE WHEN (x.listed, x.number, x.name_id) < (y.listed, y.number, y.name_id) THEN other ELSE one END AS more
FROM once
JOIN called AS x ON x.kind = $kind AND x.name_id = one
JOIN called AS y ON y.kind = $kind AND y.name_id = other
WHERE NOT (x.listed AND y.listed);
