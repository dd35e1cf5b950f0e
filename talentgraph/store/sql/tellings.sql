-- What claims say of some names ($names, of $kind): who else, from where, to where, when. For an organization the end that it is at
-- stands under its own side alone.
WITH ends AS (
    SELECT c.id, c.document_id, c.quote IS NOT NULL AS article, p.name_id AS person, f.name_id AS from_name,
        t.name_id AS to_name, t.entity_id AS to_id,
        f.entity_id AS origin,  -- an earlier employer tells who somebody is as well as the last one
        coalesce(c.date_earliest, try_cast(c.source_date AS DATE), d.published_earliest) AS since,
        coalesce(c.date_latest, try_cast(c.source_date AS DATE), d.published_latest) AS until,
        lower(coalesce(c.role_from, '')) AS role
    FROM valid_claims AS c
    JOIN documents AS d ON d.id = c.document_id
    LEFT JOIN meanings AS p ON p.spelling = c.person AND p.kind = CASE c.person_kind WHEN 'named' THEN 'person' ELSE c.person_kind END
    LEFT JOIN meanings AS f ON f.spelling = c.from_org AND f.kind = 'organization'
    LEFT JOIN meanings AS t ON t.spelling = c.to_org AND t.kind = 'organization'
    WHERE c.person_kind <> 'group'
),
asked AS (SELECT unnest($names::VARCHAR[]) AS name_id)
SELECT e.person AS name_id, e.document_id, e.article, NULL AS other, e.origin, e.to_id, e.since, e.until, e.role,
    (SELECT list(DISTINCT o.person ORDER BY o.person) FROM ends AS o
        WHERE o.document_id = e.document_id AND o.to_id = e.to_id AND o.person <> e.person AND e.article) AS peers
FROM ends AS e JOIN asked AS a ON a.name_id = e.person
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
