-- founders-from: who founded a company after working for an organization, newest first
--
-- $org       organization = none   where they worked: name, alias or id; else anywhere
-- $since     date = none           only foundings on or after this day (YYYY[-MM[-DD]])
-- $until     date = none           only foundings on or before this day
-- $include   statuses = none       also show rumoured, attempted, failed or denied reports (marked, never counted)
-- $limit     integer = 50          rows at most
--
-- example: founders-from OpenAI --since 2023
--
-- Counted moves that most of their sources call a founding. `worked_there` says whether the organization was the last employer that a
-- report states or only an earlier one ("former X engineer founds Y"). What was founded may not be named yet.

WITH dated AS (
    SELECT
        *,
        in_window(date_earliest, date_latest, CAST($since AS DATE), CAST($until AS DATE)) AS within,
        standing_of(counted, status, why_not) AS place,
        coalesce(from_id = $org OR from_unit IN (SELECT name FROM entities WHERE id = $org), FALSE)
        OR ($org IS NULL AND from_id IS NOT NULL) AS was_last
    FROM moves
    WHERE kind = 'founding'
),
told AS (
    SELECT * FROM dated
    WHERE within <> 'no' AND (was_last OR $org IS NULL OR earlier_id = $org)
),
picked AS (
    SELECT * FROM told
    WHERE place = 'counted' OR array_contains($include, place)
    ORDER BY date_earliest DESC NULLS LAST, date_latest DESC NULLS LAST, id
    LIMIT $limit
)
SELECT
    m.date,
    p.name AS person,
    t.name AS founded,
    f.name AS from_org,
    e.name AS earlier_org,
    CASE WHEN m.was_last THEN 'last' WHEN m.earlier_id IS NOT NULL THEN 'earlier' ELSE 'not stated' END AS worked_there,
    m.status,
    m.within AS in_window,
    confidence_word(m.confidence) AS confidence,
    m.n_independent AS sources,
    m.id AS move
FROM picked AS m
JOIN entities AS p ON p.id = m.person_id
LEFT JOIN entities AS f ON f.id = m.from_id
LEFT JOIN entities AS t ON t.id = m.to_id
LEFT JOIN entities AS e ON e.id = m.earlier_id
ORDER BY m.date_earliest DESC NULLS LAST, m.date_latest DESC NULLS LAST, m.id;

-- The tally. Each founding stands in one place.
SELECT CASE place WHEN 'counted' THEN 'counted_foundings' ELSE place END AS label, count(*) AS n FROM told GROUP BY place
UNION ALL SELECT 'of_them_by_people_who_only_once_worked_there', count(*) FROM told
WHERE place = 'counted' AND NOT was_last AND earlier_id IS NOT NULL
UNION ALL SELECT 'of_them_of_a_company_without_a_name', count(*) FROM told WHERE place = 'counted' AND to_id IS NULL
UNION ALL SELECT 'counted_foundings', 0
UNION ALL SELECT 'of_them_maybe_in_the_window', count(*) FROM told WHERE place = 'counted' AND within = 'maybe';
