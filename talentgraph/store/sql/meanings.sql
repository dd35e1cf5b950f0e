-- Which entity each form of a name in claims means; filled by entities.
CREATE OR REPLACE TEMP TABLE meanings (kind VARCHAR NOT NULL, name VARCHAR NOT NULL, entity_id VARCHAR NOT NULL);
