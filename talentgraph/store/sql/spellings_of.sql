-- How names are spelt that are to be compared. What several listed organizations are called says nothing of one. $kind, $names: ids.
SELECT name_id, name FROM names
WHERE kind = $kind AND name_id IN (SELECT unnest($names::VARCHAR[])) AND NOT (kind = 'organization' AND reason = 'shared')
ORDER BY name_id, name
