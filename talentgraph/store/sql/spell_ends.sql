-- Spells whose places turn out to be one entity under several names (a unit and its host, two spellings) -> `went_on`. The table was read by
-- names, so that these claims could not know of each other. Only what surely ended was left:
--   left:    the claim's from_org was not left, another name of it goes on (or is not known to have ended);
--   entered: its to_org was not entered, the person was there already by another name.
CREATE OR REPLACE TEMP TABLE went_on AS
WITH spelled AS (
    SELECT c.id, c.document_id, c.kind, c.from_org, c.to_org, c.date_earliest, c.date_latest, c.row_number, c.from_is_former, e.person_id, e.from_id, e.to_id
    FROM told_claims AS c
    JOIN claim_ends AS e ON e.claim_id = c.id
    JOIN documents AS d ON d.id = c.document_id AND d.kind = 'spells'
    WHERE c.kind NOT IN ('internal', 'appointment')
),
others AS (
    SELECT c.id, o.person_id, o.document_id, o.to_org, o.date_earliest AS since, c.date_latest AS day, 'left' AS what
    FROM spelled AS c
    JOIN spelled AS o ON o.document_id = c.document_id AND o.person_id = c.person_id AND o.to_id = c.from_id AND o.to_org <> c.from_org AND o.id <> c.id
    WHERE NOT c.from_is_former AND coalesce(o.date_earliest <= c.date_latest + 60, true)
    UNION ALL
    SELECT c.id, o.person_id, o.document_id, o.to_org, o.date_earliest, c.date_latest, 'entered'
    FROM spelled AS c
    JOIN spelled AS o ON o.document_id = c.document_id AND o.person_id = c.person_id AND o.to_id = c.to_id AND o.to_org <> c.to_org
    WHERE coalesce(o.date_earliest, DATE 'infinity') < coalesce(c.date_earliest, DATE 'infinity')
        OR o.date_earliest IS NOT DISTINCT FROM c.date_earliest AND o.row_number < c.row_number
)
SELECT DISTINCT o.id AS claim_id, o.what
FROM others AS o
WHERE NOT EXISTS (
    SELECT 1 FROM spelled AS k
    WHERE k.document_id = o.document_id AND k.person_id = o.person_id AND k.from_org = o.to_org AND NOT k.from_is_former
        AND k.date_latest <= o.day + 60 AND coalesce(k.date_latest >= o.since, true));
