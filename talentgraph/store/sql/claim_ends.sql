-- claims + meanings -> claim_ends of touched claims. A unit is booked under the organization that it belongs to. An unnamed group is nobody: it
-- gets an id of its own and no entity.

-- What role-holders are told to have left, or are tied by, may have changed as well.
CREATE OR REPLACE TEMP TABLE left_places AS
SELECT DISTINCT from_id FROM claim_ends WHERE from_id IS NOT NULL AND claim_id IN (SELECT claim_id FROM touched)
UNION
SELECT DISTINCT coalesce(k.parent, m.entity_id)
FROM valid_claims AS c
JOIN touched AS x ON x.claim_id = c.id
JOIN meanings AS m ON m.kind = 'organization' AND m.spelling = c.from_org
LEFT JOIN (SELECT id, min(parent) AS parent FROM known WHERE unit AND parent IS NOT NULL GROUP BY id) AS k ON k.id = m.entity_id;

INSERT INTO touched
SELECT e.claim_id
FROM claim_ends AS e JOIN claims AS c ON c.id = e.claim_id AND c.person_kind = 'role_holder'
WHERE e.from_id IN (SELECT from_id FROM left_places) AND e.claim_id NOT IN (SELECT claim_id FROM touched);

-- Whose moves are derived again: whom touched claims meant and whom they mean.
CREATE OR REPLACE TEMP TABLE touched_persons AS
SELECT DISTINCT person_id FROM claim_ends WHERE claim_id IN (SELECT claim_id FROM touched);

DELETE FROM claim_ends WHERE claim_id IN (SELECT claim_id FROM touched);

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
JOIN touched AS x ON x.claim_id = c.id
LEFT JOIN meanings AS p ON p.spelling = c.person AND p.kind = CASE c.person_kind WHEN 'named' THEN 'person' ELSE c.person_kind END
LEFT JOIN meanings AS f ON f.spelling = c.from_org AND f.kind = 'organization'
LEFT JOIN meanings AS t ON t.spelling = c.to_org AND t.kind = 'organization'
LEFT JOIN units AS fu ON fu.id = f.entity_id
LEFT JOIN units AS tu ON tu.id = t.entity_id
ORDER BY c.id;
