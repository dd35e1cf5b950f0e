-- The rows of `bulk_read` (bulk_rows.sql) that say nothing that can be read -> `rejected`, as the steps of small tables make it. Rows without any
-- cell are none. $gone: people who are kept out.
CREATE OR REPLACE TEMP TABLE rejected AS
WITH judged AS (
    SELECT r.row_number, CASE
        WHEN p.number IS NULL THEN 'no person'
        WHEN r.reason = 'a loan or the end of one, no move' THEN r.reason
        WHEN f.id IS NULL AND t.id IS NULL AND NOT r.founds THEN 'neither from_org nor to_org'
        ELSE r.reason END AS reason
    FROM bulk_read AS r
    LEFT JOIN bulk_persons AS p ON p.name = r.person
    LEFT JOIN bulk_places AS f ON f.name = r.from_org
    LEFT JOIN bulk_places AS t ON t.name = r.to_org
    WHERE NOT coalesce(list_contains($gone::VARCHAR[], r.person), false)
)
SELECT j.row_number, CAST(to_json(c.cells) AS VARCHAR) AS cells, j.reason
FROM judged AS j JOIN bulk_cells_in AS c ON c.row_number = j.row_number
WHERE j.reason IS NOT NULL AND regexp_matches(CAST(to_json(c.cells) AS VARCHAR), ':"\s*[^"\s]')
