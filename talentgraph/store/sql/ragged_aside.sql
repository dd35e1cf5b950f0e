-- The rows of `raw` that are `ragged` are set aside with their cells; those that went in the meantime (forgotten people) are no longer told of.
CREATE OR REPLACE TEMP TABLE ragged AS SELECT row_number, raw.cells, reason FROM ragged JOIN raw USING (row_number);
DELETE FROM raw WHERE row_number IN (SELECT row_number FROM ragged);
