-- What does not hold together, one line each.
SELECT 'claim ' || c.id || ': the quote is not the text of its document' AS problem
FROM claims AS c LEFT JOIN documents AS d ON d.id = c.document_id
WHERE c.quote IS NOT NULL AND (d.id IS NULL OR substring(d.text, c.quote_start + 1, c.quote_end - c.quote_start) <> c.quote)
UNION ALL
SELECT 'deal ' || x.id || ': the quote is not the text of its document'
FROM deals AS x LEFT JOIN documents AS d ON d.id = x.document_id
WHERE d.id IS NULL OR substring(d.text, x.quote_start + 1, x.quote_end - x.quote_start) <> x.quote
UNION ALL
SELECT 'claim ' || c.id || ': a quote besides the main one is not the text of its document'
FROM claims AS c JOIN documents AS d ON d.id = c.document_id, LATERAL (
    SELECT unnest(from_json(c.more_quotes, '[{"quote": "VARCHAR", "start": "INTEGER", "end": "INTEGER"}]')) AS q)
WHERE c.more_quotes IS NOT NULL AND substring(d.text, q.start + 1, q."end" - q.start) <> q.quote
UNION ALL
SELECT 'claim ' || c.id || ': its document is not there'
FROM claims AS c LEFT JOIN documents AS d ON d.id = c.document_id WHERE d.id IS NULL
UNION ALL
SELECT 'move ' || m.id || ': no claim tells of it' FROM moves AS m WHERE m.id NOT IN (SELECT move_id FROM move_claims)
UNION ALL
SELECT 'move ' || mc.move_id || ': its claim ' || mc.claim_id || ' is not there'
FROM move_claims AS mc WHERE mc.claim_id NOT IN (SELECT id FROM claims)
UNION ALL
SELECT 'move ' || m.id || ': its person or an organization is not there'
FROM moves AS m WHERE m.person_id NOT IN (SELECT id FROM entities)
    OR coalesce(m.from_id NOT IN (SELECT id FROM entities), false) OR coalesce(m.to_id NOT IN (SELECT id FROM entities), false)
UNION ALL
SELECT 'flows: they do not add up to the moves'
WHERE (SELECT coalesce(sum(n_moves), 0) FROM flows)
    <> (SELECT count(*) FROM moves WHERE counted AND from_id IS NOT NULL AND to_id IS NOT NULL AND from_id <> to_id)
