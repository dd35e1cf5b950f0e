-- `identified` (the rows of a table, with a column of its own ids of people) -> known: people who bear several names in it. A name that two ids
-- share tells nobody. An id of many names is no person's. $gone: names of people who are kept out, whatever else they are called.
INSERT INTO known BY NAME
WITH written AS (
    SELECT trim(person_id) AS id, trim(person) AS name, count(*) AS n_rows, max(row_number) AS last_row
    FROM identified
    WHERE nullif(trim(person_id), '') IS NOT NULL AND read_name(trim(person)) IS NOT NULL
    GROUP BY ALL
),
several AS (
    SELECT id, max_by(name, (n_rows, last_row)) AS name, list(name ORDER BY name) AS names
    FROM written
    WHERE name NOT IN (SELECT name FROM written GROUP BY name HAVING count(*) > 1)
    GROUP BY id
    HAVING count(*) BETWEEN 2 AND 5 AND NOT list_has_any(list(name), $gone::VARCHAR[])
)
SELECT
    $document AS document_id,
    'id-' || left(sha256($document || ':' || id), 12) AS id,
    'person' AS kind,
    name,
    list_filter(names, lambda other: other <> name) AS aliases,
    CAST([] AS VARCHAR[]) AS ambiguous,
    false AS unit
FROM several
ORDER BY id;
