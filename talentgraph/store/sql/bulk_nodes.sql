-- bulk_places + names, known, org_standings -> bulk_nodes: what each place means, and what it was part of.
-- A place that a list or a claim knows by its key is that entity; a unit is booked under the organization that it belongs to.
CREATE OR REPLACE TABLE bulk_nodes AS
WITH bearers AS (  -- a key that several listed ones bear means the one whose own name it is, if any
    SELECT key, min_by(entity_id, (reason <> 'listed', reason <> 'alias', entity_id)) AS entity_id
    FROM names WHERE kind = 'organization' AND reason <> 'shared' GROUP BY key
),
units AS (
    SELECT id, min(parent) AS parent, min(name) AS name FROM known WHERE unit AND parent IS NOT NULL GROUP BY id
)
SELECT p.number, coalesce(u.parent, b.entity_id, p.id) AS id, u.name AS unit, p.name
FROM bulk_places AS p
LEFT JOIN bearers AS b ON b.key = p.key
LEFT JOIN units AS u ON u.id = b.entity_id
ORDER BY p.number;

-- Places that are one: the least number stands for all of them.
CREATE OR REPLACE TEMP TABLE bulk_same AS
SELECT number, least FROM (SELECT number, min(number) OVER (PARTITION BY id, unit) AS least FROM bulk_nodes WHERE id IS NOT NULL) WHERE least <> number
UNION ALL
SELECT number, 0 FROM bulk_nodes WHERE id IS NULL AND number <> 0;  -- "Retired" is a way to leave the cell empty

-- What a node was part of, on which days: a further node for each organization above it, in which it answers for itself as a unit.
CREATE OR REPLACE TEMP TABLE bulk_above AS
SELECT n.number AS place, s.since, s.until, s.stands_under AS id, coalesce(n.unit, e.name) AS unit, NULL::INTEGER AS node
FROM bulk_nodes AS n
JOIN org_standings AS s ON s.org_id = n.id AND s.view = 'point-in-time'
LEFT JOIN entities AS e ON e.id = n.id
WHERE n.number NOT IN (SELECT number FROM bulk_same);

INSERT INTO bulk_nodes
SELECT (SELECT max(number) FROM bulk_nodes) + row_number() OVER (ORDER BY id, unit), id, unit, NULL
FROM (SELECT DISTINCT id, unit FROM bulk_above);

UPDATE bulk_above SET node = n.number FROM bulk_nodes AS n
WHERE n.name IS NULL AND n.id = bulk_above.id AND n.unit IS NOT DISTINCT FROM bulk_above.unit;

-- Nodes of one organization: the least stands for it.
CREATE OR REPLACE TEMP TABLE bulk_orgs AS
SELECT number AS node, org FROM (SELECT number, min(number) OVER (PARTITION BY id) AS org FROM bulk_nodes WHERE id IS NOT NULL) WHERE org <> number;

-- In which group a node stood, where that is another than itself; the group is told by its least node, or a number of its own.
CREATE OR REPLACE TEMP TABLE bulk_groups AS
WITH stood AS (
    SELECT n.number AS node, s.since, s.until, coalesce(s.stands_under, n.id) AS id
    FROM bulk_nodes AS n LEFT JOIN org_standings AS s ON s.org_id = n.id AND s.view = 'group'
    WHERE n.id IS NOT NULL
)
SELECT node, since, until, grp
FROM (SELECT node, since, until, min(node) OVER (PARTITION BY id) AS grp FROM stood)
WHERE node <> grp;

-- Who was acquired by whom, and when: people go along.
CREATE OR REPLACE TEMP TABLE bulk_takeovers AS
SELECT f.number AS from_node, t.number AS to_node, iso_day(l.date) AS day
FROM entity_lineage AS l
JOIN bulk_nodes AS f ON f.id = l.org_id
JOIN bulk_nodes AS t ON t.id = l.other_id
WHERE l.relation IN ('acquired_by', 'merged_into');

-- People who are spelt in several ways.
CREATE OR REPLACE TABLE bulk_spellings AS
SELECT number, person
FROM (SELECT number, id, first_value(number) OVER (PARTITION BY id ORDER BY name) AS person
    FROM bulk_persons WHERE id IN (SELECT id FROM bulk_persons GROUP BY id HAVING count(*) > 1))
WHERE person <> number;
