-- Names of everybody and everything else: what a surname may also stand for, and what a longer name is. $id: the person.
SELECT kind, name FROM names WHERE entity_id <> $id
UNION
SELECT 'person', unnest([v.person, c.person_as_written])
FROM claims AS c JOIN valid_claims AS v ON v.id = c.id AND v.person = c.person JOIN claim_ends AS e ON e.claim_id = c.id
WHERE e.written_id <> $id AND c.person_kind = 'named'
ORDER BY ALL;
