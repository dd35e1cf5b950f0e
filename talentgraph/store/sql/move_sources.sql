-- The counted moves of the network with their sources: a story, or the address or else the table of a row.
SELECT m.from_id, m.to_id, array_sort(array_agg(DISTINCT coalesce(y.story_id, c.document_id))) AS sources
FROM moves AS m
JOIN move_claims AS mc ON mc.move_id = m.id
JOIN claims AS c ON c.id = mc.claim_id
JOIN claim_stories AS y ON y.claim_id = c.id
WHERE m.counted AND m.from_id IS NOT NULL AND m.to_id IS NOT NULL AND m.from_id <> m.to_id
    AND in_window(m.date_earliest, m.date_latest, CAST($since AS DATE), CAST($until AS DATE)) = 'yes'
GROUP BY m.id, m.from_id, m.to_id
ORDER BY m.id;
