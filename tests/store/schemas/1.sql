-- The data model of a talentgraph file. This is the place to read it.
--
-- Two sorts of tables. KEPT: what was read and what was decided; only these are migrated, and nothing in them is ever
-- changed. DERIVED: everything that `build` makes from them; it can be dropped and made again to the same content.
-- Running this file on an open one keeps the first sort and empties the second: every `build` begins so.
-- No keys or foreign keys: the one writer of each table (named below) keeps its rows apart, and bulk rows stay quick to load.

-- ---------------------------------------------------------------- KEPT

-- What this file is. Writer: store.
CREATE TABLE IF NOT EXISTS meta (
    name  VARCHAR NOT NULL,   -- format, schema, data_hash, built
    value VARCHAR NOT NULL
);

-- One article or one table, known by the hash of its bytes. Writer: graph.add.
CREATE TABLE IF NOT EXISTS documents (
    id                  VARCHAR NOT NULL,              -- SHA-256 of the bytes, hex
    kind                VARCHAR NOT NULL CHECK (kind IN ('article', 'moves', 'organizations', 'people', 'lineage')),
    path                VARCHAR NOT NULL,              -- as the user gave it; says where it was, not what it is
    text                VARCHAR NOT NULL,              -- all of an article, untouched; empty for a table
    encoding            VARCHAR NOT NULL,
    lang                VARCHAR NOT NULL,              -- en, zh-Hans, zh-Hant; empty for a table
    title               VARCHAR,
    outlet              VARCHAR,                       -- who published it
    based_on            VARCHAR,                       -- of a digest: whose report it sums up
    url                 VARCHAR,
    published           VARCHAR,                       -- ISO prefix: YYYY[-MM[-DD]]
    published_earliest  DATE,
    published_latest    DATE,
    published_precision VARCHAR NOT NULL,
    digest              BOOLEAN NOT NULL,              -- our own summary, never shown as the outlet's words
    machine_translated  BOOLEAN NOT NULL,
    private             BOOLEAN NOT NULL,              -- its quotes, title and address stay inside this file
    added_at            TIMESTAMP NOT NULL             -- the only clock in the file; in no export
);

-- What ONE document asserts about ONE person or unnamed group. Never changed. On screen: "report".
-- Evidence is a quote (quote, quote_start, quote_end) or a row (row_number, cells). Writer: graph.add.
CREATE TABLE IF NOT EXISTS claims (
    id                VARCHAR NOT NULL,                -- hash of the document and what is said
    document_id       VARCHAR NOT NULL,
    person            VARCHAR NOT NULL,                -- canonical where the seeds know the name, else the best form in the text
    person_as_written VARCHAR NOT NULL,
    person_kind       VARCHAR NOT NULL CHECK (person_kind IN ('named', 'role_holder', 'group')),
    count             INTEGER,                         -- of a group, where the text says how many
    from_org          VARCHAR,
    to_org            VARCHAR,
    from_is_former    BOOLEAN NOT NULL,                -- from_org is an earlier employer; never an origin by itself
    from_unit         VARCHAR,
    to_unit           VARCHAR,
    role_from         VARCHAR,
    role_to           VARCHAR,
    kind              VARCHAR NOT NULL
        CHECK (kind IN ('hire', 'poach', 'departure', 'founding', 'return', 'acquihire', 'appointment', 'internal')),
    status            VARCHAR NOT NULL CHECK (status IN ('completed', 'announced', 'rumoured', 'attempted', 'failed', 'denied')),
    date              VARCHAR,                         -- ISO prefix, or null where nothing is said
    date_earliest     DATE,
    date_latest       DATE,
    date_precision    VARCHAR NOT NULL CHECK (date_precision IN ('day', 'week', 'month', 'quarter', 'year', 'unknown')),
    money_amount      DOUBLE,
    money_currency    VARCHAR,
    money_kind        VARCHAR,                         -- compensation, deal, retention, capex
    money_text        VARCHAR,
    quote             VARCHAR,                         -- text[quote_start:quote_end] of the document, in code points
    quote_start       INTEGER,
    quote_end         INTEGER,
    more_quotes       VARCHAR,                         -- JSON: [{quote, start, end}]
    row_number        BIGINT,                          -- of a table: 1 is the first row below the header
    cells             VARCHAR,                         -- JSON: the row as it stood
    source_url        VARCHAR,                         -- of a row: the article it rests on
    source_outlet     VARCHAR,
    source_date       VARCHAR,
    rules             VARCHAR NOT NULL,                -- which rules fired, separated by spaces
    confidence        DOUBLE NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    extractor         VARCHAR NOT NULL,                -- rules, table, llm:MODEL
    CHECK ((quote IS NULL) <> (row_number IS NULL)),
    CHECK (quote IS NULL OR quote_end - quote_start = length(quote))
);

