-- Claims that name what is in `changed`, by itself or as the name that its entity bears, are touched.
INSERT INTO touched
WITH meant AS (
    SELECT m.kind, m.spelling FROM meanings AS m JOIN changed AS c ON c.kind = m.kind AND c.name_id = m.name_id
    UNION
    SELECT m.kind, m.spelling FROM meanings AS m JOIN changed AS c ON c.name_id = m.entity_id
)
SELECT DISTINCT w.claim_id
FROM written AS w JOIN meant AS m ON m.kind = w.kind AND m.spelling = w.spelling
WHERE w.claim_id NOT IN (SELECT claim_id FROM touched);
