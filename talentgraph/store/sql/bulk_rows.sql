-- `bulk_numbered` (store/tables.py) + bulk_persons + bulk_places -> `bulk_kept`, what goes into bulk_rows. Variable bulk_table: the number
-- of the table.

-- What a cell says of a day: a whole day, a month or a year, as iso_day (schema.sql) reads it.
CREATE OR REPLACE TEMP MACRO day_of(text) AS CASE
    WHEN length(text) = 10 AND text[5] = '-' AND text[8] = '-' AND text >= '0000' THEN try_cast(text AS DATE)
    WHEN length(text) IN (4, 7) THEN iso_day(text) END;
-- The cell itself where it is written so; else what cells.sql reads in it.
CREATE OR REPLACE TEMP MACRO iso_in(cell) AS CASE WHEN day_of(trim(cell)) IS NOT NULL THEN trim(cell) ELSE read_date(cell) END;

-- Why the other cells of a row can't be read. Whether they name a person and an organization is seen later, in the numbers.
CREATE OR REPLACE TEMP MACRO not_read(kind, status, date) AS CASE
    WHEN kind = 'loan' THEN 'a loan or the end of one, no move'
    WHEN kind NOT IN ('', 'hire', 'poach', 'departure', 'founding', 'return', 'acquihire', 'appointment', 'internal') THEN 'no such kind: ' || kind
    WHEN status NOT IN ('', 'completed', 'announced', 'rumoured', 'attempted', 'failed', 'denied') THEN 'no such status: ' || status
    WHEN date <> '' AND day_of(date) IS NULL THEN not_a_date(date)
    WHEN day_of(date) >= getvariable('too_late') THEN 'more than ten years ahead: ' || date
END;

-- What needs no name comes first: cells of a column are alike and cost little before the rows are mixed.
CREATE OR REPLACE TEMP VIEW bulk_read AS
SELECT
    * EXCLUDE (iso) REPLACE (CASE WHEN date <> coalesce(iso, '') THEN date END AS date),
    day_of(iso) AS day,
    coalesce(length(nullif(iso, '')), 0) AS precision,
    coalesce(lower(trim(kind)), '') = 'founding' AS founds,
    not_read(lower(trim(kind)), lower(trim(status)), iso) AS reason
FROM (SELECT *, iso_in(date) AS iso FROM bulk_numbered);

-- A table that lacks a column passes nothing through the joins for it: bulk.loading names the columns that are there.
CREATE OR REPLACE TEMP VIEW bulk_kept AS
SELECT
    (CAST(getvariable('bulk_table') AS BIGINT) << 36) + r.row_number AS row_id,
    p.number AS person, coalesce(f.number, 0) AS from_place, coalesce(t.number, 0) AS to_place, r.day AS date, r.precision, r.date AS date_written,
    CASE WHEN lower(trim(r.from_is_former)) IN ('true', 'yes', '1') THEN true END AS former,
    r.kind, r.status, r.role_from, r.role_to, r.from_unit, r.to_unit, r.source_url, r.source_outlet, r.source_date, r.others
FROM bulk_read AS r
JOIN bulk_persons AS p ON p.name = r.person
LEFT JOIN bulk_places AS f ON f.name = r.from_org
LEFT JOIN bulk_places AS t ON t.name = r.to_org
WHERE r.reason IS NULL AND (f.id IS NOT NULL OR t.id IS NOT NULL OR r.founds);
