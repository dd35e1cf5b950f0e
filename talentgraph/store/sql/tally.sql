-- What an answer over all moves counts, and what it does not. $since, $until: a window, or null; $foundings: whether foundings count.
WITH placed AS (
    SELECT * REPLACE (counted AND ($foundings OR kind <> 'founding') AS counted),
        counted AND kind = 'founding' AND NOT $foundings AS left_out,
        in_window(date_earliest, date_latest, CAST($since AS DATE), CAST($until AS DATE)) AS inside
    FROM moves
)
SELECT
    count(*) FILTER (WHERE counted AND inside = 'yes') AS counted,
    count(*) FILTER (WHERE counted AND inside = 'yes' AND to_id IS NULL) AS of_them_destination_unknown,
    count(*) FILTER (WHERE counted AND inside = 'yes' AND from_id IS NULL) AS of_them_origin_unknown,
    count(*) FILTER (WHERE counted AND inside = 'yes' AND n_independent < 2) AS of_them_from_a_single_source,
    count(*) FILTER (WHERE counted AND inside = 'yes' AND len(judgements) > 0) AS of_them_judged_by_a_user,
    count(*) FILTER (WHERE left_out AND inside = 'yes') AS foundings,
    count(*) FILTER (WHERE counted AND inside = 'maybe') AS maybe_in_the_window,
    count(*) FILTER (WHERE status = 'rumoured' AND inside <> 'no') AS rumoured,
    count(*) FILTER (WHERE status = 'attempted' AND inside <> 'no') AS attempted,
    count(*) FILTER (WHERE status IN ('failed', 'denied', 'contested') AND inside <> 'no') AS failed_denied_or_contested,
    count(*) FILTER (WHERE why_not = 'a seat on a board' AND inside <> 'no') AS seats_on_boards,
    (SELECT count(*) FROM valid_claims WHERE kind = 'internal') AS internal_changes,
    (SELECT count(*) FROM valid_claims WHERE person_kind = 'group') AS reports_of_unnamed_groups,
    (SELECT count(*) FROM corrections WHERE rejected) AS rejected_reports,
    (SELECT count(*) FROM deals) AS deals_between_organizations
FROM placed;
