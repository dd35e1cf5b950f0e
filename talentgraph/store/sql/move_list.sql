-- Moves with their names, newest first. $ids: only those of some moves, people or organizations, or null. $since, $until: only those that
-- lie in a window or may lie in it, or null.
WITH picked AS MATERIALIZED (
    FROM told_moves AS t
    WHERE ($ids::VARCHAR[] IS NULL OR list_has_any($ids::VARCHAR[], [t.id, t.person_id, t.from_id, t.to_id, t.earlier_id]))
        AND in_window(t.date_earliest, t.date_latest, CAST($since AS DATE), CAST($until AS DATE)) <> 'no'
),
others AS (
    SELECT u.id, list(DISTINCT o.name ORDER BY o.name) AS names
    FROM (SELECT id, unnest(other_origins) AS origin FROM picked) AS u JOIN entities AS o ON o.id = u.origin
    GROUP BY u.id
),
known AS (
    SELECT mc.move_id, min(json_extract_string(i.reasons, '$[0].words')) AS words
    FROM identities AS i JOIN claim_ends AS e ON e.claim_id = i.told_by JOIN move_claims AS mc ON mc.claim_id = e.claim_id
    WHERE i.verdict = 'same'
    GROUP BY mc.move_id
)
SELECT p.* EXCLUDE (other_origins), o.names AS other_origins, k.words AS identified
FROM picked AS p LEFT JOIN others AS o ON o.id = p.id LEFT JOIN known AS k ON k.move_id = p.id
ORDER BY coalesce(p.date_earliest, p.date_latest) DESC NULLS LAST, p.person, p.id;