-- An acquisition, stake or failed bid, as one document asserts it. Context, never a move. Writer: graph.add.
CREATE TABLE IF NOT EXISTS deals (
    id          VARCHAR NOT NULL,
    document_id VARCHAR NOT NULL,
    acquirer    VARCHAR NOT NULL,
    target      VARCHAR NOT NULL,
    kind        VARCHAR NOT NULL CHECK (kind IN ('acquisition', 'stake', 'failed_acquisition')),
    amount_usd  DOUBLE,
    stake_pct   DOUBLE,
    quote       VARCHAR NOT NULL,
    quote_start INTEGER NOT NULL,
    quote_end   INTEGER NOT NULL,
    rules       VARCHAR NOT NULL
);

-- Organizations and people that a list names (organizations.csv, people.csv). Writer: graph.add.
CREATE TABLE IF NOT EXISTS known (
    document_id VARCHAR NOT NULL,
    id          VARCHAR NOT NULL,                      -- the list's own id; becomes the entity's
    kind        VARCHAR NOT NULL CHECK (kind IN ('person', 'organization')),
    name        VARCHAR NOT NULL,
    aliases     VARCHAR[] NOT NULL,
    ambiguous   VARCHAR[] NOT NULL,                    -- those names that are also something else
    category    VARCHAR,                               -- company, lab, unit, university, fund, ...
    country     VARCHAR,
    parent      VARCHAR,
    unit        BOOLEAN NOT NULL                       -- moves are booked under the parent
);

-- Dated relations between organizations: org_id RELATION other_id. Writer: graph.add.
CREATE TABLE IF NOT EXISTS lineage (
    document_id    VARCHAR NOT NULL,
    org_id         VARCHAR NOT NULL,
    relation       VARCHAR NOT NULL CHECK (relation IN ('unit_of', 'renamed_to', 'merged_into', 'spun_off_from', 'acquired_by')),
    other_id       VARCHAR NOT NULL,
    date           VARCHAR,
    date_precision VARCHAR,
    note           VARCHAR
);

-- ---------------------------------------------------------------- DERIVED

-- A person or an organization. The id is the list's own, else a hash of the least name. Writer: entities.
CREATE OR REPLACE TABLE entities (
    id       VARCHAR NOT NULL,
    kind     VARCHAR NOT NULL CHECK (kind IN ('person', 'role_holder', 'organization')),
    name     VARCHAR NOT NULL,
    category VARCHAR,
    listed   BOOLEAN NOT NULL                          -- a list names it; else it is known from claims alone
);

-- Every way to write an entity, by its key (folded: case, script, width, spaces and punctuation do not count). Writer: entities.
CREATE OR REPLACE TABLE names (
    key       VARCHAR NOT NULL,
    kind      VARCHAR NOT NULL,                        -- of the entity
    name      VARCHAR NOT NULL,
    entity_id VARCHAR NOT NULL,
    reason    VARCHAR NOT NULL                         -- listed, alias, or as written
);

-- Who an unnamed role-holder was: verdict same or candidate, with the reason in words. Writer: entities.
CREATE OR REPLACE TABLE identities (
    told_by        VARCHAR NOT NULL,                   -- the claim that speaks of the role-holder
    role_holder_id VARCHAR NOT NULL,
    person_id      VARCHAR NOT NULL,
    verdict        VARCHAR NOT NULL CHECK (verdict IN ('same', 'candidate')),
    claim_id       VARCHAR NOT NULL,                   -- the dated fact it rests on
    reason         VARCHAR NOT NULL
);

