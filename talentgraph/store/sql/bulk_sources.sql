-- What picked_sources.sql tells of all moves, those of big tables too, a part at a time: those whose destinations are $first_node to $last_node, as
-- numbers of the network. A source is a number; of big tables it is what the first row of the move names (bulk_told_by.sql). {nodes}: where the
-- organizations are numbered.
WITH numbered AS (SELECT n.number AS node, e.number FROM bulk_nodes AS n JOIN {nodes} AS e ON e.id = n.id WHERE e.number IS NOT NULL)
SELECT t.number AS to_number, f.number AS from_number, coalesce(w.number, p.person_id) AS source, CAST(p.weight AS FLOAT) AS share
FROM picked('bulk_arrivals_by_number', $since, $until, $foundings, $weight, $half_life, $last) AS p
JOIN numbered AS f ON f.node = p.from_id
JOIN numbered AS t ON t.node = p.to_id
LEFT JOIN bulk_told_by AS w ON w.row_id = p.id
WHERE t.number BETWEEN $first_node AND $last_node AND f.number <> t.number
UNION ALL
SELECT to_number, from_number, source, share FROM bulk_beside WHERE to_number BETWEEN $first_node AND $last_node
ORDER BY to_number, from_number, source, share
