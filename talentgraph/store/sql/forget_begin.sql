-- What a forgetting changes: rows that go, and texts that are masked. `scope` is the document or the row that a text belongs to.
CREATE OR REPLACE TEMP TABLE doomed (tbl VARCHAR NOT NULL, id VARCHAR NOT NULL);
CREATE OR REPLACE TEMP TABLE masked (tbl VARCHAR NOT NULL, col VARCHAR NOT NULL, scope VARCHAR NOT NULL, old VARCHAR NOT NULL, new VARCHAR NOT NULL);
