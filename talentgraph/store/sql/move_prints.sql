-- Every move with what stands for all that is said of it: two stores that agree on a move give the same.
SELECT t.id, md5(CAST(t AS VARCHAR)) AS print
FROM (
    SELECT m.id, m.person_id, m.from_id, m.to_id, m.from_unit, m.to_unit, m.kind, m.worded_as_poach, m.status, m.date, m.date_earliest,
        m.date_latest, m.counted, m.why_not, m.n_independent, array_sort(array_agg(mc.claim_id)) AS claims
    FROM moves AS m JOIN move_claims AS mc ON mc.move_id = m.id
    GROUP BY ALL
) AS t
