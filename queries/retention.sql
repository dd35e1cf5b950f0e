-- retention: which share of people is still there after 12, 24 and 36 months (Kaplan-Meier)
--
-- $org        organization = none   one organization: name, alias or id; else all with enough stays
-- $since      date = none           only those who joined on or after this day (YYYY[-MM[-DD]])
-- $until      date = none           look from this day: what came later is not known yet; else from the last day that is told of
-- $min_stays  integer = 5           only organizations with at least so many stays
-- $limit      integer = 60          rows at most
--
-- example: retention OpenAI
--
-- `retained` is the product over the days d on which somebody left of 1 - left / there (Kaplan and Meier 1958), low and high its 95 %
-- interval (Greenwood's variance, on the log-log scale), at_risk how many were still followed at that time; empty where nobody was
-- followed so long. median_months is when half have left; empty where that is not reached. A stay counts if joining and leaving are
-- known to the month. Whoever is not told to have left is taken to be there up to the day looked from, or until joining another place:
-- press reports tell of joining more than of leaving, so the true shares lie lower. Compare organizations, and read n_open beside it.

WITH looked_from AS (
    SELECT coalesce(CAST($until AS DATE), max(greatest(date_earliest, coalesce(date_latest, date_earliest)))) AS day
    FROM moves
    WHERE counted AND days_between(date_earliest, date_latest) <= 31
),
asked AS (
    SELECT
        s.*,
        l.day AS looked,
        s.ended = 'left' AND s.left_earliest <= l.day AS has_left,
        CASE
            WHEN s.joined_earliest IS NULL OR days_between(s.joined_earliest, s.joined_latest) > 31 THEN 'joining_too_vague'
            WHEN s.ended = 'unclear' THEN 'leaving_too_vague'
            WHEN s.ended = 'left' AND coalesce(days_between(s.left_earliest, s.left_latest) > 31, TRUE) THEN 'leaving_too_vague'
            ELSE 'counted_stays'
        END AS place
    FROM stays AS s
    CROSS JOIN looked_from AS l
    WHERE ($org IS NULL OR s.org_id = $org)
      AND in_window(s.joined_earliest, s.joined_latest, CAST($since AS DATE), CAST($until AS DATE)) <> 'no'
      AND coalesce(s.joined_earliest <= l.day, TRUE)
),
followed AS (
    SELECT
        org_id,
        has_left,
        greatest(
            days_between(
                joined_earliest,
                CASE WHEN has_left THEN left_earliest WHEN next_arrival < looked THEN next_arrival ELSE looked END
            ),
            0
        ) AS days
    FROM asked
    WHERE place = 'counted_stays'
),
sizes AS (
    SELECT org_id, count(*) AS n_stays, count(*) FILTER (WHERE has_left) AS n_left, max(days) AS longest
    FROM followed
    GROUP BY org_id
),
steps AS (
    SELECT
        org_id,
        days,
        count(*) FILTER (WHERE has_left) AS gone,
        sum(count(*)) OVER (PARTITION BY org_id ORDER BY days DESC ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS there
    FROM followed
    GROUP BY org_id, days
),
-- ln of the share, and Greenwood's sum, up to each day; nobody is left once as many go as were there.
curve AS (
    SELECT
        org_id,
        days,
        sum(CASE WHEN gone < there THEN ln(1.0 - 1.0 * gone / there) ELSE 0.0 END) OVER upto AS log_share,
        sum(CASE WHEN gone < there THEN 1.0 * gone / (there * (there - gone)) ELSE 0.0 END) OVER upto AS greenwood,
        max(CASE WHEN gone = there THEN 1 ELSE 0 END) OVER upto AS none_left
    FROM steps
    WINDOW upto AS (PARTITION BY org_id ORDER BY days ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
),
shares AS (
    SELECT org_id, days, CASE WHEN none_left = 1 THEN 0.0 ELSE exp(log_share) END AS share, log_share, greenwood, none_left
    FROM curve
),
-- A half that is made of logarithms is seldom exactly one.
medians AS (SELECT org_id, min(days) AS half FROM shares WHERE share <= 0.500000001 GROUP BY org_id),
marks AS (SELECT months, days FROM (VALUES (12, 365), (24, 730), (36, 1096)) AS t(months, days)),
at_marks AS (
    SELECT s.org_id, k.months, k.days, max(c.days) AS reached, s.n_stays, s.n_left, s.longest
    FROM sizes AS s
    CROSS JOIN marks AS k
    LEFT JOIN shares AS c ON c.org_id = s.org_id AND c.days <= k.days
    WHERE s.n_stays >= $min_stays
    GROUP BY s.org_id, k.months, k.days, s.n_stays, s.n_left, s.longest
),
at_risk AS (
    SELECT m.org_id, m.months, count(f.days) AS n
    FROM at_marks AS m
    LEFT JOIN followed AS f ON f.org_id = m.org_id AND f.days >= m.days
    GROUP BY m.org_id, m.months
),
read_off AS (
    SELECT
        m.*,
        r.n AS at_risk,
        CASE WHEN r.n > 0 OR coalesce(c.none_left, 0) = 1 THEN coalesce(c.share, 1.0) END AS share,
        CASE WHEN r.n > 0 AND c.share > 0 AND c.share < 1 THEN 1.96 * sqrt(c.greenwood) / c.log_share END AS spread
    FROM at_marks AS m
    JOIN at_risk AS r ON r.org_id = m.org_id AND r.months = m.months
    LEFT JOIN shares AS c ON c.org_id = m.org_id AND c.days = m.reached
)
SELECT
    o.name AS organization,
    r.months,
    round(r.share, 3) AS retained,
    round(power(r.share, exp(-r.spread)), 3) AS low,
    round(power(r.share, exp(r.spread)), 3) AS high,
    r.at_risk,
    r.n_stays,
    r.n_left,
    r.n_stays - r.n_left AS n_open,
    round(h.half / 30.4375, 1) AS median_months
FROM read_off AS r
JOIN entities AS o ON o.id = r.org_id
LEFT JOIN medians AS h ON h.org_id = r.org_id
ORDER BY r.n_stays DESC, r.org_id, r.months
LIMIT $limit;

-- The tally: arrivals, each in one place.
SELECT place AS label, count(*) AS n FROM asked GROUP BY place
UNION ALL SELECT 'counted_stays', 0
UNION ALL SELECT 'of_them_ended', coalesce(sum(n_left), 0) FROM sizes
UNION ALL SELECT 'of_them_with_organizations_below_min_stays', coalesce(sum(n_stays), 0) FROM sizes WHERE n_stays < $min_stays;
