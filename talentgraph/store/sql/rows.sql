-- A table as it stands -> `raw`, with the number of each row below the header and its cells as JSON. Every step that reads a
-- table starts here. $path is a file of cells in UTF-8, $columns the names of its columns, $delimiter what stands between cells, $skip how many
-- lines stand above the header. What is no row of so many cells stands in
-- `reject_errors`; `ragged` is filled by rows_ragged.sql, where such rows are to be told of with their numbers.
DROP TABLE IF EXISTS reject_errors;
DROP TABLE IF EXISTS reject_scans;
CREATE OR REPLACE TEMP TABLE raw AS
SELECT row_number() OVER () AS row_number, CAST(to_json(t) AS VARCHAR) AS cells, t.*
FROM read_csv($path, header = true, auto_detect = false, columns = $columns, delim = $delimiter, quote = '"', escape = '"', nullstr = '',
    strict_mode = true, skip = $skip, ignore_errors = true, store_rejects = true) AS t;
CREATE OR REPLACE TEMP TABLE ragged (row_number BIGINT, cells VARCHAR, reason VARCHAR);
