-- Names with their keys, joined by tabs ($names, $scripts, $keys: columns of one length), of $kind -> blocks.
DELETE FROM blocks WHERE kind = $kind AND name_id IN (SELECT unnest($names::VARCHAR[]));
INSERT INTO blocks
SELECT unnest(string_split(keys, chr(9))), $kind, name_id, scripts
FROM (SELECT unnest($names::VARCHAR[]) AS name_id, unnest($scripts::VARCHAR[]) AS scripts, unnest($keys::VARCHAR[]) AS keys);
