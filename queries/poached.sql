-- poached: moves that some source calls poaching, newest first
--
-- $org       organization = none   one organization, from or to: name, alias or id; else all
-- $since     date = none           only moves on or after this day (YYYY[-MM[-DD]])
-- $until     date = none           only moves on or before this day
-- $include   statuses = none       also show rumoured, attempted, failed or denied reports (marked, never counted)
-- $limit     integer = 50          rows at most
--
-- example: poached Meta --since 2025
--
-- "Poach" (lure away, 挖角, 挖走 ...) is the outlet's word, never ours: nothing is called poaching because it looks like it. That a move is
-- not listed says nothing about how it came about.

WITH dated AS (
    SELECT
        *,
        in_window(date_earliest, date_latest, CAST($since AS DATE), CAST($until AS DATE)) AS within,
        standing_of(counted, status, why_not) AS standing
    FROM moves
    WHERE $org IS NULL OR from_id = $org OR to_id = $org
       OR from_unit IN (SELECT name FROM entities WHERE id = $org)
       OR to_unit IN (SELECT name FROM entities WHERE id = $org)
),
told AS (
    SELECT *, CASE WHEN standing = 'counted' AND NOT worded_as_poach THEN 'not_worded_as_poach' ELSE standing END AS place
    FROM dated
    WHERE within <> 'no' AND (worded_as_poach OR standing = 'counted')
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
    f.name AS from_org,
    t.name AS to_org,
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

-- The tally. Each move stands in one place; of those that never counted, only the ones that some source calls poaching.
SELECT place AS label, count(*) AS n FROM told GROUP BY place
UNION ALL SELECT 'of_them_origin_unknown', count(*) FROM told WHERE place = 'counted' AND from_id IS NULL
UNION ALL SELECT 'of_them_destination_unknown', count(*) FROM told WHERE place = 'counted' AND to_id IS NULL
UNION ALL SELECT 'of_them_maybe_in_the_window', count(*) FROM told WHERE place = 'counted' AND within = 'maybe';
