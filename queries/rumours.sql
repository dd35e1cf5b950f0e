-- rumours: moves that were rumoured or attempted, and what became of them, newest first
--
-- $org       organization = none   one organization, from or to: name, alias or id; else all
-- $became    open|completed|announced|failed|denied|contested = none   only those that became this
-- $since     date = none           only what was first told on or after this day (YYYY[-MM[-DD]])
-- $until     date = none           only what was first told on or before this day
-- $limit     integer = 50          rows at most
--
-- example: rumours --became completed
--
-- A rumour is a move of which some report says that it may come or is being tried. `settled` is the day of the first report that says what
-- it then became, `days` the time between; empty where a day is not known. "open" means that no report says more: most rumours are never
-- taken back in print, so an old open one is rather stale than pending. A denial stands beside what it denies: `explain MOVE` shows both.

WITH voices AS (
    SELECT
        r.move_id,
        r.told_on,
        CASE
            WHEN r.status IN ('rumoured', 'attempted') THEN 'rumour'
            WHEN r.status IN ('completed', 'announced') THEN 'done'
            ELSE r.status
        END AS says
    FROM reports AS r
),
begun AS (
    SELECT move_id, min(told_on) AS first_told, count(*) AS n_rumours
    FROM voices
    WHERE says = 'rumour'
    GROUP BY move_id
),
settled AS (
    SELECT
        m.id AS move_id,
        min(v.told_on) AS settled
    FROM moves AS m
    JOIN voices AS v ON v.move_id = m.id
    WHERE v.says = CASE WHEN m.status IN ('completed', 'announced') THEN 'done' WHEN m.status = 'contested' THEN 'denied' ELSE m.status END
    GROUP BY m.id
),
dated AS (
    SELECT
        m.*,
        b.first_told,
        b.n_rumours,
        s.settled,
        CASE WHEN m.status IN ('rumoured', 'attempted') THEN 'open' ELSE m.status END AS became,
        in_window(b.first_told, b.first_told, CAST($since AS DATE), CAST($until AS DATE)) AS within
    FROM moves AS m
    JOIN begun AS b ON b.move_id = m.id
    LEFT JOIN settled AS s ON s.move_id = m.id
    WHERE $org IS NULL OR m.from_id = $org OR m.to_id = $org
       OR m.from_unit IN (SELECT name FROM entities WHERE id = $org)
       OR m.to_unit IN (SELECT name FROM entities WHERE id = $org)
),
told AS (
    SELECT *, CASE WHEN settled < first_told THEN 'rumoured_when_it_was_known' ELSE 'counted_rumours' END AS place
    FROM dated
    WHERE within <> 'no' AND ($became IS NULL OR became = $became)
),
picked AS (
    SELECT * FROM told
    WHERE place = 'counted_rumours'
    ORDER BY first_told DESC NULLS LAST, id
    LIMIT $limit
)
SELECT
    m.first_told,
    p.name AS person,
    f.name AS from_org,
    t.name AS to_org,
    m.became,
    m.settled,
    days_between(m.first_told, m.settled) AS days,
    m.n_rumours,
    m.n_claims AS reports,
    m.within AS in_window,
    m.id AS move
FROM picked AS m
JOIN entities AS p ON p.id = m.person_id
LEFT JOIN entities AS f ON f.id = m.from_id
LEFT JOIN entities AS t ON t.id = m.to_id
ORDER BY m.first_told DESC NULLS LAST, m.id;

-- The tally.
SELECT place AS label, count(*) AS n FROM told GROUP BY place
UNION ALL SELECT 'counted_rumours', 0
UNION ALL SELECT concat('of_them_', became), count(*) FROM told WHERE place = 'counted_rumours' GROUP BY became
UNION ALL SELECT 'of_them_of_an_unknown_day', count(*) FROM told WHERE place = 'counted_rumours' AND first_told IS NULL;
