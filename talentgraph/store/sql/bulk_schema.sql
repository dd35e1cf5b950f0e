-- The tables of big tables: made when the first one is added, so that a small graph has none of them. A row here is what a claim is
-- elsewhere: what one row of one table says of one person, its cells as they stood; but narrow, in numbers, without an object or a JSON text
-- for each. What is said at the top of schema.sql holds here too.

-- ---------------------------------------------------------------- KEPT. Writer: bulk.loading

-- The big tables, each a document.
CREATE TABLE IF NOT EXISTS bulk_tables (
    number      INTEGER NOT NULL,                      -- 1, 2, ... as they were added
    document_id VARCHAR NOT NULL,
    n_rows      BIGINT NOT NULL,                       -- of the file
    n_kept      BIGINT NOT NULL                        -- without the rows that could not be read
);

-- Every way in which their cells write a person, exactly. Two that are spelt alike (names.key) have one id.
CREATE TABLE IF NOT EXISTS bulk_persons (
    number INTEGER NOT NULL,
    id     VARCHAR NOT NULL,                           -- p- and 16 hex digits of the SHA-256 of the key
    name   VARCHAR NOT NULL
);

-- The same of organizations; 0 is the cell that is empty, and what has no id says no more than that (Retired, Without Club).
CREATE TABLE IF NOT EXISTS bulk_places (
    number INTEGER NOT NULL,
    id     VARCHAR,                                    -- o- and 16 hex digits
    key    VARCHAR,
    name   VARCHAR
);

-- The rows.
CREATE TABLE IF NOT EXISTS bulk_rows (
    row_id        BIGINT NOT NULL,                     -- number of the table * 2^36 + number of the row, 1 below the header
    person        INTEGER NOT NULL,                    -- bulk_persons.number
    from_place    INTEGER NOT NULL,                    -- bulk_places.number
    to_place      INTEGER NOT NULL,
    date          DATE,                                -- the first day that it may mean
    precision     UTINYINT NOT NULL,                   -- 0 unknown, 4 year, 7 month, 10 day: how many characters of an ISO day hold
    date_written  VARCHAR,                             -- the cell, where it is not just these characters
    former        BOOLEAN,                             -- from_place is an earlier employer, never an origin
    kind          VARCHAR,                             -- these where the table has such columns
    status        VARCHAR,
    role_from     VARCHAR,
    role_to       VARCHAR,
    from_unit     VARCHAR,
    to_unit       VARCHAR,
    source_url    VARCHAR,
    source_outlet VARCHAR,
    source_date   VARCHAR,
    others        VARCHAR                              -- JSON: the cells of all other columns
);

-- ---------------------------------------------------------------- DERIVED. Writer: bulk.deriving

-- Ends of moves: an organization, or a unit of it. The first numbers are those of bulk_places, further ones stand for what an
-- organization was part of at a time.
CREATE TABLE IF NOT EXISTS bulk_nodes (
    number INTEGER NOT NULL,
    id     VARCHAR,                                    -- of the entity
    unit   VARCHAR,
    name   VARCHAR                                     -- to show, where no list and no claim knows the entity
);

-- People who are spelt in more than one way: which number stands for all of them.
CREATE TABLE IF NOT EXISTS bulk_spellings (number INTEGER NOT NULL, person INTEGER NOT NULL);

-- People whom articles, small tables or lists know too: their rows became claims and are in no table below.
CREATE TABLE IF NOT EXISTS bulk_promoted (person INTEGER NOT NULL);

