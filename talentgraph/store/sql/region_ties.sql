-- All names that are or may be one entity with one of the region join it. $names: further names that do.
INSERT INTO region
WITH RECURSIVE ties AS (
    SELECT left_id AS one, right_id AS other FROM identities WHERE told_by IS NULL AND (verdict = 'same' OR score >= $same)
    UNION ALL
    SELECT left_id, right_id FROM holding WHERE right_id IS NOT NULL
    UNION ALL
    SELECT org_id, other_id FROM lineage WHERE relation = 'renamed_to'
),
reached AS (
    SELECT name_id FROM region
    UNION
    SELECT unnest($names::VARCHAR[])
    UNION
    SELECT CASE WHEN t.one = r.name_id THEN t.other ELSE t.one END FROM reached AS r JOIN ties AS t ON r.name_id IN (t.one, t.other)
)
SELECT name_id FROM reached
WHERE name_id NOT IN (SELECT name_id FROM region) AND name_id IN (SELECT name_id FROM called WHERE list_contains($kinds, kind));
