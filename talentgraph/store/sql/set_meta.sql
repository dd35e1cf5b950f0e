DELETE FROM meta WHERE name = $name;
INSERT INTO meta VALUES ($name, $value);
