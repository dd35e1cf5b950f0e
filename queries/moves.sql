-- moves: moves from one organization to another, newest first
--
-- $from_org         organization     where they left: name, alias or id
-- $to_org           organization     where they went: name, alias or id
-- $since            date = none      only moves on or after this day (YYYY[-MM[-DD]])
-- $until            date = none      only moves on or before this day
-- $worded_as_poach  flag = no        only moves that some source calls poaching, in its own words
-- $include          statuses = none  also show rumoured, attempted, failed or denied reports (marked, never counted)
-- $limit            integer = 50     rows at most
--
-- example: moves OpenAI Meta --worded-as-poach
--
-- Only moves with both ends stated. The footer tells of those that may belong here: departures that don't say where to, arrivals
-- that don't say from where, and people whom a report only calls a former member of the first organization.
-- Units are asked for by their own names. "Poach" is the outlet's word, never ours.

-- The rows. Names are looked up for these only.
WITH leavers AS (
    SELECT * FROM moves WHERE from_id = $from_org
    UNION ALL
    SELECT * FROM moves
    WHERE from_id IS DISTINCT FROM $from_org
      AND from_unit IN (SELECT name FROM entities WHERE id = $from_org AND category = 'unit')
),
dated AS (
    SELECT *, in_window(date_earliest, date_latest, CAST($since AS DATE), CAST($until AS DATE)) AS within
    FROM leavers
    WHERE (
        counted
        OR (status NOT IN ('completed', 'announced') AND COALESCE(why_not, status) = status AND array_contains($include, status))
    )
      AND (to_id = $to_org OR to_unit IN (SELECT name FROM entities WHERE id = $to_org AND category = 'unit'))
      AND (worded_as_poach OR NOT $worded_as_poach)
),
picked AS (
    SELECT * FROM dated
    WHERE within <> 'no'
    ORDER BY date_earliest DESC NULLS LAST, date_latest DESC NULLS LAST, id
    LIMIT $limit
)
SELECT
    m.date,
    p.name AS person,
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

-- The tally. Each move from the one to the other stands in one place; `fits` says whether its wording is the one asked for.
WITH leavers AS (
    SELECT * FROM moves WHERE from_id = $from_org
    UNION ALL
    SELECT * FROM moves
    WHERE from_id IS DISTINCT FROM $from_org
      AND from_unit IN (SELECT name FROM entities WHERE id = $from_org AND category = 'unit')
),
joiners AS (
    SELECT * FROM moves WHERE to_id = $to_org
    UNION ALL
    SELECT * FROM moves
    WHERE to_id IS DISTINCT FROM $to_org
      AND to_unit IN (SELECT name FROM entities WHERE id = $to_org AND category = 'unit')
),
told AS (
    SELECT
        *,
        CASE
            WHEN counted THEN 'counted'
            WHEN status IN ('completed', 'announced') OR why_not <> status THEN 'inside'
            ELSE status
        END AS standing,
        in_window(date_earliest, date_latest, CAST($since AS DATE), CAST($until AS DATE)) AS within
    FROM leavers
),
both_ends AS (
    SELECT *, worded_as_poach OR NOT $worded_as_poach AS fits
    FROM told
    WHERE within <> 'no' AND id IN (SELECT id FROM joiners)
),
arrivals AS (
    SELECT *, COALESCE(earlier_id = $from_org, FALSE) AS was_there_once
    FROM joiners
    WHERE in_window(date_earliest, date_latest, CAST($since AS DATE), CAST($until AS DATE)) <> 'no'
      AND id NOT IN (SELECT id FROM leavers)
)
SELECT
    count(*) FILTER (WHERE fits AND standing = 'counted') AS counted,
    count(*) FILTER (WHERE fits AND standing = 'counted' AND worded_as_poach) AS of_them_worded_as_poach,
    count(*) FILTER (WHERE fits AND standing = 'counted' AND combined) AS of_them_combined_from_two_sources,
    count(*) FILTER (WHERE fits AND standing = 'counted' AND within = 'maybe') AS of_them_maybe_in_the_window,
    count(*) FILTER (WHERE NOT fits AND standing = 'counted') AS not_worded_as_poach,
    (
        SELECT count(*) FROM told
        WHERE standing = 'counted' AND within <> 'no' AND to_id IS NULL AND id NOT IN (SELECT id FROM joiners)
    ) AS destination_unknown,
    (SELECT count(*) FROM arrivals WHERE counted AND from_id IS NULL AND NOT was_there_once) AS origin_unknown,
    (SELECT count(*) FROM arrivals WHERE was_there_once AND status IN ('completed', 'announced')) AS only_an_earlier_employer,
    count(*) FILTER (WHERE fits AND standing = 'rumoured') AS rumoured,
    count(*) FILTER (WHERE fits AND standing = 'attempted') AS attempted,
    count(*) FILTER (WHERE fits AND standing = 'failed') AS failed,
    count(*) FILTER (WHERE fits AND standing = 'denied') AS denied,
    count(*) FILTER (WHERE fits AND standing = 'contested') AS contested,
    count(*) FILTER (WHERE standing = 'inside') AS seats_transfers_and_internal_changes
FROM both_ends;
