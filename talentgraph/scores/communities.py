"""Communities: groups inside which people move more than between them.

Formula: the partition that makes modularity large, Q = sum over groups of (w_in / W - (w_end / 2W)²), on moves without direction; found by
Louvain's method (networkx), in large networks by Leiden's (networkit), always with the same seed. Communities are numbered by size. When it
misleads: many partitions are nearly as good, so an organization at an edge may lie in another group next time; groups smaller than about
sqrt(2W) are merged (Fortunato and Barthélemy 2007). Source: Blondel, Guillaume, Lambiotte, Lefebvre, "Fast unfolding of communities in
large networks", J. Stat. Mech. (2008), P10008; Traag, Waltman, van Eck, "From Louvain to Leiden", Scientific Reports 9 (2019), 5233.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from talentgraph.scores import fast
from talentgraph.scores.score import Scored, score

if TYPE_CHECKING:
    from talentgraph.network import Network


def modularity(network: Network, label: Any) -> float:
    """Q of a partition, moves without direction.

    Args:
        network: The flows.
        label: For each node its group, integers from 0.

    >>> import numpy as np
    >>> from talentgraph.network import network_of
    >>> modularity(network_of(["a", "b", "c", "d"], [0, 2], [1, 3], [1, 1]), np.array([0, 0, 1, 1]))
    0.5
    """
    import numpy as np

    kept = network.source != network.target
    source, target, weight = label[network.source[kept]], label[network.target[kept]], network.weight[kept]
    whole, n = weight.sum(), int(label.max(initial=0)) + 1
    if not whole:
        return 0.0
    inside = weight[source == target].sum() / whole
    ends = np.bincount(source, weights=weight, minlength=n) + np.bincount(target, weights=weight, minlength=n)
    return float(inside - ((ends / (2 * whole)) ** 2).sum())


@score("communities", "Which group it belongs to, inside which people move more than between groups.", ordered=False)
def communities(network: Network) -> Scored:
    """A group for each node, 1 the largest.

    >>> from talentgraph.network import network_of
    >>> communities(network_of(["a", "b", "c", "d", "e"], [0, 1, 2, 3, 4], [1, 2, 0, 4, 3], [2, 2, 2, 2, 2])).columns["communities"].tolist()
    [1, 1, 1, 2, 2]
    """
    import numpy as np

    n = len(network.ids)
    if fast.large(network):
        nk = fast.networkit("communities")
        threads = nk.getMaxNumberOfThreads()
        nk.setNumberOfThreads(1)  # with more, the groups hang on which is first
        try:
            label = np.array(nk.community.ParallelLeiden(fast.graph(nk, network), randomize=True).run().getPartition().getVector())
        finally:
            nk.setNumberOfThreads(threads)
    else:
        import networkx as nx

        label = np.zeros(n, dtype=np.int64)
        groups = nx.community.louvain_communities(fast.pairs(network), weight="weight", seed=fast.SEED) if n else []
        for number, group in enumerate(groups):
            label[sorted(group)] = number
    _, first, at = np.unique(label, return_index=True, return_inverse=True)
    sizes = np.bincount(at)
    place = np.empty(len(sizes), dtype=np.int64)
    place[np.lexsort((first, -sizes))] = np.arange(len(sizes))
    note = f"{len(sizes)} groups, modularity {modularity(network, place[at]):.3f}." if n else ""
    return Scored({"communities": place[at] + 1, "size": sizes[at]}, (note,) if note else ())
