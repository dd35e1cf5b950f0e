-- every_near -> `story_pairs`, those from place $start on up to $end: how much two articles share, by what stories.sql says. What one article of each
-- pair says is made first (of_a): left to itself the engine may look first for all that say the same, of which there are any number.
CREATE OR REPLACE TEMP TABLE near AS SELECT a, b FROM every_near WHERE place > $start AND place <= $end;

-- Shared wording, counted up to where both sketches hold everything.
CREATE OR REPLACE TEMP TABLE copied AS
WITH ends AS (SELECT document_id, max(shingle) AS last, count(*) AS size FROM wordings GROUP BY document_id),
ranges AS (
    SELECT n.a, n.b, least(CASE WHEN x.size < 64 THEN 18446744073709551615::UBIGINT ELSE x.last END,
        CASE WHEN y.size < 64 THEN 18446744073709551615::UBIGINT ELSE y.last END) AS until
    FROM near AS n JOIN ends AS x ON x.document_id = n.a JOIN ends AS y ON y.document_id = n.b
),
of_a AS MATERIALIZED (SELECT r.*, w.shingle FROM ranges AS r JOIN wordings AS w ON w.document_id = r.a),
shared AS (
    SELECT x.a, x.b, x.until, count(*) AS n
    FROM of_a AS x
    JOIN wordings AS y ON y.document_id = x.b AND y.shingle = x.shingle
    GROUP BY ALL
    HAVING count(*) >= 8
)
SELECT s.a, s.b, s.n / least(
        (SELECT count(*) FROM wordings AS w WHERE w.document_id = s.a AND w.shingle <= s.until),
        (SELECT count(*) FROM wordings AS w WHERE w.document_id = s.b AND w.shingle <= s.until)) AS copied
FROM shared AS s;

INSERT INTO story_pairs
WITH totals AS (SELECT document_id, sum(weight) AS weight FROM weighed GROUP BY document_id),
of_a AS MATERIALIZED (SELECT n.a, n.b, w.* EXCLUDE (document_id) FROM near AS n JOIN weighed AS w ON w.document_id = n.a),
shared AS (
    SELECT x.a, x.b, sum(x.weight) AS weight, count(*) FILTER (WHERE x.rare) AS facts, count(*) FILTER (WHERE x.rare AND x.number) AS numbers,
        count(*) FILTER (WHERE x.rare AND x.name) AS names
    FROM of_a AS x
    JOIN weighed AS y ON y.document_id = x.b AND y.key = x.key
    GROUP BY ALL
),
people_of_a AS MATERIALIZED (SELECT n.a, n.b, s.person_id FROM near AS n JOIN spoken_of AS s ON s.document_id = n.a),
together AS (
    SELECT DISTINCT x.a, x.b FROM people_of_a AS x JOIN spoken_of AS y ON y.document_id = x.b AND y.person_id = x.person_id
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
