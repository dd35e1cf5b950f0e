-- `raw` (rows.sql) of lineage.csv -> lineage and `rejected`.
ALTER TABLE raw ADD COLUMN IF NOT EXISTS date VARCHAR;
ALTER TABLE raw ADD COLUMN IF NOT EXISTS date_precision VARCHAR;
ALTER TABLE raw ADD COLUMN IF NOT EXISTS note VARCHAR;

CREATE OR REPLACE TEMP TABLE rejected AS
SELECT row_number, cells, reason
FROM (
    SELECT
        row_number,
        cells,
        CASE
            WHEN coalesce(trim(org_id), '') = '' THEN 'no org_id'
            WHEN coalesce(trim(other_id), '') = '' THEN 'no other_id'
            WHEN coalesce(lower(trim(relation)) NOT IN ('unit_of', 'renamed_to', 'merged_into', 'spun_off_from', 'acquired_by'), true)
                THEN 'relation ' || coalesce(relation, '(none)') || ': it is unit_of, renamed_to, merged_into, spun_off_from or acquired_by'
        END AS reason
    FROM raw
)
WHERE reason IS NOT NULL;

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
WHERE row_number NOT IN (SELECT row_number FROM rejected)
ORDER BY row_number;
