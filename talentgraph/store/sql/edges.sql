-- Counted moves between two known organizations in a window, added up: what the network is made of.
SELECT from_id, to_id, count(*) AS n_moves
FROM moves
WHERE counted AND from_id IS NOT NULL AND to_id IS NOT NULL AND from_id <> to_id
    AND in_window(date_earliest, date_latest, CAST($since AS DATE), CAST($until AS DATE)) = 'yes'
GROUP BY from_id, to_id
ORDER BY from_id, to_id;
