-- Moves that must not be published as they stand, with the reasons. Reviewed is a move of which a user read and accepted, or put right, at
-- least one report. A review makes no private source public.
WITH told AS (
    SELECT
        mc.move_id,
        bool_or(coalesce(x.accepted, false)) AS reviewed,
        bool_and(d.private) AS all_private,
        bool_or(d.private) AS some_private
    FROM move_claims AS mc
    JOIN claims AS c ON c.id = mc.claim_id
    JOIN documents AS d ON d.id = c.document_id
    LEFT JOIN corrections AS x ON x.claim_id = c.id
    GROUP BY mc.move_id
),
judged AS (
    SELECT
        m.id AS move, m.person, m.from_org, m.to_org, m.status,
        list_filter([
            CASE WHEN NOT t.reviewed AND m.n_independent < 2 THEN 'a single source, not reviewed' END,
            CASE WHEN NOT t.reviewed AND m.combined THEN 'combined from several sources, not reviewed' END,
            CASE WHEN t.all_private THEN 'only private sources' WHEN t.some_private THEN 'a private source among its sources' END
        ], lambda reason: reason IS NOT NULL) AS reasons
    FROM told_moves AS m JOIN told AS t ON t.move_id = m.id
)
SELECT * FROM judged WHERE len(reasons) > 0 ORDER BY person, move;
