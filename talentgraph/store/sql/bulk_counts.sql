-- How much of everything there is with big tables: what counts.sql says otherwise.
SELECT
    (SELECT count(*) FROM claims) + (SELECT count(*) FROM bulk_rows AS r WHERE r.person NOT IN (SELECT person FROM bulk_promoted)) AS claims,
    (SELECT count(*) FROM moves_of_claims) + (SELECT count(*) FROM bulk_moves) AS moves,
    (SELECT count(*) FROM moves_of_claims WHERE counted) + (SELECT count(*) FROM bulk_moves WHERE why_not = 0) AS counted,
    (
        SELECT count(*) FROM (
            SELECT from_id AS id FROM moves_of_claims WHERE from_id IS NOT NULL
            UNION SELECT to_id FROM moves_of_claims WHERE to_id IS NOT NULL
            UNION SELECT n.id FROM bulk_nodes AS n
            WHERE n.id IS NOT NULL AND n.number IN (SELECT from_node FROM bulk_moves UNION SELECT to_node FROM bulk_arrivals)
        )
    ) AS organizations,
    (SELECT count(DISTINCT person_id) FROM moves_of_claims) + (SELECT count(DISTINCT person) FROM bulk_moves) AS persons
