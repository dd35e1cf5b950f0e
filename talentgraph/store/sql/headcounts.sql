-- An empty table that stands in the place of the view `headcounts` for as long as one question takes. Writer: asking.
CREATE OR REPLACE TEMP TABLE headcounts (org_id VARCHAR NOT NULL, headcount DOUBLE NOT NULL);
