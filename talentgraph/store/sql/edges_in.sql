-- A file of edges ($edges, spark_edges.sql) and one of names ($names) -> nodes, flows, totals and entities of an empty store: what scores read.
CREATE OR REPLACE TEMP TABLE edges AS FROM read_parquet($edges);
INSERT INTO entities SELECT id, 'organization', name, NULL, false FROM read_parquet($names);
INSERT INTO nodes
WITH ends AS (
    SELECT to_id AS id, n_moves AS n_in, 0 AS n_out, n_uncertain, from_id IS NOT NULL AS tied FROM edges WHERE to_id IS NOT NULL
    UNION ALL
    SELECT from_id, 0, n_moves, n_uncertain, to_id IS NOT NULL FROM edges WHERE from_id IS NOT NULL
)
SELECT CASE WHEN bool_or(tied) THEN row_number() OVER (ORDER BY NOT bool_or(tied), id) - 1 END AS number, id, sum(n_in), sum(n_out), sum(n_uncertain)
FROM ends GROUP BY id ORDER BY number NULLS LAST, id;
INSERT INTO flows
SELECT f.number, t.number, e.n_moves, e.n_foundings, e.n_uncertain
FROM edges AS e JOIN nodes AS f ON f.id = e.from_id JOIN nodes AS t ON t.id = e.to_id
ORDER BY t.number, f.number;
INSERT INTO totals
SELECT 'tally', 'counted', coalesce(sum(n_moves), 0) FROM edges
UNION ALL SELECT 'tally', 'of_them_destination_unknown', coalesce(sum(n_moves), 0) FROM edges WHERE to_id IS NULL
UNION ALL SELECT 'tally', 'of_them_origin_unknown', coalesce(sum(n_moves), 0) FROM edges WHERE from_id IS NULL
UNION ALL SELECT 'tally', 'of_them_from_a_single_source', coalesce(sum(n_uncertain), 0) FROM edges;
