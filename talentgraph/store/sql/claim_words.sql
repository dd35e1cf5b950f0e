-- A claim ($id) in one line, as it was extracted.
SELECT concat(person, ': ', coalesce(from_org, '?'), ' -> ', coalesce(to_org, '?'), ', ', kind, ', ', status, coalesce(', ' || date, ''))
FROM claims WHERE id = $id
