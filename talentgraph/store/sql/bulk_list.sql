-- Moves of big tables with their names, newest first, in the shape of move_list.sql: those of some rows, people or organizations. $rows: row_id
-- of the least row; $ids: of entities; $most: how many at most.
WITH people AS (SELECT number FROM bulk_persons WHERE id IN (SELECT unnest($ids::VARCHAR[]))),
places AS (SELECT number FROM bulk_nodes WHERE id IN (SELECT unnest($ids::VARCHAR[]))),
hits AS (
    SELECT row_id, date FROM bulk_moves WHERE row_id IN (SELECT unnest($rows::BIGINT[]))
    UNION
    SELECT row_id, date FROM bulk_moves WHERE person IN (SELECT number FROM people)
    UNION
    SELECT row_id, date FROM bulk_moves WHERE from_node IN (SELECT number FROM places)
    UNION
    SELECT row_id, date FROM bulk_arrivals WHERE to_node IN (SELECT number FROM places)
),
picked AS (FROM hits ORDER BY date DESC NULLS LAST, row_id LIMIT $most),
newest AS (SELECT t.* FROM picked AS h JOIN bulk_moves_by_row AS t ON t.row_id = h.row_id)
SELECT
    t.* EXCLUDE (row_id, other_origins),
    p.name AS person, f.name AS from_org, o.name AS to_org, CAST(NULL AS VARCHAR) AS earlier_org,
    t.status IN ('completed', 'announced') AS shown,
    CAST(NULL AS VARCHAR[]) AS other_origins,
    CAST(NULL AS VARCHAR) AS identified
FROM newest AS t
JOIN entities AS p ON p.id = t.person_id
LEFT JOIN entities AS f ON f.id = t.from_id
LEFT JOIN entities AS o ON o.id = t.to_id
ORDER BY coalesce(t.date_earliest, t.date_latest) DESC NULLS LAST, p.name, t.id;
