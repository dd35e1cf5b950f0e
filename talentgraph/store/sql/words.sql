-- The words of the questions: what every file in queries/ may use beside the tables. It is run at the end of schema.sql.
-- Another engine that runs the same questions over the same tables has a twin of this file: the views below word for word (as temporary
-- views), the macros as its own functions. The tables that questions read besides are moves, move_claims, entities, roles, artefacts and
-- claims. told_groups, reports and told_deals rest on more (judgements among it): such an engine gets their rows as tables.

-- ---------------------------------------------------------------- macros

-- Does a date lie in a window? yes, maybe (not known exactly enough), no.
CREATE OR REPLACE MACRO in_window(earliest, latest, since, until) AS
    CASE
        WHEN since IS NULL AND until IS NULL THEN 'yes'
        WHEN latest < since OR earliest > until OR since > until THEN 'no'
        WHEN (since IS NULL OR earliest >= since) AND (until IS NULL OR latest <= until) THEN 'yes'
        ELSE 'maybe'
    END;

-- The one place where a move is told: counted, what it is instead (its status), or a seat or a change inside an organization.
CREATE OR REPLACE MACRO standing_of(counted, status, why_not) AS
    CASE
        WHEN counted THEN 'counted'
        WHEN status IN ('completed', 'announced') OR why_not <> status THEN 'seats_transfers_and_internal_changes'
        ELSE status
    END;

-- The same where a role is asked for. A counted move that does not fit is told as such; one that never counted is not told at all.
CREATE OR REPLACE MACRO place_of(standing, any_role, fits, role) AS
    CASE
        WHEN any_role OR fits THEN standing
        WHEN standing <> 'counted' THEN 'not_asked'
        WHEN role IS NULL THEN 'role_not_stated'
        ELSE 'another_role'
    END;

-- Confidence in words.
CREATE OR REPLACE MACRO confidence_word(confidence) AS
    CASE WHEN confidence >= 0.85 THEN 'strong' WHEN confidence >= 0.6 THEN 'medium' ELSE 'weak' END;

-- Days from one date to another.
CREATE OR REPLACE MACRO days_between(earlier, later) AS later - earlier;

-- Whole months from one date to another.
CREATE OR REPLACE MACRO months_between_whole(earlier, later) AS date_sub('month', earlier, later);

-- The year, quarter or month of a day: 2024, 2024-Q2, 2024-05.
CREATE OR REPLACE MACRO period_of(day, length) AS
    CASE
        WHEN day IS NULL THEN NULL
        WHEN length = 'year' THEN CAST(year(day) AS STRING)
        WHEN length = 'quarter' THEN concat(CAST(year(day) AS STRING), '-Q', CAST(quarter(day) AS STRING))
        ELSE concat(CAST(year(day) AS STRING), '-', lpad(CAST(month(day) AS STRING), 2, '0'))
    END;

-- A count per 100 staff; null where nobody says how many there are, or they are fewer than 50.
CREATE OR REPLACE MACRO per_100(n, staff) AS CASE WHEN staff >= 50 THEN round(100.0 * n / staff, 2) END;

-- ---------------------------------------------------------------- views

-- A move with its names.
CREATE OR REPLACE VIEW told_moves AS
SELECT
    m.*,
    p.name AS person,
    f.name AS from_org,
    t.name AS to_org,
    e.name AS earlier_org,
    m.status IN ('completed', 'announced') AS shown
FROM moves AS m
JOIN entities AS p ON p.id = m.person_id
LEFT JOIN entities AS f ON f.id = m.from_id
LEFT JOIN entities AS t ON t.id = m.to_id
LEFT JOIN entities AS e ON e.id = m.earlier_id;

-- A move as the organization (org_id) sees it that was left. A unit sees the moves that name it: they are booked under the organization
-- above it, and as_unit tells them apart. `role` is the one that was held there.
CREATE OR REPLACE VIEW exits AS
SELECT m.*, m.from_id AS org_id, m.role_from AS role, FALSE AS as_unit, standing_of(m.counted, m.status, m.why_not) AS standing
FROM moves AS m
WHERE m.from_id IS NOT NULL
UNION ALL
SELECT m.*, u.id AS org_id, m.role_from AS role, TRUE AS as_unit, standing_of(m.counted, m.status, m.why_not) AS standing
FROM moves AS m
JOIN entities AS u ON u.name = m.from_unit
WHERE m.from_unit IS NOT NULL AND u.kind = 'organization' AND (m.from_id IS NULL OR m.from_id <> u.id);

-- A move as the organization sees it that was joined; `role` is the one that was taken up there.
CREATE OR REPLACE VIEW entries AS
SELECT m.*, m.to_id AS org_id, m.role_to AS role, FALSE AS as_unit, standing_of(m.counted, m.status, m.why_not) AS standing
FROM moves AS m
WHERE m.to_id IS NOT NULL
UNION ALL
SELECT m.*, u.id AS org_id, m.role_to AS role, TRUE AS as_unit, standing_of(m.counted, m.status, m.why_not) AS standing
FROM moves AS m
JOIN entities AS u ON u.name = m.to_unit
WHERE m.to_unit IS NOT NULL AND u.kind = 'organization' AND (m.to_id IS NULL OR m.to_id <> u.id);

-- Under which organization the moves of a unit are booked.
CREATE OR REPLACE VIEW hosts AS
SELECT l.org_id AS unit_id, l.other_id AS host_id
FROM lineage AS l
JOIN entities AS u ON u.id = l.org_id
WHERE l.relation = 'unit_of' AND u.category = 'unit';

