-- Names that may be the person's too and were not taken for it. $id: the person.
SELECT DISTINCT o.name
FROM identities AS i
JOIN names AS n ON n.name_id IN (i.left_id, i.right_id) AND n.entity_id = $id
JOIN names AS o ON o.name_id IN (i.left_id, i.right_id) AND o.entity_id <> $id AND o.kind = 'person'
WHERE i.verdict = 'probable'
ORDER BY o.name;
