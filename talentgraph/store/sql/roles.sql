-- stated + one class of roles -> roles. $pattern tells the class by its words, $unless what only looks like them; $former what is no role
-- held there; $senior and $junior who is senior. A null $class books what no class took as other.
INSERT INTO roles
WITH judged AS (
    SELECT
        role,
        regexp_matches(lower(role), $former) AS is_former,
        regexp_matches(lower(role), $pattern) AND NOT regexp_matches(lower(role), $unless) AS fits,
        regexp_matches(lower(role), $senior) AND NOT regexp_matches(lower(role), $junior) AS is_senior
    FROM stated
)
SELECT role, coalesce($class, 'other'), is_senior AND NOT is_former
FROM judged
WHERE CASE WHEN $class IS NULL THEN role NOT IN (SELECT role FROM roles) ELSE fits AND NOT is_former END
ORDER BY role;
