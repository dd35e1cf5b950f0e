-- net-flow: people who came less people who left, by year, quarter or month, newest first
--
-- $org       organization = none         one organization: name, alias or id; else all
-- $by        year|quarter|month = year   how long a period is
-- $since     date = none                 only moves on or after this day (YYYY[-MM[-DD]])
-- $until     date = none                 only moves on or before this day
-- $min_moves integer = 1                 only periods of at least so many moves
-- $role      role = none                 only roles of this class there: research, engineering, executive, founder, ...
-- $senior    flag = no                   only senior roles there: heads, leads, chiefs, founders, ...
-- $headcount headcounts = none           a CSV (organization,headcount[,date]); adds the net per 100 staff
-- $limit     integer = 50                rows at most
--
-- example: net-flow OpenAI --by quarter --since 2024
--
-- Counted moves to and from an organization, whether or not the other end is known. net_index is net / (in + out): -1 all leave, 1 all
-- come. A move belongs to a period if its date can only lie in it; the footer says how many are too vague for that. Periods in which
-- nothing is told are left out. Press reports tell more readily of coming than of going: compare organizations, not levels.
-- A role is the one held at the organization: given up by those who left, taken up by those who came.

WITH roles_asked AS (SELECT role FROM roles WHERE ($role IS NULL OR class = $role) AND (senior OR NOT $senior)),
ends AS (
    SELECT id, org_id, from_id, to_id, standing, role, date_earliest, date_latest, 0 AS came, 1 AS went
    FROM exits
    WHERE org_id = $org OR ($org IS NULL AND NOT as_unit)
    UNION ALL
    SELECT id, org_id, from_id, to_id, standing, role, date_earliest, date_latest, 1 AS came, 0 AS went
    FROM entries
    WHERE org_id = $org OR ($org IS NULL AND NOT as_unit)
),
dated AS (
    SELECT
        *,
        in_window(date_earliest, date_latest, CAST($since AS DATE), CAST($until AS DATE)) AS within,
        period_of(date_earliest, $by) AS period,
        place_of(standing, $role IS NULL AND NOT $senior, role IN (SELECT role FROM roles_asked), role) AS standing_there
    FROM ends
),
told AS (
    SELECT
        *,
        CASE
            WHEN standing_there <> 'counted' THEN standing_there
            WHEN from_id = to_id THEN 'seats_transfers_and_internal_changes'
            WHEN period = period_of(date_latest, $by) THEN 'counted'
            ELSE 'date_too_vague'
        END AS place
    FROM dated
    WHERE within <> 'no' AND standing_there <> 'not_asked'
),
summed AS (
    SELECT
        period, org_id, sum(came) AS n_in, sum(went) AS n_out, sum(came) - sum(went) AS net,
        count(*) FILTER (WHERE within = 'maybe') AS n_maybe
    FROM told
    WHERE place = 'counted'
    GROUP BY period, org_id
),
kept AS (SELECT * FROM summed WHERE n_in + n_out >= $min_moves),
picked AS (
    SELECT * FROM kept
    ORDER BY period DESC, n_in + n_out DESC, org_id
    LIMIT $limit
),
sized AS (
    SELECT
        t.id, t.within, t.from_id, t.to_id,
        CASE WHEN t.place = 'counted' AND k.org_id IS NULL THEN 'in_smaller_periods' ELSE t.place END AS place
    FROM told AS t
    LEFT JOIN kept AS k ON k.period = t.period AND k.org_id = t.org_id
),
-- A move between two organizations has two ends; it is counted once, and where one of them counts, it counts.
once AS (
    SELECT
        id,
        CASE WHEN max(CASE WHEN place = 'counted' THEN 1 ELSE 0 END) = 1 THEN 'counted' ELSE max(place) END AS place,
        max(within) AS within, max(from_id) AS from_id, max(to_id) AS to_id
    FROM sized
    GROUP BY id
)
SELECT
    s.period,
    o.name AS organization,
    CAST(s.n_in AS INTEGER) AS n_in,
    CAST(s.n_out AS INTEGER) AS n_out,
    CAST(s.net AS INTEGER) AS net,
    round(1.0 * s.net / (s.n_in + s.n_out), 2) AS net_index,
    s.n_maybe,
    per_100(s.net, h.headcount) AS per_100_staff
FROM picked AS s
JOIN entities AS o ON o.id = s.org_id
LEFT JOIN headcounts AS h ON h.org_id = s.org_id
ORDER BY s.period DESC, s.n_in + s.n_out DESC, s.org_id;

-- The tally. Each move stands in one place; those `in_smaller_periods` are complete, and below --min-moves.
SELECT place AS label, count(*) AS n FROM once GROUP BY place
UNION ALL SELECT 'of_them_destination_unknown', count(*) FROM once WHERE place = 'counted' AND to_id IS NULL
UNION ALL SELECT 'of_them_origin_unknown', count(*) FROM once WHERE place = 'counted' AND from_id IS NULL
UNION ALL SELECT 'of_them_maybe_in_the_window', count(*) FROM once WHERE place = 'counted' AND within = 'maybe';
