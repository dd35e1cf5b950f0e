-- Reports of anybody who is written so. $names: spellings.
SELECT id FROM claims WHERE person_kind = 'named' AND list_contains($names::VARCHAR[], person);
