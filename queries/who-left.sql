-- who-left: people who left an organization, newest first
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
-- example: who-left OpenAI --since 2024-01-01
--
-- A departure is a counted move whose last employer is the organization, wherever it went: "not stated" is an answer too.
-- Somebody who only once worked there ("former X CEO") did not leave X with that move, and is told in the footer.
-- A unit (FAIR, Google Brain) is asked for by its own name; moves are booked under the organization above it, and the
-- footer says how many of those name no unit. A date that is not known exactly enough lies "maybe" in the window.
-- A role is the one that was held there. They left, resigned or were dismissed: the source may not say.

WITH roles_asked AS (SELECT role FROM roles WHERE ($role IS NULL OR class = $role) AND (senior OR NOT $senior)),
dated AS (
    SELECT *, in_window(date_earliest, date_latest, CAST($since AS DATE), CAST($until AS DATE)) AS within
    FROM exits
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
    SELECT DISTINCT from_id, to_id, from_unit, people, date
    FROM told_groups
    WHERE NOT from_is_former
      AND (from_id = $org OR from_unit IN (SELECT name FROM entities WHERE id = $org))
      AND in_window(date_earliest, date_latest, CAST($since AS DATE), CAST($until AS DATE)) <> 'no'
)
-- The rows. Names are looked up for these only.
SELECT
    m.date,
    p.name AS person,
    m.role,
    t.name AS to_org,
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
LEFT JOIN entities AS t ON t.id = m.to_id
ORDER BY m.date_earliest DESC NULLS LAST, m.date_latest DESC NULLS LAST, m.id;

-- The tally. Each move stands in one place: counted, not done (by its status), or a seat or a change inside.
SELECT place AS label, count(*) AS n FROM told WHERE place <> 'not_asked' GROUP BY place
UNION ALL SELECT 'of_them_destination_unknown', count(*) FROM told WHERE place = 'counted' AND to_id IS NULL
UNION ALL SELECT 'of_them_maybe_in_the_window', count(*) FROM told WHERE place = 'counted' AND within = 'maybe'
UNION ALL SELECT 'only_an_earlier_employer', count(*) FROM moves
WHERE earlier_id = $org AND (from_id IS NULL OR from_id <> $org) AND status IN ('completed', 'announced')
  AND in_window(date_earliest, date_latest, CAST($since AS DATE), CAST($until AS DATE)) <> 'no'
UNION ALL SELECT 'name_no_unit', count(*) FROM (SELECT DISTINCT host_id FROM hosts WHERE unit_id = $org) AS h
JOIN moves AS m ON m.from_id = h.host_id
WHERE m.counted AND m.from_unit IS NULL
  AND in_window(m.date_earliest, m.date_latest, CAST($since AS DATE), CAST($until AS DATE)) <> 'no'
UNION ALL SELECT 'people_in_unnamed_groups', coalesce(sum(people), 0) FROM groups
UNION ALL SELECT 'unnamed_groups', count(*) FROM groups WHERE people IS NULL;
