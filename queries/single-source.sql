-- single-source: counted moves that rest on one source only, or are put together from two, newest first
--
-- $org       organization = none   one organization, from or to: name, alias or id; else all
-- $since     date = none           only moves on or after this day (YYYY[-MM[-DD]])
-- $until     date = none           only moves on or before this day
-- $limit     integer = 50          rows at most
--
-- example: single-source Anthropic
--
-- Copies, rewrites and translations of one story are one source. A move is "combined" where one source tells of the leaving and another
-- of the joining, and none that somebody went from the one to the other. These are the moves to check first: `explain MOVE` opens them.

WITH dated AS (
    SELECT *, in_window(date_earliest, date_latest, CAST($since AS DATE), CAST($until AS DATE)) AS within
    FROM moves
    WHERE counted AND (
        $org IS NULL OR from_id = $org OR to_id = $org
        OR from_unit IN (SELECT name FROM entities WHERE id = $org)
        OR to_unit IN (SELECT name FROM entities WHERE id = $org)
    )
),
told AS (
    SELECT *, CASE WHEN combined THEN 'combined' WHEN n_independent < 2 THEN 'one source' ELSE 'several sources' END AS basis
    FROM dated
    WHERE within <> 'no'
),
picked AS (
    SELECT * FROM told
    WHERE basis <> 'several sources'
    ORDER BY date_earliest DESC NULLS LAST, date_latest DESC NULLS LAST, id
    LIMIT $limit
),
publishers AS (
    SELECT move_id, min(publisher) AS publisher
    FROM reports
    WHERE move_id IN (SELECT id FROM picked)
    GROUP BY move_id
)
SELECT
    m.date,
    p.name AS person,
    f.name AS from_org,
    t.name AS to_org,
    m.basis,
    b.publisher,
    confidence_word(m.confidence) AS confidence,
    m.within AS in_window,
    m.n_claims AS reports,
    m.id AS move
FROM picked AS m
JOIN entities AS p ON p.id = m.person_id
LEFT JOIN publishers AS b ON b.move_id = m.id
LEFT JOIN entities AS f ON f.id = m.from_id
LEFT JOIN entities AS t ON t.id = m.to_id
ORDER BY m.date_earliest DESC NULLS LAST, m.date_latest DESC NULLS LAST, m.id;

-- The tally.
SELECT CASE WHEN basis = 'several sources' THEN 'with_several_sources' ELSE 'counted' END AS label, count(*) AS n
FROM told
GROUP BY CASE WHEN basis = 'several sources' THEN 'with_several_sources' ELSE 'counted' END
UNION ALL SELECT 'of_them_combined_from_two_sources', count(*) FROM told WHERE basis = 'combined'
UNION ALL SELECT 'of_them_maybe_in_the_window', count(*) FROM told WHERE basis <> 'several sources' AND within = 'maybe';
