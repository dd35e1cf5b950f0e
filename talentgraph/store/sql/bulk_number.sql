-- `bulk_new_persons` and `bulk_new_places`, all with their keys -> bulk_persons and bulk_places.
INSERT INTO bulk_persons
SELECT (SELECT coalesce(max(number), 0) FROM bulk_persons) + row_number() OVER (), 'p-' || left(sha256(key), 16), name
FROM bulk_new_persons
WHERE key <> '';  -- a cell of spaces names nobody

INSERT INTO bulk_places SELECT 0, NULL, NULL, NULL WHERE NOT EXISTS (FROM bulk_places);
INSERT INTO bulk_places
SELECT (SELECT max(number) FROM bulk_places) + row_number() OVER (ORDER BY key, name),
    CASE WHEN NOT nobody THEN 'o-' || left(sha256(key), 16) END, CASE WHEN NOT nobody THEN key END, name
FROM bulk_new_places
WHERE key <> '' OR nobody;

DROP TABLE bulk_new_persons;
DROP TABLE bulk_new_places;
