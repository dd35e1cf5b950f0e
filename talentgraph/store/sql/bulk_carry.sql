-- Fills the big tables of a new file from those of the old one (attached as before), without the people whose ids are $ids.
INSERT INTO bulk_persons FROM before.main.bulk_persons WHERE NOT list_contains($ids::VARCHAR[], id);
INSERT INTO bulk_places FROM before.main.bulk_places;
INSERT INTO bulk_rows FROM before.main.bulk_rows WHERE person IN (SELECT number FROM bulk_persons);
INSERT INTO bulk_tables
SELECT * REPLACE ((SELECT count(*) FROM bulk_rows AS r WHERE r.row_id >> 36 = t.number) AS n_kept) FROM before.main.bulk_tables AS t;
