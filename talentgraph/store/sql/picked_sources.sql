-- The moves between two organizations of a pick (picked.sql) with what each rests on: the number of a source, and the move's weight shared
-- out among its sources; sorted as the flows are. {nodes} is where the organizations are numbered. A source is a story; of a row its address, else
-- its outlet and day; of a row that gives neither, and of a move without claims, the person: had others been listed, it would be other people.
WITH told AS (
    SELECT DISTINCT p.id, f.number AS from_number, t.number AS to_number, p.weight,
        coalesce(y.story_id, 'outlet ' || c.source_outlet || coalesce(' ' || c.source_date, ''), 'person ' || p.person_id) AS source
    FROM picked($since, $until, $foundings, $weight, $half_life, $last) AS p
    JOIN {nodes} AS f ON f.id = p.from_id
    JOIN {nodes} AS t ON t.id = p.to_id
    LEFT JOIN move_claims AS mc ON mc.move_id = p.id
    LEFT JOIN claims AS c ON c.id = mc.claim_id
    LEFT JOIN claim_stories AS y ON y.claim_id = c.id
),
numbered AS (
    SELECT source, CAST(row_number() OVER (ORDER BY source) - 1 AS INTEGER) AS number FROM (SELECT DISTINCT source FROM told)
)
SELECT o.to_number, o.from_number, n.number AS source, CAST(o.weight / count(*) OVER (PARTITION BY o.id) AS FLOAT) AS share
FROM told AS o JOIN numbered AS n ON n.source = o.source
ORDER BY o.to_number, o.from_number, n.number;
