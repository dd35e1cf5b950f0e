-- Before what a rewrite or a copy of an article would keep is found anew.
DELETE FROM facts WHERE document_id = $document;
DELETE FROM wordings WHERE document_id = $document;
