-- Rows of big tables as they stood, cell by cell, as a table macro; an empty cell is null. rows: bulk_rows, or a query's own rows of it: those
-- are found before what they name is.
CREATE OR REPLACE TEMP MACRO bulk_cells(rows) AS TABLE
SELECT
    r.row_id, b.document_id, r.row_id & 68719476735 AS row_number, r.person AS person_number,
    p.name AS person, f.name AS from_org, t.name AS to_org, f.id IS NOT NULL AS comes, t.id IS NOT NULL AS goes,
    CASE WHEN r.precision > 0 THEN left(CAST(r.date AS VARCHAR), r.precision) END AS iso,
    coalesce(r.date_written, CASE WHEN r.precision > 0 THEN left(CAST(r.date AS VARCHAR), r.precision) END) AS date,
    CASE WHEN r.former THEN 'true' END AS from_is_former,
    r.kind, r.status, r.role_from, r.role_to, r.from_unit, r.to_unit, r.source_url, r.source_outlet, r.source_date, r.others
FROM query_table(rows) AS r
JOIN bulk_tables AS b ON b.number = r.row_id >> 36
JOIN bulk_persons AS p ON p.number = r.person
JOIN bulk_places AS f ON f.number = r.from_place
JOIN bulk_places AS t ON t.number = r.to_place;
