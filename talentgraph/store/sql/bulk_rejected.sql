-- The rows of `bulk_read` (bulk_rows.sql) that say nothing that can be read, by reason, with the first of each.
SELECT min(row_number), min_by(reason, row_number), count(*)
FROM (
    SELECT r.row_number, CASE
        WHEN p.number IS NULL THEN 'no person'
        WHEN f.number IS NULL AND t.number IS NULL AND NOT r.founds THEN 'neither from_org nor to_org'
        ELSE r.reason END AS reason
    FROM bulk_read AS r
    LEFT JOIN bulk_persons AS p ON p.name = r.person
    LEFT JOIN bulk_places AS f ON f.name = r.from_org
    LEFT JOIN bulk_places AS t ON t.name = r.to_org
)
WHERE reason IS NOT NULL
GROUP BY split_part(reason, ':', 1)
ORDER BY 1;
