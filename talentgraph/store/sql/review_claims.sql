-- Claims on which a shown move rests alone or weakly, that nobody has read yet; the least certain moves first.
SELECT c.id AS claim_id, m.id AS move_id, m.confidence, m.combined, m.status, m.n_independent
FROM moves AS m
JOIN move_claims AS mc ON mc.move_id = m.id
JOIN valid_claims AS c ON c.id = mc.claim_id
WHERE m.status IN ('completed', 'announced', 'contested')
    AND (m.n_independent < 2 OR m.combined OR m.confidence < 0.85 OR m.status = 'contested')
    AND len(c.judgements) = 0
ORDER BY m.confidence, m.id, c.id;
