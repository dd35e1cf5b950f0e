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
SELECT
    m.row_id,
    bulk_id(m.row_id) AS id,
    p.id AS person_id,
    f.id AS from_id,
    t.id AS to_id,
    CAST(NULL AS VARCHAR) AS earlier_id,
    m.from_unit,
    m.to_unit,
    m.role_from,
    m.role_to,
    bulk_kind(m.kind) AS kind,
    m.kind = 2 AND m.status <= 2 AS worded_as_poach,
    bulk_status(m.status) AS status,
    CASE WHEN m.precision > 0 THEN left(CAST(m.date AS VARCHAR), m.precision) END AS date,
    m.date AS date_earliest,
    CASE m.precision WHEN 10 THEN m.date WHEN 7 THEN last_day(m.date) WHEN 4 THEN make_date(year(m.date), 12, 31) END AS date_latest,
    CASE m.precision WHEN 10 THEN 'day' WHEN 7 THEN 'month' WHEN 4 THEN 'year' ELSE 'unknown' END AS date_precision,
    round(1 - pow(0.2, m.n_tables), 4) AS confidence,  -- each table is one source of 0.8
    m.n_claims,
    m.n_tables AS n_documents,
    m.n_tables AS n_publishers,
    m.n_tables AS n_independent,
    false AS combined,
    CAST([] AS VARCHAR[]) AS other_origins,
    CAST([] AS VARCHAR[]) AS judgements,
    m.why_not = 0 AS counted,
    bulk_why_not(m.why_not) AS why_not
FROM bulk_moves AS m
JOIN bulk_persons AS p ON p.number = m.person
JOIN bulk_nodes AS f ON f.number = m.from_node
JOIN bulk_nodes AS t ON t.number = m.to_node;

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
