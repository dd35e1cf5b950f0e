-- picked_nodes and picked_flows -> nodes and flows, in the order in which the network is read.
INSERT INTO nodes FROM picked_nodes ORDER BY number NULLS LAST, id;
INSERT INTO flows SELECT from_number, to_number, n_moves, n_foundings, n_uncertain FROM picked_flows ORDER BY to_number, from_number;
