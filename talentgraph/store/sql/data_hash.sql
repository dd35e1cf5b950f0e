-- Stands for everything an answer is made from: what was read, what was decided.
SELECT sha256(concat_ws('|',
    (SELECT string_agg(id, ',' ORDER BY id) FROM documents),
    (SELECT string_agg(id, ',' ORDER BY id) FROM claims),
    (SELECT string_agg(id, ',' ORDER BY id) FROM holding)))
