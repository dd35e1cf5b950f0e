"""Influence: position in reported moves, in two readings with their stability.

magnet: PageRank along the moves. People come here, from places that themselves attract.
feeder: PageRank against them. Others hire its people, the more so those whose people are hired in turn; high can also mean losing
them ("producer prestige" in studies of faculty hiring: Clauset, Arbesman, Larremore, "Systematic inequality and hierarchy in faculty
hiring networks", Science Advances 1, 2015).

Stability: sources are drawn again with replacement, 200 times (resampling.py). The range holds the middle 90 % of the ranks: what other
articles might have shown. It says nothing about moves that nobody reported.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from talentgraph.scores.pagerank import ranked as pagerank
from talentgraph.scores.pagerank import readings
from talentgraph.scores.resampling import replicate_ranks

if TYPE_CHECKING:
    from talentgraph.network import Network
    from talentgraph.scores.resampling import Sources, Tell


@dataclass(frozen=True, slots=True)
class Influence:
    """Both readings of all nodes.

    Attributes:
        magnet: float64 of length n, sums to 1.
        feeder: The same.
        magnet_range: int64 of shape (2, n): lowest and highest rank of the middle 90 % of the replicates, among the ranked nodes; None
            without sources.
        feeder_range: The same.
    """

    magnet: Any
    feeder: Any
    magnet_range: Any = None
    feeder_range: Any = None


def influence(network: Network, ranked: Any = None, sources: Sources | None = None, replicates: int = 0, tell: Tell | None = None) -> Influence:
    """Both readings, with the stability of their ranks if it is known what the moves rest on.

    Args:
        network: The flows.
        ranked: bool of length n: nodes with enough moves to be ranked; all if None.
        sources: What the moves rest on; ranges are left out if None.
        replicates: How often sources are drawn again.
        tell: Is called with how many replicates are done, where they take a while.

    >>> from talentgraph.network import network_of
    >>> found = influence(network_of(["a", "b", "c"], [0, 1], [2, 2], [1, 1]))
    >>> int(found.magnet.argmax()), int(found.feeder.argmin())
    (2, 2)
    """
    import numpy as np

    magnet, feeder = readings(network, lambda against: pagerank(network, against=against))
    if sources is None:
        return Influence(magnet, feeder)
    ranked = np.ones(len(network.ids), dtype=bool) if ranked is None else ranked
    return Influence(magnet, feeder, *replicate_ranks(network, sources, ranked, (magnet, feeder), replicates, tell))
