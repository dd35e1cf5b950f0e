-- candidates + claim_ends -> `every_near`: the candidates that were published about the same time, numbered; `spoken_of`; `story_pairs`, with those of
-- one address.
CREATE OR REPLACE TEMP TABLE every_near AS
SELECT row_number() OVER () AS place, c.a, c.b
FROM candidates AS c
JOIN dated AS a ON a.document_id = c.a
JOIN dated AS b ON b.document_id = c.b
WHERE coalesce(a.earliest <= b.latest + INTERVAL 10 DAY AND b.earliest <= a.latest + INTERVAL 10 DAY, true);

CREATE OR REPLACE TEMP TABLE spoken_of AS
SELECT DISTINCT c.document_id, e.person_id
FROM claims AS c JOIN claim_ends AS e ON e.claim_id = c.id
WHERE c.person_kind <> 'group' AND c.document_id IN (SELECT document_id FROM dated);

CREATE OR REPLACE TEMP TABLE story_pairs AS
SELECT a, b, CAST(2 AS DOUBLE) AS score, true AS linked, CAST('the same address' AS VARCHAR) AS reason FROM one_address;
