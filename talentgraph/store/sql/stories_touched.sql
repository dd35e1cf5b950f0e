-- Whether there is a new article, or one of whose claims something changed.
SELECT EXISTS (SELECT 1 FROM documents WHERE kind = 'article' AND id IN (SELECT document_id FROM fresh))
    OR EXISTS (SELECT 1 FROM claims WHERE quote IS NOT NULL AND id IN (SELECT claim_id FROM touched))
