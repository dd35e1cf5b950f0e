-- Names that became part of another entity: what their spellings mean now. $names, $entities: ids, in pairs.
UPDATE meanings SET entity_id = m.entity_id
FROM (SELECT unnest($names::VARCHAR[]) AS name_id, unnest($entities::VARCHAR[]) AS entity_id) AS m
WHERE meanings.name_id = m.name_id;
