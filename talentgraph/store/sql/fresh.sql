-- What came since the last derivation, and what it touches. Where nothing was derived before, that is everything.
CREATE OR REPLACE TEMP TABLE fresh AS SELECT id AS document_id FROM documents WHERE id NOT IN (SELECT document_id FROM derived_from);

-- Claims of which something may have to be derived again. More are added as names turn out to mean others than before.
CREATE OR REPLACE TEMP TABLE touched AS SELECT id AS claim_id FROM valid_claims WHERE document_id IN (SELECT document_id FROM fresh);

INSERT INTO written
SELECT claim_id, document_id, kind, spelling
FROM (
    SELECT id AS claim_id, document_id,
        unnest(['organization', 'organization', CASE person_kind WHEN 'named' THEN 'person' ELSE person_kind END]) AS kind,
        unnest([from_org, to_org, CASE WHEN person_kind <> 'group' THEN person END]) AS spelling
    FROM valid_claims
    WHERE document_id IN (SELECT document_id FROM fresh)
)
WHERE spelling IS NOT NULL;

-- How often the new documents write each name.
CREATE OR REPLACE TEMP TABLE heard AS
SELECT kind, spelling, CAST(count(*) AS INTEGER) AS number FROM written WHERE document_id IN (SELECT document_id FROM fresh) GROUP BY ALL;

-- Spellings that no document used before, each with its key (filled by entities).
CREATE OR REPLACE TEMP TABLE spelt (kind VARCHAR NOT NULL, spelling VARCHAR NOT NULL, key VARCHAR NOT NULL);

-- Names that are shown, or mean, otherwise than before.
CREATE OR REPLACE TEMP TABLE changed (kind VARCHAR NOT NULL, name_id VARCHAR NOT NULL);

-- Persons who are told to have gone the same way (company.sql).
CREATE OR REPLACE TEMP TABLE company (from_id VARCHAR, to_id VARCHAR, name_id VARCHAR, size BIGINT, asked BIGINT);
