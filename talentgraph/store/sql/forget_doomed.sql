-- What speaks of the person and of nobody else: $id is the person.
SELECT 'claims' AS tbl, e.claim_id AS id FROM claim_ends AS e JOIN valid_claims AS v ON v.id = e.claim_id
WHERE e.written_id = $id AND v.person_kind = 'named'
UNION
SELECT 'moves', m.id FROM moves AS m WHERE m.person_id = $id
UNION
SELECT 'names', name_id FROM names WHERE entity_id = $id
UNION
SELECT 'known', concat_ws(':', kind, id) FROM known WHERE id IN (SELECT name_id FROM names WHERE entity_id = $id) AND kind = 'person'
ORDER BY ALL;
