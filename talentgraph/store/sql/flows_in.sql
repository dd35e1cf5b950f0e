-- Where the people of an organization came from, most first.
SELECT e.name, f.n_moves FROM flows AS f JOIN entities AS e ON e.id = f.from_id
WHERE f.to_id = $id ORDER BY f.n_moves DESC, e.name LIMIT $limit
