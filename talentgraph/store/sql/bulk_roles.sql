-- bulk_moves -> stated: the roles that they state and no move did before.
CREATE OR REPLACE TEMP TABLE stated AS
SELECT role
FROM (SELECT role_from AS role FROM bulk_moves UNION SELECT role_to FROM bulk_moves)
WHERE role IS NOT NULL AND role NOT IN (SELECT role FROM roles);
