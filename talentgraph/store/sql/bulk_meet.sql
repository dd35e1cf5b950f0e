-- The rows of `bulk_met` in one table, $document, as `raw` (rows.sql): what one person did is weighed in one place.
CREATE OR REPLACE TEMP TABLE raw AS
SELECT
    row_number,
    bulk_json(person, from_org, to_org, date, from_is_former, kind, status, role_from, role_to, from_unit, to_unit, source_url, source_outlet, source_date,
        others) AS cells,
    person, CASE WHEN comes THEN from_org END AS from_org, CASE WHEN goes THEN to_org END AS to_org, iso AS date, from_is_former, kind, status, role_from, role_to, from_unit, to_unit, source_url, source_outlet, source_date
FROM bulk_cells('bulk_rows')
WHERE document_id = $document AND person_number IN (SELECT person FROM bulk_met)
ORDER BY row_number;
