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
    kind                VARCHAR NOT NULL CHECK (kind IN ('article', 'moves', 'spells', 'organizations', 'people', 'lineage', 'judgements')),
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
    previous_row      BIGINT,                          -- of a spell: the row that tells where the person was before
    previous_org      VARCHAR,                         -- what stands there
    set_aside         VARCHAR,                         -- why previous_org -> to_org is no move, where it is none
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
    ambiguous   VARCHAR[] NOT NULL,                    -- those names that are also something else, or that many people bear
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

-- What a user decided, append-only: a later judgement on the same thing holds, and `undo` takes one back. Writer: judging.
CREATE TABLE IF NOT EXISTS judgements (
    id       VARCHAR NOT NULL,                         -- hash of all the rest
    kind     VARCHAR NOT NULL
        CHECK (kind IN ('same', 'different', 'unsure', 'accept', 'reject', 'correct', 'retract', 'undo')),
    left_id  VARCHAR NOT NULL,                         -- two names (names.name_id), a claim, a move, or the judgement that is undone
    right_id VARCHAR,                                  -- of same, different, unsure: the other name
    field    VARCHAR,                                  -- of correct: what was wrong
    value    VARCHAR,                                  -- of correct: what is right; null where it is not known
    claims   VARCHAR[],                                -- of retract: the claims that told of the move
    words    VARCHAR NOT NULL,                         -- both ends as the user saw them
    reason   VARCHAR NOT NULL,
    judge    VARCHAR NOT NULL,                         -- who decided
    made_at  TIMESTAMP NOT NULL
);

-- Who was forgotten: salted hashes of names, nothing that tells them. Writer: forgetting.
CREATE TABLE IF NOT EXISTS tombstones (
    salt    VARCHAR NOT NULL,                          -- hex; one for the file
    hash    VARCHAR NOT NULL,                          -- length, twelve bits of a quick hash, scrypt: see redaction/tombstones.py
    reason  VARCHAR NOT NULL,
    made_at TIMESTAMP NOT NULL
);

-- What a rewrite or a translation of an article would keep: whom and what it names, and its numbers, in one spelling for all languages
-- (claims/facts.py says which kinds there are). Writer: graph.add.
CREATE TABLE IF NOT EXISTS facts (
    document_id VARCHAR NOT NULL,
    fact        VARCHAR NOT NULL                       -- kind:value
);

-- What a copy of an article would keep: the least hashes of its runs of five words (documents/syndication.py). Writer: graph.add.
CREATE TABLE IF NOT EXISTS wordings (
    document_id VARCHAR NOT NULL,
    shingle     UBIGINT NOT NULL
);

-- ---------------------------------------------------------------- DERIVED

-- What all the rest was derived from: a document that is not among them is new. Writer: deriving.
CREATE OR REPLACE TABLE derived_from (
    document_id VARCHAR NOT NULL
);

-- The judgements that hold: not undone, not followed by another on the same thing. Writer: entities.
CREATE OR REPLACE TABLE holding (
    id       VARCHAR NOT NULL,
    kind     VARCHAR NOT NULL,
    left_id  VARCHAR NOT NULL,
    right_id VARCHAR,
    field    VARCHAR,
    value    VARCHAR,
    claims   VARCHAR[],
    words    VARCHAR NOT NULL,
    reason   VARCHAR NOT NULL,
    judge    VARCHAR NOT NULL
);

-- What judgements make of a claim. Writer: entities.
CREATE OR REPLACE TABLE corrections (
    claim_id       VARCHAR NOT NULL,
    rejected       BOOLEAN NOT NULL,                   -- rejected by itself, or its move is retracted
    accepted       BOOLEAN NOT NULL,                   -- read and found right, or put right
    corrected      VARCHAR[] NOT NULL,                 -- the columns below that hold instead of the claim's own, null or not
    person         VARCHAR,
    from_org       VARCHAR,
    to_org         VARCHAR,
    from_unit      VARCHAR,
    to_unit        VARCHAR,
    role_from      VARCHAR,
    role_to        VARCHAR,
    kind           VARCHAR,
    status         VARCHAR,
    date           VARCHAR,
    date_earliest  DATE,
    date_latest    DATE,
    date_precision VARCHAR,
    judgements     VARCHAR[] NOT NULL                  -- their ids
);

