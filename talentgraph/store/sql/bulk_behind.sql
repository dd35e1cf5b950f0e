-- The rows behind some moves of big tables. $rows: row_id of the least row of each.
WITH asked AS (
    SELECT m.row_id, m.person, m.date, m.precision, m.n_claims, m.from_node, m.to_node
    FROM bulk_moves AS m JOIN (SELECT unnest($rows::BIGINT[]) AS row_id) AS w ON w.row_id = m.row_id
),
-- Of moves that several rows tell, everything those people are said to have done on that day.
perhaps AS (
    SELECT a.row_id AS move, r.row_id, CASE WHEN r.former THEN 0 ELSE r.from_place END AS from_place, r.to_place, a.from_node, a.to_node
    FROM (
        SELECT *, person AS written FROM asked WHERE n_claims > 1
        UNION
        SELECT a.*, s.number FROM asked AS a JOIN bulk_spellings AS s ON s.person = a.person WHERE a.n_claims > 1
    ) AS a
    JOIN bulk_rows AS r ON r.person = a.written AND r.precision = a.precision AND r.date IS NOT DISTINCT FROM a.date
)
-- All rows that say the same; the least comes first. An end is the same organization, or what it was part of then.
SELECT row_id AS move, row_id AS row FROM asked
UNION
SELECT p.move, p.row_id
FROM perhaps AS p
JOIN bulk_nodes AS wi ON wi.number = p.from_place JOIN bulk_nodes AS ai ON ai.number = p.from_node
JOIN bulk_nodes AS wo ON wo.number = p.to_place JOIN bulk_nodes AS ao ON ao.number = p.to_node
WHERE (wi.id IS NOT DISTINCT FROM ai.id OR p.from_node NOT IN (SELECT number FROM bulk_places))
    AND (wo.id IS NOT DISTINCT FROM ao.id OR p.to_node NOT IN (SELECT number FROM bulk_places))
ORDER BY move, row;
