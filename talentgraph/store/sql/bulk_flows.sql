-- nodes, flows and totals of the claims + bulk_moves -> the same of both: what scores and pictures read.
CREATE OR REPLACE TEMP TABLE bulk_everyone AS
WITH ends AS (
    SELECT to_node AS node, count(*) AS n_in, 0 AS n_out, count(*) FILTER (WHERE n_tables < 2) AS n_uncertain, max(from_node) > 0 AS tied
    FROM bulk_moves WHERE why_not = 0 GROUP BY to_node
    UNION ALL
    SELECT from_node, 0, count(*), count(*) FILTER (WHERE n_tables < 2), max(to_node) > 0
    FROM bulk_moves WHERE why_not = 0 GROUP BY from_node
),
summed AS (
    SELECT id, n_in, n_out, n_uncertain, number IS NOT NULL AS tied FROM nodes
    UNION ALL
    SELECT n.id, e.n_in, e.n_out, e.n_uncertain, e.tied FROM ends AS e JOIN bulk_nodes AS n ON n.number = e.node WHERE e.node > 0
)
SELECT
    CAST(CASE WHEN bool_or(tied) THEN row_number() OVER (ORDER BY NOT bool_or(tied), id) - 1 END AS INTEGER) AS number,
    id,
    CAST(sum(n_in) AS INTEGER) AS n_in, CAST(sum(n_out) AS INTEGER) AS n_out, CAST(sum(n_uncertain) AS INTEGER) AS n_uncertain
FROM summed
GROUP BY id;

-- Organizations by the numbers of both: where no move is known from one to another there is no number, and no flow.
CREATE OR REPLACE TEMP TABLE bulk_numbers AS
SELECT n.number AS node, e.number FROM bulk_nodes AS n JOIN bulk_everyone AS e ON e.id = n.id WHERE e.number IS NOT NULL;

CREATE OR REPLACE TEMP TABLE bulk_flows AS
SELECT f.number AS from_number, t.number AS to_number, w.n_moves, w.n_foundings, w.n_uncertain
FROM flows AS w
JOIN nodes AS a ON a.number = w.from_number JOIN bulk_everyone AS f ON f.id = a.id
JOIN nodes AS b ON b.number = w.to_number JOIN bulk_everyone AS t ON t.id = b.id;

DELETE FROM nodes;
DELETE FROM flows;
INSERT INTO nodes FROM bulk_everyone ORDER BY number NULLS LAST, id;
INSERT INTO flows
SELECT from_number, to_number, CAST(sum(n_moves) AS INTEGER), CAST(sum(n_foundings) AS INTEGER), CAST(sum(n_uncertain) AS INTEGER)
FROM (
    FROM bulk_flows
    UNION ALL
    SELECT f.number, t.number, 1, CASE WHEN m.kind = 4 THEN 1 ELSE 0 END, CASE WHEN m.n_tables < 2 THEN 1 ELSE 0 END
    FROM bulk_moves AS m JOIN bulk_numbers AS f ON f.node = m.from_node JOIN bulk_numbers AS t ON t.node = m.to_node
    WHERE m.why_not = 0 AND f.number <> t.number
)
GROUP BY from_number, to_number
ORDER BY to_number, from_number;
DROP TABLE bulk_flows;
DROP TABLE bulk_numbers;
DROP TABLE bulk_everyone;

CREATE OR REPLACE TEMP TABLE bulk_totals AS
WITH counts AS (
    SELECT
        count(*) FILTER (WHERE why_not = 0) AS counted,
        count(*) FILTER (WHERE why_not = 0 AND to_node = 0) AS of_them_destination_unknown,
        count(*) FILTER (WHERE why_not = 0 AND from_node = 0) AS of_them_origin_unknown,
        count(*) FILTER (WHERE why_not = 0 AND n_tables < 2) AS of_them_from_a_single_source,
        count(*) FILTER (WHERE status = 3) AS rumoured,
        count(*) FILTER (WHERE status = 4) AS attempted,
        count(*) FILTER (WHERE status > 4) AS failed_denied_or_contested,
        count(*) FILTER (WHERE why_not = 5) AS seats_on_boards
    FROM bulk_moves
)
SELECT 'tally' AS part, label, number FROM (UNPIVOT counts ON * INTO NAME label VALUE number)
UNION ALL
SELECT 'language', 'table', counted FROM counts;

INSERT INTO totals
SELECT part, label, 0 FROM bulk_totals AS b WHERE NOT EXISTS (FROM totals AS t WHERE t.part = b.part AND t.label = b.label);
UPDATE totals SET number = totals.number + b.number FROM bulk_totals AS b WHERE b.part = totals.part AND b.label = totals.label;
