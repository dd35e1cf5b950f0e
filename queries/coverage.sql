-- coverage: what the counted moves rest on, by language, publisher or year
--
-- $by        language|publisher|year = language   what a row is
-- $since     date = none                          only moves on or after this day (YYYY[-MM[-DD]])
-- $until     date = none                          only moves on or before this day
-- $limit     integer = 50                         rows at most
--
-- example: coverage --by year
--
-- A move that several languages or publishers tell of stands in the row of each, so shares add up to more than 1. single_source is the
-- share of the row's moves that rest on one independent source; to_unknown and from_unknown those whose destination or origin no report
-- states. A year is that of the move, where its date is known so exactly. Read a ranking beside this: where little is written, little
-- seems to move.

WITH told AS (
    SELECT
        id, n_independent, from_id, to_id,
        CASE WHEN year(date_earliest) = year(date_latest) THEN CAST(year(date_earliest) AS STRING) ELSE 'not known' END AS in_year,
        in_window(date_earliest, date_latest, CAST($since AS DATE), CAST($until AS DATE)) AS within
    FROM moves
    WHERE counted
),
inside AS (SELECT * FROM told WHERE within <> 'no'),
voices AS (
    SELECT
        m.id, m.n_independent, m.from_id, m.to_id, r.report_id,
        CASE $by WHEN 'language' THEN r.language WHEN 'publisher' THEN coalesce(r.publisher, 'not stated') ELSE m.in_year END AS row_value
    FROM inside AS m
    JOIN reports AS r ON r.move_id = m.id
),
per_move AS (
    SELECT row_value, id, any_value(n_independent) AS n_independent, max(from_id) AS from_id, max(to_id) AS to_id, count(*) AS n_reports
    FROM voices
    GROUP BY row_value, id
),
whole AS (SELECT count(*) AS n FROM inside)
SELECT
    p.row_value AS covered_by,
    count(*) AS n_moves,
    round(1.0 * count(*) / max(w.n), 3) AS share,
    CAST(sum(p.n_reports) AS INTEGER) AS n_reports,
    round(1.0 * count(*) FILTER (WHERE p.n_independent < 2) / count(*), 3) AS single_source,
    round(1.0 * count(*) FILTER (WHERE p.to_id IS NULL) / count(*), 3) AS to_unknown,
    round(1.0 * count(*) FILTER (WHERE p.from_id IS NULL) / count(*), 3) AS from_unknown
FROM per_move AS p
CROSS JOIN whole AS w
GROUP BY p.row_value
ORDER BY n_moves DESC, covered_by
LIMIT $limit;

-- The tally.
SELECT 'counted' AS label, count(*) AS n FROM inside
UNION ALL SELECT 'of_them_from_a_single_source', count(*) FROM inside WHERE n_independent < 2
UNION ALL SELECT 'of_them_destination_unknown', count(*) FROM inside WHERE to_id IS NULL
UNION ALL SELECT 'of_them_origin_unknown', count(*) FROM inside WHERE from_id IS NULL
UNION ALL SELECT 'of_them_maybe_in_the_window', count(*) FROM inside WHERE within = 'maybe';
