-- Moves added up by origin and destination, either of which may be unknown: what pictures of flows are made of. $since, $until: a window,
-- or null; a move that lies only maybe in it is told. $include: statuses that are shown beside the counted moves, never among them.
-- $ids: only from or to these organizations, or null. `moves` and `open_moves` are the ids of the newest.
WITH placed AS (
    SELECT
        *,
        in_window(date_earliest, date_latest, CAST($since AS DATE), CAST($until AS DATE)) AS inside,
        (coalesce(date_earliest, DATE '0001-01-01'), id) AS newness
    FROM moves
    WHERE from_id IS DISTINCT FROM to_id
        AND (counted OR (list_contains($include::VARCHAR[], status) AND kind NOT IN ('appointment', 'internal')
            AND status NOT IN ('completed', 'announced') AND coalesce(why_not, status) = status))
        AND ($ids::VARCHAR[] IS NULL OR list_contains($ids, from_id) OR list_contains($ids, to_id))
),
summed AS (
    SELECT
        from_id,
        to_id,
        count(*) FILTER (WHERE counted) AS n,
        count(*) FILTER (WHERE NOT counted) AS n_open,
        count(*) FILTER (WHERE counted AND kind = 'founding') AS n_foundings,
        count(*) FILTER (WHERE counted AND inside = 'maybe') AS n_maybe,
        bool_or(status = 'completed') FILTER (WHERE counted) AS completed,
        avg(confidence) FILTER (WHERE counted) AS confidence,
        list_sort(list(DISTINCT status) FILTER (WHERE NOT counted)) AS open_statuses,
        min(date) AS first_date,
        max(date) AS last_date,
        max_by(id, newness, 50) FILTER (WHERE counted) AS moves,
        max_by(id, newness, 50) FILTER (WHERE NOT counted) AS open_moves
    FROM placed
    WHERE inside <> 'no'
    GROUP BY from_id, to_id
)
SELECT s.*, f.name AS from_org, t.name AS to_org
FROM summed AS s
LEFT JOIN entities AS f ON f.id = s.from_id
LEFT JOIN entities AS t ON t.id = s.to_id
ORDER BY s.n DESC, s.n_open DESC, s.from_id NULLS LAST, s.to_id NULLS LAST;