-- Whom and what a claim means. Writer: entities.
CREATE OR REPLACE TABLE claim_ends (
    claim_id     VARCHAR NOT NULL,
    person_id    VARCHAR NOT NULL,                     -- after identities: a role-holder that is certain counts as the person
    written_id   VARCHAR NOT NULL,                     -- before
    from_id      VARCHAR,                              -- of a unit the organization that it belongs to
    to_id        VARCHAR,
    from_unit    VARCHAR,                              -- the unit's name, where one is named
    to_unit      VARCHAR
);

-- One person, from, to, when: derived from all claims that tell of it. Writer: moves.
CREATE OR REPLACE TABLE moves (
    id              VARCHAR NOT NULL,
    person_id       VARCHAR NOT NULL,
    from_id         VARCHAR,                           -- last employer, where any claim states it
    to_id           VARCHAR,
    earlier_id      VARCHAR,                           -- an earlier employer that a claim names ("former X CEO")
    from_unit       VARCHAR,
    to_unit         VARCHAR,
    role_from       VARCHAR,
    role_to         VARCHAR,
    kind            VARCHAR NOT NULL,                  -- what most sources call it
    worded_as_poach BOOLEAN NOT NULL,                  -- some source's own word
    status          VARCHAR NOT NULL,
    date            VARCHAR,
    date_earliest   DATE,
    date_latest     DATE,
    date_precision  VARCHAR NOT NULL,
    confidence      DOUBLE NOT NULL,                   -- of the status shown: noisy-or over independent sources that say as much
    n_claims        INTEGER NOT NULL,
    n_documents     INTEGER NOT NULL,
    n_publishers    INTEGER NOT NULL,
    n_independent   INTEGER NOT NULL,
    combined        BOOLEAN NOT NULL,                  -- departure in one source, join in another; no single one says A -> B
    other_origins   VARCHAR[] NOT NULL,                -- origins that other claims state
    counted         BOOLEAN NOT NULL,
    why_not         VARCHAR                            -- where it is not counted
);

-- The thread from a move back to its claims. Writer: moves.
CREATE OR REPLACE TABLE move_claims (
    move_id  VARCHAR NOT NULL,
    claim_id VARCHAR NOT NULL
);

-- Counted moves between two known organizations, added up. Writer: network.
CREATE OR REPLACE TABLE flows (
    from_id     VARCHAR NOT NULL,
    to_id       VARCHAR NOT NULL,
    n_moves     INTEGER NOT NULL,
    n_persons   INTEGER NOT NULL,
    n_foundings INTEGER NOT NULL,
    n_uncertain INTEGER NOT NULL                       -- single-source or combined
);

-- ---------------------------------------------------------------- WORDS OF THE QUESTIONS

-- Does a date lie in a window? yes, maybe (not known exactly enough), no.
CREATE OR REPLACE MACRO in_window(earliest, latest, since, until) AS
    CASE
        WHEN since IS NULL AND until IS NULL THEN 'yes'
        WHEN latest < since OR earliest > until OR since > until THEN 'no'
        WHEN (since IS NULL OR earliest >= since) AND (until IS NULL OR latest <= until) THEN 'yes'
        ELSE 'maybe'
    END;

-- Confidence in words.
CREATE OR REPLACE MACRO confidence_word(confidence) AS
    CASE WHEN confidence >= 0.85 THEN 'strong' WHEN confidence >= 0.6 THEN 'medium' ELSE 'weak' END;

-- A move with its names.
CREATE OR REPLACE VIEW told_moves AS
SELECT
    m.*,
    p.name AS person,
    f.name AS from_org,
    t.name AS to_org,
    e.name AS earlier_org,
    m.status IN ('completed', 'announced') AS shown
FROM moves AS m
JOIN entities AS p ON p.id = m.person_id
LEFT JOIN entities AS f ON f.id = m.from_id
LEFT JOIN entities AS t ON t.id = m.to_id
LEFT JOIN entities AS e ON e.id = m.earlier_id;
