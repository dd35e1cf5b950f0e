-- Tables of spells are a kind of document, and their claims say what they rest on. Judgements and tombstones are new tables (schema.sql).
ALTER TABLE documents RENAME TO documents_before;
CREATE TABLE documents (
    id VARCHAR NOT NULL,
    kind VARCHAR NOT NULL CHECK (kind IN ('article', 'moves', 'spells', 'organizations', 'people', 'lineage', 'judgements')),
    path VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    encoding VARCHAR NOT NULL,
    lang VARCHAR NOT NULL,
    title VARCHAR,
    outlet VARCHAR,
    based_on VARCHAR,
    url VARCHAR,
    published VARCHAR,
    published_earliest DATE,
    published_latest DATE,
    published_precision VARCHAR NOT NULL,
    digest BOOLEAN NOT NULL,
    machine_translated BOOLEAN NOT NULL,
    private BOOLEAN NOT NULL,
    added_at TIMESTAMP NOT NULL
);
INSERT INTO documents BY NAME FROM documents_before;
DROP TABLE documents_before;
ALTER TABLE claims ADD COLUMN IF NOT EXISTS previous_row BIGINT;
ALTER TABLE claims ADD COLUMN IF NOT EXISTS previous_org VARCHAR;
ALTER TABLE claims ADD COLUMN IF NOT EXISTS set_aside VARCHAR;
