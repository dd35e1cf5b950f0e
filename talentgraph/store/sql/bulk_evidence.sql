-- Rows of big tables in the shape of evidence.sql, for the moves that they tell of. $rows, $moves: row_id of each, and of the least row of
-- its move (bulk_behind.sql). Private as there.
WITH behind AS (SELECT unnest($rows::BIGINT[]) AS row_id, unnest($moves::BIGINT[]) AS move),
found AS MATERIALIZED (SELECT r.* FROM bulk_rows AS r JOIN (SELECT DISTINCT row_id FROM behind) AS b ON b.row_id = r.row_id)
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
JOIN bulk_cells('found') AS c ON c.row_id = b.row_id
JOIN documents AS d ON d.id = c.document_id
LEFT JOIN meta AS m ON m.name = 'columns ' || c.document_id
ORDER BY b.move, c.row_id;
