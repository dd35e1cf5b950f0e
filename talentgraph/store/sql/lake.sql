-- In a lake (lakes/__init__.py) read by DuckDB: where a move lies, for SQL of one's own: WHERE bucket = bucket_of('openai') % n.
CREATE OR REPLACE MACRO bucket_of(id) AS CAST('0x' || substr(md5(id), 1, 2) AS INTEGER);
