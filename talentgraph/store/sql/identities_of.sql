-- What is known of the names of one entity ($id): with which others they are one, or may be, or are not. Ties that hold for one report
-- alone stand with the move.
WITH shown AS (
    SELECT name_id, any_value(entity_id) AS entity_id, coalesce(min(name) FILTER (WHERE reason = 'listed'), min(name)) AS name
    FROM names GROUP BY name_id
)
SELECT i.left_id, i.right_id, l.name AS left_name, r.name AS right_name, i.verdict, i.score, i.reasons, i.judgement_id
FROM identities AS i
JOIN shown AS l ON l.name_id = i.left_id
JOIN shown AS r ON r.name_id = i.right_id
WHERE i.told_by IS NULL AND $id IN (l.entity_id, r.entity_id)
ORDER BY array_position(['same', 'probable', 'candidate', 'different'], i.verdict), i.score DESC, l.name, r.name;
