-- The newest counted moves of big tables from one organization to another, by the ids of these. $most: how many at most.
SELECT bulk_id(row_id), date
FROM bulk_moves
WHERE why_not = 0
    AND from_node IN (SELECT number FROM bulk_nodes WHERE id = $from_id)
    AND to_node IN (SELECT number FROM bulk_nodes WHERE id = $to_id)
ORDER BY date DESC NULLS LAST, row_id
LIMIT $most;
