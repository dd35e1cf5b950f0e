-- `raw` (rows.sql, then store/cells.py) of a table of spells (person, organization, start, end, role) -> claims and `rejected`. A spell says where somebody was,
-- not where from: this file decides when the spell before it may be read as the origin. Nothing here makes an object of a row.
--
--   * A date is as exact as its precision says and as it is written, whichever is less: 2024-01-01 with precision year is 2024. Where the
--     table has a column of precisions, a full day with any other word there, or with none, is an unknown date: often the day of a snapshot.
--   * Boards, advisers, trustees, affiliates and volunteers hold seats or side roles: appointments, neither origin nor departure.
--   * Spells of one person at one place are one stay (a change of role is internal) until a year has surely passed after the last of them
--     had ended, or another job, told from start to end, lay in a gap between.
--   * A place is the origin if the stay there had surely begun before the new job began, and all of it had ended within 60 days of that.
--     An end that is not told is unknown: it makes no origin and no departure. Where precision leaves open whether two jobs overlap, the
--     middles of the dates decide and the claim is less sure; so it is where they surely overlap by more than a week. More than a year between: an earlier employer, not the last one.
--   * A job that has ended and is nobody's origin is a departure to a place unknown.
--   * What the table seems to say at first sight (the spell before -> this one) and is no move keeps its reason in set_aside.

ALTER TABLE raw ADD COLUMN IF NOT EXISTS person_written VARCHAR;  -- where the person has another name in the cell
ALTER TABLE raw ADD COLUMN IF NOT EXISTS start VARCHAR;
ALTER TABLE raw ADD COLUMN IF NOT EXISTS start_precision VARCHAR DEFAULT 'as written';
ALTER TABLE raw ADD COLUMN IF NOT EXISTS "end" VARCHAR;
ALTER TABLE raw ADD COLUMN IF NOT EXISTS end_precision VARCHAR DEFAULT 'as written';
ALTER TABLE raw ADD COLUMN IF NOT EXISTS role VARCHAR;
ALTER TABLE raw ADD COLUMN IF NOT EXISTS employment_type VARCHAR;
ALTER TABLE raw ADD COLUMN IF NOT EXISTS source_url VARCHAR;
ALTER TABLE raw ADD COLUMN IF NOT EXISTS source_outlet VARCHAR;
ALTER TABLE raw ADD COLUMN IF NOT EXISTS source_date VARCHAR;

-- How exactly a date is written, and how exactly it is meant.
CREATE OR REPLACE TEMP MACRO written_to(day) AS
    CASE WHEN regexp_full_match(day, '\d{4}-\d{1,2}-\d{1,2}') THEN 'day' WHEN regexp_full_match(day, '\d{4}-\d{1,2}') THEN 'month'
        WHEN regexp_full_match(day, '\d{4}') THEN 'year' END;
CREATE OR REPLACE TEMP MACRO meant_to(day, said) AS
    CASE
        WHEN day IS NULL OR said NOT IN ('day', 'month', 'year', 'as written') THEN 'unknown'
        WHEN written_to(day) = 'year' OR said = 'year' THEN 'year'
        WHEN written_to(day) = 'month' OR said = 'month' THEN 'month'
        WHEN said IS NULL THEN 'unknown'
        ELSE 'day'
    END;
CREATE OR REPLACE TEMP MACRO first_day(day, precision) AS
    CASE WHEN precision <> 'unknown' THEN date_trunc(precision, day)::DATE END;
CREATE OR REPLACE TEMP MACRO last_day_of(day, precision) AS
    CASE precision WHEN 'day' THEN day WHEN 'month' THEN last_day(day) WHEN 'year' THEN make_date(year(day), 12, 31) END;
CREATE OR REPLACE TEMP MACRO as_told(day, precision) AS
    CASE precision WHEN 'day' THEN strftime(day, '%Y-%m-%d') WHEN 'month' THEN strftime(day, '%Y-%m') WHEN 'year' THEN strftime(day, '%Y') END;
CREATE OR REPLACE TEMP MACRO a_day(day) AS
    CASE written_to(day) WHEN 'day' THEN try_cast(day AS DATE) WHEN 'month' THEN try_cast(day || '-1' AS DATE)
        WHEN 'year' THEN try_cast(day || '-01-01' AS DATE) END;

-- Twice the days from the middle of one date to the middle of another.
CREATE OR REPLACE TEMP MACRO twice_between(one_from, one_by, other_from, other_by) AS (other_from - one_from) + (other_by - one_by);

