-- In a graph in memory: takes the people whose ids are $ids out of its big tables.
DELETE FROM bulk_rows WHERE person IN (SELECT number FROM bulk_persons WHERE list_contains($ids::VARCHAR[], id));
DELETE FROM bulk_persons WHERE list_contains($ids::VARCHAR[], id);
UPDATE bulk_tables SET n_kept = (SELECT count(*) FROM bulk_rows AS r WHERE r.row_id >> 36 = bulk_tables.number);
DELETE FROM bulk_basis;
DELETE FROM bulk_promoted;
