-- Counted moves added up on the cluster: between two organizations, and with an end that is not known (null).
SELECT
    from_id, to_id,
    count(*) AS n_moves,
    count(*) FILTER (WHERE kind = 'founding') AS n_foundings,
    count(*) FILTER (WHERE n_independent < 2 OR combined) AS n_uncertain
FROM moves
WHERE counted AND (from_id IS NULL OR to_id IS NULL OR from_id <> to_id)
GROUP BY from_id, to_id
