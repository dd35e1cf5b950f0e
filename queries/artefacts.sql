-- artefacts: what looks like a move and is none, newest first
--
-- $reason   text = none       only those with this reason, as the last column names it
-- $since    date = none       only on or after this day (YYYY[-MM[-DD]])
-- $until    date = none       only on or before this day
-- $limit    integer = 50      rows at most
--
-- example: artefacts --reason overlap
--
-- A table of spells says where people were, not where they came from. One spell after another looks like a move; here are those
-- that are none, each with the reason: the two names mean one organization (spelling, renamed, unit, merged, spun off, one group),
-- a change inside one organization, a second role at the same time (overlap, or possibly so), a seat on a board or a role beside a
-- job, an order or an end that is not known, more than a year between (gap), or the place is still held by another of its names.
-- The footer counts them by reason, beside the moves from one organization to another that the same tables tell of.

WITH dated AS (
    SELECT *, in_window(date_earliest, date_latest, CAST($since AS DATE), CAST($until AS DATE)) AS within
    FROM artefacts
    WHERE $reason IS NULL OR reason = lower($reason)
),
told AS (SELECT * FROM dated WHERE within <> 'no'),
picked AS (
    SELECT * FROM told
    ORDER BY date_earliest DESC NULLS LAST, date_latest DESC NULLS LAST, claim_id
    LIMIT $limit
)
-- The rows. Names are looked up for these only.
SELECT
    m.date,
    p.name AS person,
    m.from_name AS from_org,
    m.to_name AS to_org,
    m.within AS in_window,
    c.row_number AS table_row,
    m.claim_id AS claim,
    m.reason
FROM picked AS m
JOIN entities AS p ON p.id = m.person_id
JOIN claims AS c ON c.id = m.claim_id
ORDER BY m.date_earliest DESC NULLS LAST, m.date_latest DESC NULLS LAST, m.claim_id;

-- The tally: how many of each reason, beside the moves that such tables do tell of.
SELECT CASE reason WHEN 'unit' THEN 'unit_and_host' ELSE replace(reason, ' ', '_') END AS label, count(*) AS n FROM told GROUP BY reason
UNION ALL SELECT 'counted', count(*) FROM moves
WHERE counted AND from_id <> to_id
  AND id IN (SELECT mc.move_id FROM move_claims AS mc JOIN claims AS c ON c.id = mc.claim_id WHERE c.previous_org IS NOT NULL)
  AND in_window(date_earliest, date_latest, CAST($since AS DATE), CAST($until AS DATE)) <> 'no';
