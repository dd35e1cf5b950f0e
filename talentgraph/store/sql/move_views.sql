-- stood + transfers -> move_views, and `moves` as they stand in the default view.
INSERT INTO move_views
WITH views AS (SELECT unnest(['as-reported', 'point-in-time', 'group', 'today']) AS view),
touched AS (
    SELECT DISTINCT id FROM stood
    UNION SELECT id FROM transfers
),
placed AS (
    SELECT m.id, v.view, m.from_id AS reported_from, m.to_id AS reported_to, m.from_unit, m.to_unit, m.counted, m.why_not,
        coalesce(f.stands_under, m.from_id) AS from_id,
        coalesce(t.stands_under, m.to_id) AS to_id,
        coalesce(e.stands_under, m.earlier_id) AS earlier_id,
        coalesce(gf.stands_under, m.from_id) = coalesce(gt.stands_under, m.to_id) AS one_group
    FROM moves AS m
    JOIN touched AS x ON x.id = m.id
    CROSS JOIN views AS v
    LEFT JOIN stood AS f ON f.id = m.id AND f.view = v.view AND f.org_id = m.from_id
    LEFT JOIN stood AS t ON t.id = m.id AND t.view = v.view AND t.org_id = m.to_id
    LEFT JOIN stood AS e ON e.id = m.id AND e.view = v.view AND e.org_id = m.earlier_id
    LEFT JOIN stood AS gf ON gf.id = m.id AND gf.view = 'group' AND gf.org_id = m.from_id
    LEFT JOIN stood AS gt ON gt.id = m.id AND gt.view = 'group' AND gt.org_id = m.to_id
),
judged AS (
    SELECT *,
        CASE
            WHEN view = 'as-reported' THEN NULL
            WHEN id IN (SELECT id FROM transfers) THEN 'a transfer with an acquisition'
            WHEN coalesce(one_group, false) OR coalesce(from_id = to_id, false) THEN 'inside one group'
        END AS inside
    FROM placed
)
SELECT
    j.id, j.view, j.from_id, j.to_id,
    CASE WHEN j.earlier_id IS DISTINCT FROM j.from_id THEN j.earlier_id END,
    -- What is rolled up still answers for itself, as a unit.
    coalesce(j.from_unit, CASE WHEN j.from_id <> j.reported_from THEN f.name END),
    coalesce(j.to_unit, CASE WHEN j.to_id <> j.reported_to THEN t.name END),
    j.counted AND j.inside IS NULL,
    coalesce(j.why_not, j.inside)
FROM judged AS j
LEFT JOIN entities AS f ON f.id = j.reported_from
LEFT JOIN entities AS t ON t.id = j.reported_to
ORDER BY ALL;

UPDATE moves
SET from_id = v.from_id, to_id = v.to_id, earlier_id = v.earlier_id, from_unit = v.from_unit, to_unit = v.to_unit, counted = v.counted, why_not = v.why_not
FROM move_views AS v
WHERE v.move_id = moves.id AND v.view = 'point-in-time' AND v.move_id IN (SELECT id FROM move_days)
    AND (v.from_id, v.to_id, v.earlier_id, v.from_unit, v.to_unit, v.counted, v.why_not)
        IS DISTINCT FROM (moves.from_id, moves.to_id, moves.earlier_id, moves.from_unit, moves.to_unit, moves.counted, moves.why_not);
