-- How many reports bear no date of publication, and so count as known from the start.
SELECT count(*)
FROM claims AS c JOIN documents AS d ON d.id = c.document_id
WHERE d.published_latest IS NULL AND NOT coalesce(regexp_matches(trim(c.source_date), '^\d{4}'), false)
