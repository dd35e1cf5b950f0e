"""Weighted PageRank: where a walker is found who follows the moves.

Meaning: with probability d the walker takes a move out of the organization, each in proportion to its weight; else, or where no move
leads out, any organization alike. Formula: r = d (P' r + s(r) / n) + (1 - d) / n, with P the row-normalised weights and s(r) the
weight on organizations without a way out. Source: Page, Brin, Motwani, Winograd, "The PageRank Citation Ranking" (1999); sinks spread
uniformly as in Langville and Meyer, "Google's PageRank and Beyond" (2006), section 4.3.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from talentgraph.network import Network

_ROUNDS = 1000


def pagerank(network: Network, *, against: bool = False, weight: Any = None, d: float = 0.85, tolerance: float = 1e-12) -> Any:
    """PageRank of every node; the scores add up to 1.

    Args:
        network: The flows.
        against: Follow the moves backwards.
        weight: Other weights of the edges, float64 of length m; those of the network if None.
        d: Probability of following a move.
        tolerance: The sum of changes at which to stop.

    Returns:
        float64 array of length n.

    >>> import numpy as np
    >>> from talentgraph.network import Network
    >>> ring = Network(["a", "b", "c"], ["A", "B", "C"], np.array([0, 1, 2]), np.array([1, 2, 0]), np.ones(3))
    >>> pagerank(ring).round(6).tolist()
    [0.333333, 0.333333, 0.333333]
    """
    import numpy as np

    n = len(network.ids)
    if n == 0:
        return np.zeros(0)
    source, target = (network.target, network.source) if against else (network.source, network.target)
    weights = network.weight if weight is None else weight
    out = np.bincount(source, weights=weights, minlength=n)
    share = np.divide(weights, out[source], out=np.zeros(len(weights)), where=out[source] > 0)
    sinks = out == 0
    rank = np.full(n, 1 / n)
    for _ in range(_ROUNDS):
        flow = np.bincount(target, weights=share * rank[source], minlength=n)
        new = d * (flow + rank[sinks].sum() / n) + (1 - d) / n
        if np.abs(new - rank).sum() < tolerance:
            return new
        rank = new
    return rank
