-- What does not hold together in big tables.
SELECT 'big table ' || b.document_id || ': ' || b.n_kept || ' rows were kept, ' || count(r.row_id) || ' are there' AS problem
FROM bulk_tables AS b LEFT JOIN bulk_rows AS r ON r.row_id >> 36 = b.number
GROUP BY b.document_id, b.n_kept
HAVING count(r.row_id) <> b.n_kept
UNION ALL
SELECT 'big table ' || document_id || ': its document is not there' FROM bulk_tables WHERE document_id NOT IN (SELECT id FROM documents)
UNION ALL
SELECT count(*) || ' rows of big tables name a person or a place that is not there'
FROM bulk_rows AS r
WHERE r.person NOT IN (SELECT number FROM bulk_persons) OR r.from_place NOT IN (SELECT number FROM bulk_places)
    OR r.to_place NOT IN (SELECT number FROM bulk_places)
HAVING count(*) > 0
UNION ALL
SELECT 'the two copies of the moves of big tables differ'
WHERE (SELECT (count(*), sum(CAST(hash(from_node, to_node, person, date, row_id) AS HUGEINT))) FROM bulk_moves)
    <> (SELECT (count(*), sum(CAST(hash(from_node, to_node, person, date, row_id) AS HUGEINT))) FROM bulk_arrivals)
UNION ALL
SELECT 'flows do not add up to the moves of claims and big tables'
WHERE (SELECT coalesce(sum(n_moves), 0) FROM main.flows) <> (SELECT count(*) FROM moves_of_claims WHERE counted AND from_id <> to_id)
    + (SELECT count(*) FROM bulk_moves AS m JOIN bulk_nodes AS f ON f.number = m.from_node JOIN bulk_nodes AS t ON t.number = m.to_node
        WHERE m.why_not = 0 AND f.id <> t.id)
