-- `bulk_incoming` (store/tables.py) -> `bulk_new_persons` and `bulk_new_places`: every way in which its cells write a name, with its key
-- (language/names.py); null where the key is not one of plain letters: bulk.loading makes those. nobody: it says that there is no organization (cells.sql).
-- Variable codes: whether organizations are two-letter codes, so that NA is one.

-- Names that SQL folds as Python does: printable ASCII without what markup is made of.
CREATE OR REPLACE TEMP MACRO plain_name(name) AS NOT regexp_matches(name, '[^ -~]|[<>&*\[\]]');
CREATE OR REPLACE TEMP MACRO plain_key(name) AS
    coalesce(nullif(lower(regexp_replace(name, '[^A-Za-z0-9]+', '', 'g')), ''), lower(trim(regexp_replace(name, ' +', ' ', 'g'))));
CREATE OR REPLACE TEMP MACRO no_legal_form(name) AS coalesce(nullif(regexp_replace(name,
    '(?i)(?:(?:\s|\s*,)\s*(?:inc|incorporated|corp|corporation|co|company|ltd|limited|llc|plc|gmbh|ag|s\.?a|n\.?v|b\.?v|oyj|pte)\.?)+[\s.,;]*$', ''), ''), name);

CREATE OR REPLACE TEMP TABLE bulk_new_persons AS
SELECT name, CASE WHEN plain_name(name) THEN plain_key(name) END AS key
FROM (SELECT person AS name FROM bulk_incoming GROUP BY person) AS written
WHERE read_name(name) IS NOT NULL AND NOT EXISTS (FROM bulk_persons AS p WHERE p.name = written.name);

CREATE OR REPLACE TEMP TABLE bulk_new_places AS
SELECT name, CASE WHEN plain_name(name) THEN plain_key(no_legal_form(trim(name))) END AS key,
    is_nobody(name) AND NOT (trim(name) = 'NA' AND getvariable('codes')) AS nobody
FROM (SELECT from_org AS name FROM bulk_incoming UNION SELECT to_org FROM bulk_incoming) AS written
WHERE name IS NOT NULL AND NOT EXISTS (FROM bulk_places AS p WHERE p.name = written.name);
