-- Moves with their names, newest first, as pictures of single moves take them. $since, $until: a window, or null; `inside` says whether a
-- move lies in it for sure. $include: statuses shown beside the counted moves; $whole: also seats on boards and changes inside an
-- organization. $ids: only those of some moves, people or organizations, or null. $limit: rows at most.
SELECT
    t.*,
    in_window(t.date_earliest, t.date_latest, CAST($since AS DATE), CAST($until AS DATE)) AS inside,
    (SELECT bool_or(c.status = 'denied') FROM move_claims AS mc JOIN claims AS c ON c.id = mc.claim_id WHERE mc.move_id = t.id) AS denied
FROM told_moves AS t
WHERE (t.counted OR ($whole AND (t.shown OR list_contains($include::VARCHAR[], t.status)))
        OR (list_contains($include::VARCHAR[], t.status) AND NOT t.shown
            AND t.kind NOT IN ('appointment', 'internal') AND coalesce(t.why_not, t.status) = t.status))
    AND ($ids::VARCHAR[] IS NULL OR list_has_any($ids, [t.id, t.person_id, t.from_id, t.to_id]))
    AND inside <> 'no'
ORDER BY coalesce(t.date_earliest, t.date_latest) DESC NULLS LAST, t.person, t.id
LIMIT $limit;
