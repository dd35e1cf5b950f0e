-- moves + org_standings -> `stood`, `transfers`: which organizations of a move stand under others on its day (move_views.sql).
-- A move inside what is one group on its day
-- is none between organizations; about the day of an acquisition it is a transfer with it. As reported, nothing is rolled up or left out.
-- A move without a date stands where it was first reported; with neither, where the organizations stand in the end.

CREATE OR REPLACE TEMP TABLE move_days AS
SELECT m.id, coalesce(m.date_earliest, min(v.placed) FILTER (WHERE v.placeable), DATE '9999-12-31') AS day
FROM moves AS m JOIN voices AS v ON v.move_id = m.id
GROUP BY m.id, m.date_earliest;

CREATE OR REPLACE TEMP TABLE stood AS
SELECT m.id, s.view, s.org_id, s.stands_under
FROM moves AS m
JOIN move_days AS d ON d.id = m.id
JOIN org_standings AS s ON s.org_id IN (m.from_id, m.to_id, m.earlier_id)
WHERE coalesce(d.day >= s.since, true) AND coalesce(d.day <= s.until, true);

CREATE OR REPLACE TEMP TABLE transfers AS
SELECT DISTINCT m.id
FROM moves AS m
JOIN move_days AS d ON d.id = m.id
JOIN entity_lineage AS l ON l.relation IN ('acquired_by', 'merged_into') AND l.org_id = m.from_id AND l.other_id = m.to_id
WHERE abs(date_diff('day', d.day, iso_day(l.date))) <= 366;
