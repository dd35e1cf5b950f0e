-- `raw` (rows.sql, then store/cells.py) with the columns of seeds/moves.csv -> claims and `rejected`. Nothing here makes an object of a row.
-- Variables (store/cells.py): today; what is dated later is announced at most. too_late: a day from which on a date is a slip of the pen.

-- Columns a table may leave out.
ALTER TABLE raw ADD COLUMN IF NOT EXISTS from_org VARCHAR;
ALTER TABLE raw ADD COLUMN IF NOT EXISTS to_org VARCHAR;
ALTER TABLE raw ADD COLUMN IF NOT EXISTS from_unit VARCHAR;
ALTER TABLE raw ADD COLUMN IF NOT EXISTS to_unit VARCHAR;
ALTER TABLE raw ADD COLUMN IF NOT EXISTS from_is_former VARCHAR;
ALTER TABLE raw ADD COLUMN IF NOT EXISTS role_from VARCHAR;
ALTER TABLE raw ADD COLUMN IF NOT EXISTS role_to VARCHAR;
ALTER TABLE raw ADD COLUMN IF NOT EXISTS kind VARCHAR;
ALTER TABLE raw ADD COLUMN IF NOT EXISTS status VARCHAR;
ALTER TABLE raw ADD COLUMN IF NOT EXISTS date VARCHAR;
ALTER TABLE raw ADD COLUMN IF NOT EXISTS date_precision VARCHAR;
ALTER TABLE raw ADD COLUMN IF NOT EXISTS money_usd VARCHAR;
ALTER TABLE raw ADD COLUMN IF NOT EXISTS money_kind VARCHAR;
ALTER TABLE raw ADD COLUMN IF NOT EXISTS money_amount VARCHAR;
ALTER TABLE raw ADD COLUMN IF NOT EXISTS money_currency VARCHAR;
ALTER TABLE raw ADD COLUMN IF NOT EXISTS money_text VARCHAR;
ALTER TABLE raw ADD COLUMN IF NOT EXISTS source_url VARCHAR;
ALTER TABLE raw ADD COLUMN IF NOT EXISTS source_outlet VARCHAR;
ALTER TABLE raw ADD COLUMN IF NOT EXISTS source_date VARCHAR;

CREATE OR REPLACE TEMP TABLE incoming AS
SELECT
    row_number,
    cells,
    trim(person) AS person,
    nullif(trim(from_org), '') AS from_org,
    nullif(trim(to_org), '') AS to_org,
    nullif(trim(from_unit), '') AS from_unit,
    nullif(trim(to_unit), '') AS to_unit,
    coalesce(lower(trim(from_is_former)) IN ('true', 'yes', '1'), false) AS from_is_former,
    nullif(trim(role_from), '') AS role_from,
    nullif(trim(role_to), '') AS role_to,
    coalesce(nullif(lower(trim(kind)), ''), CASE WHEN nullif(trim(to_org), '') IS NULL THEN 'departure' ELSE 'hire' END) AS kind,
    coalesce(nullif(lower(trim(status)), ''), 'completed') AS status,
    nullif(trim(date), '') AS date,
    iso_day(trim(date)) AS date_earliest,
    coalesce(try_cast(money_amount AS DOUBLE), try_cast(nullif(trim(money_usd), '') AS DOUBLE)) AS money_amount,
    coalesce(money_currency, CASE WHEN money_amount IS NULL THEN 'USD' END) AS money_currency,
    money_text,
    nullif(trim(money_kind), '') AS money_kind,
    nullif(trim(source_url), '') AS source_url,
    nullif(trim(source_outlet), '') AS source_outlet,
    nullif(trim(source_date), '') AS source_date
FROM raw;

CREATE OR REPLACE TEMP TABLE rejected AS
SELECT row_number, cells, reason
FROM (
    SELECT
        row_number,
        cells,
        CASE
            WHEN person IS NULL OR person = '' THEN 'no person'
            WHEN kind = 'loan' THEN 'a loan or the end of one, no move'
            WHEN from_org IS NULL AND to_org IS NULL AND kind <> 'founding' THEN 'neither from_org nor to_org'
            WHEN kind NOT IN ('hire', 'poach', 'departure', 'founding', 'return', 'acquihire', 'appointment', 'internal')
                THEN 'no such kind: ' || kind
            WHEN status NOT IN ('completed', 'announced', 'rumoured', 'attempted', 'failed', 'denied') THEN 'no such status: ' || status
            WHEN date IS NOT NULL AND date_earliest IS NULL THEN not_a_date(date)
            WHEN date_earliest >= getvariable('too_late') THEN 'more than ten years ahead: ' || date
        END AS reason
    FROM incoming
)
WHERE reason IS NOT NULL;

INSERT INTO claims BY NAME
SELECT
    left(sha256($document || ':' || row_number), 16) AS id,
    $document AS document_id,
    person,
    person AS person_as_written,
    'named' AS person_kind,
    from_org,
    to_org,
    from_is_former,
    from_unit,
    to_unit,
    role_from,
    role_to,
    kind,
    CASE WHEN status = 'completed' AND date_earliest > getvariable('today') THEN 'announced' ELSE status END AS status,
    date,
    date_earliest,
    CASE length(date)
        WHEN 10 THEN date_earliest
        WHEN 7 THEN last_day(date_earliest)
        WHEN 4 THEN CAST(date_earliest + INTERVAL 1 YEAR - INTERVAL 1 DAY AS DATE)
    END AS date_latest,
    CASE length(date) WHEN 10 THEN 'day' WHEN 7 THEN 'month' WHEN 4 THEN 'year' ELSE 'unknown' END AS date_precision,
    money_amount,
    CASE WHEN money_amount IS NOT NULL THEN money_currency END AS money_currency,
    CASE WHEN money_amount IS NOT NULL THEN money_kind END AS money_kind,
    CASE WHEN money_amount IS NOT NULL THEN money_text END AS money_text,
    row_number,
    cells,
    source_url,
    source_outlet,
    source_date,
    CASE WHEN status = 'completed' AND date_earliest > getvariable('today') THEN 'row dated-ahead' ELSE 'row' END AS rules,
    0.8 AS confidence,  -- somebody read the source and wrote the row
    'table' AS extractor
FROM incoming
WHERE row_number NOT IN (SELECT row_number FROM rejected)
ORDER BY row_number;
