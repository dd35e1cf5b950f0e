-- What another file remembers, but for what it is.
INSERT INTO meta FROM other.meta WHERE name NOT IN ('format', 'schema');
