-- The tables that lay at $path before, with other cells than $document, and on which no judgement rests: none on a report of theirs, none on a name in one.
SELECT d.id
FROM documents AS d
WHERE d.path = $path AND d.id <> $document AND d.kind <> 'article'
    AND NOT EXISTS (FROM judgements AS j JOIN claims AS c ON c.id = j.left_id OR list_contains(j.claims, c.id) WHERE c.document_id = d.id)
    AND NOT EXISTS (
        FROM judgements AS j
        JOIN meanings AS m ON m.name_id IN (j.left_id, j.right_id)
        JOIN claims AS c ON m.spelling IN (c.person, c.from_org, c.to_org)
        WHERE c.document_id = d.id)
ORDER BY d.id;
