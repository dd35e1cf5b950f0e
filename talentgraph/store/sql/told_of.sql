-- How much is told of one organization or person: moves that count, and all moves.
SELECT
    count(*) FILTER (WHERE counted) AS counted,
    count(*) AS told,
    (SELECT count(*) FROM moves) AS whole
FROM moves
WHERE $id IN (person_id, from_id, to_id, earlier_id)
   OR from_unit IN (SELECT name FROM entities WHERE id = $id)
   OR to_unit IN (SELECT name FROM entities WHERE id = $id);
