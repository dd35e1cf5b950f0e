-- `raw` (rows.sql) of lineage.csv -> lineage.
ALTER TABLE raw ADD COLUMN IF NOT EXISTS date VARCHAR;
ALTER TABLE raw ADD COLUMN IF NOT EXISTS date_precision VARCHAR;
ALTER TABLE raw ADD COLUMN IF NOT EXISTS note VARCHAR;

INSERT INTO lineage BY NAME
SELECT
    $document AS document_id,
    trim(org_id) AS org_id,
    lower(trim(relation)) AS relation,
    trim(other_id) AS other_id,
    nullif(trim(date), '') AS date,
    date_precision,
    note
FROM raw
WHERE org_id IS NOT NULL AND other_id IS NOT NULL
ORDER BY row_number;
