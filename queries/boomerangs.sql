-- boomerangs: people who came back to an organization they had left, newest first
--
-- $org       organization = none   where they came back to: name, alias or id; else anywhere
-- $since     date = none           only returns on or after this day (YYYY[-MM[-DD]])
-- $until     date = none           only returns on or before this day
-- $limit     integer = 50          rows at most
--
-- example: boomerangs OpenAI
--
-- A return is a counted arrival at an organization that the same person had left by then (`basis` left), or that a report calls a return
-- (said so), or whose destination it also names as a former employer (former employer). The time away lies between months_least and
-- months_most; where the leaving is not told, it is not known. Two arrivals with no leaving between are no return: one of them may be a
-- promotion, or wrong; the footer says how many there are, and how many where the order of leaving and coming is not clear.

WITH arrivals AS (
    SELECT *, in_window(date_earliest, date_latest, CAST($since AS DATE), CAST($until AS DATE)) AS within
    FROM entries
    WHERE standing = 'counted' AND (from_id IS NULL OR from_id <> org_id) AND (org_id = $org OR ($org IS NULL AND NOT as_unit))
),
departures AS (
    SELECT id, person_id, org_id, to_id, date, date_earliest, date_latest
    FROM exits
    WHERE standing = 'counted' AND (to_id IS NULL OR to_id <> org_id)
),
-- The last leaving that was surely before.
before AS (
    SELECT a.id, a.org_id, d.to_id, d.date, d.date_earliest, d.date_latest
    FROM arrivals AS a
    JOIN departures AS d ON d.person_id = a.person_id AND d.org_id = a.org_id AND d.date_latest <= a.date_earliest
    QUALIFY row_number() OVER (PARTITION BY a.id, a.org_id ORDER BY d.date_latest DESC, d.date_earliest DESC, d.id) = 1
),
-- One that may have been before, or after.
unclear AS (
    SELECT DISTINCT a.id, a.org_id
    FROM arrivals AS a
    JOIN departures AS d ON d.person_id = a.person_id AND d.org_id = a.org_id
    WHERE coalesce(d.date_latest > a.date_earliest, TRUE) AND coalesce(d.date_earliest <= a.date_latest, TRUE)
),
twice AS (
    SELECT DISTINCT a.id, a.org_id
    FROM arrivals AS a
    JOIN entries AS b ON b.person_id = a.person_id AND b.org_id = a.org_id AND b.standing = 'counted' AND b.date_latest < a.date_earliest
),
told AS (
    SELECT
        a.*, b.to_id AS via_id, b.date AS left_on, b.date_earliest AS left_earliest, b.date_latest AS left_latest,
        CASE
            WHEN b.id IS NOT NULL THEN 'left'
            WHEN a.kind = 'return' THEN 'said so'
            WHEN a.earlier_id = a.org_id THEN 'former employer'
            WHEN u.id IS NOT NULL THEN 'order_unknown'
            WHEN t.id IS NOT NULL THEN 'joined_twice_without_leaving'
            ELSE 'other_arrivals'
        END AS basis
    FROM arrivals AS a
    LEFT JOIN before AS b ON b.id = a.id AND b.org_id = a.org_id
    LEFT JOIN unclear AS u ON u.id = a.id AND u.org_id = a.org_id
    LEFT JOIN twice AS t ON t.id = a.id AND t.org_id = a.org_id
    WHERE a.within <> 'no'
),
picked AS (
    SELECT * FROM told
    WHERE basis IN ('left', 'said so', 'former employer')
    ORDER BY date_earliest DESC NULLS LAST, date_latest DESC NULLS LAST, id
    LIMIT $limit
)
SELECT
    m.date AS returned,
    p.name AS person,
    o.name AS organization,
    m.left_on,
    v.name AS via_org,
    months_between_whole(m.left_latest, m.date_earliest) AS months_least,
    months_between_whole(m.left_earliest, m.date_latest) AS months_most,
    m.basis,
    m.within AS in_window,
    confidence_word(m.confidence) AS confidence,
    m.id AS move
FROM picked AS m
JOIN entities AS p ON p.id = m.person_id
JOIN entities AS o ON o.id = m.org_id
LEFT JOIN entities AS v ON v.id = m.via_id
ORDER BY m.date_earliest DESC NULLS LAST, m.date_latest DESC NULLS LAST, m.id;

-- The tally: arrivals, each in one place.
SELECT CASE WHEN basis IN ('left', 'said so', 'former employer') THEN 'counted_returns' ELSE basis END AS label, count(*) AS n
FROM told
GROUP BY CASE WHEN basis IN ('left', 'said so', 'former employer') THEN 'counted_returns' ELSE basis END
UNION ALL SELECT 'counted_returns', 0
UNION ALL SELECT 'of_them_maybe_in_the_window', count(*) FROM told
WHERE basis IN ('left', 'said so', 'former employer') AND within = 'maybe'
UNION ALL SELECT 'of_them_with_no_leaving_told', count(*) FROM told WHERE basis IN ('said so', 'former employer');
