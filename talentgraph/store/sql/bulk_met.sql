-- `bulk_met`: people of big tables whom claims or lists know too, by their keys, with how many rows tell of them; those who became claims before
-- are not among them.
CREATE OR REPLACE TEMP TABLE bulk_met AS
SELECT p.number AS person
FROM bulk_persons AS p
WHERE p.id IN (SELECT 'p-' || left(sha256(key), 16) FROM names WHERE kind = 'person') AND p.number NOT IN (SELECT person FROM bulk_promoted);
