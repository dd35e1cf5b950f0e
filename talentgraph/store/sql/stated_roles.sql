-- moves -> `stated`: roles that belong to no class yet. Those that no move states any more go.
DELETE FROM roles
WHERE role IN (SELECT unnest([role_from, role_to]) FROM gone_moves) AND role NOT IN (SELECT role FROM (SELECT unnest([role_from, role_to]) AS role FROM moves) WHERE role IS NOT NULL);

CREATE OR REPLACE TEMP TABLE stated AS
SELECT DISTINCT role
FROM (SELECT unnest([role_from, role_to]) AS role FROM moves WHERE person_id IN (SELECT person_id FROM touched_persons))
WHERE role IS NOT NULL AND role NOT IN (SELECT role FROM roles);
