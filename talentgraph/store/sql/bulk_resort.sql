-- Writes bulk_moves and bulk_arrivals anew in their order: what was added or taken out since lies where it belongs.
CREATE OR REPLACE TABLE bulk_moves AS FROM bulk_moves ORDER BY from_node, date;
CREATE OR REPLACE TABLE bulk_arrivals AS FROM bulk_arrivals ORDER BY to_node, date;
