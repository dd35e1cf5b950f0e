-- Stands for everything an answer is made from: what was read, what was decided. The order of rows does not count, and no id is there twice.
SELECT sha256(concat_ws('|',
    (SELECT concat(count(*), ' ', bit_xor(md5_number(id))) FROM documents),
    (SELECT concat(count(*), ' ', bit_xor(md5_number(id))) FROM claims),
    (SELECT concat(count(*), ' ', bit_xor(md5_number(id))) FROM holding)))
