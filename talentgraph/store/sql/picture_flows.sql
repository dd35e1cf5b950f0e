-- Moves added up by origin and destination, either of which may be unknown: what pictures of flows are made of. $since, $until: a window,
-- or null; a move that lies only maybe in it is told. $include: statuses that are shown beside the counted moves, never among them.
-- $ids: only from or to these organizations, or null.
-- $least: flows with fewer counted moves are left out, `small` says how many moves that
-- takes. $most: so many organizations stand by themselves, the largest; the others are one, with the id '', `folded` says how many they are.
-- `denied`: a report denies one of those that are not counted. `moves` and `open_moves` are the ids of the newest.
WITH placed AS (
    SELECT
        from_id, to_id, id, status, kind, counted, confidence, date,
        in_window(date_earliest, date_latest, CAST($since AS DATE), CAST($until AS DATE)) AS inside,
        (coalesce(date_earliest, DATE '0001-01-01'), id) AS newness,
        NOT counted AND id IN (SELECT mc.move_id FROM move_claims AS mc JOIN claims AS c ON c.id = mc.claim_id WHERE c.status = 'denied') AS denied
    FROM moves
    WHERE from_id IS DISTINCT FROM to_id
        AND (counted OR (list_contains($include::VARCHAR[], status) AND kind NOT IN ('appointment', 'internal')
            AND status NOT IN ('completed', 'announced') AND coalesce(why_not, status) = status))
        AND ($ids::VARCHAR[] IS NULL OR list_contains($ids, from_id) OR list_contains($ids, to_id))
        AND inside <> 'no'
),
pairs AS (
    SELECT from_id, to_id, count(*) FILTER (WHERE counted) AS n, count(*) FILTER (WHERE NOT counted) AS n_open
    FROM placed
    GROUP BY from_id, to_id
),
kept AS (
    SELECT * FROM pairs WHERE n >= $least OR ($least <= 1 AND n_open > 0)
),
sized AS (
    SELECT e.id, sum(e.n) AS n, sum(e.n_open) AS n_open
    FROM (
        SELECT from_id AS id, n, n_open FROM kept WHERE $ids IS NOT NULL OR to_id IS NOT NULL
        UNION ALL
        SELECT to_id, n, n_open FROM kept WHERE $ids IS NOT NULL OR from_id IS NOT NULL
    ) AS e
    WHERE e.id IS NOT NULL
    GROUP BY e.id
),
chief AS (
    SELECT s.id, o.name
    FROM sized AS s JOIN entities AS o ON o.id = s.id
    ORDER BY s.n DESC, s.n_open DESC, o.name, s.id
    LIMIT $most
),
folded AS (
    SELECT
        p.* EXCLUDE (from_id, to_id),
        CASE WHEN p.from_id IS NULL THEN NULL ELSE coalesce(f.id, '') END AS from_id,
        CASE WHEN p.to_id IS NULL THEN NULL ELSE coalesce(t.id, '') END AS to_id,
        f.name AS from_org,
        t.name AS to_org
    FROM placed AS p
    JOIN kept AS k ON k.from_id IS NOT DISTINCT FROM p.from_id AND k.to_id IS NOT DISTINCT FROM p.to_id
    LEFT JOIN chief AS f ON f.id = p.from_id
    LEFT JOIN chief AS t ON t.id = p.to_id
)
SELECT
    from_id,
    to_id,
    any_value(from_org) AS from_org,
    any_value(to_org) AS to_org,
    count(*) FILTER (WHERE counted) AS n,
    count(*) FILTER (WHERE NOT counted) AS n_open,
    count(*) FILTER (WHERE counted AND kind = 'founding') AS n_foundings,
    count(*) FILTER (WHERE counted AND inside = 'maybe') AS n_maybe,
    bool_or(status = 'completed') FILTER (WHERE counted) AS completed,
    avg(confidence) FILTER (WHERE counted) AS confidence,
    list_sort(list(DISTINCT status) FILTER (WHERE NOT counted)) AS open_statuses,
    bool_or(denied) AS denied,
    min(date) AS first_date,
    max(date) AS last_date,
    max_by(id, newness, 50) FILTER (WHERE counted) AS moves,
    max_by(id, newness, 50) FILTER (WHERE NOT counted) AS open_moves,
    (SELECT count(*) FROM sized) - (SELECT count(*) FROM chief) AS folded,
    (SELECT coalesce(sum(n), 0) FROM pairs WHERE n < $least AND ($ids IS NOT NULL OR (from_id IS NOT NULL AND to_id IS NOT NULL))) AS small
FROM folded
GROUP BY from_id, to_id
ORDER BY n DESC, n_open DESC, from_id NULLS LAST, to_id NULLS LAST;
