-- After a forgetting: what held the old texts goes.
DROP TABLE doomed;
DROP TABLE masked;
