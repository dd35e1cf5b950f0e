-- Names of persons of whom the same move is told (from and to the same organizations), whenever; only where no list knows one of them.
SELECT list(DISTINCT m.name_id ORDER BY m.name_id) AS names
FROM valid_claims AS c
JOIN meanings AS m ON m.spelling = c.person AND m.kind = 'person' AND c.person_kind = 'named'
JOIN meanings AS f ON f.spelling = c.from_org AND f.kind = 'organization'
JOIN meanings AS t ON t.spelling = c.to_org AND t.kind = 'organization'
GROUP BY f.entity_id, t.entity_id
HAVING count(DISTINCT m.name_id) BETWEEN 2 AND $most AND NOT bool_and(m.name_id IN (SELECT id FROM known WHERE kind = 'person'))
ORDER BY names;
