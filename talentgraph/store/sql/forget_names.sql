-- Every way in which the lists and the reports write the name of a person. $id: the person.
SELECT name FROM names WHERE entity_id = $id
UNION
SELECT name FROM entities WHERE id = $id
UNION
SELECT unnest([c.person, c.person_as_written]) FROM claims AS c JOIN claim_ends AS e ON e.claim_id = c.id
WHERE e.written_id = $id AND c.person_kind = 'named'
UNION
SELECT unnest(list_append(aliases, name)) FROM known WHERE id = $id AND kind = 'person'
ORDER BY 1;
