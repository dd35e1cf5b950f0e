-- stories_now -> stories. Whose claims belong to a story that is not what it was is touched: claims of its articles, and rows that rest on them.
CREATE OR REPLACE TEMP TABLE restoried AS
SELECT DISTINCT coalesce(n.document_id, s.document_id) AS document_id
FROM stories_now AS n FULL JOIN stories AS s ON s.document_id = n.document_id
WHERE (n.story_id, n.reason) IS DISTINCT FROM (s.story_id, s.reason);

DELETE FROM stories WHERE document_id IN (SELECT document_id FROM restoried);
INSERT INTO stories SELECT * FROM stories_now WHERE document_id IN (SELECT document_id FROM restoried);

INSERT INTO touched_persons
SELECT DISTINCT e.person_id
FROM claims AS c JOIN claim_ends AS e ON e.claim_id = c.id
WHERE (c.document_id IN (SELECT document_id FROM restoried)
        OR address(c.source_url) IN (SELECT address(d.url) FROM documents AS d JOIN restoried AS r ON r.document_id = d.id WHERE d.url IS NOT NULL))
    AND e.person_id NOT IN (SELECT person_id FROM touched_persons);
