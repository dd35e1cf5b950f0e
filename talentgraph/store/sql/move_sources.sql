-- The counted moves of the network with their sources: an article, or the article a row rests on.
SELECT m.from_id, m.to_id, array_sort(array_agg(DISTINCT coalesce(c.source_url, c.document_id))) AS sources
FROM moves AS m
JOIN move_claims AS mc ON mc.move_id = m.id
JOIN claims AS c ON c.id = mc.claim_id
WHERE m.counted AND m.from_id IS NOT NULL AND m.to_id IS NOT NULL AND m.from_id <> m.to_id
    AND in_window(m.date_earliest, m.date_latest, CAST($since AS DATE), CAST($until AS DATE)) = 'yes'
GROUP BY m.id, m.from_id, m.to_id
ORDER BY m.id;
