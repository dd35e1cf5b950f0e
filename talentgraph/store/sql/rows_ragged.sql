-- A table in which some rows have more or fewer cells than there are columns -> `raw` as rows.sql makes it, those rows with it (their cells as a
-- list), and `ragged`: which they are. $columns go on beyond $known, those of the table. A cell that is empty is told from
-- one that is not there: only a sign that nobody writes reads as nothing. Empty cells beyond the last column say nothing.
DROP TABLE IF EXISTS reject_errors;
DROP TABLE IF EXISTS reject_scans;
CREATE OR REPLACE TEMP TABLE padded AS
SELECT row_number() OVER () AS row_number, [*COLUMNS(*)] AS told, *
FROM read_csv($path, header = true, auto_detect = false, columns = $columns, delim = $delimiter, quote = '"', escape = '"', nullstr = chr(1),
    strict_mode = true, skip = $skip, ignore_errors = true, store_rejects = true, null_padding = true, parallel = false);

INSERT INTO ragged BY NAME
SELECT row_number, 'not as many cells as columns: ' || number || ', not ' || len($known) AS reason
FROM (SELECT row_number, told, len(list_filter(told, lambda cell: cell IS NOT NULL)) AS number FROM padded)
WHERE number < len($known) OR array_to_string(told[len($known) + 1:], '') <> '';

CREATE OR REPLACE TEMP TABLE raw AS
SELECT n.row_number, CAST(CASE WHEN ragged.row_number IS NULL THEN to_json(t) ELSE to_json(list_filter(told, lambda cell: cell IS NOT NULL)) END AS VARCHAR) AS cells, t.*
FROM padded AS n
POSITIONAL JOIN (SELECT nullif(COLUMNS(lambda name: list_contains($known, name)), '') FROM padded) AS t
LEFT JOIN ragged ON ragged.row_number = n.row_number
ORDER BY n.row_number;
DROP TABLE padded;
