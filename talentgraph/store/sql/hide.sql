-- From here on `moves` means the moves without some: $ids. `unhide` takes it back.
CREATE OR REPLACE TEMP TABLE moves_left AS SELECT * FROM moves WHERE id NOT IN (SELECT unnest($ids::VARCHAR[]));
DROP VIEW IF EXISTS temp.moves;
CREATE TEMP VIEW moves AS FROM moves_left;
