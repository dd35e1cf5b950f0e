-- `raw` (rows.sql) of organizations.csv or people.csv -> known. $kind is organization or person, $id the column of the id.
ALTER TABLE raw ADD COLUMN IF NOT EXISTS org_id VARCHAR;
ALTER TABLE raw ADD COLUMN IF NOT EXISTS person_id VARCHAR;
ALTER TABLE raw ADD COLUMN IF NOT EXISTS aliases VARCHAR;
ALTER TABLE raw ADD COLUMN IF NOT EXISTS ambiguous VARCHAR;
ALTER TABLE raw ADD COLUMN IF NOT EXISTS kind VARCHAR;
ALTER TABLE raw ADD COLUMN IF NOT EXISTS country VARCHAR;
ALTER TABLE raw ADD COLUMN IF NOT EXISTS parent VARCHAR;

INSERT INTO known BY NAME
SELECT
    $document AS document_id,
    trim(CASE WHEN $kind = 'person' THEN person_id ELSE org_id END) AS id,
    $kind AS kind,
    trim(name) AS name,
    list_filter(list_transform(string_split(coalesce(aliases, ''), '|'), lambda x: trim(x)), lambda x: x <> '') AS aliases,
    list_filter(list_transform(string_split(coalesce(ambiguous, ''), '|'), lambda x: trim(x)), lambda x: x <> '') AS ambiguous,
    kind AS category,
    country,
    nullif(trim(parent), '') AS parent,
    coalesce(kind = 'unit', false) AS unit
FROM raw
WHERE name IS NOT NULL AND CASE WHEN $kind = 'person' THEN person_id ELSE org_id END IS NOT NULL
ORDER BY row_number;
