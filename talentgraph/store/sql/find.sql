-- Entities of a kind that bear a name (by id or key), those with moves first. Role-holders count as people.
WITH hits AS (
    SELECT entity_id AS id FROM names WHERE key = $key AND (kind = $kind OR (kind = 'role_holder' AND $kind = 'person'))
    UNION
    SELECT id FROM entities WHERE id = $given AND (kind = $kind OR (kind = 'role_holder' AND $kind = 'person'))
)
SELECT e.id, e.kind, e.name,
    (SELECT count(*) FROM moves AS m WHERE e.id IN (m.person_id, m.from_id, m.to_id, m.earlier_id))
        + (SELECT count(*) FROM moves AS m WHERE e.category = 'unit' AND e.name IN (m.from_unit, m.to_unit)) AS n_moves
FROM entities AS e JOIN hits AS h ON h.id = e.id
ORDER BY n_moves DESC, e.id;
