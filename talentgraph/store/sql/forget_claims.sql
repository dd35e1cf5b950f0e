-- Before an article is read again: what the rules found in it before.
DELETE FROM claims WHERE document_id = $document AND extractor = 'rules';
DELETE FROM deals WHERE document_id = $document;
DELETE FROM facts WHERE document_id = $document;
DELETE FROM wordings WHERE document_id = $document;
