-- career: the moves of one person, oldest first
--
-- $person   person            the person: name, alias or id
-- $include  statuses = none   also show rumoured, attempted, failed or denied reports (marked, never counted)
-- $limit    integer = 50      rows at most
--
-- example: career "Daniel Gross"
--
-- Everything that is told of the person and did happen or is announced, with seats on boards and changes inside an organization:
-- where a move doesn't count as one between organizations, the last column says why. An earlier employer ("former GitHub CEO") makes
-- no origin and stands in its own column. The person is the one whom the graph found behind the name: `explain` tells how.

WITH told AS (
    SELECT *, standing_of(counted, status, why_not) AS place
    FROM told_moves
    WHERE person_id = $person
)
SELECT
    date,
    from_org,
    from_unit,
    earlier_org,
    to_org,
    to_unit,
    role_to AS role,
    kind,
    worded_as_poach,
    combined,
    status,
    confidence_word(confidence) AS confidence,
    n_claims AS reports,
    n_independent AS sources,
    id AS move,
    why_not AS not_counted
FROM told
WHERE counted OR shown OR array_contains($include, status)
ORDER BY date_earliest NULLS LAST, date_latest NULLS LAST, id
LIMIT $limit;

-- The tally. Each move stands in one place.
SELECT place AS label, count(*) AS n FROM told GROUP BY place
UNION ALL SELECT 'of_them_destination_unknown', count(*) FROM told WHERE counted AND to_id IS NULL
UNION ALL SELECT 'of_them_origin_unknown', count(*) FROM told WHERE counted AND from_id IS NULL
UNION ALL SELECT 'of_them_undated', count(*) FROM told WHERE counted AND date IS NULL;
