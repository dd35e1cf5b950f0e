-- Whether nothing has changed since the last derivation but that articles and tables of moves came, with $few claims or with no more than a quarter
-- of those that were there.
WITH new AS (SELECT id, kind FROM documents WHERE id NOT IN (SELECT document_id FROM derived_from)),
counts AS (
    SELECT (SELECT count(*) FROM valid_claims) AS now, (SELECT count(*) FROM claim_ends) AS before,
        (SELECT count(*) FROM valid_claims WHERE document_id IN (SELECT id FROM new)) AS more
)
SELECT NOT EXISTS (SELECT 1 FROM new WHERE kind NOT IN ('article', 'moves'))
    AND NOT EXISTS (SELECT 1 FROM derived_from WHERE document_id NOT IN (SELECT id FROM documents))
    AND now = before + more AND more <= greatest($few, before // 4)
FROM counts
