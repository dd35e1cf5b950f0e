-- Spellings that have no meaning yet, by kind.
SELECT h.kind, list(h.spelling ORDER BY h.spelling) FROM heard AS h
WHERE NOT EXISTS (SELECT 1 FROM meanings AS m WHERE m.kind = h.kind AND m.spelling = h.spelling)
GROUP BY h.kind
