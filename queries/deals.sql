-- deals: acquisitions, stakes and failed bids that articles tell of, newest first
--
-- $org       organization = none   one organization, on either side: name, alias or id; else all
-- $since     date = none           only what was published on or after this day (YYYY[-MM[-DD]])
-- $until     date = none           only what was published on or before this day
-- $limit     integer = 50          rows at most
--
-- example: deals Meta
--
-- Context for moves, never a move. One row for each buyer, target and kind of deal; what several articles tell is one row, with the least
-- and the most money in millions of US dollars where they differ. The days are those of publication.

WITH dated AS (
    SELECT *, in_window(published_earliest, published_latest, CAST($since AS DATE), CAST($until AS DATE)) AS within
    FROM told_deals
    WHERE $org IS NULL OR acquirer_id = $org OR target_id = $org
),
summed AS (
    SELECT
        acquirer,
        target,
        kind,
        min(amount_usd) / 1000000 AS usd_millions_least,
        max(amount_usd) / 1000000 AS usd_millions_most,
        max(stake_pct) AS stake_pct,
        min(published) AS first_told,
        max(published) AS last_told,
        count(DISTINCT document_id) AS articles,
        max(CASE WHEN within = 'yes' THEN 1 ELSE 0 END) AS sure
    FROM dated
    WHERE within <> 'no'
    GROUP BY acquirer, target, kind
)
SELECT
    acquirer AS acquirer_org,
    target AS target_org,
    kind AS deal,
    usd_millions_least,
    usd_millions_most,
    stake_pct,
    first_told,
    last_told,
    articles
FROM summed
ORDER BY last_told DESC NULLS LAST, acquirer, target, kind
LIMIT $limit;

-- The tally.
SELECT 'counted_deals' AS label, count(*) AS n FROM summed
UNION ALL SELECT 'of_them_failed', count(*) FROM summed WHERE kind = 'failed_acquisition'
UNION ALL SELECT 'of_them_without_an_amount', count(*) FROM summed WHERE usd_millions_most IS NULL
UNION ALL SELECT 'of_them_maybe_in_the_window', count(*) FROM summed WHERE sure = 0;
