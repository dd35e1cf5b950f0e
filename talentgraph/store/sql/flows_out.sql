-- Where the people of an organization went, most first.
SELECT e.name, f.n_moves FROM flows AS f JOIN entities AS e ON e.id = f.to_id
WHERE f.from_id = $id ORDER BY f.n_moves DESC, e.name LIMIT $limit
