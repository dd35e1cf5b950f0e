-- In bulk.alone: flows of the claims only add up to the moves of the claims; the tables hold those of everything.
CREATE OR REPLACE TEMP VIEW flows AS
SELECT CAST(NULL AS INTEGER) AS from_number, CAST(NULL AS INTEGER) AS to_number, count(*) AS n_moves, 0 AS n_foundings, 0 AS n_uncertain
FROM moves WHERE counted AND from_id IS NOT NULL AND to_id IS NOT NULL AND from_id <> to_id;
