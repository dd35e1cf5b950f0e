-- Some keys of a kind, each with its name and how many moves speak of its entity; of several entities with one key, the one of which most do.
-- $keys: those that are near a misspelt name.
WITH meant AS (SELECT key, name, entity_id AS id FROM names WHERE kind = $kind AND list_contains($keys::VARCHAR[], key)),
moving AS (
    SELECT id, count(*) AS n_moves
    FROM (
        SELECT person_id AS id FROM moves WHERE person_id IN (SELECT id FROM meant)
        UNION ALL
        SELECT from_id FROM moves WHERE from_id IN (SELECT id FROM meant)
        UNION ALL
        SELECT to_id FROM moves WHERE to_id IN (SELECT id FROM meant)
    )
    GROUP BY id
)
SELECT m.key, max_by(m.name, (coalesce(v.n_moves, 0), m.name)), max(coalesce(v.n_moves, 0))
FROM meant AS m LEFT JOIN moving AS v ON v.id = m.id
GROUP BY m.key
ORDER BY m.key;
