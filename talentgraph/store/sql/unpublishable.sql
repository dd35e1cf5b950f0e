-- Moves that must not be published as they stand, with the reasons. Reviewed is a move of which a user read and accepted, or put right, at
-- least one report. A review makes no private source public: `backed` says whether the public reports alone tell all that is shown.
WITH told AS (
    SELECT
        mc.move_id,
        bool_or(coalesce(x.accepted, false)) AS reviewed,
        bool_and(d.private) AS all_private,
        bool_or(d.private) AS some_private,
        count(DISTINCT d.id) FILTER (WHERE d.private) AS n_private,
        list([c.date, c.kind, c.status, c.role_from, c.role_to]) FILTER (WHERE NOT d.private) AS says,
        list([e.from_id, e.to_id, e.from_unit, e.to_unit]) FILTER (WHERE NOT d.private) AS ends,
        list(CASE WHEN c.from_is_former THEN e.from_id END) FILTER (WHERE NOT d.private) AS earlier
    FROM move_claims AS mc
    JOIN valid_claims AS c ON c.id = mc.claim_id
    JOIN claim_ends AS e ON e.claim_id = c.id
    JOIN documents AS d ON d.id = c.document_id
    LEFT JOIN corrections AS x ON x.claim_id = c.id
    GROUP BY mc.move_id
),
judged AS (
    SELECT
        m.id AS move, m.person, m.from_org, m.to_org, m.status,
        list_filter([
            CASE WHEN NOT t.reviewed AND m.n_independent - t.n_private < 2 THEN 'a single source, not reviewed' END,
            CASE WHEN NOT t.reviewed AND m.combined THEN 'combined from several sources, not reviewed' END,
            CASE WHEN t.all_private THEN 'only private sources' WHEN t.some_private THEN 'a private source among its sources' END
        ], lambda reason: reason IS NOT NULL) AS reasons,
        NOT t.reviewed AND (m.n_independent - t.n_private < 2 OR m.combined) AS unreviewed,
        NOT t.some_private OR NOT t.all_private AND coalesce(len(list_filter(
            list_zip([m.date, m.kind, m.status, m.role_from, m.role_to, m.from_id, m.to_id, m.from_unit, m.to_unit], range(1, 10)),
            lambda one: one[1] IS NOT NULL AND NOT CASE
                WHEN one[2] <= 5 THEN len(list_filter(t.says, lambda said: said[one[2]] = one[1])) > 0
                ELSE len(list_filter(t.ends, lambda said: said[one[2] - 5] = one[1])) > 0 END)) = 0
            AND (m.earlier_id IS NULL OR list_contains(t.earlier, m.earlier_id)), false) AS backed
    FROM told_moves AS m JOIN told AS t ON t.move_id = m.id
)
SELECT * FROM judged WHERE len(reasons) > 0 ORDER BY person, move;
