-- claims + meanings -> claim_ends. An unnamed group is nobody: it gets an id of its own and no entity.
INSERT INTO claim_ends
SELECT c.id, coalesce(p.entity_id, 'group-' || c.id), coalesce(p.entity_id, 'group-' || c.id), f.entity_id, t.entity_id
FROM claims AS c
LEFT JOIN meanings AS p ON p.name = c.person AND p.kind = CASE c.person_kind WHEN 'named' THEN 'person' ELSE c.person_kind END
LEFT JOIN meanings AS f ON f.name = c.from_org AND f.kind = 'organization'
LEFT JOIN meanings AS t ON t.name = c.to_org AND t.kind = 'organization'
ORDER BY c.id;
