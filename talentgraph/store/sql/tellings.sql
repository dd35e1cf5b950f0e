-- What claims say of some names ($names, of $kind): who else, from where, to where, when. For an organization the end that it is at
-- stands under its own side alone.
WITH asked AS (SELECT unnest($names::VARCHAR[]) AS name_id)
SELECT e.person AS name_id, e.document_id, e.article, NULL AS other, e.origin, e.to_id, e.since, e.until, e.role, p.peers
FROM ends AS e
JOIN asked AS a ON a.name_id = e.person
LEFT JOIN peers AS p ON p.document_id = e.document_id AND p.to_id = e.to_id AND p.person = e.person AND e.article
WHERE $kind = 'person'
UNION ALL
SELECT e.from_name, e.document_id, e.article, e.person, e.origin, NULL, e.since, e.until, '', []
FROM ends AS e JOIN asked AS a ON a.name_id = e.from_name
WHERE $kind = 'organization'
UNION ALL
SELECT e.to_name, e.document_id, e.article, e.person, NULL, e.to_id, e.since, e.until, '', []
FROM ends AS e JOIN asked AS a ON a.name_id = e.to_name
WHERE $kind = 'organization'
ORDER BY ALL;
