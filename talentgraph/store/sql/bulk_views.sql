-- From here on moves, move_claims, entities and names mean those of the claims together with those of big tables; bulk_aside.sql undoes it.

-- Organizations of big tables that nothing else knows.
CREATE OR REPLACE TABLE bulk_organizations AS
SELECT id, 'organization' AS kind, min(name) AS name, CAST(NULL AS VARCHAR) AS category, false AS listed
FROM bulk_nodes
WHERE name IS NOT NULL AND id NOT IN (SELECT id FROM entities)
GROUP BY id
ORDER BY id;

-- A move as the questions see it. The joins find the numbers of an id, and with them the few places of the table where they lie.
CREATE OR REPLACE VIEW bulk_moves_by_row AS
SELECT m.row_id, bulk_id(m.row_id) AS id, p.id AS person_id, f.id AS from_id, t.id AS to_id, m.* EXCLUDE (row_id, id, person_id, from_id, to_id)
FROM bulk_by_number('bulk_moves') AS m
JOIN bulk_persons AS p ON p.number = m.person_id
JOIN bulk_nodes AS f ON f.number = m.from_id
JOIN bulk_nodes AS t ON t.number = m.to_id;

CREATE OR REPLACE VIEW bulk_moves_told AS SELECT * EXCLUDE (row_id) FROM bulk_moves_by_row;

ALTER TABLE moves RENAME TO moves_of_claims;
ALTER TABLE move_claims RENAME TO move_claims_of_claims;
ALTER TABLE entities RENAME TO entities_of_claims;
ALTER TABLE names RENAME TO names_of_claims;

CREATE VIEW moves AS FROM moves_of_claims UNION ALL FROM bulk_moves_told;

-- The first row of each move; its further rows are found through it.
CREATE VIEW move_claims AS
FROM move_claims_of_claims
UNION ALL
SELECT bulk_id(row_id), bulk_id(row_id) FROM bulk_moves;

CREATE VIEW entities AS
FROM entities_of_claims
UNION ALL
FROM bulk_organizations
UNION ALL
SELECT id, 'person', trim(name), NULL, false
FROM bulk_persons AS p
WHERE NOT EXISTS (FROM bulk_spellings AS s WHERE s.number = p.number) AND NOT EXISTS (FROM bulk_promoted AS d WHERE d.person = p.number);

CREATE VIEW names AS
FROM names_of_claims
UNION ALL
SELECT p.key, 'organization', p.name, p.id, n.id, 'as written'
FROM bulk_places AS p JOIN bulk_nodes AS n ON n.number = p.number JOIN bulk_organizations AS o ON o.id = n.id;

-- What tells of a move: of big tables the table itself; who published a row is read in its cells only.
ALTER VIEW reports RENAME TO reports_of_claims;
CREATE VIEW reports AS
FROM reports_of_claims
UNION ALL
SELECT bulk_id(m.row_id), bulk_id(m.row_id), t.document_id, bulk_status(m.status), NULL, 'table', NULL
FROM bulk_moves AS m JOIN bulk_tables AS t ON t.number = m.row_id >> 36;
