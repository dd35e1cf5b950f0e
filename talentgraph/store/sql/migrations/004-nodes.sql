-- Nothing that is kept has changed: the network's nodes are numbered, and what a score counts is kept beside it.
SELECT 1;
