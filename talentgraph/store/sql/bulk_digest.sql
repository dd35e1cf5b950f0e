-- One line for each big table that stands for all of its rows, in whatever order and numbering, and one for all of their moves.
SELECT 'bulk_rows' AS "table", document_id, count(*) AS n_rows,
    bit_xor(md5_number_lower(concat_ws('|', row_number, person, coalesce(from_org, '-'), coalesce(to_org, '-'), coalesce(date, '-'),
        coalesce(from_is_former, '-'), coalesce(kind, '-'), coalesce(status, '-'), coalesce(role_from, '-'), coalesce(role_to, '-'),
        coalesce(source_url, '-'), coalesce(others, '-')))) AS digest
FROM bulk_cells('bulk_rows')
GROUP BY document_id
UNION ALL
SELECT 'bulk_moves', NULL, count(*),
    bit_xor(md5_number_lower(concat_ws('|', person_id, coalesce(from_id, '-'), coalesce(to_id, '-'), coalesce(date, '-'), kind, status, coalesce(why_not, '-'),
        n_claims)))
FROM bulk_moves_told
ORDER BY ALL
