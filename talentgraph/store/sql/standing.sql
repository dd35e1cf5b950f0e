-- In and out of every organization in counted moves, with unknown other ends. $since, $until: a window, or null.
WITH inside AS (
    SELECT * FROM moves
    WHERE counted AND from_id IS DISTINCT FROM to_id
        AND in_window(date_earliest, date_latest, CAST($since AS DATE), CAST($until AS DATE)) = 'yes'
),
ends AS (
    SELECT to_id AS id, 1 AS n_in, 0 AS n_out, CASE WHEN n_independent < 2 OR combined THEN 1 ELSE 0 END AS uncertain
    FROM inside WHERE to_id IS NOT NULL
    UNION ALL
    SELECT from_id, 0, 1, CASE WHEN n_independent < 2 OR combined THEN 1 ELSE 0 END FROM inside WHERE from_id IS NOT NULL
)
SELECT e.id, any_value(o.name) AS name, sum(e.n_in) AS n_in, sum(e.n_out) AS n_out, sum(e.uncertain) AS uncertain
FROM ends AS e JOIN entities AS o ON o.id = e.id
GROUP BY e.id
ORDER BY e.id;
