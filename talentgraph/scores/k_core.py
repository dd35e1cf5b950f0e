"""Core number: how deep an organization lies in the network.

Meaning: the largest k such that it is tied to at least k others, each of which is tied to at least k of the same group. Formula: take away,
again and again, every node with fewer than k ties; who is left is the k-core. Direction and number of moves do not count. When it misleads:
it measures being amid a dense group, not being large. Source: Seidman, "Network structure and minimum degree", Social Networks 5 (1983),
269-287.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from talentgraph.scores import fast
from talentgraph.scores.score import Scored, score

if TYPE_CHECKING:
    from talentgraph.network import Network


@score("k_core", "How deep it lies in the network: tied to at least so many others that are tied as well.")
def k_core(network: Network) -> Scored:
    """Core numbers.

    >>> from talentgraph.network import network_of
    >>> k_core(network_of(["a", "b", "c", "d"], [0, 1, 2, 3], [1, 2, 0, 0], [1, 1, 1, 1])).columns["k_core"].tolist()
    [2, 2, 2, 1]
    """
    import numpy as np

    if fast.large(network):
        nk = fast.networkit("k_core")
        found = nk.centrality.CoreDecomposition(fast.graph(nk, network)).run().scores()
        return Scored({"k_core": np.array(found).astype(np.int64)})
    import networkx as nx

    cores = nx.core_number(fast.pairs(network))
    return Scored({"k_core": np.array([cores[i] for i in range(len(network.ids))], dtype=np.int64)})
