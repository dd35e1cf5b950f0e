-- Who an unnamed role-holder ("CEO of X") was: the person of whom a dated fact says that they held the role there and made the same
-- move at about the same time. Each report of a role-holder is tied by itself: another year, another holder. A certain tie needs exactly
-- one such person; with several, or without the role, it stays a candidate.
DELETE FROM identities WHERE told_by IN (SELECT claim_id FROM touched);

INSERT INTO identities BY NAME
WITH unnamed AS (
    SELECT DISTINCT c.id AS told_by, e.person_id AS role_holder_id, e.from_id, e.to_id, split_part(c.person, ' of ', 1) AS role,
        coalesce(c.date_earliest, d.published_earliest) - INTERVAL 400 DAY AS since,
        coalesce(c.date_latest, d.published_latest, DATE '2999-12-31') + INTERVAL 60 DAY AS until
    FROM valid_claims AS c
    JOIN touched AS x ON x.claim_id = c.id
    JOIN claim_ends AS e ON e.claim_id = c.id
    JOIN documents AS d ON d.id = c.document_id
    JOIN entities AS h ON h.id = e.person_id AND h.kind = 'role_holder'
    WHERE c.person_kind = 'role_holder' AND e.from_id IS NOT NULL
),
facts AS (
    SELECT c.id AS claim_id, e.person_id, e.from_id, e.to_id, c.role_from, c.date, c.date_earliest, c.row_number,
        CASE WHEN d.private THEN 'a private source' ELSE c.source_outlet END AS source_outlet, p.name
    FROM valid_claims AS c
    JOIN documents AS d ON d.id = c.document_id
    JOIN claim_ends AS e ON e.claim_id = c.id
    JOIN entities AS p ON p.id = e.person_id AND p.kind = 'person'
    WHERE c.person_kind = 'named' AND c.date_earliest IS NOT NULL AND c.status IN ('completed', 'announced') AND NOT c.from_is_former
),
ties AS (
    SELECT DISTINCT u.told_by, u.role_holder_id, f.person_id, f.claim_id, f.name, f.date, f.source_outlet, u.role,
        -- One part of "CEO and co-founder" is the role itself; "former CEO", "acting CEO", "chief of staff to the CEO" hold none.
        -- An article without a date could speak of any holder: it is never certain.
        u.since IS NOT NULL
            AND list_contains(regexp_split_to_array(lower(coalesce(f.role_from, '')), '\s*(,|/|&|;|\band\b)\s*'), lower(u.role))
            AND NOT regexp_matches(lower(f.role_from), '\b(former|formerly|ex|past|one-time|onetime|outgoing|acting|interim|deputy|vice)\b') AS held,
        f.role_from IS NULL AS unstated
    FROM unnamed AS u
    JOIN facts AS f ON f.from_id = u.from_id AND coalesce(f.to_id, '') = coalesce(u.to_id, '')
        AND coalesce(f.date_earliest >= u.since, true) AND f.date_earliest <= u.until
    -- Not whom a user says it was not.
    WHERE NOT EXISTS (SELECT 1 FROM holding AS j JOIN names AS n ON n.name_id IN (j.left_id, j.right_id) AND n.entity_id = f.person_id
        WHERE j.kind = 'different' AND u.role_holder_id IN (j.left_id, j.right_id))
),
best AS (
    SELECT * FROM ties QUALIFY row_number() OVER (PARTITION BY told_by, person_id ORDER BY held DESC, date, claim_id) = 1
)
SELECT told_by, role_holder_id AS left_id, person_id AS right_id,
    CASE WHEN held AND count(*) FILTER (WHERE held) OVER (PARTITION BY told_by) = 1 THEN 'same' ELSE 'candidate' END AS verdict,
    claim_id,
    CAST(to_json([{'name': 'same move, dated', 'weight': CAST(NULL AS DOUBLE), 'words': concat(name, ' made the same move (', date, CASE WHEN held THEN concat(', as ', role, ' of the place left') WHEN unstated THEN ', role not stated' ELSE ', the role is another or the day is not known' END,
        coalesce(', by ' || source_outlet, ''), ')')}]) AS VARCHAR) AS reasons
FROM best
ORDER BY told_by, person_id;

-- A certain tie makes the claim the person's.
UPDATE claim_ends SET person_id = i.right_id
FROM identities AS i
WHERE i.told_by = claim_ends.claim_id AND i.verdict = 'same' AND i.told_by IN (SELECT claim_id FROM touched);
