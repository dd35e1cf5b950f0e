-- The keys of some entities. $ids: theirs.
SELECT DISTINCT entity_id, kind, key FROM names WHERE list_contains($ids::VARCHAR[], entity_id) ORDER BY ALL
