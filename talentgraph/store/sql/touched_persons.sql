-- Whom touched claims mean now.
INSERT INTO touched_persons
SELECT DISTINCT person_id FROM claim_ends
WHERE claim_id IN (SELECT claim_id FROM touched) AND person_id NOT IN (SELECT person_id FROM touched_persons);
