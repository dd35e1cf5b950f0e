-- The names that are written so, or have this id: $given, with its key as a person's and as an organization's name ($key, $org_key).
SELECT name_id, any_value(kind), coalesce(min(name) FILTER (WHERE reason = 'listed'), min(name))
FROM names
WHERE name_id = $given OR key = CASE kind WHEN 'organization' THEN $org_key ELSE $key END
GROUP BY name_id
ORDER BY name_id
