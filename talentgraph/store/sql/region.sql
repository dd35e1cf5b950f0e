-- The names of $kinds that are decided about: those of touched claims, of the articles that these stand in, and those without an entity; those
-- that shared a block until it became too big by new names; and all that are or may be one entity with one of them. $most: names in a block.
CREATE OR REPLACE TEMP TABLE region AS
WITH told AS (
    SELECT claim_id FROM touched
    UNION
    SELECT id FROM claims
    WHERE quote IS NOT NULL AND document_id IN (SELECT c.document_id FROM claims AS c JOIN touched AS t ON t.claim_id = c.id WHERE c.quote IS NOT NULL)
),
grown AS (
    SELECT b.kind, b.block FROM blocks AS b JOIN respelt AS r ON r.kind = b.kind AND r.name_id = b.name_id
    WHERE list_contains($kinds, b.kind)
    GROUP BY ALL
),
burst AS (
    SELECT b.kind, b.block
    FROM blocks AS b JOIN grown AS g ON g.kind = b.kind AND g.block = b.block
    LEFT JOIN respelt AS r ON r.kind = b.kind AND r.name_id = b.name_id
    GROUP BY ALL
    HAVING count(*) > $most AND count(*) - count(r.name_id) BETWEEN 1 AND $most
)
SELECT m.name_id
FROM written AS w JOIN told AS t ON t.claim_id = w.claim_id JOIN meanings AS m ON m.kind = w.kind AND m.spelling = w.spelling
WHERE list_contains($kinds, w.kind)
UNION
SELECT name_id FROM names WHERE list_contains($kinds, kind) AND entity_id NOT IN (SELECT id FROM entities WHERE list_contains($kinds, kind))
UNION
SELECT b.name_id FROM blocks AS b JOIN burst AS x ON x.kind = b.kind AND x.block = b.block;
