-- Entities of a kind that bear a name (by id or key). Role-holders count as people.
WITH hits AS (
    SELECT entity_id AS id FROM names WHERE key = $key AND (kind = $kind OR (kind = 'role_holder' AND $kind = 'person'))
    UNION
    SELECT entity_id FROM names WHERE name_id = $given AND (kind = $kind OR (kind = 'role_holder' AND $kind = 'person'))
    UNION
    -- People of big tables are known by their id alone, which is made of the key.
    SELECT id FROM entities WHERE $kind = 'person' AND kind = 'person' AND id = 'p-' || left(sha256($key), 16)
    UNION
    SELECT id FROM entities WHERE id = $given AND (kind = $kind OR (kind = 'role_holder' AND $kind = 'person'))
)
SELECT e.id, e.kind, e.name FROM entities AS e JOIN hits AS h ON h.id = e.id ORDER BY e.id;
