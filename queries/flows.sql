-- flows: moves between organizations added up, largest first
--
-- $since      date = none         only moves on or after this day (YYYY[-MM[-DD]])
-- $until      date = none         only moves on or before this day
-- $min_moves  integer = 1         only flows of at least so many moves
-- $role       role = none         only roles of this class, before or after: research, engineering, executive, founder, ...
-- $senior     flag = no           only senior roles, before or after: heads, leads, chiefs, founders, ...
-- $headcount  headcounts = none   a CSV (organization,headcount[,date]); adds the rate per 100 staff of where they left
-- $limit      integer = 50        rows at most
--
-- example: flows --since 2025-01-01 --min-moves 2
--
-- A flow adds up the counted moves between two organizations that are both stated: n_moves moves of n_persons people; of the
-- moves n_poach are called poaching by some source, n_foundings founded the place they went to, n_uncertain rest on one
-- source only or are put together from two, and n_maybe lie only maybe in the window.

WITH roles_asked AS (SELECT role FROM roles WHERE ($role IS NULL OR class = $role) AND (senior OR NOT $senior)),
dated AS (
    SELECT
        *,
        in_window(date_earliest, date_latest, CAST($since AS DATE), CAST($until AS DATE)) AS within,
        place_of(
            standing_of(counted, status, why_not),
            $role IS NULL AND NOT $senior,
            role_from IN (SELECT role FROM roles_asked) OR role_to IN (SELECT role FROM roles_asked),
            coalesce(role_from, role_to)
        ) AS standing
    FROM moves
),
summed AS (
    SELECT
        from_id,
        to_id,
        standing,
        count(*) AS n_moves,
        count(DISTINCT person_id) AS n_persons,
        count(*) FILTER (WHERE worded_as_poach) AS n_poach,
        count(*) FILTER (WHERE kind = 'founding') AS n_foundings,
        count(*) FILTER (WHERE combined OR n_independent < 2) AS n_uncertain,
        count(*) FILTER (WHERE within = 'maybe') AS n_maybe
    FROM dated
    WHERE within <> 'no' AND standing <> 'not_asked'
    GROUP BY from_id, to_id, standing
),
placed AS (
    SELECT
        *,
        CASE
            WHEN standing <> 'counted' THEN standing
            WHEN from_id IS NULL THEN 'origin_unknown'
            WHEN to_id IS NULL THEN 'destination_unknown'
            WHEN from_id = to_id THEN 'seats_transfers_and_internal_changes'
            WHEN n_moves >= $min_moves THEN 'counted'
            ELSE 'in_smaller_flows'
        END AS place
    FROM summed
),
picked AS (
    SELECT * FROM placed
    WHERE place = 'counted'
    ORDER BY n_moves DESC, n_persons DESC, from_id, to_id
    LIMIT $limit
)
-- The rows. Names are looked up for these only.
SELECT
    f.name AS from_org,
    t.name AS to_org,
    s.n_moves,
    s.n_persons,
    s.n_poach,
    s.n_foundings,
    s.n_uncertain,
    s.n_maybe,
    per_100(s.n_moves, h.headcount) AS per_100_staff
FROM picked AS s
JOIN entities AS f ON f.id = s.from_id
JOIN entities AS t ON t.id = s.to_id
LEFT JOIN headcounts AS h ON h.org_id = s.from_id
ORDER BY s.n_moves DESC, s.n_persons DESC, s.from_id, s.to_id;

-- The tally. Each move stands in one place; those `in_smaller_flows` are complete, and below --min-moves.
SELECT place AS label, sum(n_moves) AS n FROM placed GROUP BY place
UNION ALL SELECT 'of_them_maybe_in_the_window', sum(n_maybe) FROM placed WHERE place = 'counted';
