"""Influence: position in reported moves, in two readings with their stability.

magnet: PageRank along the moves. People come here, from places that themselves attract.
feeder: PageRank against them. Others hire its people, the more so those whose people are hired in turn; high can also mean losing
them ("producer prestige" in studies of faculty hiring: Clauset, Arbesman, Larremore, "Systematic inequality and hierarchy in faculty
hiring networks", Science Advances 1, 2015).

Stability: sources (an article, or the article a row rests on) are drawn again with replacement, 200 times; a move weighs as often as
its sources are drawn, on average. The range holds the middle 90 % of the ranks: what other articles might have shown. It says nothing
about moves that nobody reported (Efron and Tibshirani, "An Introduction to the Bootstrap", 1993, chapter 13, on clusters).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from talentgraph.scores.pagerank import pagerank

if TYPE_CHECKING:
    from talentgraph.network import Network

REPLICATES = 200
_SEED = 20250701
_MIDDLE = (5, 95)


@dataclass(frozen=True, slots=True)
class Influence:
    """Both readings of all nodes.

    Attributes:
        magnet: float64 of length n, sums to 1.
        feeder: The same.
        magnet_range: int64 of shape (2, n): lowest and highest rank of the middle 90 % of the replicates, among the ranked nodes.
        feeder_range: The same.
    """

    magnet: Any
    feeder: Any
    magnet_range: Any
    feeder_range: Any


def influence(network: Network, edge_of_move: Any, sources: list[list[int]], ranked: Any) -> Influence:
    """Both readings with the stability of their ranks.

    Args:
        network: The flows.
        edge_of_move: int64 of length k: the edge of each counted move.
        sources: For each of the k moves the numbers of its sources.
        ranked: bool of length n: nodes with enough moves to be ranked.
    """
    import numpy as np

    magnet, feeder = pagerank(network), pagerank(network, against=True)
    n_sources = 1 + max((number for numbers in sources for number in numbers), default=-1)
    rows = np.array([move for move, numbers in enumerate(sources) for _ in numbers], dtype=np.int64)
    columns = np.array([number for numbers in sources for number in numbers], dtype=np.int64)
    size = np.bincount(rows, minlength=len(sources)).astype(float)
    random = np.random.default_rng(_SEED)
    ranks: list[list[Any]] = [[], []]
    for _ in range(REPLICATES if n_sources else 0):
        drawn = np.bincount(random.integers(0, n_sources, n_sources), minlength=n_sources).astype(float)
        of_move = np.bincount(rows, weights=drawn[columns], minlength=len(sources)) / np.maximum(size, 1)
        weight = np.bincount(edge_of_move, weights=of_move, minlength=len(network.weight))
        for place, against in enumerate((False, True)):
            ranks[place].append(_ranks(pagerank(network, against=against, weight=weight, tolerance=1e-6), ranked))
    return Influence(magnet, feeder, *(_middle(found, len(network.ids)) for found in ranks))


def _ranks(scores: Any, ranked: Any) -> Any:
    """Rank 1 is the highest; ties share the better rank; nodes that aren't ranked get 0."""
    import numpy as np

    order = np.sort(-scores[ranked].round(12))
    return np.where(ranked, np.searchsorted(order, -scores.round(12), side="left") + 1, 0)


def _middle(found: list[Any], n: int) -> Any:
    import numpy as np

    return np.percentile(np.array(found), _MIDDLE, axis=0, method="nearest").astype(np.int64) if found else np.zeros((2, n), dtype=np.int64)


def ranks(scores: Any, ranked: Any) -> Any:
    """The ranks of scores, as in `influence`."""
    return _ranks(scores, ranked)
