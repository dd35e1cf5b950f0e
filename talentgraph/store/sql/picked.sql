-- The counted moves that make up a network, as a table macro: rows: moves, or what has its columns; since, until: a window, or null; foundings: whether foundings count; weighed: what
-- a move weighs: count, confidence, recency (halved every half_life days before final_day), or seniority (senior roles before or after: three).
-- Moves inside one organization are none; those with one unknown end count for the other end, and make no flow.
CREATE OR REPLACE TEMP MACRO picked(rows, since, until, foundings, weighed, half_life, final_day) AS TABLE
SELECT * FROM (
    SELECT
        id, person_id, from_id, to_id, date_earliest, date_latest,
        kind = 'founding' AS founding,
        n_independent < 2 OR combined AS uncertain,
        CAST(CASE weighed
            WHEN 'confidence' THEN confidence
            WHEN 'recency' THEN CASE WHEN date_latest IS NOT NULL  -- a move without any date weighs nothing
                THEN pow(0.5, greatest(date_diff('day', date_latest, CAST(final_day AS DATE)), 0) / CAST(half_life AS DOUBLE)) END
            WHEN 'seniority' THEN CASE WHEN role_from IN (SELECT role FROM roles WHERE senior) OR role_to IN (SELECT role FROM roles WHERE senior)
                THEN 3 ELSE 1 END
            ELSE 1
        END AS DOUBLE) AS weight
    FROM query_table(rows)
    WHERE counted AND from_id IS DISTINCT FROM to_id AND (foundings OR kind <> 'founding')
        AND in_window(date_earliest, date_latest, CAST(since AS DATE), CAST(until AS DATE)) = 'yes'
)
WHERE weight > 0;
