-- top-sources: where people came from, to one organization or to all, most first
--
-- $org       organization = none   where they went: name, alias or id; else anywhere
-- $since     date = none           only moves on or after this day (YYYY[-MM[-DD]])
-- $until     date = none           only moves on or before this day
-- $min_moves integer = 1           only sources of at least so many moves
-- $role      role = none           only people who took up a role of this class: research, engineering, executive, ...
-- $senior    flag = no             only people who took up a senior role
-- $headcount headcounts = none     a CSV (organization,headcount[,date]); adds the rate per 100 staff of the source
-- $limit     integer = 20          rows at most
--
-- example: top-sources Meta --since 2025
--
-- share is of the counted moves whose origin is known. lift compares with what chance would give if only the sizes mattered (the
-- configuration model): moves here x all moves / (all from there x all to here); 2 means twice as often. It needs an organization.
-- An earlier employer ("former GitHub CEO") is no origin.

WITH roles_asked AS (SELECT role FROM roles WHERE ($role IS NULL OR class = $role) AND (senior OR NOT $senior)),
dated AS (
    SELECT
        *,
        in_window(date_earliest, date_latest, CAST($since AS DATE), CAST($until AS DATE)) AS within,
        coalesce($org IS NULL OR to_id = $org OR to_unit IN (SELECT name FROM entities WHERE id = $org), FALSE) AS here,
        place_of(
            standing_of(counted, status, why_not), $role IS NULL AND NOT $senior, role_to IN (SELECT role FROM roles_asked), role_to
        ) AS standing
    FROM moves
),
told AS (
    SELECT
        *,
        to_id IS NOT NULL OR ($org IS NOT NULL AND here) AS to_known,
        CASE
            WHEN standing <> 'counted' THEN standing
            WHEN from_id IS NULL THEN 'origin_unknown'
            WHEN to_id = from_id THEN 'seats_transfers_and_internal_changes'
            ELSE 'counted'
        END AS place
    FROM dated
    WHERE within <> 'no' AND standing <> 'not_asked'
),
summed AS (
    SELECT
        from_id,
        count(*) FILTER (WHERE here) AS n_moves,
        count(DISTINCT CASE WHEN here THEN person_id END) AS n_persons,
        count(*) FILTER (WHERE here AND worded_as_poach) AS n_poach,
        count(*) FILTER (WHERE here AND (combined OR n_independent < 2)) AS n_uncertain,
        count(*) FILTER (WHERE here AND within = 'maybe') AS n_maybe,
        count(*) FILTER (WHERE to_known) AS n_out
    FROM told
    WHERE place = 'counted'
    GROUP BY from_id
),
whole AS (SELECT sum(n_moves) AS to_here, sum(n_out) AS between_known FROM summed),
picked AS (
    SELECT s.*, w.to_here, w.between_known
    FROM summed AS s
    CROSS JOIN whole AS w
    WHERE s.n_moves >= $min_moves AND s.n_moves > 0
    ORDER BY s.n_moves DESC, s.n_persons DESC, s.from_id
    LIMIT $limit
)
SELECT
    o.name AS from_org,
    s.n_moves,
    s.n_persons,
    round(1.0 * s.n_moves / s.to_here, 3) AS share,
    CASE WHEN $org IS NOT NULL THEN round(1.0 * s.n_moves * s.between_known / (s.to_here * s.n_out), 2) END AS lift,
    s.n_poach,
    s.n_uncertain,
    s.n_maybe,
    per_100(s.n_moves, h.headcount) AS per_100_staff
FROM picked AS s
JOIN entities AS o ON o.id = s.from_id
LEFT JOIN headcounts AS h ON h.org_id = s.from_id
ORDER BY s.n_moves DESC, s.n_persons DESC, s.from_id;

-- The tally. Each move to there stands in one place.
SELECT place AS label, count(*) AS n FROM told WHERE here GROUP BY place
UNION ALL SELECT 'of_them_from_smaller_sources', coalesce(sum(n_moves), 0) FROM summed WHERE n_moves < $min_moves
UNION ALL SELECT 'of_them_destination_unknown', count(*) FROM told WHERE here AND place = 'counted' AND NOT to_known
UNION ALL SELECT 'of_them_maybe_in_the_window', count(*) FROM told WHERE here AND place = 'counted' AND within = 'maybe';
