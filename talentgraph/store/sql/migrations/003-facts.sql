-- What stories are found by. Forgetting with which lists and rules the articles were read makes the next build read them again, with facts.
CREATE TABLE IF NOT EXISTS facts (document_id VARCHAR NOT NULL, fact VARCHAR NOT NULL);
CREATE TABLE IF NOT EXISTS wordings (document_id VARCHAR NOT NULL, shingle UBIGINT NOT NULL);
DELETE FROM meta WHERE name = 'basis';
