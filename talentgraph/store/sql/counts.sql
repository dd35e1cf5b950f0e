-- How much of everything there is.
SELECT *
FROM (
    SELECT count(*) FILTER (WHERE kind = 'article') AS articles, count(*) FILTER (WHERE kind IN ('moves', 'spells')) AS tables,
        count(*) FILTER (WHERE kind NOT IN ('article', 'moves', 'spells')) AS lists
    FROM documents
)
CROSS JOIN (SELECT count(*) AS claims FROM claims)
CROSS JOIN (SELECT count(*) AS deals FROM deals)
CROSS JOIN (SELECT count(*) AS moves, count(*) FILTER (WHERE counted) AS counted FROM moves)
CROSS JOIN (SELECT count(DISTINCT id) AS organizations FROM (SELECT unnest([from_id, to_id]) AS id FROM moves))
CROSS JOIN (SELECT count(DISTINCT person_id) AS persons FROM moves)
CROSS JOIN (SELECT count(*) FILTER (WHERE listed) AS listed_names FROM entities)
