-- What everything is derived from by now.
INSERT INTO derived_from SELECT document_id FROM fresh;
