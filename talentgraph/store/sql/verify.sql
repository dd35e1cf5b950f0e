-- What does not hold together in what is kept, at most 20 lines of a kind with how many there are. The derived tables are checked against
-- a fresh derivation (verifying.py); what is asked of them here is quick.
WITH problems AS (
    SELECT 'quotes of claims' AS kind, 'claim ' || c.id || ': the quote is not the text of its document' AS problem
    FROM claims AS c LEFT JOIN documents AS d ON d.id = c.document_id
    WHERE c.quote IS NOT NULL
        AND (d.id IS NULL OR c.quote_start < 0 OR substring(d.text, c.quote_start + 1, c.quote_end - c.quote_start) IS DISTINCT FROM c.quote)
    UNION ALL
    SELECT 'further quotes of claims', 'claim ' || c.id || ': the quotes besides the main one are not JSON'
    FROM claims AS c
    WHERE c.more_quotes IS NOT NULL AND (NOT json_valid(c.more_quotes) OR TRY(json_type(c.more_quotes)) IS DISTINCT FROM 'ARRAY')
    UNION ALL
    SELECT 'further quotes of claims', 'claim ' || q.id || ': a quote besides the main one is not the text of its document'
    FROM (
        SELECT id, document_id, unnest(TRY(from_json(more_quotes, '[{"quote": "VARCHAR", "start": "INTEGER", "end": "INTEGER"}]'))) AS q
        FROM claims WHERE more_quotes IS NOT NULL
    ) AS q
    LEFT JOIN documents AS d ON d.id = q.document_id
    WHERE NOT coalesce(q.q.start >= 0 AND substring(d.text, q.q.start + 1, q.q."end" - q.q.start) = q.q.quote, false)
    UNION ALL
    SELECT 'quotes of deals', 'deal ' || x.id || ': the quote is not the text of its document'
    FROM deals AS x LEFT JOIN documents AS d ON d.id = x.document_id
    WHERE d.id IS NULL OR x.quote_start < 0 OR substring(d.text, x.quote_start + 1, x.quote_end - x.quote_start) IS DISTINCT FROM x.quote
    UNION ALL
    SELECT 'rows', 'claim ' || id || ': the cells of its row are not a JSON object'
    FROM claims
    WHERE row_number IS NOT NULL AND (cells IS NULL OR NOT json_valid(cells) OR TRY(json_type(cells)) IS DISTINCT FROM 'OBJECT')
    UNION ALL
    SELECT 'rows', 'document ' || document_id || ': row ' || row_number || ' stands there with different cells'
    FROM claims WHERE row_number IS NOT NULL
    GROUP BY document_id, row_number HAVING count(DISTINCT coalesce(cells, '')) > 1
    UNION ALL
    -- A table of moves has a claim a row, a table of spells a start and an end; each says of the person what stands in a cell.
    SELECT 'rows', 'document ' || c.document_id || ': row ' || c.row_number || ' is there more than once'
    FROM claims AS c JOIN documents AS d ON d.id = c.document_id AND d.kind = 'moves'
    WHERE c.row_number IS NOT NULL
    GROUP BY c.document_id, c.row_number HAVING count(*) > 1
    UNION ALL
    SELECT 'rows', 'claim ' || id || ': no cell of its row names ' || person
    FROM (
        SELECT id, document_id, person, person_as_written, TRY(list_transform(map_values(CAST(CAST(cells AS JSON) AS MAP(VARCHAR, VARCHAR))), lambda v: trim(v))) AS values
        FROM claims WHERE row_number IS NOT NULL
    ) AS told
    WHERE values IS NOT NULL AND (NOT list_contains(values, person_as_written) OR NOT list_contains(values, person) AND NOT EXISTS (
        FROM known AS k  -- the table itself says by an id that the person is also called so
        WHERE k.document_id = told.document_id AND k.kind = 'person' AND k.name = told.person AND list_contains(k.aliases, told.person_as_written)))
    UNION ALL
    SELECT 'ids', 'claims: ' || id || ' is there ' || count(*) || ' times' FROM claims GROUP BY id HAVING count(*) > 1
    UNION ALL
    SELECT 'ids', 'documents: ' || id || ' is there ' || count(*) || ' times' FROM documents GROUP BY id HAVING count(*) > 1
    UNION ALL
    SELECT 'ids', 'deals: ' || id || ' is there ' || count(*) || ' times' FROM deals GROUP BY id HAVING count(*) > 1
    UNION ALL
    SELECT 'ids', 'meta: ' || name || ' is there ' || count(*) || ' times' FROM meta GROUP BY name HAVING count(*) > 1
    UNION ALL
    SELECT 'documents of claims', 'claim ' || c.id || ': its document is not there'
    FROM claims AS c LEFT JOIN documents AS d ON d.id = c.document_id WHERE d.id IS NULL
    UNION ALL
    SELECT 'documents of lists', 'known ' || k.id || ': its document is not there'
    FROM known AS k LEFT JOIN documents AS d ON d.id = k.document_id WHERE d.id IS NULL
    UNION ALL
    SELECT 'documents of lists', 'lineage ' || l.org_id || ' ' || l.relation || ' ' || l.other_id || ': its document is not there'
    FROM lineage AS l LEFT JOIN documents AS d ON d.id = l.document_id WHERE d.id IS NULL
    UNION ALL
    -- A document in UTF-8 is known by the hash of its very text; where a person was forgotten, the text is masked and the hash stays.
    SELECT 'texts', 'document ' || id || ' (' || path || '): its text is not the one that was added'
    FROM documents
    WHERE kind = 'article' AND encoding = 'utf-8' AND sha256(text) <> id AND NOT (contains(text, chr(9608)) AND $forgotten > 0)
    UNION ALL
    SELECT 'moves without a ground', 'move ' || m.id || ': no claim tells of it'
    FROM moves AS m LEFT JOIN move_claims AS mc ON mc.move_id = m.id WHERE mc.move_id IS NULL
    UNION ALL
    SELECT 'moves without a ground', 'move ' || mc.move_id || ': its claim ' || mc.claim_id || ' is not there'
    FROM move_claims AS mc LEFT JOIN claims AS c ON c.id = mc.claim_id WHERE c.id IS NULL
    UNION ALL
    SELECT 'moves without a ground', 'claim ' || mc.claim_id || ': its move ' || mc.move_id || ' is not there'
    FROM move_claims AS mc LEFT JOIN moves AS m ON m.id = mc.move_id WHERE m.id IS NULL
    UNION ALL
    SELECT 'ends of moves', 'move ' || m.id || ': its person or an organization is not there'
    FROM (SELECT id, unnest([person_id, from_id, to_id, earlier_id]) AS entity_id FROM moves) AS m
    LEFT JOIN entities AS e ON e.id = m.entity_id
    WHERE m.entity_id IS NOT NULL AND e.id IS NULL
    UNION ALL
    SELECT 'flows', 'flows: they do not add up to the moves'
    WHERE (SELECT coalesce(sum(n_moves), 0) FROM flows)
        <> (SELECT count(*) FROM moves WHERE counted AND from_id IS NOT NULL AND to_id IS NOT NULL AND from_id <> to_id)
)
SELECT kind, problem, count(*) OVER (PARTITION BY kind) AS number
FROM (SELECT DISTINCT kind, problem FROM problems)
QUALIFY row_number() OVER (PARTITION BY kind ORDER BY problem) <= 20
ORDER BY kind, problem
