-- claims + claim_ends -> moves, move_claims. When are two claims one move?
--
--   * Arrivals of one person at one organization are one move while they lie within 9 months of one another; claims without a date
--     belong to the arrival last before their report, so that a look back does not make a second move.
--   * Arrivals that name different last employers are still one move: the best supported origin stands, the others beside it.
--     "Former X CEO" names an earlier employer, never an origin.
--     A departure in between that is told with a date begins a new move.
--   * A departure belongs to the arrival that names its organization as origin, else to the one arrival without an origin that
--     follows within 12 months (or was told before by at most 2) with no other move in between: such a move is combined, no single
--     source says A -> B. Only what was done combines: a departure never makes a rumoured hire come true, nor the other way round.
--   * Status first, then origin, kind and date from the claims that say as much.
--   * Groups, internal changes and seats on boards are no moves. Failed and denied reports stand with the move they speak of.

-- Made for touched_persons alone, whose moves of before go.

CREATE OR REPLACE TEMP TABLE gone_moves AS SELECT id, role_from, role_to FROM moves WHERE person_id IN (SELECT person_id FROM touched_persons);
DELETE FROM move_claims WHERE move_id IN (SELECT id FROM gone_moves);
DELETE FROM move_views WHERE move_id IN (SELECT id FROM gone_moves);
DELETE FROM moves WHERE id IN (SELECT id FROM gone_moves);
DELETE FROM artefacts WHERE person_id IN (SELECT person_id FROM touched_persons);

-- What tells of a move, with the day it is placed by.
CREATE OR REPLACE TEMP TABLE tellings AS
SELECT
    c.id AS claim_id,
    e.person_id,
    e.to_id,
    CASE WHEN NOT c.from_is_former AND c.id NOT IN (SELECT claim_id FROM went_on WHERE what = 'left') THEN e.from_id END AS from_id,
    CASE WHEN c.from_is_former THEN e.from_id END AS earlier_id,
    c.date_earliest,
    c.date_latest,
    coalesce(c.date_earliest, try_cast(c.source_date AS DATE), c.date_latest, d.published_latest, DATE '1900-01-01') AS placed,
    c.date_earliest IS NOT NULL AS dated,
    c.status IN ('failed', 'denied') AS undone,
    c.status IN ('completed', 'announced') AS done,
    coalesce(c.source_date, d.published, c.date, '') AS told_on,
    c.date_earliest IS NOT NULL OR c.source_date IS NOT NULL OR d.published_latest IS NOT NULL AS placeable,
    seat_role(c.role_to) OR c.kind = 'appointment' AND coalesce(c.set_aside IN ('seat', 'side role'), false) AS seat,
    c.kind = 'appointment' AND coalesce(c.set_aside = 'side role', false) AS side,
    c.kind = 'departure' AND time_off(coalesce(c.quote, c.role_to)) AS off,
    CASE WHEN d.kind = 'spells' THEN c.document_id END AS spells,
    c.document_id,
    d.machine_translated,
    -- Who stands behind it: the outlet of the row or the article; of a digest, the outlet it sums up.
    lower(regexp_replace(trim(coalesce(c.source_outlet, CASE WHEN d.digest THEN d.based_on ELSE d.outlet END, c.document_id)),
        '^www\.|\.(com|net|org|cn|co\.uk|com\.cn|com\.hk|com\.tw)$', '', 'gi')) AS publisher,
    -- What stands in one story, or word for word in several, is one source.
    coalesce(y.story_id, c.id) AS story,
    c.quote AS wording,
    e.from_unit,
    e.to_unit
FROM told_claims AS c
JOIN claim_ends AS e ON e.claim_id = c.id
JOIN documents AS d ON d.id = c.document_id
LEFT JOIN claim_stories AS y ON y.claim_id = c.id
WHERE c.person_kind <> 'group' AND c.kind <> 'internal' AND (c.from_is_former OR coalesce(e.from_id, '') <> coalesce(e.to_id, '-'))
    AND c.id NOT IN (SELECT claim_id FROM went_on WHERE what = 'entered' OR e.to_id IS NULL);

