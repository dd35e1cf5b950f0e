-- From here on `moves` means all moves again, in the default view.
DROP VIEW IF EXISTS temp.moves;
DROP TABLE IF EXISTS moves_left;