-- Reports of people who are counted but not named ("three researchers"). What several reports say in the same words is one group; one that
-- leaves out an end which another, of as many people on the same date, names is that one.
CREATE OR REPLACE VIEW told_groups AS
WITH told AS (
    SELECT DISTINCT
        e.from_id, e.to_id, c.from_unit, c.to_unit, c.from_is_former, c.count AS people, c.date, c.date_earliest, c.date_latest
    FROM valid_claims AS c
    JOIN claim_ends AS e ON e.claim_id = c.id
    WHERE c.person_kind = 'group' AND c.status IN ('completed', 'announced') AND c.kind <> 'internal'
)
SELECT *
FROM told AS t
WHERE NOT EXISTS (
    SELECT 1
    FROM told AS fuller
    WHERE fuller.people = t.people AND fuller.date IS NOT DISTINCT FROM t.date AND fuller.from_is_former = t.from_is_former
      AND ((t.from_id IS NULL AND fuller.from_id IS NOT NULL AND fuller.to_id = t.to_id)
        OR (t.to_id IS NULL AND fuller.to_id IS NOT NULL AND fuller.from_id = t.from_id))
);

-- A report with its move and where it was told: by whom, in which language, on which day. Rows of a table have the language "table".
CREATE OR REPLACE VIEW reports AS
SELECT
    mc.move_id,
    c.id AS report_id,
    c.document_id,
    c.status,
    coalesce(iso_day(c.source_date), d.published_earliest) AS told_on,
    CASE WHEN d.kind = 'article' THEN d.lang ELSE 'table' END AS language,
    coalesce(c.source_outlet, CASE WHEN d.digest THEN d.based_on ELSE d.outlet END) AS publisher
FROM move_claims AS mc
JOIN valid_claims AS c ON c.id = mc.claim_id
JOIN documents AS d ON d.id = c.document_id;

-- A flow with its names.
CREATE OR REPLACE VIEW told_flows AS
SELECT f.id AS from_id, t.id AS to_id, o.name AS from_org, d.name AS to_org, w.n_moves, w.n_foundings, w.n_uncertain
FROM flows AS w
JOIN nodes AS f ON f.number = w.from_number
JOIN nodes AS t ON t.number = w.to_number
JOIN entities AS o ON o.id = f.id
JOIN entities AS d ON d.id = t.id;

-- An acquisition, stake or failed bid as one article tells it; the ids are null where the name means no organization of the moves.
CREATE OR REPLACE VIEW told_deals AS
SELECT
    x.id, x.document_id, x.kind, x.acquirer, x.target, x.amount_usd, x.stake_pct, d.published, d.published_earliest, d.published_latest,
    (SELECT min(n.entity_id) FROM names AS n WHERE n.kind = 'organization' AND n.name = x.acquirer) AS acquirer_id,
    (SELECT min(n.entity_id) FROM names AS n WHERE n.kind = 'organization' AND n.name = x.target) AS target_id
FROM deals AS x
JOIN documents AS d ON d.id = x.document_id;

-- Stays of people with organizations, from the counted moves there and away: one row for each arrival. The leaving is the first that is not
-- surely before it; next_* tells of the person's next arrival anywhere. Units have no stays of their own.
CREATE OR REPLACE VIEW stays AS
WITH arrivals AS (
    SELECT
        id, person_id, org_id, date, date_earliest, date_latest,
        lead(date_earliest) OVER person AS next_arrival,
        lead(org_id) OVER person AS next_org_id
    FROM entries
    WHERE standing = 'counted' AND NOT as_unit
    WINDOW person AS (PARTITION BY person_id ORDER BY date_earliest NULLS LAST, id)
),
departures AS (SELECT id, person_id, org_id, to_id, date, date_earliest, date_latest FROM exits WHERE standing = 'counted' AND NOT as_unit)
SELECT
    a.id AS arrival_id, a.person_id, a.org_id, a.date AS joined, a.date_earliest AS joined_earliest, a.date_latest AS joined_latest,
    a.next_arrival, a.next_org_id,
    d.id AS departure_id, d.to_id AS went_to_id, d.date AS left_on, d.date_earliest AS left_earliest, d.date_latest AS left_latest,
    CASE
        WHEN d.id IS NULL AND a.next_arrival IS NULL THEN 'no leaving reported'
        WHEN d.id IS NULL AND a.next_org_id <> a.org_id THEN 'moved on'
        WHEN d.id IS NULL OR (a.next_org_id = a.org_id AND (d.date_earliest IS NULL OR d.date_earliest > a.next_arrival)) THEN 'unclear'
        ELSE 'left'
    END AS ended
FROM arrivals AS a
LEFT JOIN departures AS d
    ON d.person_id = a.person_id AND d.org_id = a.org_id AND d.id <> a.id
    AND (d.date_latest IS NULL OR a.date_earliest IS NULL OR d.date_latest >= a.date_earliest)
QUALIFY row_number() OVER (PARTITION BY a.id ORDER BY d.date_earliest NULLS LAST, d.id NULLS LAST) = 1;

-- How many people organizations employ, where the question is given a file of headcounts: it then stands in the place of this view.
CREATE OR REPLACE VIEW headcounts AS
SELECT id AS org_id, CAST(NULL AS DOUBLE) AS headcount FROM entities WHERE FALSE;

-- The numbers 0 to 999 with the logarithms of their factorials.
CREATE OR REPLACE VIEW numbers AS
WITH digits AS (SELECT d FROM (VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)) AS t(d)),
counted AS (SELECT 100 * a.d + 10 * b.d + c.d AS n FROM digits AS a CROSS JOIN digits AS b CROSS JOIN digits AS c)
SELECT n, sum(CASE WHEN n > 0 THEN ln(n) ELSE 0.0 END) OVER (ORDER BY n ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS log_factorial
FROM counted;
