-- bulk_rows + bulk_nodes and what bulk_nodes.sql leaves beside it -> bulk_moves, bulk_arrivals, bulk_edges.
--
--   * Rows that say the same of one person (from, to, date) are one move; nothing else is put together here, for a table of moves tells each
--     by itself. What several rows say differently is told by the strongest: completed before announced, and so on.
--   * Rows inside one organization are no moves; those inside one group on their day, and those with an acquisition, are never counted.
--   * An earlier employer (from_is_former) is no origin.

CREATE OR REPLACE TEMP VIEW bulk_booked AS
SELECT
    r.row_id, r.date, r.precision, r.role_from, r.role_to,
    coalesce(s.person, r.person) AS person,
    CASE WHEN r.former THEN 0 ELSE coalesce(fa.node, fs.least, r.from_place) END AS from_node,
    coalesce(ta.node, ts.least, r.to_place) AS to_node,
    CASE WHEN r.kind IS NULL THEN CASE WHEN coalesce(ts.least, r.to_place) = 0 THEN 3 ELSE 1 END
        ELSE coalesce(list_position(['hire', 'poach', 'departure', 'founding', 'return', 'acquihire', 'appointment', 'internal'], lower(trim(r.kind))), 1)
        END AS kind,
    CASE WHEN r.status IS NULL THEN 1
        ELSE coalesce(list_position(['completed', 'announced', 'rumoured', 'attempted', 'failed', 'denied'], lower(trim(r.status))), 1) END AS status
FROM bulk_rows AS r
LEFT JOIN bulk_spellings AS s ON s.number = r.person
LEFT JOIN bulk_same AS fs ON fs.number = r.from_place
LEFT JOIN bulk_same AS ts ON ts.number = r.to_place
LEFT JOIN bulk_above AS fa ON fa.place = coalesce(fs.least, r.from_place)
    AND coalesce(r.date, DATE '9999-12-31') BETWEEN coalesce(fa.since, DATE '0001-01-01') AND coalesce(fa.until, DATE '9999-12-31')
LEFT JOIN bulk_above AS ta ON ta.place = coalesce(ts.least, r.to_place)
    AND coalesce(r.date, DATE '9999-12-31') BETWEEN coalesce(ta.since, DATE '0001-01-01') AND coalesce(ta.until, DATE '9999-12-31')
WHERE r.row_id > getvariable('bulk_after') AND r.person NOT IN (SELECT person FROM bulk_promoted);

CREATE OR REPLACE TEMP VIEW bulk_judged AS
SELECT
    b.*,
    CASE
        WHEN b.status > 2 THEN b.status - 2
        WHEN seat_role(b.role_to) THEN 5
        WHEN abs(coalesce(b.date, DATE '9999-12-31') - o.day) <= 366 THEN 7
        WHEN coalesce(gf.grp, b.from_node) = coalesce(gt.grp, b.to_node) THEN 6
        ELSE 0
    END AS why_not
FROM bulk_booked AS b
LEFT JOIN bulk_groups AS gf ON gf.node = b.from_node
    AND coalesce(b.date, DATE '9999-12-31') BETWEEN coalesce(gf.since, DATE '0001-01-01') AND coalesce(gf.until, DATE '9999-12-31')
LEFT JOIN bulk_groups AS gt ON gt.node = b.to_node
    AND coalesce(b.date, DATE '9999-12-31') BETWEEN coalesce(gt.since, DATE '0001-01-01') AND coalesce(gt.until, DATE '9999-12-31')
LEFT JOIN bulk_orgs AS fo ON fo.node = b.from_node
LEFT JOIN bulk_orgs AS oo ON oo.node = b.to_node
LEFT JOIN bulk_takeovers AS o ON o.from_node = b.from_node AND o.to_node = b.to_node
WHERE coalesce(fo.org, b.from_node) <> coalesce(oo.org, b.to_node) AND b.kind <> 8;

CREATE OR REPLACE TEMP TABLE bulk_told AS
SELECT
    from_node, to_node, person, date, precision,
    min(row_id) AS row_id,
    CAST(count(*) AS INTEGER) AS n_claims,
    CAST(bit_count(bit_or(CAST(1 AS UBIGINT) << ((row_id >> 36) % 63))) AS INTEGER) AS n_tables,
    CAST(min(kind) AS UTINYINT) AS kind, CAST(min(status) AS UTINYINT) AS status, CAST(min(why_not) AS UTINYINT) AS why_not
FROM bulk_judged
GROUP BY from_node, to_node, person, date, precision;
