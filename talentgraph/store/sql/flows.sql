-- picked_nodes and picked_flows -> nodes and flows anew (and totals none, network fills them), in the order in which the network is read.
DELETE FROM nodes;
DELETE FROM flows;
DELETE FROM totals;

INSERT INTO nodes FROM picked_nodes ORDER BY number NULLS LAST, id;
INSERT INTO flows SELECT from_number, to_number, n_moves, n_foundings, n_uncertain FROM picked_flows ORDER BY to_number, from_number;
