-- flows: moves between organizations added up, largest first
--
-- $since      date = none     only moves on or after this day (YYYY[-MM[-DD]])
-- $until      date = none     only moves on or before this day
-- $min_moves  integer = 1     only flows of at least so many moves
-- $limit      integer = 50    rows at most
--
-- example: flows --since 2025-01-01 --min-moves 2
--
-- A flow adds up the counted moves between two organizations that are both stated: n_moves moves of n_persons people; of the
-- moves n_poach are called poaching by some source, n_foundings founded the place they went to, n_uncertain rest on one
-- source only or are put together from two, and n_maybe lie only maybe in the window.

-- The rows. Names are looked up for these only.
WITH dated AS (
    SELECT *, in_window(date_earliest, date_latest, CAST($since AS DATE), CAST($until AS DATE)) AS within
    FROM moves
    WHERE counted AND from_id <> to_id
),
summed AS (
    SELECT
        from_id,
        to_id,
        count(*) AS n_moves,
        count(DISTINCT person_id) AS n_persons,
        count(*) FILTER (WHERE worded_as_poach) AS n_poach,
        count(*) FILTER (WHERE kind = 'founding') AS n_foundings,
        count(*) FILTER (WHERE combined OR n_independent < 2) AS n_uncertain,
        count(*) FILTER (WHERE within = 'maybe') AS n_maybe
    FROM dated
    WHERE within <> 'no'
    GROUP BY from_id, to_id
    HAVING count(*) >= $min_moves
    ORDER BY n_moves DESC, n_persons DESC, from_id, to_id
    LIMIT $limit
)
SELECT
    f.name AS from_org,
    t.name AS to_org,
    s.n_moves,
    s.n_persons,
    s.n_poach,
    s.n_foundings,
    s.n_uncertain,
    s.n_maybe
FROM summed AS s
JOIN entities AS f ON f.id = s.from_id
JOIN entities AS t ON t.id = s.to_id
ORDER BY s.n_moves DESC, s.n_persons DESC, s.from_id, s.to_id;

-- The tally. Each move stands in one place; those `in_smaller_flows` are complete, and below --min-moves.
WITH told AS (
    SELECT
        *,
        CASE
            WHEN counted THEN 'counted'
            WHEN status IN ('completed', 'announced') OR why_not <> status THEN 'inside'
            ELSE status
        END AS standing,
        in_window(date_earliest, date_latest, CAST($since AS DATE), CAST($until AS DATE)) AS within
    FROM moves
),
summed AS (
    SELECT
        from_id,
        to_id,
        standing,
        count(*) AS n_moves,
        count(*) FILTER (WHERE within = 'maybe') AS n_maybe
    FROM told
    WHERE within <> 'no'
    GROUP BY from_id, to_id, standing
),
placed AS (
    SELECT
        *,
        CASE
            WHEN standing <> 'counted' THEN standing
            WHEN from_id IS NULL THEN 'no origin'
            WHEN to_id IS NULL THEN 'no destination'
            WHEN from_id = to_id THEN 'inside'
            WHEN n_moves >= $min_moves THEN 'counted'
            ELSE 'small'
        END AS place
    FROM summed
)
SELECT
    COALESCE(sum(n_moves) FILTER (WHERE place = 'counted'), 0) AS counted,
    COALESCE(sum(n_maybe) FILTER (WHERE place = 'counted'), 0) AS of_them_maybe_in_the_window,
    COALESCE(sum(n_moves) FILTER (WHERE place = 'small'), 0) AS in_smaller_flows,
    COALESCE(sum(n_moves) FILTER (WHERE place = 'no destination'), 0) AS destination_unknown,
    COALESCE(sum(n_moves) FILTER (WHERE place = 'no origin'), 0) AS origin_unknown,
    COALESCE(sum(n_moves) FILTER (WHERE place = 'rumoured'), 0) AS rumoured,
    COALESCE(sum(n_moves) FILTER (WHERE place = 'attempted'), 0) AS attempted,
    COALESCE(sum(n_moves) FILTER (WHERE place = 'failed'), 0) AS failed,
    COALESCE(sum(n_moves) FILTER (WHERE place = 'denied'), 0) AS denied,
    COALESCE(sum(n_moves) FILTER (WHERE place = 'contested'), 0) AS contested,
    COALESCE(sum(n_moves) FILTER (WHERE place = 'inside'), 0) AS seats_transfers_and_internal_changes
FROM placed;
