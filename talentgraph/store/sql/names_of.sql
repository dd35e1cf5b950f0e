-- Every other way to write some entities, in the order of their keys. $ids: entities.
SELECT n.entity_id, n.name
FROM names AS n JOIN entities AS e ON e.id = n.entity_id
WHERE list_contains($ids::VARCHAR[], n.entity_id) AND n.name <> e.name
ORDER BY n.entity_id, n.key, n.name;
