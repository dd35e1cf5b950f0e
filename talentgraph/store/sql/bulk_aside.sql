-- From here on moves, move_claims, entities and names are the tables of the claims again, as the stages make them.
DROP VIEW reports;
ALTER VIEW reports_of_claims RENAME TO reports;
DROP VIEW moves;
DROP VIEW move_claims;
DROP VIEW entities;
DROP VIEW names;
ALTER TABLE moves_of_claims RENAME TO moves;
ALTER TABLE move_claims_of_claims RENAME TO move_claims;
ALTER TABLE entities_of_claims RENAME TO entities;
ALTER TABLE names_of_claims RENAME TO names;
