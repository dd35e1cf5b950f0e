-- `bulk_told` (bulk_moves.sql) -> bulk_moves and bulk_arrivals, each in its order, where no row names a role or a unit.
CREATE OR REPLACE TABLE bulk_moves AS
SELECT *, CAST(NULL AS VARCHAR) AS role_from, CAST(NULL AS VARCHAR) AS role_to, CAST(NULL AS VARCHAR) AS from_unit, CAST(NULL AS VARCHAR) AS to_unit
FROM (FROM bulk_told ORDER BY from_node, date);

CREATE OR REPLACE TABLE bulk_arrivals AS
SELECT *, CAST(NULL AS VARCHAR) AS role_from, CAST(NULL AS VARCHAR) AS role_to, CAST(NULL AS VARCHAR) AS from_unit, CAST(NULL AS VARCHAR) AS to_unit
FROM (FROM bulk_told ORDER BY to_node, date);

DROP TABLE bulk_told;
