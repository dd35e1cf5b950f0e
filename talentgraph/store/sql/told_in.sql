-- Where the counted moves of a window are told, most first: by `language` (en, zh-Hans, zh-Hant, table) and by `publisher`, at most $limit of
-- these. A move that several tell counts for each. $since, $until: a window, or null; $foundings: whether foundings count.
WITH told AS (
    SELECT DISTINCT m.id,
        CASE WHEN c.row_number IS NOT NULL THEN 'table' ELSE d.lang END AS language,
        CASE WHEN NOT d.private THEN coalesce(c.source_outlet, d.outlet) END AS publisher
    FROM moves AS m
    JOIN move_claims AS mc ON mc.move_id = m.id
    JOIN claims AS c ON c.id = mc.claim_id
    JOIN documents AS d ON d.id = c.document_id
    WHERE m.counted AND ($foundings OR m.kind <> 'founding')
        AND in_window(m.date_earliest, m.date_latest, CAST($since AS DATE), CAST($until AS DATE)) = 'yes'
),
counts AS (
    SELECT 'language' AS part, language AS label, count(DISTINCT id) AS number FROM told GROUP BY language
    UNION ALL
    SELECT 'publisher', publisher, count(DISTINCT id) FROM told GROUP BY publisher
)
SELECT part, label, number
FROM counts
WHERE label <> ''
QUALIFY part = 'language' OR row_number() OVER (PARTITION BY part ORDER BY number DESC, label) <= $limit
ORDER BY part, number DESC, label