-- Moves: rows that say the same of one person are one. By (from_node, date); those of tables that were added since the last sorting come
-- after the others.
CREATE TABLE IF NOT EXISTS bulk_moves (
    from_node INTEGER NOT NULL,
    to_node   INTEGER NOT NULL,
    person    INTEGER NOT NULL,
    date      DATE,
    precision UTINYINT NOT NULL,
    row_id    BIGINT NOT NULL,                         -- of the least row
    n_claims  INTEGER NOT NULL,
    n_tables  INTEGER NOT NULL,
    kind      UTINYINT NOT NULL,                       -- places in the lists of bulk_kind and so on
    status    UTINYINT NOT NULL,
    why_not   UTINYINT NOT NULL,                       -- 0: it is counted
    role_from VARCHAR,
    role_to   VARCHAR,
    from_unit VARCHAR,                                 -- of the nodes, beside the moves: who asks for a unit finds its few places
    to_unit   VARCHAR
);

-- The same by (to_node, date).
CREATE TABLE IF NOT EXISTS bulk_arrivals AS FROM bulk_moves LIMIT 0;

-- What bulk_moves was made of: if this is the same, only the names are looked at anew.
CREATE TABLE IF NOT EXISTS bulk_basis (hash VARCHAR NOT NULL);

CREATE OR REPLACE MACRO bulk_kind(number) AS
    ['hire', 'poach', 'departure', 'founding', 'return', 'acquihire', 'appointment', 'internal'][number];
CREATE OR REPLACE MACRO bulk_status(number) AS ['completed', 'announced', 'rumoured', 'attempted', 'failed', 'denied'][number];
CREATE OR REPLACE MACRO bulk_why_not(number) AS
    ['rumoured', 'attempted', 'failed', 'denied', 'a seat on a board', 'inside one group', 'a transfer with an acquisition'][number];

-- Moves in the shape of the table moves, but ids are numbers: of rows, persons and nodes. rows: bulk_moves or bulk_arrivals.
CREATE OR REPLACE MACRO bulk_by_number(rows) AS TABLE
SELECT
    row_id,
    row_id AS id,
    person AS person_id,
    from_node AS from_id,
    to_node AS to_id,
    CAST(NULL AS VARCHAR) AS earlier_id,
    from_unit,
    to_unit,
    role_from,
    role_to,
    bulk_kind(kind) AS kind,
    kind = 2 AND status <= 2 AS worded_as_poach,
    bulk_status(status) AS status,
    CASE WHEN precision > 0 THEN left(CAST(date AS VARCHAR), precision) END AS date,
    date AS date_earliest,
    CASE precision WHEN 10 THEN date WHEN 7 THEN last_day(date) WHEN 4 THEN make_date(year(date), 12, 31) END AS date_latest,
    CASE precision WHEN 10 THEN 'day' WHEN 7 THEN 'month' WHEN 4 THEN 'year' ELSE 'unknown' END AS date_precision,
    round(1 - pow(0.2, n_tables), 4) AS confidence,  -- each table is one source of 0.8
    n_claims,
    n_tables AS n_documents,
    n_tables AS n_publishers,
    n_tables AS n_independent,
    false AS combined,
    CAST([] AS VARCHAR[]) AS other_origins,
    CAST([] AS VARCHAR[]) AS judgements,
    why_not = 0 AS counted,
    bulk_why_not(why_not) AS why_not
FROM query_table(rows);
CREATE OR REPLACE VIEW bulk_arrivals_by_number AS FROM bulk_by_number('bulk_arrivals');

-- The id of a row as a claim, and of its move: the table and the row can be read out of it.
CREATE OR REPLACE MACRO bulk_id(row_id) AS concat('t', row_id >> 36, '-', row_id & 68719476735);

CREATE OR REPLACE MACRO bulk_json(person, from_org, to_org, date, from_is_former, kind, status, role_from, role_to, from_unit, to_unit, source_url,
    source_outlet, source_date, others) AS
    CAST(json_merge_patch('{}', to_json(struct_pack(person := person, from_org := from_org, to_org := to_org, date := date, from_is_former := from_is_former,
        kind := kind, status := status, role_from := role_from, role_to := role_to, from_unit := from_unit, to_unit := to_unit,
        source_url := source_url, source_outlet := source_outlet, source_date := source_date)), coalesce(CAST(others AS JSON), '{}')) AS VARCHAR);
