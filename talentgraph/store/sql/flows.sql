-- moves -> flows: counted moves between two known organizations, added up.
INSERT INTO flows
SELECT
    from_id,
    to_id,
    count(*) AS n_moves,
    count(DISTINCT person_id) AS n_persons,
    count(*) FILTER (WHERE kind = 'founding') AS n_foundings,
    count(*) FILTER (WHERE n_independent < 2 OR combined) AS n_uncertain
FROM moves
WHERE counted AND from_id IS NOT NULL AND to_id IS NOT NULL AND from_id <> to_id
GROUP BY from_id, to_id
ORDER BY from_id, to_id;
