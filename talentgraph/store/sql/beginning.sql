-- Names of organizations and people with moves that begin so, those with most moves first: for shells that complete what is typed. $text: how
-- they begin, case aside; $kinds: organization, person; $most: how many at most.
WITH begun AS (
    SELECT id, kind, name FROM entities WHERE list_contains($kinds::VARCHAR[], kind) AND starts_with(lower(name), lower($text))
    UNION
    SELECT entity_id, kind, name FROM names WHERE list_contains($kinds::VARCHAR[], kind) AND starts_with(lower(name), lower($text))
),
moving AS (
    SELECT person_id AS id FROM moves WHERE list_contains($kinds::VARCHAR[], 'person')
    UNION ALL
    SELECT unnest([from_id, to_id]) FROM moves WHERE list_contains($kinds::VARCHAR[], 'organization')
)
SELECT b.name
FROM begun AS b JOIN moving AS m ON m.id = b.id
GROUP BY b.name
ORDER BY count(*) DESC, b.name
LIMIT $most;
