-- A table as it stands -> `raw`, with the number of each row below the header and its cells as JSON. Every step that reads a
-- table starts here. $path is a CSV file in UTF-8.
CREATE OR REPLACE TEMP TABLE raw AS
SELECT row_number() OVER () AS row_number, CAST(to_json(t) AS VARCHAR) AS cells, t.*
FROM read_csv($path, header = true, all_varchar = true, delim = ',', quote = '"', escape = '"', strict_mode = true, nullstr = '') AS t;
