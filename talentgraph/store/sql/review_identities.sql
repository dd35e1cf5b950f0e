-- Names that may be one entity, or were made one by rules from little: what nobody has judged yet, with how many moves hang on it.
WITH weight AS (
    SELECT person_id AS id, count(*) AS n FROM moves GROUP BY person_id
    UNION ALL
    SELECT from_id, count(*) FROM moves WHERE from_id IS NOT NULL GROUP BY from_id
    UNION ALL
    SELECT to_id, count(*) FROM moves WHERE to_id IS NOT NULL GROUP BY to_id
),
shown AS (
    SELECT name_id, any_value(entity_id) AS entity_id, any_value(kind) AS kind, coalesce(min(name) FILTER (WHERE reason = 'listed'), min(name)) AS name
    FROM names GROUP BY name_id
)
SELECT i.left_id, i.right_id, l.name AS left_name, r.name AS right_name, l.kind, i.verdict, i.score, i.reasons, i.told_by,
    coalesce((SELECT sum(n) FROM weight WHERE id = l.entity_id), 0) AS n_moves
FROM identities AS i
JOIN shown AS l ON l.name_id = i.left_id
JOIN shown AS r ON r.name_id = i.right_id
WHERE i.judgement_id IS NULL
    AND (i.verdict IN ('probable', 'candidate') OR (i.verdict = 'same' AND i.score < 5))
    AND NOT EXISTS (SELECT 1 FROM holding AS j WHERE (j.left_id, j.right_id) IN ((i.left_id, i.right_id), (i.right_id, i.left_id)))
ORDER BY n_moves DESC, i.left_id, i.right_id;
