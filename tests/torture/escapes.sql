-- Ways out of the sandbox of `sql`, one a line: {folder} holds secret.csv, secret.json, secret.parquet, other.duckdb.
-- Each is tried through the command's own check and, past it, on the connection.
-- Reading files
SELECT * FROM read_csv('{folder}/secret.csv')
SELECT * FROM read_csv_auto('{folder}/secret.csv')
SELECT * FROM sniff_csv('{folder}/secret.csv')
SELECT * FROM read_text('{folder}/secret.csv')
SELECT * FROM read_text(['{folder}/secret.csv', '{folder}/secret.json'])
SELECT * FROM read_blob('{folder}/secret.csv')
SELECT * FROM read_blob('{folder}/*')
SELECT * FROM read_json('{folder}/secret.json')
SELECT * FROM read_json_auto('{folder}/secret.json')
SELECT * FROM read_json_objects('{folder}/secret.json')
SELECT * FROM read_ndjson('{folder}/secret.json')
SELECT * FROM read_parquet('{folder}/secret.parquet')
SELECT * FROM parquet_scan('{folder}/secret.parquet')
SELECT * FROM parquet_metadata('{folder}/secret.parquet')
SELECT * FROM parquet_schema('{folder}/secret.parquet')
SELECT * FROM parquet_file_metadata('{folder}/secret.parquet')
SELECT * FROM parquet_kv_metadata('{folder}/secret.parquet')
SELECT * FROM '{folder}/secret.csv'
FROM '{folder}/secret.json'
FROM '{folder}/secret.parquet'
SELECT * FROM "{folder}/secret.csv"
SELECT * FROM glob('{folder}/*')
SELECT * FROM glob('/etc/pass*')
SELECT * FROM read_text('/proc/self/environ')
SELECT * FROM read_text('file://{folder}/secret.csv')
SELECT * FROM read_text('{folder}/../{name}/secret.csv')
SELECT (SELECT content FROM read_text('{folder}/secret.csv'))
WITH t AS (FROM read_text('{folder}/secret.csv')) SELECT content FROM t
SELECT * FROM moves, LATERAL (SELECT * FROM read_text('{folder}/secret.csv'))
SELECT * FROM query('SELECT * FROM read_text(''{folder}/secret.csv'')')
SELECT * FROM query_table('{folder}/secret.csv')
SELECT * FROM query_table(['meta', '{folder}/secret.csv'])
EXPLAIN SELECT * FROM read_csv('{folder}/secret.csv')
EXPLAIN ANALYZE SELECT * FROM read_text('{folder}/secret.csv')
DESCRIBE SELECT * FROM read_csv('{folder}/secret.csv')
SUMMARIZE SELECT * FROM read_csv('{folder}/secret.csv')
DESCRIBE '{folder}/secret.csv'
PIVOT '{folder}/secret.csv' ON name
SELECT getenv('HOME')
-- Other databases
ATTACH '{folder}/other.duckdb'
ATTACH '{folder}/other.duckdb' AS o (READ_ONLY)
ATTACH '{folder}/new.duckdb' AS n
ATTACH ':memory:' AS m; COPY meta TO '{folder}/out.csv'
ATTACH 'sqlite:{folder}/x.sqlite' AS s (TYPE sqlite)
USE other
DETACH talent
COPY FROM DATABASE talent TO other
-- Writing files
COPY meta TO '{folder}/out.csv'
COPY (SELECT 1) TO '{folder}/out.csv'
COPY (SELECT 1) TO '{folder}/out.parquet' (FORMAT parquet)
COPY (SELECT 1) TO '/dev/stdout'
COPY meta FROM '{folder}/secret.csv'
EXPORT DATABASE '{folder}/all'
IMPORT DATABASE '{folder}/all'
PRAGMA enable_profiling = 'json'
PRAGMA profiling_output = '{folder}/profile.json'
SET profile_output = '{folder}/profile.json'
SET log_query_path = '{folder}/log.sql'
CALL enable_logging(storage = 'file', storage_config = {'path': '{folder}/log'})
SET temp_directory = '{folder}/spill'
SET home_directory = '{folder}'
SET secret_directory = '{folder}'
-- The net, and extensions
INSTALL httpfs
INSTALL httpfs FROM community
FORCE INSTALL httpfs
LOAD httpfs
LOAD '{folder}/evil.duckdb_extension'
UPDATE EXTENSIONS
SELECT * FROM read_csv('https://example.com/x.csv')
SELECT * FROM read_parquet('s3://bucket/x.parquet')
SELECT * FROM 'https://example.com/x.parquet'
ATTACH 'https://example.com/x.duckdb'
CREATE SECRET s (TYPE s3, KEY_ID 'a', SECRET 'b')
SET custom_extension_repository = 'http://example.com'
SET allow_unsigned_extensions = true
SET allow_community_extensions = true
-- Settings
SET enable_external_access = true
SET lock_configuration = false
RESET lock_configuration
RESET enable_external_access
RESET allowed_directories
SET allowed_paths = ['{folder}/secret.csv']
SET allowed_directories = ['{folder}']
SET disabled_filesystems = ''
SET memory_limit = '100GB'
SET threads = 64
SET max_temp_directory_size = '1TB'
SET python_enable_replacements = true
SET autoload_known_extensions = true
SET autoinstall_known_extensions = true
SET GLOBAL enable_external_access = true
SELECT set_config('enable_external_access', 'true', false)
PRAGMA enable_external_access
-- Writing the graph
INSERT INTO meta VALUES ('a', 'b')
UPDATE meta SET value = 'x'
DELETE FROM meta
DROP TABLE meta
TRUNCATE meta
ALTER TABLE meta ADD COLUMN x INTEGER
CREATE TABLE mine (x INTEGER)
CREATE TABLE mine AS FROM meta
CREATE OR REPLACE TABLE meta AS SELECT 1 AS name
CREATE VIEW mine AS FROM meta
CREATE MACRO mine() AS 1
CREATE INDEX i ON meta (name)
CREATE SCHEMA mine
CREATE TYPE mine AS ENUM ('a')
CREATE SEQUENCE mine
COMMENT ON TABLE meta IS 'x'
MERGE INTO meta USING (SELECT 1) AS s ON false WHEN NOT MATCHED THEN INSERT VALUES ('a', 'b')
WITH t AS (SELECT 1) INSERT INTO meta SELECT 'a', 'b'
SELECT 1; DELETE FROM meta
SELECT 1; COPY meta TO '{folder}/out.csv'
BEGIN; DELETE FROM meta; COMMIT
VACUUM FULL meta; DROP TABLE meta
-- The program around it
SELECT * FROM python_variable
SELECT * FROM secret_frame
SELECT * FROM pandas_scan(0)
SELECT * FROM arrow_scan(0, 0, 0)
SELECT * FROM python_map_function()
