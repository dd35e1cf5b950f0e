-- bulk_rows, told_sources (picked_sources.sql of the claims) -> the numbers of sources, temporary, those of people first, who stand for rows that
-- name none: bulk_told_by, of rows that name one: its address, else its outlet and day; and bulk_beside, told_sources with numbers.
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

CREATE OR REPLACE TEMP TABLE bulk_beside AS
SELECT to_number, from_number, share,
    CAST(coalesce((SELECT max(number) FROM bulk_told_by), (SELECT max(number) FROM bulk_persons)) + dense_rank() OVER (ORDER BY source) AS INTEGER) AS source
FROM told_sources;
