-- The one entity of a kind that bears a key; keys that several bear are left out. $keys: which.
SELECT kind, key, min(entity_id) AS entity_id
FROM names
WHERE list_contains($keys::VARCHAR[], key)
GROUP BY kind, key HAVING count(DISTINCT entity_id) = 1
