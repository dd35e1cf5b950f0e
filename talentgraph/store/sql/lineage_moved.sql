-- Whether an organization that lineage speaks of is shown, or is part of another, otherwise than before.
SELECT EXISTS (
    SELECT 1
    FROM (SELECT name_id FROM changed UNION SELECT name_id FROM settled WHERE entity_id <> name_id) AS m
    JOIN lineage AS l ON m.name_id IN (l.org_id, l.other_id)
)
