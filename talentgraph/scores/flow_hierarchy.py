"""Flow hierarchy: how much of the movement takes part in no circle.

Formula: 1 - (weight of moves whose two ends lie in one strongly connected component) / (all weight). 1: nobody can ever come back to where
somebody left; 0: everything circulates. When it misleads: one large strong component, which every well covered market has, makes it small
whatever the order inside. Source: Luo and Magee, "Detecting evolving patterns of self-organizing networks by flow hierarchy measurement",
Complexity 16 (2011), 53-61.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from talentgraph.scores.score import Scored, Shape, score

if TYPE_CHECKING:
    from talentgraph.network import Network


@score("flow_hierarchy", "Share of moves that take part in no circle of moves.", Shape.WHOLE)
def flow_hierarchy(network: Network) -> Scored:
    """The share, with the number and the largest of the strong components; None without moves.

    >>> from talentgraph.network import network_of
    >>> flow_hierarchy(network_of(["a", "b", "c"], [0, 1, 1], [1, 0, 2], [1, 1, 2])).columns["flow_hierarchy"]
    0.5
    """
    if not len(network.weight):
        return Scored({"flow_hierarchy": None, "components": len(network.ids), "largest": min(len(network.ids), 1)})
    import numpy as np
    from scipy.sparse.csgraph import connected_components

    n, of = connected_components(network.matrix(), directed=True, connection="strong")
    inside = network.weight[of[network.source] == of[network.target]].sum() / network.weight.sum()
    return Scored({"flow_hierarchy": 1 - float(inside), "components": int(n), "largest": int(np.bincount(of).max())})
