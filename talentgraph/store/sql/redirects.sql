-- The entities that names belong to now, by the ids that the names have by themselves: what an id before a merge means. $ids: which.
SELECT name_id, min(entity_id) AS entity_id
FROM names
WHERE list_contains($ids::VARCHAR[], name_id)
GROUP BY name_id HAVING count(DISTINCT entity_id) = 1
