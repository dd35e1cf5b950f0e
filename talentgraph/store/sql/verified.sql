-- How much there was to check, and how much of it can be checked against a hash. $forgotten: how many people were forgotten.
SELECT
    (SELECT count(*) FROM claims WHERE quote IS NOT NULL) + (SELECT count(*) FROM deals) AS quotes,
    (SELECT count(*) FROM claims WHERE row_number IS NOT NULL) AS rows,
    count(*) AS documents,
    count(*) FILTER (WHERE kind = 'article' AND encoding = 'utf-8' AND NOT (contains(text, chr(9608)) AND $forgotten > 0)) AS documents_by_their_hash
FROM documents
