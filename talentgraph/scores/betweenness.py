"""Betweenness: how often an organization lies on the shortest ways between others; a stepping stone.

Formula: the sum over pairs (a, b) of the share of shortest ways from a to b that lead through it, divided by the (n - 1)(n - 2) pairs; a way
is a chain of moves along their direction, and every flow is one step, whatever its size. In more than 1,000 organizations the ways from 200
drawn ones stand for all (always the same draw). When it misleads: shortest ways through the network are nobody's career; one odd
move can open a short way. Source: Freeman, "A set of measures of centrality based on betweenness", Sociometry 40 (1977), 35-41; Brandes and
Pich, "Centrality estimation in large networks", Int. J. Bifurcation and Chaos 17 (2007), 2303-2318.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from talentgraph.scores import fast
from talentgraph.scores.score import Scored, score

if TYPE_CHECKING:
    from talentgraph.network import Network

EXACT = 1_000  # nodes up to which all ways are counted
SAMPLE = 200


@score("betweenness", "How often it lies on the shortest chains of moves between others: a stepping stone.")
def betweenness(network: Network) -> Scored:
    """Betweenness of every node, between 0 and 1.

    >>> from talentgraph.network import network_of
    >>> betweenness(network_of(["a", "b", "c"], [0, 1], [1, 2], [1, 1])).columns["betweenness"].tolist()
    [0.0, 0.5, 0.0]
    """
    import numpy as np

    n = len(network.ids)
    note = (f"Estimated from the ways that begin at {SAMPLE} of {n:,} organizations.",) if n > EXACT else ()
    if fast.large(network):
        nk = fast.networkit("betweenness")
        found = nk.centrality.EstimateBetweenness(fast.graph(nk, network, directed=True), SAMPLE, True, True).run().scores()
        return Scored({"betweenness": np.array(found)}, note)
    import networkx as nx

    graph = fast.pairs(network, directed=True)
    of = nx.betweenness_centrality(graph, k=SAMPLE if n > EXACT else None, seed=fast.SEED)
    return Scored({"betweenness": np.array([of[i] for i in range(n)], dtype=np.float64)}, note)
