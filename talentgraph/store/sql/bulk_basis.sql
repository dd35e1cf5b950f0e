-- Stands for everything that bulk_moves is made of, beside the rows themselves (bulk_nodes.sql).
SELECT concat_ws(' ',
    (SELECT string_agg(document_id, ',' ORDER BY number) FROM bulk_tables),
    (SELECT concat(count(*), '-', coalesce(sum(CAST(hash(t) AS HUGEINT)), 0)) FROM bulk_same AS t),
    (SELECT concat(count(*), '-', coalesce(sum(CAST(hash(t) AS HUGEINT)), 0)) FROM bulk_above AS t),
    (SELECT concat(count(*), '-', coalesce(sum(CAST(hash(t) AS HUGEINT)), 0)) FROM bulk_groups AS t),
    (SELECT concat(count(*), '-', coalesce(sum(CAST(hash(t) AS HUGEINT)), 0)) FROM bulk_takeovers AS t),
    (SELECT concat(count(*), '-', coalesce(sum(CAST(hash(t) AS HUGEINT)), 0)) FROM bulk_spellings AS t))
