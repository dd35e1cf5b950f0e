-- In a copy (copies.py): leaves what was published before a day. What is dated to a month or a year only counts from the last day it can
-- mean; what bears no date of publication was known from the start. Lists and judgements stay: they are no reports. $day: the first
-- day that is left out.
CREATE OR REPLACE TEMP TABLE published AS
SELECT c.id AS claim_id, CASE length(p.date)
    WHEN 10 THEN try_cast(p.date AS DATE)
    WHEN 7 THEN last_day(try_cast(p.date || '-01' AS DATE))
    WHEN 4 THEN try_cast(p.date || '-12-31' AS DATE)
    ELSE d.published_latest
END AS day
FROM claims AS c
JOIN documents AS d ON d.id = c.document_id,
LATERAL (SELECT nullif(regexp_extract(trim(c.source_date), '^\d{4}(-\d{2}(-\d{2})?)?'), '') AS date) AS p;

DELETE FROM claims WHERE id IN (SELECT claim_id FROM published WHERE day >= CAST($day AS DATE));
DELETE FROM deals WHERE document_id IN (SELECT id FROM documents WHERE published_latest >= CAST($day AS DATE));
DELETE FROM facts WHERE document_id IN (SELECT id FROM documents WHERE kind = 'article' AND published_latest >= CAST($day AS DATE));
DELETE FROM wordings WHERE document_id IN (SELECT id FROM documents WHERE kind = 'article' AND published_latest >= CAST($day AS DATE));
DELETE FROM documents WHERE kind = 'article' AND published_latest >= CAST($day AS DATE);
