-- Moves with their names, newest first. $entity: only those of one person or organization (by id), or null.
SELECT
    t.*,
    (SELECT min(json_extract_string(i.reasons, '$[0].words')) FROM identities AS i JOIN claim_ends AS e ON e.claim_id = i.told_by
        JOIN move_claims AS mc ON mc.claim_id = e.claim_id WHERE mc.move_id = t.id AND i.verdict = 'same') AS identified
FROM told_moves AS t
WHERE $entity IS NULL OR $entity IN (t.id, t.person_id, t.from_id, t.to_id, t.earlier_id)
ORDER BY coalesce(t.date_earliest, t.date_latest) DESC NULLS LAST, t.person, t.id;
