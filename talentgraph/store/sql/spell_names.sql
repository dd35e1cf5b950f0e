-- `raw` of a table of spells: one person is called one thing, so that what was held under several names is one career (known_from_ids.sql).
ALTER TABLE raw ADD COLUMN person_written VARCHAR;
UPDATE raw SET person_written = person;
UPDATE raw SET person = k.name FROM known AS k
WHERE k.document_id = $document AND k.id = 'id-' || left(sha256($document || ':' || trim(raw.person_id)), 12) AND list_contains(k.aliases, trim(raw.person));
