-- picked (picked.sql, with its parameters) -> picked_nodes and picked_flows, temporary: some of the counted moves as a network. The derived
-- tables nodes and flows are the pick of all of them.

CREATE OR REPLACE TEMP TABLE picked_nodes AS
WITH ends AS (
    SELECT to_id AS id, 1 AS n_in, 0 AS n_out, uncertain, from_id IS NOT NULL AS tied
    FROM picked('moves', $since, $until, $foundings, $weight, $half_life, $last) WHERE to_id IS NOT NULL
    UNION ALL
    SELECT from_id, 0, 1, uncertain, to_id IS NOT NULL
    FROM picked('moves', $since, $until, $foundings, $weight, $half_life, $last) WHERE from_id IS NOT NULL
),
summed AS (
    SELECT id, sum(n_in) AS n_in, sum(n_out) AS n_out, count(*) FILTER (WHERE uncertain) AS n_uncertain, bool_or(tied) AS tied
    FROM ends GROUP BY id
)
SELECT
    CAST(CASE WHEN tied THEN row_number() OVER (ORDER BY NOT tied, id) - 1 END AS INTEGER) AS number,
    id,
    CAST(n_in AS INTEGER) AS n_in,
    CAST(n_out AS INTEGER) AS n_out,
    CAST(n_uncertain AS INTEGER) AS n_uncertain
FROM summed
ORDER BY NOT tied, id;

CREATE OR REPLACE TEMP TABLE picked_flows AS
SELECT
    f.number AS from_number,
    t.number AS to_number,
    CAST(count(*) AS INTEGER) AS n_moves,
    CAST(count(*) FILTER (WHERE p.founding) AS INTEGER) AS n_foundings,
    CAST(count(*) FILTER (WHERE p.uncertain) AS INTEGER) AS n_uncertain,
    sum(p.weight) AS weight
FROM picked('moves', $since, $until, $foundings, $weight, $half_life, $last) AS p
JOIN picked_nodes AS f ON f.id = p.from_id
JOIN picked_nodes AS t ON t.id = p.to_id
GROUP BY f.number, t.number
ORDER BY t.number, f.number;
