-- moves: moves from one organization to another, newest first
--
-- $from_org         organization     where they left: name, alias or id
-- $to_org           organization     where they went: name, alias or id
-- $since            date = none      only moves on or after this day (YYYY[-MM[-DD]])
-- $until            date = none      only moves on or before this day
-- $worded_as_poach  flag = no        only moves that some source calls poaching, in its own words
-- $role             role = none      only roles of this class, before or after: research, engineering, executive, founder, ...
-- $senior           flag = no        only senior roles, before or after: heads, leads, chiefs, founders, ...
-- $include          statuses = none  also show rumoured, attempted, failed or denied reports (marked, never counted)
-- $limit            integer = 50     rows at most
--
-- example: moves OpenAI Meta --worded-as-poach
--
-- Only moves with both ends stated. The footer tells of those that may belong here: departures that don't say where to, arrivals
-- that don't say from where, and people whom a report only calls a former member of the first organization.
-- Units are asked for by their own names. "Poach" is the outlet's word, never ours.

WITH roles_asked AS (SELECT role FROM roles WHERE ($role IS NULL OR class = $role) AND (senior OR NOT $senior)),
leavers AS (
    SELECT *, in_window(date_earliest, date_latest, CAST($since AS DATE), CAST($until AS DATE)) AS within
    FROM exits
    WHERE org_id = $from_org
),
joiners AS (
    SELECT *, coalesce(earlier_id = $from_org, FALSE) AS was_there_once
    FROM entries
    WHERE org_id = $to_org
      AND in_window(date_earliest, date_latest, CAST($since AS DATE), CAST($until AS DATE)) <> 'no'
),
both_ends AS (
    SELECT
        *,
        place_of(
            CASE WHEN standing = 'counted' AND $worded_as_poach AND NOT worded_as_poach THEN 'not_worded_as_poach' ELSE standing END,
            $role IS NULL AND NOT $senior,
            role_from IN (SELECT role FROM roles_asked) OR role_to IN (SELECT role FROM roles_asked),
            coalesce(role_from, role_to)
        ) AS place
    FROM leavers
    WHERE within <> 'no' AND id IN (SELECT id FROM joiners)
),
told AS (
    SELECT * FROM both_ends
    WHERE worded_as_poach OR NOT $worded_as_poach OR place IN ('not_worded_as_poach', 'seats_transfers_and_internal_changes')
),
picked AS (
    SELECT * FROM told
    WHERE place = 'counted' OR array_contains($include, place)
    ORDER BY date_earliest DESC NULLS LAST, date_latest DESC NULLS LAST, id
    LIMIT $limit
)
-- The rows. Names are looked up for these only.
SELECT
    m.date,
    p.name AS person,
    coalesce(m.role_from, m.role_to) AS role,
    f.name AS from_org,
    t.name AS to_org,
    m.kind,
    m.worded_as_poach,
    m.combined,
    m.status,
    m.within AS in_window,
    confidence_word(m.confidence) AS confidence,
    m.n_claims AS reports,
    m.n_independent AS sources,
    m.id AS move
FROM picked AS m
JOIN entities AS p ON p.id = m.person_id
LEFT JOIN entities AS f ON f.id = m.from_id
LEFT JOIN entities AS t ON t.id = m.to_id
ORDER BY m.date_earliest DESC NULLS LAST, m.date_latest DESC NULLS LAST, m.id;

-- The tally. Each move from the one to the other stands in one place.
SELECT place AS label, count(*) AS n FROM told WHERE place <> 'not_asked' GROUP BY place
UNION ALL SELECT 'of_them_worded_as_poach', count(*) FROM told WHERE place = 'counted' AND worded_as_poach
UNION ALL SELECT 'of_them_combined_from_two_sources', count(*) FROM told WHERE place = 'counted' AND combined
UNION ALL SELECT 'of_them_maybe_in_the_window', count(*) FROM told WHERE place = 'counted' AND within = 'maybe'
UNION ALL SELECT 'destination_unknown', count(*) FROM leavers
WHERE standing = 'counted' AND within <> 'no' AND to_id IS NULL AND id NOT IN (SELECT id FROM joiners)
UNION ALL SELECT 'origin_unknown', count(*) FROM joiners
WHERE counted AND from_id IS NULL AND NOT was_there_once AND id NOT IN (SELECT id FROM leavers)
UNION ALL SELECT 'only_an_earlier_employer', count(*) FROM joiners
WHERE was_there_once AND status IN ('completed', 'announced') AND id NOT IN (SELECT id FROM leavers);
