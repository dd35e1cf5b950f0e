-- who-joined: people who joined an organization, newest first
--
-- $org       organization          the organization: name, alias or id
-- $since     date = none           only moves on or after this day (YYYY[-MM[-DD]])
-- $until     date = none           only moves on or before this day
-- $role      role = none           only roles of this class: research, engineering, executive, founder, product, ...
-- $senior    flag = no             only senior roles: heads, leads, chiefs, founders, ...
-- $include   statuses = none       also show rumoured, attempted, failed or denied reports (marked, never counted)
-- $headcount headcounts = none     a CSV (organization,headcount[,date]); gives the rate per 100 staff
-- $limit     integer = 50          rows at most
--
-- example: who-joined Meta --since 2025-06
--
-- An arrival is a counted move to the organization, wherever it came from. Where no report states the last employer, an earlier
-- one may be known ("former GitHub CEO"): it stands in its own column, and makes no origin.
-- A unit (Meta Superintelligence Labs) is asked for by its own name; moves are booked under the organization above it, and the
-- footer says how many of those name no unit. A date that is not known exactly enough lies "maybe" in the window.
-- A role is the one that is taken up there.

WITH roles_asked AS (SELECT role FROM roles WHERE ($role IS NULL OR class = $role) AND (senior OR NOT $senior)),
dated AS (
    SELECT *, in_window(date_earliest, date_latest, CAST($since AS DATE), CAST($until AS DATE)) AS within
    FROM entries
    WHERE org_id = $org
),
told AS (
    SELECT *, place_of(standing, $role IS NULL AND NOT $senior, role IN (SELECT role FROM roles_asked), role) AS place
    FROM dated
    WHERE within <> 'no'
),
picked AS (
    SELECT * FROM told
    WHERE place = 'counted' OR array_contains($include, place)
    ORDER BY date_earliest DESC NULLS LAST, date_latest DESC NULLS LAST, id
    LIMIT $limit
),
groups AS (
    SELECT DISTINCT from_id, to_id, to_unit, people, date
    FROM told_groups
    WHERE (to_id = $org OR to_unit IN (SELECT name FROM entities WHERE id = $org))
      AND in_window(date_earliest, date_latest, CAST($since AS DATE), CAST($until AS DATE)) <> 'no'
)
-- The rows. Names are looked up for these only.
SELECT
    m.date,
    p.name AS person,
    m.role,
    f.name AS from_org,
    e.name AS earlier_org,
    m.kind,
    m.worded_as_poach,
    m.status,
    m.within AS in_window,
    confidence_word(m.confidence) AS confidence,
    m.n_claims AS reports,
    m.n_independent AS sources,
    m.id AS move
FROM picked AS m
JOIN entities AS p ON p.id = m.person_id
LEFT JOIN entities AS f ON f.id = m.from_id
LEFT JOIN entities AS e ON e.id = m.earlier_id
ORDER BY m.date_earliest DESC NULLS LAST, m.date_latest DESC NULLS LAST, m.id;

-- The tally. Each move stands in one place: counted, not done (by its status), or a seat or a change inside.
SELECT place AS label, count(*) AS n FROM told WHERE place <> 'not_asked' GROUP BY place
UNION ALL SELECT 'of_them_origin_unknown', count(*) FROM told WHERE place = 'counted' AND from_id IS NULL AND earlier_id IS NULL
UNION ALL SELECT 'of_them_with_only_an_earlier_employer', count(*) FROM told
WHERE place = 'counted' AND from_id IS NULL AND earlier_id IS NOT NULL
UNION ALL SELECT 'of_them_maybe_in_the_window', count(*) FROM told WHERE place = 'counted' AND within = 'maybe'
UNION ALL SELECT 'name_no_unit', count(*) FROM (SELECT DISTINCT host_id FROM hosts WHERE unit_id = $org) AS h
JOIN moves AS m ON m.to_id = h.host_id
WHERE m.counted AND m.to_unit IS NULL
  AND in_window(m.date_earliest, m.date_latest, CAST($since AS DATE), CAST($until AS DATE)) <> 'no'
UNION ALL SELECT 'people_in_unnamed_groups', coalesce(sum(people), 0) FROM groups
UNION ALL SELECT 'unnamed_groups', count(*) FROM groups WHERE people IS NULL;
