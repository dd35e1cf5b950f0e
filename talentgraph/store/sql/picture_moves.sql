-- Moves with their names, newest first, as pictures of single moves take them. $since, $until: a window, or null; `inside` says whether a
-- move lies in it for sure. $include: statuses shown beside the counted moves; $whole: also seats on boards and changes inside an
-- organization. $ids: only those of some moves, people or organizations, or null. $limit: rows at most.
WITH asked AS (SELECT unnest($ids::VARCHAR[]))
SELECT
    t.*,
    in_window(t.date_earliest, t.date_latest, CAST($since AS DATE), CAST($until AS DATE)) AS inside,
    (SELECT bool_or(c.status = 'denied') FROM move_claims AS mc JOIN claims AS c ON c.id = mc.claim_id WHERE mc.move_id = t.id) AS denied,
    (SELECT min(json_extract_string(i.reasons, '$[0].words')) FROM identities AS i JOIN claim_ends AS e ON e.claim_id = i.told_by
        JOIN move_claims AS mc ON mc.claim_id = e.claim_id WHERE mc.move_id = t.id AND i.verdict = 'same') AS identified
FROM told_moves AS t
WHERE (t.counted OR ($whole AND (t.shown OR list_contains($include::VARCHAR[], t.status)))
        OR (list_contains($include::VARCHAR[], t.status) AND NOT t.shown
            AND t.kind NOT IN ('appointment', 'internal') AND coalesce(t.why_not, t.status) = t.status))
    AND ($ids::VARCHAR[] IS NULL OR t.id IN (FROM asked) OR t.person_id IN (FROM asked) OR t.from_id IN (FROM asked) OR t.to_id IN (FROM asked))
    AND inside <> 'no'
ORDER BY coalesce(t.date_earliest, t.date_latest) DESC NULLS LAST, t.person, t.id
LIMIT $limit;
