-- bulk_rows, told_sources (picked_sources.sql of the claims) -> the numbers of sources, temporary, those of people first, who stand for rows that
-- name none: bulk_told_by, of rows that name one: its story or address, else its outlet and day, as claims do; and bulk_beside, told_sources with numbers.
CREATE OR REPLACE TEMP TABLE bulk_named AS
WITH addresses AS (
    SELECT address(d.url) AS address, min(s.story_id) AS story_id FROM documents AS d JOIN stories AS s ON s.document_id = d.id GROUP BY ALL
),
named AS (
    SELECT r.row_id, coalesce(a.story_id, address(r.source_url), 'outlet ' || r.source_outlet || coalesce(' ' || r.source_date, '')) AS source
    FROM bulk_rows AS r LEFT JOIN addresses AS a ON a.address = address(r.source_url)
    WHERE r.source_url IS NOT NULL OR r.source_outlet IS NOT NULL
)
SELECT row_id, hash(source) AS source FROM named WHERE source IS NOT NULL;

CREATE OR REPLACE TEMP TABLE bulk_source_numbers AS
SELECT source, CAST((SELECT max(number) FROM bulk_persons) + row_number() OVER (ORDER BY source) AS INTEGER) AS number
FROM (SELECT source FROM bulk_named UNION SELECT source FROM told_sources);

CREATE OR REPLACE TEMP TABLE bulk_told_by AS
SELECT t.row_id, n.number FROM bulk_named AS t JOIN bulk_source_numbers AS n ON n.source = t.source;

CREATE OR REPLACE TEMP TABLE bulk_beside AS
SELECT t.to_number, t.from_number, t.share, n.number AS source FROM told_sources AS t JOIN bulk_source_numbers AS n ON n.source = t.source;
