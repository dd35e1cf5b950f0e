-- What speaks of the person and of nobody else: $id is the person.
SELECT 'claims' AS tbl, e.claim_id AS id FROM claim_ends AS e JOIN claims AS c ON c.id = e.claim_id
WHERE e.written_id = $id AND c.person_kind = 'named'
UNION
SELECT 'moves', m.id FROM moves AS m WHERE m.person_id = $id
UNION
SELECT 'known', concat_ws(':', kind, id) FROM known WHERE id = $id AND kind = 'person'
ORDER BY ALL;
