-- From here on `moves` means the moves in another view than the default one: for questions, scores and pictures alike. {catalog} is the
-- name of this file among the open ones, {view} the view.
CREATE OR REPLACE TEMP VIEW moves AS
SELECT
    m.* REPLACE (
        CASE WHEN v.move_id IS NULL THEN m.from_id ELSE v.from_id END AS from_id,
        CASE WHEN v.move_id IS NULL THEN m.to_id ELSE v.to_id END AS to_id,
        CASE WHEN v.move_id IS NULL THEN m.earlier_id ELSE v.earlier_id END AS earlier_id,
        CASE WHEN v.move_id IS NULL THEN m.from_unit ELSE v.from_unit END AS from_unit,
        CASE WHEN v.move_id IS NULL THEN m.to_unit ELSE v.to_unit END AS to_unit,
        coalesce(v.counted, m.counted) AS counted,
        CASE WHEN v.move_id IS NULL THEN m.why_not ELSE v.why_not END AS why_not
    )
FROM {catalog}.main.moves AS m
LEFT JOIN move_views AS v ON v.move_id = m.id AND v.view = '{view}';
