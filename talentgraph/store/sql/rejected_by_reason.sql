-- `rejected`: each sort of reason (what stands before a colon) with its first row, and how many more there are.
SELECT min(row_number), min_by(reason, row_number), count(*) - 1
FROM rejected
GROUP BY split_part(reason, ':', 1)
ORDER BY 1;
