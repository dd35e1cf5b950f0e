-- claims + meanings -> claim_ends. A unit is booked under the organization that it belongs to. An unnamed group is nobody: it gets an id
-- of its own and no entity.
INSERT INTO claim_ends
WITH units AS (
    SELECT id, min(parent) AS parent, min(name) AS name FROM known WHERE unit AND parent IS NOT NULL GROUP BY id
)
SELECT
    c.id,
    coalesce(p.entity_id, 'group-' || c.id),
    coalesce(p.entity_id, 'group-' || c.id),
    coalesce(fu.parent, f.entity_id),
    coalesce(tu.parent, t.entity_id),
    coalesce(c.from_unit, fu.name),
    coalesce(c.to_unit, tu.name)
FROM valid_claims AS c
LEFT JOIN meanings AS p ON p.spelling = c.person AND p.kind = CASE c.person_kind WHEN 'named' THEN 'person' ELSE c.person_kind END
LEFT JOIN meanings AS f ON f.spelling = c.from_org AND f.kind = 'organization'
LEFT JOIN meanings AS t ON t.spelling = c.to_org AND t.kind = 'organization'
LEFT JOIN units AS fu ON fu.id = f.entity_id
LEFT JOIN units AS tu ON tu.id = t.entity_id
ORDER BY c.id;
