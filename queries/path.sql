-- path: how people get from one organization to another, through others
--
-- $from_org  organization     where they begin: name, alias or id
-- $to_org    organization     where they end: name, alias or id
-- $moves     integer = 3      moves at most on the way, from 1 to 6
-- $since     date = none      only moves on or after this day (YYYY[-MM[-DD]])
-- $until     date = none      only moves on or before this day
-- $limit     integer = 20     rows at most
--
-- example: path Google Anthropic --moves 2
--
-- A way is a sequence of flows from the one to the other that passes nowhere twice. `each_move` says how many people made each move of it,
-- `weakest` the fewest of these, and `whole_way` how many went all of it one move after the other: the others are different people on
-- different parts of it. Ways that somebody went whole come first. Counted moves with both ends known.

WITH RECURSIVE dated AS (
    SELECT *, in_window(date_earliest, date_latest, CAST($since AS DATE), CAST($until AS DATE)) AS within
    FROM moves
    WHERE counted AND from_id <> to_id
),
told AS (SELECT id, person_id, from_id, to_id, date_earliest, date_latest, within FROM dated WHERE within <> 'no'),
legs AS (
    SELECT m.from_id, m.to_id, any_value(e.name) AS to_name, count(DISTINCT m.person_id) AS people
    FROM told AS m
    JOIN entities AS e ON e.id = m.to_id
    GROUP BY m.from_id, m.to_id
),
ways AS (
    SELECT
        l.to_id AS here, 1 AS n_moves, concat('|', l.from_id, '|', l.to_id, '|') AS ids,
        concat(f.name, ' > ', l.to_name) AS way, CAST(l.people AS STRING) AS each_move, l.people AS weakest
    FROM legs AS l
    JOIN entities AS f ON f.id = l.from_id
    WHERE l.from_id = $from_org
    UNION ALL
    SELECT
        l.to_id, w.n_moves + 1, concat(w.ids, l.to_id, '|'),
        concat(w.way, ' > ', l.to_name), concat(w.each_move, ', ', CAST(l.people AS STRING)), least(w.weakest, l.people)
    FROM ways AS w
    JOIN legs AS l ON l.from_id = w.here
    WHERE w.n_moves < least($moves, 6) AND w.here <> $to_org AND NOT contains(w.ids, concat('|', l.to_id, '|'))
      AND (w.n_moves + 1 < least($moves, 6) OR l.to_id = $to_org)
),
-- The same for one person at a time; the next move is not surely before the last.
trips AS (
    SELECT m.person_id, m.to_id AS here, 1 AS n_moves, concat('|', m.from_id, '|', m.to_id, '|') AS ids, m.date_earliest AS since
    FROM told AS m
    WHERE m.from_id = $from_org
    UNION ALL
    SELECT m.person_id, m.to_id, t.n_moves + 1, concat(t.ids, m.to_id, '|'), m.date_earliest
    FROM trips AS t
    JOIN told AS m ON m.person_id = t.person_id AND m.from_id = t.here
    WHERE t.n_moves < least($moves, 6) AND t.here <> $to_org AND NOT contains(t.ids, concat('|', m.to_id, '|'))
      AND (t.since IS NULL OR m.date_latest IS NULL OR m.date_latest >= t.since)
),
went AS (SELECT ids, count(DISTINCT person_id) AS people FROM trips WHERE here = $to_org GROUP BY ids)
SELECT
    w.way,
    coalesce(p.people, 0) AS whole_way,
    w.each_move,
    w.weakest,
    w.n_moves
FROM ways AS w
LEFT JOIN went AS p ON p.ids = w.ids
WHERE w.here = $to_org
ORDER BY coalesce(p.people, 0) DESC, w.weakest DESC, w.n_moves, w.ids
LIMIT $limit;

-- The tally: ways found, and people who went a whole one.
SELECT 'counted_ways' AS label, count(*) AS n FROM ways WHERE here = $to_org
UNION ALL SELECT 'of_them_gone_whole_by_somebody', count(*) FROM went
UNION ALL SELECT 'of_them_direct', count(*) FROM ways WHERE here = $to_org AND n_moves = 1
UNION ALL SELECT 'moves_maybe_in_the_window', count(*) FROM told WHERE within = 'maybe';
