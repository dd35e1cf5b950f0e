-- bulk_rows -> bulk_told_by, temporary: the number of the source that a row names: its address, else its outlet and day (picked_sources.sql).
-- Numbers come after those of people, who stand for rows that name none.
CREATE OR REPLACE TEMP TABLE bulk_told_by AS
WITH told AS (
    SELECT row_id, coalesce(source_url, 'outlet ' || source_outlet || coalesce(' ' || source_date, '')) AS source
    FROM bulk_rows
    WHERE source_url IS NOT NULL OR source_outlet IS NOT NULL
),
numbered AS (
    SELECT source, CAST((SELECT max(number) FROM bulk_persons) + row_number() OVER (ORDER BY source) AS INTEGER) AS number
    FROM (SELECT DISTINCT source FROM told)
)
SELECT t.row_id, n.number FROM told AS t JOIN numbered AS n ON n.source = t.source;

CREATE OR REPLACE TEMP VIEW bulk_arrivals_by_number AS FROM bulk_by_number('bulk_arrivals');
