-- Why some claims count no more: the reasons of the users who rejected them or retracted their moves. $claims: which.
SELECT x.claim_id, min(h.reason) AS reason
FROM corrections AS x JOIN holding AS h ON list_contains(x.judgements, h.id)
WHERE x.rejected AND h.kind IN ('reject', 'retract') AND list_contains($claims::VARCHAR[], x.claim_id)
GROUP BY x.claim_id
