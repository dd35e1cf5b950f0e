-- What users, and relations of name, say of two names of $kinds of which one is of the region.
WITH said AS (
    SELECT left_id, right_id, kind, judge, reason, id AS judgement_id FROM holding WHERE right_id IS NOT NULL
    UNION ALL
    SELECT org_id, other_id, 'renamed', NULL, min(date), NULL FROM lineage WHERE relation = 'renamed_to' AND org_id <> other_id GROUP BY org_id, other_id
)
SELECT s.*, y.name AS right_name
FROM said AS s
JOIN called AS x ON x.name_id = s.left_id AND list_contains($kinds, x.kind)
JOIN called AS y ON y.name_id = s.right_id AND list_contains($kinds, y.kind)
WHERE s.left_id IN (SELECT name_id FROM region) OR s.right_id IN (SELECT name_id FROM region)
ORDER BY s.kind = 'renamed', s.judgement_id, s.left_id, s.right_id
