-- Where the counted moves of a window are told, most first: $part language (en, zh-Hans, zh-Hant, table) or publisher, at most $limit of
-- them. A move that several tell counts for each. $since, $until: a window, or null; $foundings: whether foundings count.
WITH told AS (
    SELECT DISTINCT mc.move_id,
        CASE WHEN $part = 'publisher' THEN coalesce(c.source_outlet, d.outlet)
            WHEN c.row_number IS NOT NULL THEN 'table'
            ELSE d.lang END AS label
    FROM move_claims AS mc
    JOIN claims AS c ON c.id = mc.claim_id
    JOIN documents AS d ON d.id = c.document_id
    WHERE NOT d.private OR $part = 'language'
)
SELECT t.label, count(*) AS number
FROM moves AS m JOIN told AS t ON t.move_id = m.id
WHERE m.counted AND ($foundings OR m.kind <> 'founding') AND t.label <> ''
    AND in_window(m.date_earliest, m.date_latest, CAST($since AS DATE), CAST($until AS DATE)) = 'yes'
GROUP BY t.label
ORDER BY number DESC, t.label
LIMIT $limit
