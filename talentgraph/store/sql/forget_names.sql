-- Every way in which the lists and the reports write the name of a person. $id: the person. A report that a user put right is of
-- whom the user says; how it writes the name is another's.
SELECT name FROM names WHERE entity_id = $id
UNION
SELECT name FROM entities WHERE id = $id
UNION
SELECT v.person FROM valid_claims AS v JOIN claim_ends AS e ON e.claim_id = v.id WHERE e.written_id = $id AND v.person_kind = 'named'
UNION
SELECT c.person_as_written FROM claims AS c JOIN valid_claims AS v ON v.id = c.id AND v.person = c.person JOIN claim_ends AS e ON e.claim_id = c.id
WHERE e.written_id = $id AND c.person_kind = 'named'
UNION
SELECT unnest(list_append(aliases, name)) FROM known WHERE id IN (SELECT name_id FROM names WHERE entity_id = $id) AND kind = 'person'
ORDER BY 1;