-- The claims as they stand after the judgements: what everything else is derived from.
CREATE OR REPLACE VIEW valid_claims AS
SELECT
    c.* REPLACE (
        coalesce(x.person, c.person) AS person,
        CASE WHEN list_contains(x.corrected, 'person') THEN 'named' ELSE c.person_kind END AS person_kind,
        CASE WHEN list_contains(x.corrected, 'from_org') THEN x.from_org ELSE c.from_org END AS from_org,
        CASE WHEN list_contains(x.corrected, 'to_org') THEN x.to_org ELSE c.to_org END AS to_org,
        c.from_is_former AND NOT coalesce(list_contains(x.corrected, 'from_org'), false) AS from_is_former,
        CASE WHEN list_contains(x.corrected, 'from_unit') THEN x.from_unit ELSE c.from_unit END AS from_unit,
        CASE WHEN list_contains(x.corrected, 'to_unit') THEN x.to_unit ELSE c.to_unit END AS to_unit,
        CASE WHEN list_contains(x.corrected, 'role_from') THEN x.role_from ELSE c.role_from END AS role_from,
        CASE WHEN list_contains(x.corrected, 'role_to') THEN x.role_to ELSE c.role_to END AS role_to,
        coalesce(x.kind, c.kind) AS kind,
        coalesce(x.status, c.status) AS status,
        CASE WHEN list_contains(x.corrected, 'date') THEN x.date ELSE c.date END AS date,
        CASE WHEN list_contains(x.corrected, 'date') THEN x.date_earliest ELSE c.date_earliest END AS date_earliest,
        CASE WHEN list_contains(x.corrected, 'date') THEN x.date_latest ELSE c.date_latest END AS date_latest,
        CASE WHEN list_contains(x.corrected, 'date') THEN x.date_precision ELSE c.date_precision END AS date_precision,
        CASE WHEN x.accepted THEN greatest(c.confidence, 0.95) ELSE c.confidence END AS confidence
    ),
    coalesce(x.judgements, []) AS judgements
FROM claims AS c
LEFT JOIN corrections AS x ON x.claim_id = c.id
WHERE x.rejected IS NOT TRUE;

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
    name_id   VARCHAR NOT NULL,                        -- the id that the name has by itself; it still finds the entity after a merge
    entity_id VARCHAR NOT NULL,
    reason    VARCHAR NOT NULL                         -- listed, alias, shared (many people bear it, or several listed ones), or as written
);

-- The names in each claim, as it spells them. Writer: entities.
CREATE OR REPLACE TABLE written (
    claim_id    VARCHAR NOT NULL,
    document_id VARCHAR NOT NULL,
    kind        VARCHAR NOT NULL,                      -- person, role_holder, organization
    spelling    VARCHAR NOT NULL
);

-- Which name each spelling in claims means, and how many claims spell it so. Writer: entities.
CREATE OR REPLACE TABLE meanings (
    kind      VARCHAR NOT NULL,                        -- of the name: person, role_holder, organization
    spelling  VARCHAR NOT NULL,
    name_id   VARCHAR NOT NULL,
    entity_id VARCHAR NOT NULL,
    number    INTEGER NOT NULL
);

-- Every name by itself: how it is shown, and how many claims write it. Writer: entities.
CREATE OR REPLACE TABLE called (
    name_id  VARCHAR NOT NULL,
    kind     VARCHAR NOT NULL,
    name     VARCHAR NOT NULL,                         -- the list's, else the spelling that is most frequent
    listed   BOOLEAN NOT NULL,
    category VARCHAR,
    number   INTEGER NOT NULL
);

-- The keys under which names meet that can be alike. Writer: entities.
CREATE OR REPLACE TABLE blocks (
    block   VARCHAR NOT NULL,
    kind    VARCHAR NOT NULL,
    name_id VARCHAR NOT NULL,
    scripts VARCHAR NOT NULL                           -- of all spellings of the name
);

