-- What claims say of the names in `pairs` -> `ends`: who, from where, to where, when. And of those of whom an article tells that they went to the
-- same place -> `peers`.
CREATE OR REPLACE TEMP TABLE asked AS SELECT name_id FROM compared WHERE number IN (SELECT less FROM pairs UNION SELECT more FROM pairs);

CREATE OR REPLACE TEMP TABLE ends AS
WITH spelled AS (SELECT m.kind, m.spelling FROM meanings AS m JOIN asked AS a ON a.name_id = m.name_id),
told AS (SELECT DISTINCT w.claim_id, w.document_id FROM written AS w JOIN spelled AS s ON s.kind = w.kind AND s.spelling = w.spelling),
beside AS (
    SELECT claim_id FROM told
    UNION
    SELECT id FROM claims WHERE quote IS NOT NULL AND document_id IN (SELECT document_id FROM told)
),
said AS MATERIALIZED (
    SELECT c.id, c.document_id, c.quote IS NOT NULL AS article, c.person_kind, c.person, c.from_org, c.to_org, c.date_earliest, c.date_latest,
        c.source_date, c.role_from
    FROM valid_claims AS c JOIN beside AS b ON b.claim_id = c.id
    WHERE c.person_kind <> 'group'
),
meant AS MATERIALIZED (
    SELECT * FROM meanings WHERE spelling IN (SELECT person FROM said UNION SELECT from_org FROM said UNION SELECT to_org FROM said)
)
SELECT c.id, c.document_id, c.article, p.name_id AS person, f.name_id AS from_name,
    t.name_id AS to_name, t.entity_id AS to_id,
    f.entity_id AS origin,  -- an earlier employer tells who somebody is as well as the last one
    coalesce(c.date_earliest, try_cast(c.source_date AS DATE), d.published_earliest) AS since,
    coalesce(c.date_latest, try_cast(c.source_date AS DATE), d.published_latest) AS until,
    lower(coalesce(c.role_from, '')) AS role
FROM said AS c
JOIN documents AS d ON d.id = c.document_id
LEFT JOIN meant AS p ON p.spelling = c.person AND p.kind = CASE c.person_kind WHEN 'named' THEN 'person' ELSE c.person_kind END
LEFT JOIN meant AS f ON f.spelling = c.from_org AND f.kind = 'organization'
LEFT JOIN meant AS t ON t.spelling = c.to_org AND t.kind = 'organization';

CREATE OR REPLACE TEMP TABLE peers AS
SELECT e.document_id, e.to_id, e.person, list(DISTINCT o.person ORDER BY o.person) AS peers
FROM ends AS e JOIN ends AS o ON o.document_id = e.document_id AND o.to_id = e.to_id AND o.person <> e.person
WHERE e.article
GROUP BY ALL;
