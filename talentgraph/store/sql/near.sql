-- Every name of a kind with its key and how many moves speak of its entity: what a misspelt name is compared with.
WITH moving AS (
    SELECT id, count(*) AS n_moves
    FROM (SELECT person_id AS id FROM moves UNION ALL SELECT from_id FROM moves UNION ALL SELECT to_id FROM moves)
    GROUP BY id
)
SELECT n.key, max_by(n.name, (coalesce(v.n_moves, 0), n.name)), max(coalesce(v.n_moves, 0))
FROM names AS n LEFT JOIN moving AS v ON v.id = n.entity_id
WHERE n.kind = $kind
GROUP BY n.key
ORDER BY n.key;
