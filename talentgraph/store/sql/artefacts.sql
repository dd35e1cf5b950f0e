-- Claims of spells + moves -> artefacts: what the rows seem to say at first sight (the spell before -> this one) and is no move.
INSERT INTO artefacts
WITH pairs AS (
    SELECT
        c.id AS claim_id, e.person_id, c.kind, c.set_aside, c.previous_org, c.to_org, c.date, c.date_earliest, c.date_latest,
        CASE WHEN c.from_org = c.previous_org AND NOT c.from_is_former THEN e.from_id ELSE b.to_id END AS from_id,
        e.to_id,
        f.entity_id AS from_named, t.entity_id AS to_named, f.name_id AS from_name_id, t.name_id AS to_name_id
    FROM told_claims AS c
    JOIN claim_ends AS e ON e.claim_id = c.id
    JOIN valid_claims AS p ON p.document_id = c.document_id AND p.row_number = c.previous_row AND p.to_org IS NOT NULL
    JOIN claim_ends AS b ON b.claim_id = p.id
    JOIN meanings AS f ON f.kind = 'organization' AND f.spelling = p.to_org
    JOIN meanings AS t ON t.kind = 'organization' AND t.spelling = c.to_org
    WHERE c.previous_org <> c.to_org OR c.kind = 'internal'
),
-- LINEAGE: what a relation between the two places makes of a step from one to the other. A merger or a split explains the steps of its
-- year; a name and a unit explain all of them.
related AS (
    SELECT a, b, reason, day
    FROM (
        SELECT
            org_id AS one, other_id AS other,
            CASE relation WHEN 'renamed_to' THEN 'renamed' WHEN 'merged_into' THEN 'merged' WHEN 'spun_off_from' THEN 'spun off'
                WHEN 'acquired_by' THEN 'one group' WHEN 'unit_of' THEN 'unit' END AS reason,
            CASE WHEN relation IN ('merged_into', 'spun_off_from') THEN iso_day(date) END AS day
        FROM lineage
    ), LATERAL (SELECT one AS a, other AS b UNION ALL SELECT other, one)
),
explained AS (
    SELECT p.claim_id,
        min_by(r.reason, array_position(['renamed', 'merged', 'spun off', 'unit', 'one group'], r.reason)) AS reason
    FROM pairs AS p JOIN related AS r ON r.a IN (p.from_named, p.from_name_id) AND r.b IN (p.to_named, p.to_name_id)
    WHERE coalesce(p.date_latest >= r.day - 365 AND p.date_earliest <= r.day + 365, true)
    GROUP BY p.claim_id
),
-- The move that each claim tells of, with its origin before anything is rolled up.
told AS (
    SELECT mc.claim_id, m.counted, m.why_not, m.other_origins, CASE WHEN v.move_id IS NULL THEN m.from_id ELSE v.from_id END AS from_id
    FROM move_claims AS mc
    JOIN moves AS m ON m.id = mc.move_id
    LEFT JOIN move_views AS v ON v.move_id = m.id AND v.view = 'as-reported'
)
SELECT
    p.claim_id, p.person_id, p.from_id, p.to_id, p.previous_org, p.to_org,
    CASE
        WHEN p.previous_org = p.to_org THEN 'inside one organization'
        WHEN x.reason IS NOT NULL THEN x.reason
        WHEN p.from_named = p.to_named THEN 'spelling'
        WHEN p.from_id = p.to_id THEN 'unit'
        WHEN p.set_aside IS NOT NULL THEN p.set_aside
        WHEN p.claim_id IN (SELECT claim_id FROM went_on) THEN 'still there'
        WHEN m.why_not = 'inside one group' THEN 'one group'
        WHEN m.why_not = 'a transfer with an acquisition' THEN 'merged'
        ELSE 'other'
    END,
    p.date, p.date_earliest, p.date_latest
FROM pairs AS p
LEFT JOIN explained AS x ON x.claim_id = p.claim_id
LEFT JOIN told AS m ON m.claim_id = p.claim_id
WHERE NOT coalesce(m.counted AND (m.from_id = p.from_id OR list_contains(m.other_origins, p.from_id)), false)
ORDER BY p.claim_id;
