-- Takes the people of `bulk_met`, whose rows are claims now, out of the moves of big tables.
INSERT INTO bulk_promoted FROM bulk_met;
DELETE FROM bulk_moves WHERE person IN (SELECT person FROM bulk_met);
DELETE FROM bulk_arrivals WHERE person IN (SELECT person FROM bulk_met);
