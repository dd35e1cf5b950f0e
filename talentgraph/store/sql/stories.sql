-- facts + wordings + documents -> `candidates`: which two articles are compared (story_pairs.sql), and which bear one address.
--
--   * Two articles are compared where they were published within 10 days of one another; an unknown day may be any.
--   * A fact weighs by its kind, and by its rarity: in how many weeks it is told of. Weeks and not articles, for a story that a hundred
--     outlets rewrite must not make its own facts common.
--   * Contained: the weight of the shared facts over the weight of the one that has less. Rewrites leave much out and add little.
--   * Linked: at least .40 contained with 6 rare facts shared, among them 2 exact numbers and 2 names; or .60 with 8 of which 3 are names; or
--     half the wording; or one address. Names alone say less than numbers do: whoever writes of an event by himself names the same people,
--     but has numbers of his own. Numbers alone say little as well: prices and indices stand in the news of every market.
--   * Articles whose claims speak of no person in common tell of different things, or one of them was read wrong: they need half contained,
--     with 8 rare facts and 2 numbers.
--   * Every article is compared with the earliest ones that share a rare fact in those weeks, at most 30 a fact and week: no step is quadratic.

CREATE OR REPLACE TEMP TABLE dated AS
SELECT d.id AS document_id, d.published_earliest AS earliest, d.published_latest AS latest, address(d.url) AS address,
    (d.published_earliest - DATE '1970-01-05') // 7 AS week
FROM documents AS d
WHERE d.kind = 'article';

CREATE OR REPLACE TEMP TABLE weighed AS
WITH told AS (
    SELECT f.document_id, f.fact, split_part(f.fact, ':', 1) AS kind, coalesce(d.week, -1) AS week
    FROM facts AS f JOIN dated AS d ON d.document_id = f.document_id
),
all_weeks AS (SELECT count(DISTINCT week) AS n FROM told),
rarity AS (
    SELECT t.fact, ln(1 + any_value(a.n) / count(DISTINCT t.week)) / ln(1 + any_value(a.n)) AS rare  -- 1: in one week only
    FROM told AS t, all_weeks AS a
    GROUP BY t.fact
)
SELECT t.document_id, hash(t.fact) AS key, t.kind = 'number' AS number, t.kind NOT IN ('number', 'count') AS name, r.rare > 0.5 AS rare,
    r.rare * CASE t.kind WHEN 'number' THEN 1.5 WHEN 'organization' THEN 0.5 WHEN 'word' THEN 0.7 WHEN 'count' THEN 0.5 ELSE 1 END AS weight
FROM told AS t JOIN rarity AS r ON r.fact = t.fact;

-- What brings two articles together, and who stands there first: by week, of those without a day, and over all time (week null).
CREATE OR REPLACE TEMP TABLE postings AS
SELECT p.key, p.document_id, d.week, d.earliest
FROM (
    SELECT key, document_id FROM weighed WHERE rare AND key IN (SELECT key FROM weighed GROUP BY key HAVING count(*) > 1)
    UNION ALL
    SELECT shingle, document_id FROM wordings WHERE shingle IN (SELECT shingle FROM wordings GROUP BY shingle HAVING count(*) > 1)
) AS p
JOIN dated AS d ON d.document_id = p.document_id;

CREATE OR REPLACE TEMP TABLE firsts AS
SELECT key, document_id, coalesce(week, -1) AS week FROM postings
QUALIFY row_number() OVER (PARTITION BY key, week ORDER BY earliest, document_id) <= 30
UNION ALL
SELECT key, document_id, NULL FROM postings
WHERE key IN (SELECT key FROM postings WHERE week IS NULL)
QUALIFY row_number() OVER (PARTITION BY key ORDER BY earliest NULLS LAST, document_id) <= 30;

CREATE OR REPLACE TEMP TABLE candidates AS
WITH probes AS (
    SELECT key, document_id, unnest([week - 2, week - 1, week, week + 1, week + 2, -1]) AS week FROM postings WHERE week IS NOT NULL
),
met AS (
    SELECT p.document_id AS one, f.document_id AS other, p.key FROM probes AS p JOIN firsts AS f ON f.key = p.key AND f.week = p.week
    UNION ALL
    SELECT p.document_id, f.document_id, p.key FROM postings AS p JOIN firsts AS f ON f.key = p.key AND f.week IS NULL WHERE p.week IS NULL
)
SELECT least(one, other) AS a, greatest(one, other) AS b
FROM met
WHERE one <> other
GROUP BY ALL
HAVING count(DISTINCT key) >= 3;

-- One address is one source, whenever it was read.
CREATE OR REPLACE TEMP TABLE one_address AS
SELECT first AS a, document_id AS b
FROM (SELECT document_id, min(document_id) OVER (PARTITION BY address) AS first FROM dated WHERE address IS NOT NULL)
WHERE first <> document_id;

-- Which story each article belongs to (filled by stories).
CREATE OR REPLACE TEMP TABLE stories_now (document_id VARCHAR NOT NULL, story_id VARCHAR NOT NULL, reason VARCHAR);
