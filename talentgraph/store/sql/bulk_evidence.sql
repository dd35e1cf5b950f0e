-- The rows behind some moves of big tables, in the shape of evidence.sql. $rows: row_id of the least row of each. Private as there.
WITH asked AS (
    SELECT m.* FROM bulk_moves AS m WHERE list_contains($rows::BIGINT[], m.row_id)
),
behind AS (
    -- All rows that say the same; the least comes first.
    SELECT a.row_id AS move, r.row_id
    FROM asked AS a
    JOIN bulk_rows AS r ON r.date IS NOT DISTINCT FROM a.date AND r.precision = a.precision
        AND (r.person = a.person OR r.person IN (SELECT number FROM bulk_spellings AS s WHERE s.person = a.person))
    WHERE r.row_id = a.row_id OR a.n_claims > 1
)
SELECT
    bulk_id(b.move) AS move_id,
    bulk_id(c.row_id) AS claim_id,
    'row' AS type,
    CAST(NULL AS VARCHAR) AS text, CAST(NULL AS INTEGER) AS quote_start, CAST(NULL AS INTEGER) AS quote_end,
    c.row_number,
    CASE WHEN NOT d.private OR $private THEN bulk_json(c.person, c.from_org, c.to_org, c.date, c.from_is_former, c.kind, c.status, c.role_from, c.role_to,
        c.from_unit, c.to_unit, c.source_url, c.source_outlet, c.source_date, c.others) END AS cells,
    CAST(NULL AS BIGINT) AS previous_row, CAST(NULL AS VARCHAR) AS previous_cells,
    CASE WHEN d.private AND NOT $private THEN 'a private source' ELSE coalesce(c.source_outlet, d.outlet, d.path) END AS outlet,
    CAST(NULL AS VARCHAR) AS based_on,
    c.source_date AS date,
    CASE WHEN NOT d.private OR $private THEN c.source_url END AS url,
    CAST(NULL AS VARCHAR) AS title,
    d.machine_translated,
    CAST(NULL AS VARCHAR) AS same_story_as, CAST(NULL AS VARCHAR) AS same_story_date, CAST(NULL AS VARCHAR) AS same_story_because,
    coalesce(lower(trim(c.status)), 'completed') AS status,
    coalesce(lower(trim(c.kind)), CASE WHEN NOT c.goes THEN 'departure' ELSE 'hire' END) AS kind,
    CASE WHEN NOT d.private OR $private THEN c.person END AS person_as_written,
    CASE WHEN c.comes THEN c.from_org END AS from_org,
    coalesce(c.from_is_former = 'true', false) AS from_is_former,
    CASE WHEN c.goes THEN c.to_org END AS to_org,
    'row' AS rules,
    0.8 AS confidence,
    CASE WHEN NOT d.private OR $private THEN d.path END AS path,
    m.value AS columns
FROM behind AS b
JOIN bulk_cells AS c ON c.row_id = b.row_id
JOIN documents AS d ON d.id = c.document_id
LEFT JOIN meta AS m ON m.name = 'columns ' || c.document_id
ORDER BY b.move, c.row_id;
