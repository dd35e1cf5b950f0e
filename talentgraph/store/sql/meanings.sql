-- spelt + heard -> meanings, names, called. A key that several listed entities bear means the one whose own name it is, if any. Of a name that no
-- list knows, or that a list says many people bear, the id is a hash of its key.
UPDATE meanings SET number = meanings.number + h.number FROM heard AS h WHERE h.kind = meanings.kind AND h.spelling = meanings.spelling;

CREATE OR REPLACE TEMP TABLE meant AS
WITH bearers AS (
    SELECT kind, key, min_by(name_id, (reason <> 'listed', name_id)) AS name_id FROM names WHERE reason NOT IN ('as written', 'shared') GROUP BY kind, key
)
SELECT s.kind, s.spelling, s.key, coalesce(b.name_id, concat(left(s.kind, 1), '-', left(sha256(s.key), 10))) AS name_id, b.name_id IS NOT NULL AS listed
FROM spelt AS s LEFT JOIN bearers AS b ON b.kind = s.kind AND b.key = s.key;

INSERT INTO meanings
SELECT m.kind, m.spelling, m.name_id, m.name_id, h.number FROM meant AS m JOIN heard AS h ON h.kind = m.kind AND h.spelling = m.spelling;

INSERT INTO names SELECT key, kind, spelling, name_id, name_id, 'as written' FROM meant WHERE NOT listed;

-- Names that are spelt in more ways than before: their blocks are made again.
CREATE OR REPLACE TEMP TABLE respelt AS
SELECT DISTINCT kind, name_id FROM meant WHERE NOT listed AND kind <> 'role_holder'
UNION
SELECT kind, name_id FROM called WHERE listed AND NOT EXISTS (SELECT 1 FROM blocks);

CREATE OR REPLACE TEMP TABLE named_now AS
SELECT m.name_id, m.kind, min_by(m.spelling, (-m.number, m.spelling)) AS name, CAST(sum(m.number) AS INTEGER) AS number
FROM meanings AS m
WHERE (m.kind, m.name_id) IN (SELECT x.kind, x.name_id FROM meanings AS x JOIN heard AS h ON h.kind = x.kind AND h.spelling = x.spelling)
GROUP BY m.kind, m.name_id;

-- Names that are shown in another way than before.
CREATE OR REPLACE TEMP TABLE changed AS
SELECT n.kind, n.name_id FROM named_now AS n JOIN called AS c ON c.kind = n.kind AND c.name_id = n.name_id WHERE NOT c.listed AND c.name <> n.name;

UPDATE called SET number = n.number, name = CASE WHEN called.listed THEN called.name ELSE n.name END
FROM named_now AS n WHERE n.kind = called.kind AND n.name_id = called.name_id;

INSERT INTO called
SELECT n.name_id, n.kind, n.name, false, NULL, n.number FROM named_now AS n
WHERE NOT EXISTS (SELECT 1 FROM called AS c WHERE c.kind = n.kind AND c.name_id = n.name_id);
