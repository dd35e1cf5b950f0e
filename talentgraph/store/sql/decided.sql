-- Stands for all that users decided.
SELECT coalesce(sha256(string_agg(id, ',' ORDER BY id)), '') FROM judgements
