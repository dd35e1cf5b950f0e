-- The region's names belong to entities ($names, $entities: in pairs, where the entity is another name's): sets names, meanings and entities right.
-- `changed` are the names of entities that are not what they were. $kinds: of the region.
CREATE OR REPLACE TEMP TABLE settled AS
SELECT r.name_id, coalesce(m.entity_id, r.name_id) AS entity_id
FROM region AS r
LEFT JOIN (SELECT unnest($names::VARCHAR[]) AS name_id, unnest($entities::VARCHAR[]) AS entity_id) AS m ON m.name_id = r.name_id;

CREATE OR REPLACE TEMP TABLE were AS
SELECT DISTINCT n.name_id, e.* FROM names AS n JOIN region AS r ON r.name_id = n.name_id JOIN entities AS e ON e.id = n.entity_id
WHERE list_contains($kinds, n.kind) AND list_contains($kinds, e.kind);

DELETE FROM entities WHERE list_contains($kinds, kind) AND id IN (SELECT id FROM were);
UPDATE names SET entity_id = s.entity_id FROM settled AS s
WHERE s.name_id = names.name_id AND s.entity_id <> names.entity_id AND list_contains($kinds, names.kind);
UPDATE meanings SET entity_id = s.entity_id FROM settled AS s
WHERE s.name_id = meanings.name_id AND s.entity_id <> meanings.entity_id AND list_contains($kinds, meanings.kind);

-- The name to show: the list's, else the one that is written most often.
INSERT INTO entities
WITH members AS (
    SELECT s.entity_id, s.name_id, c.* EXCLUDE (name_id) FROM settled AS s JOIN called AS c ON c.name_id = s.name_id WHERE list_contains($kinds, c.kind)
),
most AS (SELECT entity_id, min_by(name, (kind = 'role_holder', -number, name)) AS name FROM members GROUP BY entity_id)
SELECT m.entity_id, m.kind, CASE WHEN m.listed THEN m.name ELSE o.name END, m.category, m.listed
FROM members AS m JOIN most AS o ON o.entity_id = m.entity_id
WHERE m.name_id = m.entity_id
ORDER BY m.entity_id;

CREATE OR REPLACE TEMP TABLE changed AS
SELECT c.kind, w.name_id
FROM were AS w
JOIN settled AS s ON s.name_id = w.name_id
JOIN called AS c ON c.name_id = w.name_id AND list_contains($kinds, c.kind)
JOIN entities AS e ON e.id = s.entity_id AND list_contains($kinds, e.kind)
WHERE (w.id, w.kind, w.name, w.category) IS DISTINCT FROM (e.id, e.kind, e.name, e.category);
