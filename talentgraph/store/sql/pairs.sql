-- blocks + company + region -> `pairs`: names of $kind that may be alike, the less known first; at least one is of the region and at least one in
-- no list. Keys that begin with x bring two scripts together. Blocks of more than $most names say nothing. Names that are alike stand together.
CREATE OR REPLACE TEMP TABLE pairs AS
WITH asked AS (
    SELECT b.block FROM blocks AS b LEFT JOIN region AS r ON r.name_id = b.name_id
    WHERE b.kind = $kind
    GROUP BY b.block
    HAVING count(*) BETWEEN 2 AND $most AND count(r.name_id) > 0
),
inside AS MATERIALIZED (
    SELECT b.block, b.name_id, b.scripts, r.name_id IS NOT NULL AS asked
    FROM blocks AS b JOIN asked AS a ON a.block = b.block LEFT JOIN region AS r ON r.name_id = b.name_id
    WHERE b.kind = $kind
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
once AS (SELECT one, other, min(block) AS block FROM met GROUP BY ALL),
beside AS (
    SELECT
        CASE WHEN (x.listed, x.number, x.name_id) < (y.listed, y.number, y.name_id) THEN one ELSE other END AS less,
        CASE WHEN (x.listed, x.number, x.name_id) < (y.listed, y.number, y.name_id) THEN other ELSE one END AS more
    FROM once
    JOIN called AS x ON x.kind = $kind AND x.name_id = one
    JOIN called AS y ON y.kind = $kind AND y.name_id = other
    WHERE NOT (x.listed AND y.listed)
    ORDER BY once.block, one, other
)
SELECT row_number() OVER () AS place, less, more FROM beside;
