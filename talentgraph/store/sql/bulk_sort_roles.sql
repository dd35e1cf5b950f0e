-- `bulk_told` (bulk_moves.sql), the roles of the least rows and the units -> bulk_moves and bulk_arrivals, each in its order.
CREATE OR REPLACE TEMP VIEW bulk_whole AS
SELECT t.*, r.role_from, r.role_to, f.unit AS from_unit, d.unit AS to_unit
FROM bulk_told AS t
LEFT JOIN (SELECT row_id, role_from, role_to FROM bulk_rows WHERE role_from IS NOT NULL OR role_to IS NOT NULL) AS r ON r.row_id = t.row_id
LEFT JOIN (SELECT number, unit FROM bulk_nodes WHERE unit IS NOT NULL) AS f ON f.number = t.from_node
LEFT JOIN (SELECT number, unit FROM bulk_nodes WHERE unit IS NOT NULL) AS d ON d.number = t.to_node;

CREATE OR REPLACE TABLE bulk_moves AS FROM bulk_whole ORDER BY from_node, date;
CREATE OR REPLACE TABLE bulk_arrivals AS FROM bulk_whole ORDER BY to_node, date;
DROP VIEW bulk_whole;
DROP TABLE bulk_told;
