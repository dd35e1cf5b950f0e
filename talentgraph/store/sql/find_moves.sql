-- How many moves speak of each of some entities; asked only where a name fits several.
SELECT e.id,
    (SELECT count(*) FROM moves AS m WHERE e.id IN (m.person_id, m.from_id, m.to_id, m.earlier_id))
        + (SELECT count(*) FROM moves AS m WHERE e.category = 'unit' AND e.name IN (m.from_unit, m.to_unit)) AS n_moves
FROM entities AS e
WHERE list_contains($ids::VARCHAR[], e.id)
ORDER BY n_moves DESC, e.id;