-- What is known of two names being one entity: decided by rules from named reasons, or by a user. `same` is one entity; `probable` is shown
-- and never counted as one; `different` keeps them apart. Writer: entities.
CREATE OR REPLACE TABLE identities (
    left_id      VARCHAR NOT NULL,                     -- the less known of two names (names.name_id); a role-holder
    right_id     VARCHAR NOT NULL,
    told_by      VARCHAR,                              -- holds for this claim only: who an unnamed role-holder was
    verdict      VARCHAR NOT NULL CHECK (verdict IN ('same', 'probable', 'candidate', 'different')),
    score        DOUBLE,                               -- log-odds: the sum of the reasons; null where a user or a fact decides
    reasons      VARCHAR NOT NULL,                     -- JSON: [{name, weight, words}]
    claim_id     VARCHAR,                              -- the dated fact that a role-holder is tied by
    judgement_id VARCHAR                               -- the user's decision
);

-- Under which other organization one stands, by view and day. Writer: entities (lineage.py).
CREATE OR REPLACE TABLE org_standings (
    org_id       VARCHAR NOT NULL,
    view         VARCHAR NOT NULL CHECK (view IN ('point-in-time', 'group', 'today')),
    since        DATE,                                 -- null: always before
    until        DATE,                                 -- null: ever after
    stands_under VARCHAR NOT NULL,
    reason       VARCHAR NOT NULL                      -- the last relation on the way
);

-- Lineage between entities: names that are one by now have no relation to one another.
CREATE OR REPLACE VIEW entity_lineage AS
WITH meant AS (
    SELECT name_id, any_value(entity_id) AS entity_id FROM names
    WHERE kind = 'organization' AND name_id IN (SELECT org_id FROM lineage UNION SELECT other_id FROM lineage)
    GROUP BY name_id
)
SELECT DISTINCT coalesce(o.entity_id, l.org_id) AS org_id, l.relation, coalesce(x.entity_id, l.other_id) AS other_id, l.date
FROM lineage AS l
LEFT JOIN meant AS o ON o.name_id = l.org_id
LEFT JOIN meant AS x ON x.name_id = l.other_id
WHERE coalesce(o.entity_id, l.org_id) <> coalesce(x.entity_id, l.other_id);

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

-- Which articles are one source: copies, rewrites and translations of one story. Every article has a row. Writer: stories.
CREATE OR REPLACE TABLE stories (
    document_id VARCHAR NOT NULL,
    story_id    VARCHAR NOT NULL,                      -- the least document of the story
    reason      VARCHAR                                -- what ties the document to the story; null where it stands alone
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
    judgements      VARCHAR[] NOT NULL,                -- those that changed it
    counted         BOOLEAN NOT NULL,
    why_not         VARCHAR                            -- where it is not counted
);

-- A move in each view of organizations, where lineage touches it; else it is the same in all. Table `moves` holds the default view,
-- point-in-time. Writer: moves.
CREATE OR REPLACE TABLE move_views (
    move_id    VARCHAR NOT NULL,
    view       VARCHAR NOT NULL CHECK (view IN ('as-reported', 'point-in-time', 'group', 'today')),
    from_id    VARCHAR,
    to_id      VARCHAR,
    earlier_id VARCHAR,
    from_unit  VARCHAR,
    to_unit    VARCHAR,
    counted    BOOLEAN NOT NULL,
    why_not    VARCHAR
);

-- The thread from a move back to its claims. Writer: moves.
CREATE OR REPLACE TABLE move_claims (
    move_id  VARCHAR NOT NULL,
    claim_id VARCHAR NOT NULL
);

-- What looks like a move in a table and is none: one row for each, with the reason. Writer: moves.
CREATE OR REPLACE TABLE artefacts (
    claim_id      VARCHAR NOT NULL,                    -- the claim that would tell of the arrival
    person_id     VARCHAR NOT NULL,
    from_id       VARCHAR NOT NULL,                    -- of a unit the organization that it belongs to
    to_id         VARCHAR NOT NULL,
    from_name     VARCHAR NOT NULL,                    -- as the rows name the two places
    to_name       VARCHAR NOT NULL,
    reason        VARCHAR NOT NULL,
    date          VARCHAR,
    date_earliest DATE,
    date_latest   DATE
);

