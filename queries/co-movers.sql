-- co-movers: people who left one organization for the same other within some days of each other, least likely first
--
-- $org        organization = none   where they left: name, alias or id; else anywhere
-- $days       integer = 90          how many days the moves may lie apart
-- $min_people integer = 2           only where at least so many people went
-- $since      date = none           only moves on or after this day (YYYY[-MM[-DD]])
-- $until      date = none           only moves on or before this day
-- $limit      integer = 50          rows at most
--
-- example: co-movers --days 60 --min-people 3
--
-- For every two organizations the window of so many days in which most people went from the one to the other, the earliest of equals. Moves
-- count here if their date is known to the month; a move of which only the month is known stands on its first day.
-- `expected` is how many would fall into such a window if the moves of these two (`n_pair` people) were spread evenly over the time that
-- all dated moves cover; `p` is the chance of at least so many as n_people then (Poisson). The window was picked as the fullest and the
-- pair out of many, so p ranks what to look at; it is no proof of a lift-out, and a press that writes about teams finds teams.

WITH dated AS (
    SELECT
        *,
        in_window(date_earliest, date_latest, CAST($since AS DATE), CAST($until AS DATE)) AS within,
        standing_of(counted, status, why_not) AS standing
    FROM moves
),
placed AS (
    SELECT
        *,
        CASE
            WHEN standing <> 'counted' THEN standing
            WHEN from_id IS NULL THEN 'origin_unknown'
            WHEN to_id IS NULL THEN 'destination_unknown'
            WHEN from_id = to_id THEN 'seats_transfers_and_internal_changes'
            WHEN days_between(date_earliest, date_latest) <= 31 THEN 'counted'
            ELSE 'date_too_vague'
        END AS place
    FROM dated
    WHERE within <> 'no'
),
told AS (SELECT id, person_id, from_id, to_id, date_earliest AS day, within FROM placed WHERE place = 'counted'),
span AS (SELECT greatest(days_between(min(day), max(day)) + 1, $days) AS days FROM told),
pairs AS (SELECT from_id, to_id, count(DISTINCT person_id) AS n_pair FROM told GROUP BY from_id, to_id),
windows AS (
    SELECT a.id, a.from_id, a.to_id, a.day AS first_day, max(b.day) AS last_day, count(DISTINCT b.person_id) AS n_people
    FROM told AS a
    JOIN told AS b ON b.from_id = a.from_id AND b.to_id = a.to_id AND days_between(a.day, b.day) BETWEEN 0 AND $days
    WHERE $org IS NULL OR a.from_id = $org
    GROUP BY a.id, a.from_id, a.to_id, a.day
),
fullest AS (
    SELECT * FROM windows
    QUALIFY row_number() OVER (PARTITION BY from_id, to_id ORDER BY n_people DESC, first_day, id) = 1
),
weighed AS (
    SELECT f.*, p.n_pair, 1.0 * p.n_pair * $days / s.days AS expected
    FROM fullest AS f
    JOIN pairs AS p ON p.from_id = f.from_id AND p.to_id = f.to_id
    CROSS JOIN span AS s
    WHERE f.n_people >= $min_people
),
-- The tail from n_people on, term by term: exp(-x) x^n / n!.
tails AS (
    SELECT w.id, least(sum(exp(n.n * ln(w.expected) - w.expected - n.log_factorial)), 1.0) AS p
    FROM weighed AS w
    JOIN numbers AS n ON n.n >= w.n_people
    WHERE w.expected > 0
    GROUP BY w.id
),
picked AS (
    SELECT w.*, coalesce(t.p, 0.0) AS p
    FROM weighed AS w
    LEFT JOIN tails AS t ON t.id = w.id
    ORDER BY p, w.n_people DESC, w.from_id, w.to_id
    LIMIT $limit
),
members AS (
    SELECT w.id, array_sort(array_agg(DISTINCT e.name)) AS people
    FROM picked AS w
    JOIN told AS m ON m.from_id = w.from_id AND m.to_id = w.to_id AND m.day BETWEEN w.first_day AND w.last_day
    JOIN entities AS e ON e.id = m.person_id
    GROUP BY w.id
)
SELECT
    f.name AS from_org,
    t.name AS to_org,
    w.first_day,
    w.last_day,
    w.n_people,
    w.n_pair,
    round(w.expected, 2) AS expected,
    w.p,
    m.people
FROM picked AS w
JOIN members AS m ON m.id = w.id
JOIN entities AS f ON f.id = w.from_id
JOIN entities AS t ON t.id = w.to_id
ORDER BY w.p, w.n_people DESC, w.from_id, w.to_id;

-- The tally: the moves that were looked at, from everywhere.
SELECT place AS label, count(*) AS n FROM placed GROUP BY place
UNION ALL SELECT 'of_them_maybe_in_the_window', count(*) FROM told WHERE within = 'maybe';
