-- One value of meta, in place of the one before.
DELETE FROM meta WHERE name = $name;
INSERT INTO meta VALUES ($name, $value);
