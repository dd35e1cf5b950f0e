-- pick.sql with big tables: their moves are added up as numbers before organizations get their ids.

CREATE OR REPLACE TEMP TABLE picked_nodes AS
WITH big AS (
    SELECT to_id AS node, count(*) AS n_in, 0 AS n_out, count(*) FILTER (WHERE uncertain) AS n_uncertain, max(from_id) > 0 AS tied
    FROM picked('bulk_arrivals_by_number', $since, $until, $foundings, $weight, $half_life, $last) GROUP BY to_id
    UNION ALL
    SELECT from_id, 0, count(*), count(*) FILTER (WHERE uncertain), max(to_id) > 0
    FROM picked('bulk_arrivals_by_number', $since, $until, $foundings, $weight, $half_life, $last) GROUP BY from_id
),
small AS (
    FROM picked('moves_of_claims', $since, $until, $foundings, $weight, $half_life, $last)
),
ends AS (
    SELECT n.id, b.n_in, b.n_out, b.n_uncertain, b.tied FROM big AS b JOIN bulk_nodes AS n ON n.number = b.node WHERE n.number > 0
    UNION ALL
    SELECT to_id, 1, 0, CAST(uncertain AS INTEGER), from_id IS NOT NULL FROM small WHERE to_id IS NOT NULL
    UNION ALL
    SELECT from_id, 0, 1, CAST(uncertain AS INTEGER), to_id IS NOT NULL FROM small WHERE from_id IS NOT NULL
)
SELECT
    CAST(CASE WHEN bool_or(tied) THEN row_number() OVER (ORDER BY NOT bool_or(tied), id) - 1 END AS INTEGER) AS number,
    id,
    CAST(sum(n_in) AS INTEGER) AS n_in,
    CAST(sum(n_out) AS INTEGER) AS n_out,
    CAST(sum(n_uncertain) AS INTEGER) AS n_uncertain
FROM ends
GROUP BY id
ORDER BY NOT bool_or(tied), id;

CREATE OR REPLACE TEMP TABLE picked_flows AS
WITH numbered AS (SELECT n.number AS node, e.number FROM bulk_nodes AS n JOIN picked_nodes AS e ON e.id = n.id WHERE e.number IS NOT NULL),
flows AS (
    SELECT f.number AS from_number, t.number AS to_number, p.founding, p.uncertain, p.weight
    FROM picked('bulk_arrivals_by_number', $since, $until, $foundings, $weight, $half_life, $last) AS p
    JOIN numbered AS f ON f.node = p.from_id
    JOIN numbered AS t ON t.node = p.to_id
    WHERE f.number <> t.number
    UNION ALL
    SELECT f.number, t.number, p.founding, p.uncertain, p.weight
    FROM picked('moves_of_claims', $since, $until, $foundings, $weight, $half_life, $last) AS p
    JOIN picked_nodes AS f ON f.id = p.from_id
    JOIN picked_nodes AS t ON t.id = p.to_id
)
SELECT
    from_number,
    to_number,
    CAST(count(*) AS INTEGER) AS n_moves,
    CAST(count(*) FILTER (WHERE founding) AS INTEGER) AS n_foundings,
    CAST(count(*) FILTER (WHERE uncertain) AS INTEGER) AS n_uncertain,
    sum(weight) AS weight
FROM flows
GROUP BY from_number, to_number
ORDER BY to_number, from_number;
