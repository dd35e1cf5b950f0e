-- How much of everything there is.
SELECT
    (SELECT count(*) FROM documents WHERE kind = 'article') AS articles,
    (SELECT count(*) FROM documents WHERE kind IN ('moves', 'spells')) AS tables,
    (SELECT count(*) FROM documents WHERE kind NOT IN ('article', 'moves', 'spells')) AS lists,
    (SELECT count(*) FROM claims) AS claims,
    (SELECT count(*) FROM deals) AS deals,
    (SELECT count(*) FROM moves) AS moves,
    (SELECT count(*) FROM moves WHERE counted) AS counted,
    (SELECT count(DISTINCT id) FROM (SELECT from_id AS id FROM moves UNION ALL SELECT to_id FROM moves) WHERE id IS NOT NULL) AS organizations,
    (SELECT count(DISTINCT person_id) FROM moves) AS persons,
    (SELECT count(*) FROM entities WHERE listed) AS listed_names
