-- The organization that the most people left for one other, from what is added up already.
SELECT entities.name
FROM flows
JOIN nodes AS origin ON origin.number = flows.from_number
JOIN nodes AS destination ON destination.number = flows.to_number
JOIN entities ON entities.id = origin.id
ORDER BY flows.n_moves DESC, origin.id, destination.id
LIMIT 1;
