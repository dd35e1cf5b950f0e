-- Stands for the lists by whose names articles were read.
SELECT coalesce(sha256(string_agg(id, ',' ORDER BY id)), '') FROM documents WHERE kind IN ('organizations', 'people')