-- Where a person's reports name an organization and one above it about the same time ("joins Google", "joins Google DeepMind"), that is one end:
-- the one below, unless it is only rumoured where the other is not. An origin that is the other end of the two is a move between them.
CREATE OR REPLACE TEMP TABLE below AS
WITH above AS (SELECT id, min(parent) AS parent FROM known WHERE parent IS NOT NULL AND NOT unit GROUP BY id),
ends AS (
    SELECT person_id, 'to' AS side, to_id AS id, from_id AS other_id, placed, done FROM tellings WHERE to_id IS NOT NULL
    UNION
    SELECT person_id, 'from', from_id, NULL, placed, done FROM tellings WHERE to_id IS NULL AND from_id IS NOT NULL
)
SELECT p.*, min_by(c.id, (abs(c.placed - p.placed), c.id)) AS below_id
FROM ends AS p
JOIN above AS a ON a.parent = p.id
JOIN ends AS c ON c.person_id = p.person_id AND c.side = p.side AND c.id = a.id
WHERE abs(c.placed - p.placed) <= 270 AND (c.done OR NOT p.done) AND coalesce(c.other_id = p.other_id, true)
    AND c.other_id IS DISTINCT FROM p.id AND p.other_id IS DISTINCT FROM c.id
GROUP BY ALL;

UPDATE tellings AS t SET from_id = b.below_id FROM below AS b
WHERE b.side = 'from' AND t.to_id IS NULL AND b.person_id = t.person_id AND b.id = t.from_id AND b.placed = t.placed AND b.done = t.done;
UPDATE tellings AS t SET to_id = b.below_id FROM below AS b
WHERE b.side = 'to' AND b.person_id = t.person_id AND b.id = t.to_id AND b.other_id IS NOT DISTINCT FROM t.from_id AND b.placed = t.placed AND b.done = t.done;