-- What a role is about, by the words in it (lexicon/role-classes.toml): one row for each class that it belongs to. Writer: moves.
CREATE OR REPLACE TABLE roles (
    role   VARCHAR NOT NULL,                           -- as moves state it
    class  VARCHAR NOT NULL,                           -- research, executive, ...; other, where no word tells
    senior BOOLEAN NOT NULL                            -- leads an organization, a part of it or a field
);

-- The organizations of counted moves. Those that a move ties to another one are numbered from 0 on, by id: their places in the arrays of
-- the network. The others have no number. Writer: network.
CREATE OR REPLACE TABLE nodes (
    number      INTEGER,
    id          VARCHAR NOT NULL,
    n_in        INTEGER NOT NULL,                      -- counted moves to it, from wherever
    n_out       INTEGER NOT NULL,                      -- counted moves away, to wherever
    n_uncertain INTEGER NOT NULL                       -- of both, those that are single-source or combined
);

-- Counted moves between two organizations, added up: the edges of the network, sorted by to_number, from_number. Writer: network.
CREATE OR REPLACE TABLE flows (
    from_number INTEGER NOT NULL,                      -- nodes.number
    to_number   INTEGER NOT NULL,
    n_moves     INTEGER NOT NULL,
    n_foundings INTEGER NOT NULL,
    n_uncertain INTEGER NOT NULL                       -- single-source or combined
);

-- What stands below a score of all moves: how many count and how many don't, and where they come from. Writer: network.
CREATE OR REPLACE TABLE totals (
    part   VARCHAR NOT NULL CHECK (part IN ('tally', 'language', 'publisher')),
    label  VARCHAR NOT NULL,
    number BIGINT NOT NULL
);

-- ---------------------------------------------------------------- WORDS OF THE STEPS

-- The words of the questions follow in words.sql.

-- The first day that an ISO prefix (YYYY[-MM[-DD]]) can mean; null where it is none.
CREATE OR REPLACE MACRO iso_day(iso) AS
    CASE WHEN regexp_full_match(iso, '\d{4}(-\d{2}(-\d{2})?)?') THEN try_cast(iso || substr('0000-01-01', length(iso) + 1) AS DATE) END;

-- Is a role a seat on a board or an adviser's? Who chairs or runs the place holds no mere seat.
CREATE OR REPLACE MACRO seat_role(role) AS
    regexp_matches(lower(coalesce(role, '')), '(\bboard\b|\badvis[eo]r|\btrustee\b|\bobserver\b|独立董事|獨立董事|董事$|顾问|顧問|监事|監事)')
    AND NOT regexp_matches(lower(coalesce(role, '')), '(chair|董事长|董事長|\bchief\b|^ceo\b|\bpresident\b)');

-- Does somebody only take time off? Who leaves for good after a sabbatical is told so ("will not return").
CREATE OR REPLACE MACRO time_off(words) AS
    regexp_matches(lower(coalesce(words, '')), '(\bsabbatical\b|\bleave of absence\b|\b(parental|medical|maternity|paternity) leave\b|停薪留职|停薪留職|学术休假|學術休假|休长假|休長假|产假|產假)')
    AND NOT regexp_matches(lower(coalesce(words, '')), '(\bafter (a|his|her|their)\b.{0,30}\b(sabbatical|leave)\b|\bnot? (be )?return|\bfor good\b|\bresign|不再|辞职|辭職|离职|離職)');

-- One spelling of an address: scheme, "www.", mobile host, fragment, tracking words and a last slash do not count.
CREATE OR REPLACE MACRO address(url) AS
    rtrim(regexp_replace(trim(url), '^https?://(www\.|m\.)?|#.*$|[?&](utm_\w+|fbclid|gclid)=[^&#]*', '', 'gi'), '/');

-- The story that a claim comes from: of an article its own, of a row that of the article at its address, else the address; null where a row
-- gives none.
CREATE OR REPLACE VIEW claim_stories AS
SELECT c.id AS claim_id, coalesce(s.story_id, a.story_id, address(c.source_url)) AS story_id
FROM claims AS c
LEFT JOIN stories AS s ON s.document_id = c.document_id
LEFT JOIN (
    SELECT address(d.url) AS address, min(s.story_id) AS story_id
    FROM documents AS d JOIN stories AS s ON s.document_id = d.id
    WHERE d.url IS NOT NULL
    GROUP BY ALL
) AS a ON a.address = address(c.source_url);
