-- Judgements whose ends are not there, at most 20 lines with how many there are.
WITH named AS (SELECT DISTINCT name_id FROM names),
ends AS (
    SELECT id, kind, 'name ' || unnest([left_id, right_id]) AS missing, unnest([left_id, right_id]) AS name_id
    FROM judgements WHERE kind IN ('same', 'different', 'unsure')
),
problems AS (
    SELECT e.id, coalesce(e.missing, 'other name') || ' is not there' AS words
    FROM ends AS e LEFT JOIN named AS n ON n.name_id = e.name_id WHERE n.name_id IS NULL
    UNION ALL
    SELECT j.id, 'claim ' || j.left_id || ' is not there'
    FROM judgements AS j LEFT JOIN claims AS c ON c.id = j.left_id
    WHERE j.kind IN ('accept', 'reject', 'correct') AND c.id IS NULL
    UNION ALL
    SELECT id, 'it does not say what is right' FROM judgements WHERE kind = 'correct' AND field IS NULL
    UNION ALL
    SELECT id, 'it names no claim of the move ' || left_id FROM judgements WHERE kind = 'retract' AND coalesce(len(claims), 0) = 0
    UNION ALL
    SELECT j.id, 'claim ' || j.claim_id || ' of the move ' || j.left_id || ' is not there'
    FROM (SELECT id, left_id, unnest(claims) AS claim_id FROM judgements WHERE kind = 'retract') AS j
    LEFT JOIN claims AS c ON c.id = j.claim_id WHERE c.id IS NULL
    UNION ALL
    SELECT j.id, 'there is no judgement ' || j.left_id || ' to undo'
    FROM judgements AS j LEFT JOIN judgements AS u ON u.id = j.left_id AND u.id <> j.id AND u.made_at <= j.made_at
    WHERE j.kind = 'undo' AND u.id IS NULL
    UNION ALL
    SELECT id, 'there is no kind ' || kind
    FROM judgements WHERE kind NOT IN ('same', 'different', 'unsure', 'accept', 'reject', 'correct', 'retract', 'undo')
    UNION ALL
    SELECT id, 'it is there ' || count(*) || ' times' FROM judgements GROUP BY id HAVING count(*) > 1
)
SELECT 'judgements' AS kind, 'judgement ' || id || ': ' || words AS problem, count(*) OVER () AS number
FROM problems
QUALIFY row_number() OVER (ORDER BY id, words) <= 20
ORDER BY problem
