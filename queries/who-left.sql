-- who-left: people who left an organization, newest first
--
-- $org      organization          the organization: name, alias or id
-- $since    date = none           only moves on or after this day (YYYY[-MM[-DD]])
-- $until    date = none           only moves on or before this day
-- $include  statuses = none       also show rumoured, attempted, failed or denied reports (marked, never counted)
-- $limit    integer = 50          rows at most
--
-- example: who-left OpenAI --since 2024-01-01
--
-- A departure is a counted move whose last employer is the organization, wherever it went: "not stated" is an answer too.
-- Somebody who only once worked there ("former X CEO") did not leave X with that move, and is told in the footer.
-- A unit (FAIR, Google Brain) is asked for by its own name; moves are booked under the organization above it, and the
-- footer says how many of those name no unit. A date that is not known exactly enough lies "maybe" in the window.
-- They left, resigned or were dismissed: the source may not say.

-- The rows. Names are looked up for these only.
WITH leavers AS (
    SELECT * FROM moves WHERE from_id = $org
    UNION ALL
    SELECT * FROM moves
    WHERE from_id IS DISTINCT FROM $org
      AND from_unit IN (SELECT name FROM entities WHERE id = $org)
),
dated AS (
    SELECT *, in_window(date_earliest, date_latest, CAST($since AS DATE), CAST($until AS DATE)) AS within
    FROM leavers
    WHERE (
        counted
        OR (status NOT IN ('completed', 'announced') AND COALESCE(why_not, status) = status AND array_contains($include, status))
    )
),
picked AS (
    SELECT * FROM dated
    WHERE within <> 'no'
    ORDER BY date_earliest DESC NULLS LAST, date_latest DESC NULLS LAST, id
    LIMIT $limit
)
SELECT
    m.date,
    p.name AS person,
    t.name AS to_org,
    m.kind,
    m.worded_as_poach,
    m.status,
    m.within AS in_window,
    confidence_word(m.confidence) AS confidence,
    m.n_claims AS reports,
    m.n_independent AS sources,
    m.id AS move
FROM picked AS m
JOIN entities AS p ON p.id = m.person_id
LEFT JOIN entities AS t ON t.id = m.to_id
ORDER BY m.date_earliest DESC NULLS LAST, m.date_latest DESC NULLS LAST, m.id;

-- The tally. Each move stands in one place: counted, not done (by its status), or a seat or a change inside.
WITH leavers AS (
    SELECT * FROM moves WHERE from_id = $org
    UNION ALL
    SELECT * FROM moves
    WHERE from_id IS DISTINCT FROM $org
      AND from_unit IN (SELECT name FROM entities WHERE id = $org)
),
told AS (
    SELECT
        *,
        CASE
            WHEN counted THEN 'counted'
            WHEN status IN ('completed', 'announced') OR why_not <> status THEN 'inside'
            ELSE status
        END AS standing,
        in_window(date_earliest, date_latest, CAST($since AS DATE), CAST($until AS DATE)) AS within
    FROM leavers
),
groups AS (
    -- What several reports say in the same words is one group.
    SELECT DISTINCT e.from_id, e.to_id, c.from_unit, c.count, c.date
    FROM valid_claims AS c
    JOIN claim_ends AS e ON e.claim_id = c.id
    WHERE c.person_kind = 'group'
      AND c.status IN ('completed', 'announced')
      AND c.kind <> 'internal'
      AND NOT c.from_is_former
      AND (e.from_id = $org OR c.from_unit IN (SELECT name FROM entities WHERE id = $org))
      AND in_window(c.date_earliest, c.date_latest, CAST($since AS DATE), CAST($until AS DATE)) <> 'no'
)
SELECT
    count(*) FILTER (WHERE standing = 'counted') AS counted,
    count(*) FILTER (WHERE standing = 'counted' AND to_id IS NULL) AS of_them_destination_unknown,
    count(*) FILTER (WHERE standing = 'counted' AND within = 'maybe') AS of_them_maybe_in_the_window,
    (
        SELECT count(*) FROM moves
        WHERE earlier_id = $org AND from_id IS DISTINCT FROM $org AND status IN ('completed', 'announced')
          AND in_window(date_earliest, date_latest, CAST($since AS DATE), CAST($until AS DATE)) <> 'no'
    ) AS only_an_earlier_employer,
    count(*) FILTER (WHERE standing = 'rumoured') AS rumoured,
    count(*) FILTER (WHERE standing = 'attempted') AS attempted,
    count(*) FILTER (WHERE standing = 'failed') AS failed,
    count(*) FILTER (WHERE standing = 'denied') AS denied,
    count(*) FILTER (WHERE standing = 'contested') AS contested,
    count(*) FILTER (WHERE standing = 'inside') AS seats_transfers_and_internal_changes,
    (
        SELECT count(*) FROM moves
        WHERE counted AND from_unit IS NULL
          AND from_id IN (
              SELECT l.other_id FROM lineage AS l JOIN entities AS u ON u.id = l.org_id
              WHERE l.org_id = $org AND l.relation = 'unit_of' AND u.category = 'unit'
          )
          AND in_window(date_earliest, date_latest, CAST($since AS DATE), CAST($until AS DATE)) <> 'no'
    ) AS name_no_unit,
    (SELECT COALESCE(sum(count), 0) FROM groups) AS people_in_unnamed_groups,
    (SELECT count(*) FROM groups WHERE count IS NULL) AS unnamed_groups
FROM told
WHERE within <> 'no';
