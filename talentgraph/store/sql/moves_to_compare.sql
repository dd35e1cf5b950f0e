-- Some moves with their names and claims. $moves: ids.
SELECT
    t.id, t.person_id, t.person, t.from_id, t.from_org, t.from_unit, t.to_id, t.to_org, t.to_unit, t.earlier_org, t.kind, t.worded_as_poach,
    t.status, t.date, t.date_earliest, t.date_latest, t.date_precision, t.confidence, t.n_claims, t.n_independent, t.combined, t.counted,
    t.why_not, (SELECT array_sort(array_agg(mc.claim_id)) FROM move_claims AS mc WHERE mc.move_id = t.id) AS claims
FROM told_moves AS t
WHERE list_contains($moves::VARCHAR[], t.id)
ORDER BY t.id
