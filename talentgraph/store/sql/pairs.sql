-- blocks + company + region -> `pairs`: names of $kind that may be alike, by their numbers in `compared`, which give the less known the smaller
-- one; at least one is of the region and at least one in no list. Keys that begin with x bring two scripts together. Blocks of more than $most
-- names say nothing. Names that are alike stand together.
CREATE OR REPLACE TEMP TABLE shared_blocks AS
WITH asked AS (SELECT DISTINCT b.block FROM blocks AS b JOIN region AS r ON r.name_id = b.name_id WHERE b.kind = $kind)
SELECT CAST(row_number() OVER (ORDER BY b.block) AS INTEGER) AS number, b.block, starts_with(b.block, 'x') AS crossing
FROM blocks AS b JOIN asked AS a ON a.block = b.block
WHERE b.kind = $kind
GROUP BY b.block
HAVING count(*) BETWEEN 2 AND $most;

CREATE OR REPLACE TEMP TABLE compared AS
WITH met AS (
    SELECT b.name_id FROM blocks AS b JOIN shared_blocks AS s ON s.block = b.block WHERE b.kind = $kind
    UNION
    SELECT name_id FROM company
)
SELECT CAST(row_number() OVER (ORDER BY c.listed, c.number, c.name_id) AS INTEGER) AS number, c.name_id, c.listed, r.name_id IS NOT NULL AS asked
FROM called AS c JOIN met AS m ON m.name_id = c.name_id LEFT JOIN region AS r ON r.name_id = c.name_id
WHERE c.kind = $kind;

CREATE OR REPLACE TEMP TABLE pairs AS
WITH inside AS MATERIALIZED (
    SELECT s.number AS block, s.crossing, c.number, c.listed, c.asked, b.scripts
    FROM blocks AS b JOIN shared_blocks AS s ON s.block = b.block JOIN compared AS c ON c.name_id = b.name_id
    WHERE b.kind = $kind
),
met AS (
    SELECT a.block, a.number AS less, b.number AS more
    FROM inside AS a JOIN inside AS b ON b.block = a.block AND a.number < b.number
    WHERE (a.asked OR b.asked) AND NOT a.listed AND (NOT a.crossing OR a.scripts <> b.scripts)
    UNION ALL
    SELECT 0, x.number, y.number
    FROM company AS a JOIN company AS b ON b.from_id = a.from_id AND b.to_id = a.to_id
    JOIN compared AS x ON x.name_id = a.name_id
    JOIN compared AS y ON y.name_id = b.name_id AND x.number < y.number
    WHERE (x.asked OR y.asked) AND NOT x.listed
),
once AS (SELECT less, more, min(block) AS block FROM met GROUP BY ALL),
ordered AS (SELECT less, more FROM once ORDER BY block, less, more)
SELECT row_number() OVER () AS place, less, more FROM ordered;
