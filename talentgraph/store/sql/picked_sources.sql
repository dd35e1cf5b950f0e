-- The moves between two organizations of a pick (picked.sql) with what each rests on: something that stands for a source, and the part of the
-- move's weight that rests on it; sorted as the flows are. {nodes} is where the organizations are numbered. A source is a story; of a row its
-- address, else its outlet and day; of a row that gives neither, and of a move without claims, the person: had others been listed, it would be
-- other people.
WITH told AS (
    SELECT DISTINCT mc.move_id, hash(coalesce(y.story_id, 'outlet ' || c.source_outlet || coalesce(' ' || c.source_date, ''), 'person ' || e.person_id)) AS source
    FROM move_claims AS mc
    JOIN claims AS c ON c.id = mc.claim_id
    JOIN claim_ends AS e ON e.claim_id = c.id
    LEFT JOIN claim_stories AS y ON y.claim_id = c.id
),
parts AS (
    SELECT move_id, source, 1 / count(*) OVER (PARTITION BY move_id) AS part FROM told
)
SELECT
    t.number AS to_number,
    f.number AS from_number,
    coalesce(s.source, hash('person ' || p.person_id)) AS source,
    CAST(p.weight * coalesce(s.part, 1) AS FLOAT) AS share
FROM picked('moves', $since, $until, $foundings, $weight, $half_life, $last) AS p
JOIN {nodes} AS f ON f.id = p.from_id
JOIN {nodes} AS t ON t.id = p.to_id
LEFT JOIN parts AS s ON s.move_id = p.id
ORDER BY t.number, f.number, p.id, s.source;