CREATE OR REPLACE TEMP TABLE incoming AS
WITH cells_read AS (
    SELECT
        row_number,
        cells,
        nullif(trim(person), '') AS person,
        nullif(trim(coalesce(person_written, person)), '') AS written,
        nullif(trim(organization), '') AS organization,
        nullif(trim(start), '') AS start_text,
        nullif(trim("end"), '') AS end_text,
        lower(trim(start_precision)) AS start_said,
        lower(trim(end_precision)) AS end_said,
        nullif(trim(role), '') AS role,
        lower(trim(coalesce(employment_type, ''))) AS employment,
        nullif(trim(source_url), '') AS source_url,
        nullif(trim(source_outlet), '') AS source_outlet,
        nullif(trim(source_date), '') AS source_date
    FROM raw
),
understood AS (
    SELECT *, a_day(start_text) AS start_day, a_day(end_text) AS end_day, meant_to(start_text, start_said) AS start_known,
        meant_to(end_text, end_said) AS end_known
    FROM cells_read
)
SELECT
    * EXCLUDE (start_said, end_said),
    first_day(start_day, start_known) AS starts_from,
    last_day_of(start_day, start_known) AS starts_by,
    first_day(end_day, end_known) AS ends_from,
    last_day_of(end_day, end_known) AS ends_by,
    start_day IS NOT NULL AND start_known = 'unknown' AS start_vague,
    end_day IS NOT NULL AND end_known = 'unknown' AS end_vague,
    -- "CEO and co-founder" founded; "assistant to the founder" and "founder of another place" did not.
    list_has_any(regexp_split_to_array(lower(coalesce(role, '')), '\s*(,|/|&|;|\||\band\b)\s*'),
        ['founder', 'co-founder', 'cofounder', 'co founder', '创始人', '創始人', '联合创始人', '聯合創始人', '创办人', '創辦人']) AS founder
FROM understood;

CREATE OR REPLACE TEMP TABLE rejected AS
SELECT row_number, cells, reason
FROM (
    SELECT
        row_number,
        cells,
        CASE
            WHEN person IS NULL THEN 'no person'
            WHEN organization IS NULL THEN 'no organization'
            WHEN start_text IS NOT NULL AND start_day IS NULL THEN not_a_date(start_text)
            WHEN end_text IS NOT NULL AND end_day IS NULL THEN not_a_date(end_text)
            WHEN start_day >= getvariable('too_late') THEN 'more than ten years ahead: ' || start_text
            WHEN ends_by < starts_from THEN 'ends before it starts: ' || start_text || ' to ' || end_text
        END AS reason
    FROM incoming
)
WHERE reason IS NOT NULL;

-- Spells with their intervals: it starts on a day from starts_from to starts_by, and so on; an end never lies before its start.
CREATE OR REPLACE TEMP TABLE spells AS
SELECT
    * EXCLUDE (cells, start_vague, end_vague, start_text, end_text, source_url, source_outlet, source_date) REPLACE (least(starts_by, ends_by) AS starts_by,
        CASE WHEN ends_from IS NOT NULL THEN greatest(ends_from, starts_from) END AS ends_from),
    CASE
        WHEN founder THEN NULL
        WHEN seat_role(role) OR seat_role(employment) THEN 'seat'
        WHEN regexp_matches(employment, '\b(affiliate|volunteer)\b')
            OR regexp_full_match(lower(role), '((research|external|senior|faculty|academic|student) )*(affiliate|volunteer)') THEN 'side role'
    END AS beside
FROM incoming
WHERE row_number NOT IN (SELECT row_number FROM rejected);

