-- Which name each spelling in claims means (filled by entities), and the spellings themselves.
CREATE OR REPLACE TEMP TABLE meanings (kind VARCHAR NOT NULL, spelling VARCHAR NOT NULL, name_id VARCHAR NOT NULL, entity_id VARCHAR NOT NULL);

CREATE OR REPLACE TEMP VIEW written_names AS
SELECT 'organization' AS kind, from_org AS name FROM valid_claims WHERE from_org IS NOT NULL
UNION ALL
SELECT 'organization', to_org FROM valid_claims WHERE to_org IS NOT NULL
UNION ALL
SELECT CASE person_kind WHEN 'named' THEN 'person' ELSE person_kind END, person FROM valid_claims WHERE person_kind <> 'group';