-- Arrivals, numbered by their windows.
CREATE OR REPLACE TEMP TABLE arrivals AS
WITH dated AS (
    SELECT *, max(coalesce(date_latest, placed)) OVER before AS until
    FROM tellings
    WHERE to_id IS NOT NULL AND dated
    WINDOW before AS (PARTITION BY person_id, to_id ORDER BY placed, claim_id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
),
numbered AS (
    SELECT claim_id, person_id, to_id, placed,
        1 + sum(CASE WHEN placed > until + INTERVAL 270 DAY OR EXISTS (
                SELECT 1 FROM tellings AS l WHERE l.person_id = dated.person_id AND l.from_id = dated.to_id AND l.done AND l.dated
                    AND l.date_earliest > dated.until AND coalesce(l.date_latest, l.placed) < dated.placed)
            THEN 1 ELSE 0 END) OVER (
            PARTITION BY person_id, to_id ORDER BY placed, claim_id ROWS UNBOUNDED PRECEDING) AS number
    FROM dated
),
undated AS (
    SELECT t.claim_id, t.person_id, t.to_id, t.placed,
        coalesce(
            (SELECT max_by(n.number, n.placed) FROM numbered AS n
                WHERE n.person_id = t.person_id AND n.to_id = t.to_id AND n.placed <= t.placed + INTERVAL 60 DAY),
            (SELECT min(n.number) FROM numbered AS n WHERE n.person_id = t.person_id AND n.to_id = t.to_id),
            1) AS number
    FROM tellings AS t
    WHERE t.to_id IS NOT NULL AND NOT t.dated
)
SELECT * FROM numbered UNION ALL SELECT * FROM undated;

CREATE OR REPLACE TEMP TABLE arrival_groups AS
SELECT
    a.person_id, a.to_id, a.number,
    min(a.placed) AS first_day, max(a.placed) AS last_day,
    array_agg(DISTINCT t.from_id) FILTER (WHERE t.from_id IS NOT NULL) AS origins,
    CASE WHEN bool_or(t.done) THEN 'done' WHEN bool_and(t.undone) THEN 'undone' ELSE 'open' END AS class,
    bool_and(t.seat) AS seat, bool_or(t.placeable) AS placeable,
    array_agg(DISTINCT t.spells) FILTER (WHERE t.spells IS NOT NULL) AS spells
FROM arrivals AS a JOIN tellings AS t ON t.claim_id = a.claim_id
GROUP BY a.person_id, a.to_id, a.number;

-- Departures, numbered alike, each with the arrival it belongs to (if any).
CREATE OR REPLACE TEMP TABLE departures AS
WITH ordered AS (
    SELECT *, max(coalesce(date_latest, placed)) OVER before AS until
    FROM tellings
    WHERE to_id IS NULL AND from_id IS NOT NULL
    WINDOW before AS (PARTITION BY person_id, from_id ORDER BY placed, claim_id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
),
numbered AS (
    SELECT claim_id, person_id, from_id, placed, done, undone, placeable, spells,
        1 + sum(CASE WHEN placed > until + INTERVAL 270 DAY THEN 1 ELSE 0 END) OVER (
            PARTITION BY person_id, from_id ORDER BY placed, claim_id ROWS UNBOUNDED PRECEDING) AS number
    FROM ordered
),
spans AS (
    SELECT person_id, from_id, number, min(placed) AS first_day, max(placed) AS last_day, bool_or(placeable) AS placeable,
        array_agg(DISTINCT spells) FILTER (WHERE spells IS NOT NULL) AS spells,
        CASE WHEN bool_or(done) THEN 'done' WHEN bool_and(undone) THEN 'undone' ELSE 'open' END AS class
    FROM numbered GROUP BY person_id, from_id, number
),
matched AS (
    SELECT s.*, g.to_id, g.number AS arrival, list_contains(coalesce(g.origins, []), s.from_id) AS stated
    FROM spans AS s
    JOIN arrival_groups AS g
        ON g.person_id = s.person_id AND g.to_id <> s.from_id
        AND g.last_day >= s.first_day - INTERVAL 60 DAY AND g.first_day <= s.last_day + INTERVAL 365 DAY
        AND (list_contains(coalesce(g.origins, []), s.from_id)
                AND (s.class = g.class OR s.class <> 'done')
            OR g.origins IS NULL AND s.class = 'done' AND g.class = 'done' AND NOT g.seat AND s.placeable AND g.placeable
                -- A table of spells was weighed as a whole: what it keeps apart does not combine here.
                AND NOT list_has_any(coalesce(s.spells, []), coalesce(g.spells, [])))
        -- Nothing else of the person's lies between.
        AND NOT EXISTS (SELECT 1 FROM tellings AS b WHERE b.person_id = s.person_id AND b.done AND b.dated
            AND b.to_id IS NOT NULL AND b.to_id <> g.to_id AND b.placed > s.last_day AND b.placed < g.first_day)
    QUALIFY row_number() OVER (
        PARTITION BY s.person_id, s.from_id, s.number
        ORDER BY stated DESC, abs(g.first_day - s.first_day), g.to_id, g.number) = 1
),
-- An arrival without an origin takes one departure, the nearest.
paired AS (
    SELECT * FROM matched
    QUALIFY stated OR row_number() OVER (
        PARTITION BY person_id, to_id, arrival ORDER BY stated DESC, first_day DESC, from_id, number) = 1
)
SELECT n.claim_id, n.person_id, n.from_id, n.number, p.to_id, p.arrival, coalesce(NOT p.stated, false) AS combined
FROM numbered AS n
LEFT JOIN paired AS p ON p.person_id = n.person_id AND p.from_id = n.from_id AND p.number = n.number;

-- Every claim with its move. A departure that belongs to no arrival is a move by itself, its destination unknown.
CREATE OR REPLACE TEMP TABLE told AS
SELECT left(sha256(concat_ws('|', person_id, to_id, number, 'to')), 12) AS move_id, claim_id, false AS combined FROM arrivals
UNION ALL
SELECT
    CASE WHEN to_id IS NULL THEN left(sha256(concat_ws('|', person_id, from_id, number, 'from')), 12)
        ELSE left(sha256(concat_ws('|', person_id, to_id, arrival, 'to')), 12) END,
    claim_id, combined
FROM departures;

INSERT INTO move_claims SELECT move_id, claim_id FROM told ORDER BY ALL;

-- Publishers of a move, each with the one source that it stands for: the least of all that a story or a sentence ties together.
CREATE OR REPLACE TEMP TABLE one_source AS
WITH RECURSIVE words AS (
    SELECT o.move_id, t.publisher, t.story AS words FROM told AS o JOIN tellings AS t ON t.claim_id = o.claim_id
    UNION
    SELECT o.move_id, t.publisher, t.wording FROM told AS o JOIN tellings AS t ON t.claim_id = o.claim_id WHERE t.wording IS NOT NULL
),
-- Each is tied to the least that said the same, not to all that did: a thousand papers may print one sentence.
stars AS (SELECT DISTINCT move_id, publisher, min(publisher) OVER (PARTITION BY move_id, words) AS least FROM words),
tied AS (SELECT move_id, publisher, least AS other FROM stars WHERE least <> publisher UNION SELECT move_id, least, publisher FROM stars WHERE least <> publisher),
least_of(move_id, publisher, source) USING KEY (move_id, publisher) AS (
    SELECT move_id, publisher, min(least) FROM stars GROUP BY ALL
    UNION
    SELECT t.move_id, t.other, min(l.source)
    FROM least_of AS l
    JOIN tied AS t ON t.move_id = l.move_id AND t.publisher = l.publisher
    JOIN recurring.least_of AS r ON r.move_id = t.move_id AND r.publisher = t.other
    WHERE l.source < r.source
    GROUP BY ALL
)
SELECT move_id, publisher, source FROM least_of;

-- One row a claim of a move, with what is needed to weigh it.
CREATE OR REPLACE TEMP TABLE voices AS
SELECT o.move_id, o.combined AS is_combined, t.* EXCLUDE (story), c.kind, c.status, c.date, c.date_precision, c.confidence, c.role_from,
    c.role_to AS new_role,
    coalesce(s.source, t.publisher) AS story
FROM told AS o
JOIN tellings AS t ON t.claim_id = o.claim_id
JOIN told_claims AS c ON c.id = o.claim_id
LEFT JOIN one_source AS s ON s.move_id = o.move_id AND s.publisher = t.publisher;

-- The strongest supported status; failed or denied wins only where it was told last.
CREATE OR REPLACE TEMP TABLE chosen_status AS
SELECT
    move_id,
    CASE
        WHEN bool_and(undone) THEN min_by(status, (status = 'denied', claim_id))
        WHEN max(told_on) FILTER (WHERE undone) > max(told_on) FILTER (WHERE NOT undone)
            THEN max_by(status, (told_on, claim_id)) FILTER (WHERE undone)
        WHEN bool_or(status = 'denied') AND max(told_on) FILTER (WHERE undone) = max(told_on) FILTER (WHERE NOT undone) THEN 'contested'
        ELSE ['completed', 'announced', 'rumoured', 'attempted'][
            min(array_position(['completed', 'announced', 'rumoured', 'attempted'], status)) FILTER (WHERE NOT undone AND (to_id IS NOT NULL OR NOT arrives))]
    END AS status
FROM (SELECT *, bool_or(to_id IS NOT NULL) OVER (PARTITION BY move_id) AS arrives FROM voices)
GROUP BY move_id;

-- The claims that say at least what the status says: only they give origin, kind and date.
CREATE OR REPLACE TEMP TABLE backing AS
SELECT v.* FROM voices AS v JOIN chosen_status AS s ON s.move_id = v.move_id
WHERE CASE WHEN s.status IN ('completed', 'announced') THEN v.done WHEN s.status IN ('failed', 'denied') THEN v.undone ELSE NOT v.undone END;

CREATE OR REPLACE TEMP TABLE chosen_origin AS
SELECT move_id, from_id
FROM backing
WHERE from_id IS NOT NULL
GROUP BY move_id, from_id
QUALIFY row_number() OVER (PARTITION BY move_id ORDER BY bool_and(undone), count(DISTINCT publisher) DESC, max(confidence) DESC, count(*) DESC, from_id) = 1;

-- The kind that most sources use; the more exact word breaks a tie. A seat that somebody holds too tells nothing of how they came.
CREATE OR REPLACE TEMP TABLE chosen_kind AS
SELECT move_id, kind
FROM backing
GROUP BY move_id, kind
QUALIFY row_number() OVER (PARTITION BY move_id ORDER BY kind = 'departure', bool_and(seat), count(DISTINCT publisher) DESC,
    array_position(['poach', 'acquihire', 'founding', 'return', 'appointment', 'hire', 'departure'], kind)) = 1;

-- The most exact date, most often given, earliest; one that a rumour gives only where nothing better does.
CREATE OR REPLACE TEMP TABLE chosen_date AS
SELECT move_id, date, date_earliest, date_latest, date_precision
FROM voices
WHERE date IS NOT NULL
GROUP BY move_id, date, date_earliest, date_latest, date_precision
QUALIFY row_number() OVER (PARTITION BY move_id ORDER BY
    NOT bool_or(claim_id IN (SELECT b.claim_id FROM backing AS b)), bool_and(to_id IS NULL),
    array_position(['day', 'week', 'month', 'quarter', 'year', 'unknown'], date_precision), count(*) DESC, date) = 1;

-- Noisy-or over sources: each counts once, with its surest claim, and only where it says at least what the move's status says:
-- a rumour does not make a completed move surer. A machine's translation counts for less.
CREATE OR REPLACE TEMP TABLE support AS
SELECT move_id, 1 - product(1 - sure) AS confidence
FROM (
    SELECT v.move_id, v.story, max(v.confidence * CASE WHEN v.machine_translated THEN 0.9 ELSE 1 END) AS sure
    FROM voices AS v JOIN chosen_status AS s ON s.move_id = v.move_id
    WHERE CASE
        WHEN s.status IN ('failed', 'denied') THEN v.undone
        WHEN s.status = 'contested' THEN NOT v.undone
        ELSE array_position(['completed', 'announced', 'rumoured', 'attempted'], v.status)
            <= array_position(['completed', 'announced', 'rumoured', 'attempted'], s.status)
    END
    GROUP BY v.move_id, v.story
)
GROUP BY move_id;

-- Judgements that changed a claim: on the claim itself, or on a name in it that became part of another entity.
CREATE OR REPLACE TEMP TABLE judged AS
SELECT id AS claim_id, unnest(judgements) AS judgement_id FROM told_claims WHERE len(judgements) > 0
UNION
SELECT c.id, i.judgement_id
FROM identities AS i
JOIN meanings AS m ON m.name_id IN (i.left_id, i.right_id) AND m.name_id <> m.entity_id
JOIN told_claims AS c ON m.spelling IN (c.person, c.from_org, c.to_org)
WHERE i.judgement_id IS NOT NULL AND i.verdict = 'same';

CREATE OR REPLACE TEMP TABLE move_judgements AS
SELECT mc.move_id, list(DISTINCT j.judgement_id ORDER BY j.judgement_id) AS judgements
FROM judged AS j JOIN told AS mc ON mc.claim_id = j.claim_id
GROUP BY mc.move_id;

INSERT INTO moves BY NAME
WITH summed AS (
    SELECT
        v.move_id AS id,
        any_value(v.person_id) AS person_id,
        max(v.to_id) AS to_id,
        min_by(v.earlier_id, v.claim_id) FILTER (WHERE v.earlier_id IS NOT NULL) AS earlier_id,
        max_by(v.from_unit, v.confidence) FILTER (WHERE v.from_unit IS NOT NULL) AS from_unit,
        max_by(v.to_unit, v.confidence) FILTER (WHERE v.to_unit IS NOT NULL) AS to_unit,
        max_by(v.role_from, (v.confidence, length(v.role_from), v.role_from)) FILTER (WHERE v.role_from IS NOT NULL) AS role_from,
        max_by(v.new_role, (NOT v.seat, v.confidence, length(v.new_role), v.new_role)) FILTER (WHERE v.new_role IS NOT NULL) AS role_to,
        bool_or(v.kind = 'poach' AND v.done) AS worded_as_poach,
        count(*) AS n_claims,
        count(DISTINCT v.document_id) AS n_documents,
        count(DISTINCT v.publisher) AS n_publishers,
        count(DISTINCT v.story) AS n_independent,
        bool_or(v.is_combined) AS combined,
        array_sort(array_agg(DISTINCT v.from_id) FILTER (WHERE v.from_id IS NOT NULL AND NOT v.undone)) AS origins,
        coalesce(bool_and(v.seat) FILTER (WHERE v.to_id IS NOT NULL), false) AS seat,
        coalesce(bool_and(v.side) FILTER (WHERE v.to_id IS NOT NULL), false) AS side,
        bool_and(v.off) AS off,
        max(v.date_latest) AS reported_latest
    FROM voices AS v
    GROUP BY v.move_id
)
SELECT
    s.id, s.person_id, o.from_id, s.to_id,
    CASE WHEN s.earlier_id IS DISTINCT FROM o.from_id THEN s.earlier_id END AS earlier_id,
    s.from_unit, s.to_unit, s.role_from, s.role_to,
    coalesce(k.kind, 'departure') AS kind,
    s.worded_as_poach, c.status,
    d.date, d.date_earliest, coalesce(d.date_latest, s.reported_latest) AS date_latest, coalesce(d.date_precision, 'unknown') AS date_precision,
    round(coalesce(u.confidence, 0), 4) AS confidence,
    s.n_claims, s.n_documents, s.n_publishers, s.n_independent,
    s.combined,
    list_filter(coalesce(s.origins, []), lambda x: x <> o.from_id) AS other_origins,
    coalesce(j.judgements, []) AS judgements,
    c.status IN ('completed', 'announced') AND NOT s.seat AND NOT s.off AS counted,
    CASE WHEN s.off THEN 'time off' WHEN s.side THEN 'a role beside a job' WHEN s.seat THEN 'a seat on a board' WHEN c.status NOT IN ('completed', 'announced') THEN c.status END AS why_not
FROM summed AS s
JOIN chosen_status AS c ON c.move_id = s.id
LEFT JOIN chosen_origin AS o ON o.move_id = s.id
LEFT JOIN chosen_kind AS k ON k.move_id = s.id
LEFT JOIN chosen_date AS d ON d.move_id = s.id
LEFT JOIN support AS u ON u.move_id = s.id
LEFT JOIN move_judgements AS j ON j.move_id = s.id
ORDER BY o.from_id, d.date_earliest, s.id;  -- so that who left one organization is read from few places
