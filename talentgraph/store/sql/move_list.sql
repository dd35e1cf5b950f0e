-- Moves with their names, newest first. $ids: only those of some moves, people or organizations, or null. $since, $until: only those that
-- lie in a window or may lie in it, or null.
SELECT
    t.* EXCLUDE (other_origins),
    (SELECT list(o.name ORDER BY o.name) FROM entities AS o WHERE list_contains(t.other_origins, o.id)) AS other_origins,
    (SELECT min(json_extract_string(i.reasons, '$[0].words')) FROM identities AS i JOIN claim_ends AS e ON e.claim_id = i.told_by
        JOIN move_claims AS mc ON mc.claim_id = e.claim_id WHERE mc.move_id = t.id AND i.verdict = 'same') AS identified
FROM told_moves AS t
WHERE ($ids::VARCHAR[] IS NULL OR list_has_any($ids::VARCHAR[], [t.id, t.person_id, t.from_id, t.to_id, t.earlier_id]))
    AND in_window(t.date_earliest, t.date_latest, CAST($since AS DATE), CAST($until AS DATE)) <> 'no'
ORDER BY coalesce(t.date_earliest, t.date_latest) DESC NULLS LAST, t.person, t.id;
