-- Nothing that is kept changes: nodes, roles and what derivation starts from are new derived tables, the words of the questions new views.
SELECT 1;
