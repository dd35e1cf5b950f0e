-- What $names are. $kinds: theirs.
SELECT name_id, kind, listed FROM called
WHERE list_contains($kinds, kind) AND name_id IN (SELECT unnest($names::VARCHAR[]))
ORDER BY name_id
