-- tenure: how long people stayed with an organization, newest arrival first
--
-- $org       organization        the organization: name, alias or id
-- $since     date = none         only those who joined on or after this day (YYYY[-MM[-DD]])
-- $until     date = none         only those who joined on or before this day
-- $limit     integer = 50        rows at most
--
-- example: tenure OpenAI --since 2020
--
-- One row for each counted arrival, with the first leaving of the same person that is not surely before it. The time lies between
-- months_least and months_most. `ended`: left; moved on (joined another place, and no report says that they left); no leaving reported;
-- unclear (they came back before the leaving that is told). Whoever left and of whose joining nothing is told is not here.
-- For medians and shares, which need those who are still there, ask `retention`.

WITH dated AS (
    SELECT *, in_window(joined_earliest, joined_latest, CAST($since AS DATE), CAST($until AS DATE)) AS within
    FROM stays
    WHERE org_id = $org
),
told AS (SELECT * FROM dated WHERE within <> 'no'),
picked AS (
    SELECT * FROM told
    ORDER BY joined_earliest DESC NULLS LAST, joined_latest DESC NULLS LAST, arrival_id
    LIMIT $limit
)
SELECT
    s.joined,
    CASE WHEN s.ended = 'left' THEN s.left_on END AS left_on,
    p.name AS person,
    CASE WHEN s.ended = 'left' THEN greatest(months_between_whole(s.joined_latest, s.left_earliest), 0) END AS months_least,
    CASE WHEN s.ended = 'left' THEN months_between_whole(s.joined_earliest, s.left_latest) END AS months_most,
    s.ended,
    CASE WHEN s.ended = 'left' THEN t.name WHEN s.ended = 'moved on' THEN n.name END AS next_org,
    s.within AS in_window,
    s.arrival_id AS move
FROM picked AS s
JOIN entities AS p ON p.id = s.person_id
LEFT JOIN entities AS t ON t.id = s.went_to_id
LEFT JOIN entities AS n ON n.id = s.next_org_id
ORDER BY s.joined_earliest DESC NULLS LAST, s.joined_latest DESC NULLS LAST, s.arrival_id;

-- The tally: arrivals, and people who left of whose joining nothing is told.
SELECT 'counted_stays' AS label, count(*) AS n FROM told
UNION ALL SELECT concat('of_them_', replace(ended, ' ', '_')), count(*) FROM told GROUP BY ended
UNION ALL SELECT 'of_them_maybe_in_the_window', count(*) FROM told WHERE within = 'maybe'
UNION ALL SELECT 'left_without_a_word_of_their_joining', count(*) FROM exits
WHERE org_id = $org AND NOT as_unit AND standing = 'counted' AND id NOT IN (SELECT departure_id FROM dated WHERE departure_id IS NOT NULL);
