-- unknown-destination: people who left, and no report says where to, newest first
--
-- $org       organization = none   where they left: name, alias or id; else anywhere
-- $since     date = none           only moves on or after this day (YYYY[-MM[-DD]])
-- $until     date = none           only moves on or before this day
-- $limit     integer = 50          rows at most
--
-- example: unknown-destination OpenAI
--
-- A later report may complete a move; until then it counts as a departure and takes part in no flow. `later_org` is where the same
-- person next turns up without a report that ties the two: a lead, not a destination.

WITH dated AS (
    SELECT *, in_window(date_earliest, date_latest, CAST($since AS DATE), CAST($until AS DATE)) AS within
    FROM exits
    WHERE standing = 'counted' AND (org_id = $org OR ($org IS NULL AND NOT as_unit))
),
told AS (SELECT * FROM dated WHERE within <> 'no'),
picked AS (
    SELECT * FROM told
    WHERE to_id IS NULL
    ORDER BY date_earliest DESC NULLS LAST, date_latest DESC NULLS LAST, id
    LIMIT $limit
),
later AS (
    SELECT m.id, a.to_id
    FROM picked AS m
    JOIN moves AS a ON a.person_id = m.person_id AND a.counted AND a.to_id IS NOT NULL AND a.to_id <> m.org_id
        AND a.date_earliest > m.date_earliest
    QUALIFY row_number() OVER (PARTITION BY m.id ORDER BY a.date_earliest, a.id) = 1
)
SELECT
    m.date,
    p.name AS person,
    f.name AS from_org,
    m.role,
    x.name AS later_org,
    m.status,
    m.within AS in_window,
    confidence_word(m.confidence) AS confidence,
    m.n_independent AS sources,
    m.id AS move
FROM picked AS m
JOIN entities AS p ON p.id = m.person_id
JOIN entities AS f ON f.id = m.org_id
LEFT JOIN later AS l ON l.id = m.id
LEFT JOIN entities AS x ON x.id = l.to_id
ORDER BY m.date_earliest DESC NULLS LAST, m.date_latest DESC NULLS LAST, m.id;

-- The tally.
SELECT CASE WHEN to_id IS NULL THEN 'counted' ELSE 'with_a_destination' END AS label, count(*) AS n
FROM told
GROUP BY CASE WHEN to_id IS NULL THEN 'counted' ELSE 'with_a_destination' END
UNION ALL SELECT 'of_them_maybe_in_the_window', count(*) FROM told WHERE to_id IS NULL AND within = 'maybe';
