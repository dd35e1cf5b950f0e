-- The tables that lay at $path before, with other cells: whether they are private, how many reports they gave, and whether a judgement rests on one
-- of these or on a name in them.
SELECT d.id, d.private, (SELECT count(*) FROM claims AS c WHERE c.document_id = d.id) AS n_claims,
    EXISTS (FROM judgements AS j JOIN claims AS c ON c.id = j.left_id OR list_contains(j.claims, c.id) WHERE c.document_id = d.id)
    OR EXISTS (
        FROM judgements AS j
        JOIN meanings AS m ON m.name_id IN (j.left_id, j.right_id)
        JOIN claims AS c ON m.spelling IN (c.person, c.from_org, c.to_org)
        WHERE c.document_id = d.id) AS judged
FROM documents AS d
WHERE d.path = $path AND d.id <> $document AND d.kind <> 'article'
ORDER BY d.id;
