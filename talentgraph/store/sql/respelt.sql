-- The spellings of names whose blocks are to be made.
SELECT n.kind, c.listed, n.name_id, n.name
FROM names AS n
JOIN respelt AS r ON r.kind = n.kind AND r.name_id = n.name_id
JOIN called AS c ON c.kind = n.kind AND c.name_id = n.name_id
ORDER BY n.kind, c.listed, n.name_id, n.name