-- Jobs of one person at one place, told apart where the person surely was away: number is that of the stay.
CREATE OR REPLACE TEMP TABLE spells_stayed AS
WITH before AS (
    SELECT row_number, person, organization, starts_from, starts_by, ends_from, ends_by, founder,
        max(coalesce(ends_by, DATE 'infinity')) OVER earlier AS until,
        max(ends_from) OVER earlier AS until_from,
        count(*) OVER earlier AS n_before
    FROM spells
    WHERE beside IS NULL
    WINDOW earlier AS (PARTITION BY person, organization ORDER BY starts_from NULLS FIRST, row_number ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
),
-- Where another job, told from start to end, lay between; not where one spell follows the other without a gap, beside that job. Where a date is
-- known to the year alone the middles tell.
between_them AS (
    SELECT DISTINCT b.row_number
    FROM before AS b
    JOIN spells AS u ON u.person = b.person AND u.organization <> b.organization AND u.beside IS NULL
        AND twice_between(b.until_from, b.until, u.starts_from, u.starts_by) >= -120
        AND twice_between(u.ends_from, u.ends_by, b.starts_from, b.starts_by) >= -120
    WHERE b.n_before > 0 AND b.until < DATE 'infinity'
        AND (b.starts_from - b.until > 7
            OR greatest(b.starts_by - b.starts_from, b.until - b.until_from) > 31
                AND twice_between(b.until_from, b.until, b.starts_from, b.starts_by) > 14)
)
SELECT
    b.* EXCLUDE (until_from, n_before),
    sum(CASE WHEN n_before > 0 AND until < DATE 'infinity' AND (starts_from - until > 365 OR t.row_number IS NOT NULL) THEN 1 ELSE 0 END)
        OVER (PARTITION BY person, organization ORDER BY starts_from NULLS FIRST, b.row_number ROWS UNBOUNDED PRECEDING) AS number
FROM before AS b LEFT JOIN between_them AS t ON t.row_number = b.row_number;

-- Each stay as a whole. Its entry is the row that tells of the arrival, the first with a date; its last row the one that ended last.
CREATE OR REPLACE TEMP TABLE whole AS
SELECT
    person, organization, number,
    min_by(row_number, (starts_from IS NULL, starts_from, NOT founder, row_number)) AS entry_row,
    min_by(starts_by, (starts_from IS NULL, starts_from, NOT founder, row_number)) AS starts_by,
    min(starts_from) AS starts_from,
    bool_and(ends_by IS NOT NULL) AS ended,
    max(ends_from) AS ends_from,
    max(ends_by) AS ends_by,
    max_by(row_number, (ends_by, ends_from, row_number)) FILTER (WHERE ends_by IS NOT NULL) AS last_row
FROM spells_stayed
GROUP BY person, organization, number;

CREATE OR REPLACE TEMP TABLE spells_entered AS
SELECT s.*, w.number FROM whole AS w JOIN spells AS s ON s.row_number = w.entry_row;

-- For every arrival and the last stay before it at every other place of the person: may that be what was left? NULL: yes.
CREATE OR REPLACE TEMP TABLE judged AS
WITH known AS (
    SELECT
        s.row_number, s.person, s.organization, s.starts_from, s.starts_by, s.ends_from AS own_end,
        p.organization AS origin, p.last_row AS origin_row, p.starts_by AS began_by, p.ended, p.ends_from, p.ends_by,
        EXISTS (SELECT 1 FROM whole AS x WHERE x.person = p.person AND x.organization = p.organization AND x.number > p.number
            AND x.starts_from <= s.starts_by) AS maybe_back
    FROM spells_entered AS s
    JOIN whole AS p ON p.person = s.person AND p.organization <> s.organization
        AND coalesce(twice_between(p.starts_from, p.starts_by, s.starts_from, s.starts_by) >= 0, true)
    QUALIFY row_number() OVER (PARTITION BY s.row_number, p.organization ORDER BY p.number DESC) = 1
),
measured AS (
    SELECT *, starts_from - ends_by AS gap_least, starts_by - ends_from AS gap_most,
        twice_between(ends_from, ends_by, starts_from, starts_by) AS gap_twice
    FROM known
)
SELECT
    *,
    CASE
        WHEN ended AND gap_most < -60 AND began_by < coalesce(own_end, starts_from) THEN 'overlap'
        WHEN NOT coalesce(began_by < starts_from, false) THEN 'order unknown'
        WHEN NOT ended THEN 'end unknown'
        WHEN gap_most < -60 THEN 'overlap'
        WHEN gap_twice < -120 THEN 'overlap possible'
        WHEN gap_least > 365 THEN 'gap'
    END AS reason,
    gap_least >= -60 AND gap_most BETWEEN -7 AND 365 AND NOT maybe_back AS certain
FROM measured;

-- The row before each spell, as a first sight would read it.
CREATE OR REPLACE TEMP TABLE first_sight AS
SELECT row_number,
    lag(row_number) OVER in_order AS before_row, lag(organization) OVER in_order AS before_org, lag(beside) OVER in_order AS before_beside
FROM spells
WHERE start_day IS NOT NULL
WINDOW in_order AS (PARTITION BY person ORDER BY start_day, row_number);

-- At most one origin for each arrival: the place of the row before, else one that was left at the time for no other job.
CREATE OR REPLACE TEMP TABLE origins AS
SELECT j.row_number, j.origin, j.origin_row, j.certain
FROM judged AS j
LEFT JOIN first_sight AS f ON f.row_number = j.row_number
WHERE j.reason IS NULL AND (coalesce(f.before_org = j.origin AND f.before_beside IS NULL, false) OR NOT EXISTS (
    SELECT 1 FROM spells_stayed AS u
    WHERE u.person = j.person AND u.organization NOT IN (j.origin, j.organization)
        AND CASE WHEN u.starts_by IS NULL THEN j.gap_most > 60 ELSE u.starts_by >= j.ends_from - 60 END
        AND coalesce(u.starts_from <= j.starts_by, true)))
QUALIFY row_number() OVER (PARTITION BY j.row_number
    ORDER BY coalesce(f.before_org = j.origin, false) DESC, j.ends_by DESC, j.ends_from DESC, j.origin_row DESC) = 1;

-- Every spell once: an arrival, a change inside, or a seat.
INSERT INTO claims BY NAME
WITH told AS (
    SELECT
        s.*, f.before_row, f.before_org, f.before_beside, o.origin, o.origin_row, o.certain, j.reason AS before_reason,
        e.row_number IS NOT NULL AS enters,
        e.number > 0 AS returns,
        lag(s.role) OVER (PARTITION BY s.person, s.organization, s.beside IS NULL ORDER BY s.starts_from NULLS FIRST, s.row_number) AS role_before
    FROM spells AS s
    LEFT JOIN spells_entered AS e ON e.row_number = s.row_number
    LEFT JOIN first_sight AS f ON f.row_number = s.row_number
    LEFT JOIN origins AS o ON o.row_number = s.row_number
    LEFT JOIN judged AS j ON j.row_number = s.row_number AND j.origin = f.before_org
),
weighed AS (
    SELECT
        t.*,
        CASE
            WHEN beside IS NOT NULL THEN beside
            WHEN NOT enters THEN 'inside one organization'
            WHEN origin IS NOT NULL OR before_org IS NULL OR before_org = organization THEN NULL
            ELSE coalesce(before_beside, before_reason, 'order unknown')
        END AS set_aside,
        CASE
            WHEN NOT enters THEN 'own'
            WHEN origin IS NOT NULL THEN 'left'
            WHEN before_beside IS NULL AND before_reason = 'gap' THEN 'once'
        END AS origin_is
    FROM told AS t
)
SELECT
    left(sha256($document || ':' || w.row_number || ':start'), 16) AS id,
    $document AS document_id,
    w.person,
    w.written AS person_as_written,
    'named' AS person_kind,
    CASE WHEN w.beside IS NOT NULL THEN NULL WHEN origin_is = 'own' THEN w.organization WHEN origin_is = 'left' THEN origin
        WHEN origin_is = 'once' THEN before_org END AS from_org,
    w.organization AS to_org,
    coalesce(origin_is = 'once', false) AND w.beside IS NULL AS from_is_former,
    CASE WHEN w.beside IS NOT NULL THEN NULL WHEN origin_is = 'own' THEN role_before ELSE p.role END AS role_from,
    w.role AS role_to,
    CASE WHEN w.beside IS NOT NULL THEN 'appointment' WHEN NOT enters THEN 'internal' WHEN returns THEN 'return'
        WHEN w.founder THEN 'founding' ELSE 'hire' END AS kind,
    CASE WHEN w.start_day > getvariable('today') THEN 'announced' ELSE 'completed' END AS status,
    as_told(w.start_day, w.start_known) AS date,
    first_day(w.start_day, w.start_known) AS date_earliest,
    coalesce(last_day_of(w.start_day, w.start_known), w.ends_by) AS date_latest,
    w.start_known AS date_precision,
    w.row_number,
    i.cells,
    i.source_url,
    i.source_outlet,
    i.source_date,
    'spell' AS rules,
    CASE WHEN origin_is = 'left' AND NOT certain THEN 0.65 ELSE 0.8 END AS confidence,  -- as of other tables; less where the order rests on middles
    'table' AS extractor,
    CASE WHEN w.beside IS NULL AND origin_is = 'left' THEN origin_row ELSE before_row END AS previous_row,
    CASE WHEN w.beside IS NULL AND origin_is = 'left' THEN origin ELSE before_org END AS previous_org,
    set_aside
FROM weighed AS w
JOIN incoming AS i ON i.row_number = w.row_number
LEFT JOIN spells AS p ON p.row_number = CASE origin_is WHEN 'left' THEN origin_row WHEN 'once' THEN before_row END
ORDER BY w.row_number;

-- A stay that is over, and that no arrival above came from.
INSERT INTO claims BY NAME
SELECT
    left(sha256($document || ':' || row_number || ':end'), 16) AS id,
    $document AS document_id,
    person,
    written AS person_as_written,
    'named' AS person_kind,
    organization AS from_org,
    false AS from_is_former,
    role AS role_from,
    'departure' AS kind,
    'completed' AS status,
    as_told(end_day, end_known) AS date,
    first_day(end_day, end_known) AS date_earliest,
    last_day_of(end_day, end_known) AS date_latest,
    end_known AS date_precision,
    row_number,
    cells,
    source_url,
    source_outlet,
    source_date,
    'spell end' AS rules,
    0.8 AS confidence,
    'table' AS extractor
FROM incoming
WHERE row_number IN (SELECT last_row FROM whole WHERE ended) AND row_number NOT IN (SELECT origin_row FROM origins)
ORDER BY row_number;
