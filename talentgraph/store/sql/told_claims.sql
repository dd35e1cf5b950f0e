-- The claims of touched persons, as they stand.
CREATE OR REPLACE TEMP TABLE told_claims AS
SELECT c.* FROM valid_claims AS c JOIN claim_ends AS e ON e.claim_id = c.id JOIN touched_persons AS x ON x.person_id = e.person_id;

-- Ends of spells that were none (spell_ends.sql).
CREATE OR REPLACE TEMP TABLE went_on (claim_id VARCHAR NOT NULL, what VARCHAR NOT NULL);
