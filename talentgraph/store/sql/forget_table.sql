-- Before a table is read again in another way: what it said, and it itself. Everything is derived anew then.
DELETE FROM claims WHERE document_id = $document;
DELETE FROM known WHERE document_id = $document;
DELETE FROM lineage WHERE document_id = $document;
DELETE FROM documents WHERE id = $document;
UPDATE meta SET value = '' WHERE name = 'derived';
