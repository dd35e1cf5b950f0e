-- Whether this file has a table of a name, $table.
SELECT count(*) FROM duckdb_tables() WHERE table_name = $table AND database_name = current_database() AND NOT temporary
