-- Whether a document came since the last derivation.
SELECT EXISTS (SELECT 1 FROM documents WHERE id NOT IN (SELECT document_id FROM derived_from))
