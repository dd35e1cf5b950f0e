-- Persons of whom the same move is told (from and to the same organizations), whenever -> `company`, of the ways that persons of the region went.
-- Ways that more than $most go say nothing; who shared one until it became so is decided about again.
CREATE OR REPLACE TEMP TABLE ways_gone AS
SELECT DISTINCT f.entity_id AS from_id, t.entity_id AS to_id
FROM meanings AS m
JOIN region AS r ON r.name_id = m.name_id AND m.kind = 'person'
JOIN written AS w ON w.kind = 'person' AND w.spelling = m.spelling
JOIN valid_claims AS c ON c.id = w.claim_id
JOIN meanings AS f ON f.spelling = c.from_org AND f.kind = 'organization'
JOIN meanings AS t ON t.spelling = c.to_org AND t.kind = 'organization';

CREATE OR REPLACE TEMP TABLE company AS
WITH starts AS MATERIALIZED (
    SELECT spelling, entity_id FROM meanings WHERE kind = 'organization' AND entity_id IN (SELECT from_id FROM ways_gone)
),
goals AS MATERIALIZED (
    SELECT spelling, entity_id FROM meanings WHERE kind = 'organization' AND entity_id IN (SELECT to_id FROM ways_gone)
),
told AS MATERIALIZED (
    SELECT f.entity_id AS from_id, t.entity_id AS to_id, c.person
    FROM valid_claims AS c
    JOIN starts AS f ON f.spelling = c.from_org
    JOIN goals AS t ON t.spelling = c.to_org
    WHERE c.person_kind = 'named'
),
gone AS (SELECT DISTINCT from_id, to_id, m.name_id FROM told JOIN meanings AS m ON m.spelling = person AND m.kind = 'person')
SELECT from_id, to_id, g.name_id, count(*) OVER way AS size, count(r.name_id) OVER way AS asked
FROM gone AS g LEFT JOIN region AS r ON r.name_id = g.name_id
WINDOW way AS (PARTITION BY from_id, to_id)
QUALIFY asked > 0 AND size > 1;

INSERT INTO region
SELECT DISTINCT name_id FROM company WHERE size > $most AND size - asked BETWEEN 1 AND $most AND name_id NOT IN (SELECT name_id FROM region);

DELETE FROM company WHERE size > $most;
