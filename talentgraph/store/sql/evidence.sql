-- Every claim behind some moves, with its evidence and where it was published, and of which earlier article its story is a rewrite (the
-- earliest of the story; for that one itself null). $moves: ids. Private sources keep quote, title and address to themselves unless
-- $private is true.
WITH firsts AS (
    SELECT s.story_id, d.id, d.published, s.reason,
        CASE WHEN d.private AND NOT $private THEN 'a private source' WHEN d.digest THEN concat('our digest of ', coalesce(d.based_on, 'a report'))
            ELSE coalesce(d.outlet, 'an article') END AS outlet
    FROM stories AS s JOIN documents AS d ON d.id = s.document_id
    QUALIFY row_number() OVER (PARTITION BY s.story_id ORDER BY d.published_earliest NULLS LAST, d.id) = 1
)
SELECT
    mc.move_id,
    c.id AS claim_id,
    CASE WHEN c.row_number IS NOT NULL THEN 'row' WHEN d.digest THEN 'digest' ELSE 'quote' END AS type,
    CASE WHEN d.private AND NOT $private THEN NULL ELSE c.quote END AS text,
    c.quote_start,
    c.quote_end,
    c.row_number,
    CASE WHEN d.private AND NOT $private THEN NULL ELSE c.cells END AS cells,
    -- Of a spell: the row that tells where the person was before, if the claim rests on it.
    CASE WHEN b.cells IS NOT NULL THEN c.previous_row END AS previous_row,
    CASE WHEN d.private AND NOT $private THEN NULL ELSE b.cells END AS previous_cells,
    CASE WHEN d.private AND NOT $private THEN 'a private source' ELSE coalesce(c.source_outlet, d.outlet) END AS outlet,
    CASE WHEN d.private AND NOT $private THEN NULL ELSE d.based_on END AS based_on,
    coalesce(c.source_date, d.published) AS date,
    CASE WHEN d.private AND NOT $private THEN NULL ELSE coalesce(c.source_url, d.url) END AS url,
    CASE WHEN d.private AND NOT $private THEN NULL ELSE d.title END AS title,
    d.machine_translated,
    d.private,
    CASE WHEN f.id <> c.document_id THEN f.outlet END AS same_story_as,
    CASE WHEN f.id <> c.document_id THEN f.published END AS same_story_date,
    CASE WHEN f.id <> c.document_id THEN coalesce(s.reason, 'the same address') END AS same_story_because,
    c.status,
    c.kind,
    CASE WHEN d.private AND NOT $private THEN NULL ELSE c.person_as_written END AS person_as_written,
    c.from_org,
    c.from_is_former,
    c.to_org,
    c.rules,
    c.confidence,
    CASE WHEN d.private AND NOT $private THEN NULL ELSE d.path END AS path
FROM move_claims AS mc
JOIN claims AS c ON c.id = mc.claim_id
JOIN documents AS d ON d.id = c.document_id
LEFT JOIN claim_stories AS y ON y.claim_id = c.id
LEFT JOIN stories AS s ON s.document_id = c.document_id
LEFT JOIN firsts AS f ON f.story_id = y.story_id
LEFT JOIN claims AS b ON b.document_id = c.document_id AND b.row_number = c.previous_row AND b.rules = 'spell'
    AND c.from_org = c.previous_org AND c.kind <> 'internal'
WHERE mc.move_id IN (SELECT unnest($moves::VARCHAR[]))
ORDER BY mc.move_id, c.row_number IS NOT NULL, coalesce(c.source_date, d.published, '9999'), c.id;
