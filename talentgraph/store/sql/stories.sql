-- facts + wordings + documents + claim_ends -> the temporary table `story_pairs`: which two articles may be one story, and how much they share.
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

CREATE OR REPLACE TEMP TABLE near AS
SELECT c.a, c.b
FROM candidates AS c
JOIN dated AS a ON a.document_id = c.a
JOIN dated AS b ON b.document_id = c.b
WHERE coalesce(a.earliest <= b.latest + INTERVAL 10 DAY AND b.earliest <= a.latest + INTERVAL 10 DAY, true);

-- Shared wording, counted up to where both sketches hold everything.
CREATE OR REPLACE TEMP TABLE copied AS
WITH ends AS (SELECT document_id, max(shingle) AS last, count(*) AS size FROM wordings GROUP BY document_id),
ranges AS (
    SELECT n.a, n.b, least(CASE WHEN x.size < 64 THEN 18446744073709551615::UBIGINT ELSE x.last END,
        CASE WHEN y.size < 64 THEN 18446744073709551615::UBIGINT ELSE y.last END) AS until
    FROM near AS n JOIN ends AS x ON x.document_id = n.a JOIN ends AS y ON y.document_id = n.b
),
shared AS (
    SELECT r.a, r.b, r.until, count(*) AS n
    FROM ranges AS r
    JOIN wordings AS x ON x.document_id = r.a
    JOIN wordings AS y ON y.document_id = r.b AND y.shingle = x.shingle
    GROUP BY ALL
    HAVING count(*) >= 8
)
SELECT s.a, s.b, s.n / least(
        (SELECT count(*) FROM wordings AS w WHERE w.document_id = s.a AND w.shingle <= s.until),
        (SELECT count(*) FROM wordings AS w WHERE w.document_id = s.b AND w.shingle <= s.until)) AS copied
FROM shared AS s;

CREATE OR REPLACE TEMP TABLE spoken_of AS
SELECT DISTINCT c.document_id, e.person_id
FROM claims AS c JOIN claim_ends AS e ON e.claim_id = c.id
WHERE c.person_kind <> 'group' AND c.document_id IN (SELECT document_id FROM dated);

CREATE OR REPLACE TEMP TABLE story_pairs AS
WITH totals AS (SELECT document_id, sum(weight) AS weight FROM weighed GROUP BY document_id),
shared AS (
    SELECT n.a, n.b, sum(x.weight) AS weight, count(*) FILTER (WHERE x.rare) AS facts, count(*) FILTER (WHERE x.rare AND x.number) AS numbers,
        count(*) FILTER (WHERE x.rare AND x.name) AS names
    FROM near AS n
    JOIN weighed AS x ON x.document_id = n.a
    JOIN weighed AS y ON y.document_id = n.b AND y.key = x.key
    GROUP BY ALL
),
together AS (
    SELECT DISTINCT n.a, n.b
    FROM near AS n JOIN spoken_of AS x ON x.document_id = n.a JOIN spoken_of AS y ON y.document_id = n.b AND y.person_id = x.person_id
),
measured AS (
    SELECT n.a, n.b, coalesce(s.weight / least(x.weight, y.weight), 0) AS contained, coalesce(s.facts, 0) AS facts,
        coalesce(s.numbers, 0) AS numbers, coalesce(s.names, 0) AS names, coalesce(w.copied, 0) AS copied,
        t.a IS NOT NULL OR n.a NOT IN (SELECT document_id FROM spoken_of) OR n.b NOT IN (SELECT document_id FROM spoken_of) AS together
    FROM near AS n
    LEFT JOIN shared AS s ON s.a = n.a AND s.b = n.b
    LEFT JOIN totals AS x ON x.document_id = n.a
    LEFT JOIN totals AS y ON y.document_id = n.b
    LEFT JOIN copied AS w ON w.a = n.a AND w.b = n.b
    LEFT JOIN together AS t ON t.a = n.a AND t.b = n.b
)
SELECT a, b, round(greatest(contained, copied), 4) AS score,
    copied >= 0.5
        OR contained >= 0.5 AND facts >= 8 AND numbers >= 2 AND names >= 2
        OR together AND (contained >= 0.4 AND facts >= 6 AND numbers >= 2 AND names >= 2 OR contained >= 0.6 AND facts >= 8 AND names >= 3) AS linked,
    CASE WHEN copied >= 0.5 THEN concat(round(100 * copied)::INTEGER, '% of the wording')
        ELSE concat(facts, ' facts, ', numbers, ' of them exact numbers') END AS reason
FROM measured
WHERE contained >= 0.2 AND facts >= 3 OR copied >= 0.25;

-- One address is one source, whenever it was read.
INSERT INTO story_pairs
SELECT first, document_id, 2, true, 'the same address'
FROM (SELECT document_id, min(document_id) OVER (PARTITION BY address) AS first FROM dated WHERE address IS NOT NULL)
WHERE first <> document_id;
