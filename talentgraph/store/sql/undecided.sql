-- Before the region's names are decided about: what was known of them, but for ties of role-holders.
DELETE FROM identities
WHERE told_by IS NULL AND (left_id IN (SELECT name_id FROM region) OR right_id IN (SELECT name_id FROM region));
