"""Leave one out: how much of an organization's standing hangs on a single move.

Formula: (score without the move - score) / score, all else as it is. Every flow is looked at by the first-order change: removing weight delta
of s -> t turns row s of P from p to p', and y_x changes by d y_s z (p' - p), with z the solution of (I - d P) z = e_x (the adjoint); those
that change most are solved again without the move. Source: Golub and Van Loan, "Matrix Computations" (2013), section 2.1 (rank-one
updates); Cook, "Detection of influential observation in linear regression", Technometrics 19 (1977), on why.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from talentgraph.scores.pagerank import DAMPING, Walk, ranked, solve

if TYPE_CHECKING:
    from talentgraph.network import Network

_SOLVED = 10  # flows that are solved again


def first_order(network: Network, node: int, edges: Any, *, against: bool) -> Any:
    """The relative change of a node's PageRank when one move of an edge is taken away, to first order.

    Args:
        network: The flows.
        node: Whose.
        edges: Numbers of edges.
        against: Of PageRank against the moves.

    Returns:
        float64, one number an edge.
    """
    import numpy as np

    walk = Walk(network, against=against)
    ones, one = np.ones(walk.n), np.zeros(walk.n)
    one[node] = 1
    y, z, whole = solve(walk, walk.step, ones), solve(walk, walk.back, one), solve(walk, walk.back, ones)
    s, t = (network.target, network.source)[:: 1 if against else -1]
    s, t, delta = s[edges], t[edges], np.minimum(network.weight[edges], 1)
    left = np.divide(1, walk.inverse[s], out=np.zeros(len(s)), where=walk.inverse[s] > 0) - delta
    some = left > 1e-9

    def change(adjoint: Any) -> Any:
        mean = walk.back(adjoint)[s]
        row = np.where(some, delta * (mean - adjoint[t]) / np.where(some, left, 1), -adjoint[t])
        return DAMPING * y[s] * row

    return change(z) / y[node] - change(whole) / y.sum()


def without(network: Network, edge: int, node: int, *, against: bool, score: float) -> float:
    """The relative change of a node's PageRank when one move of an edge is taken away, solved anew.

    >>> from talentgraph.network import network_of
    >>> net = network_of(["a", "b", "c"], [0, 1], [2, 2], [1, 1])
    >>> round(without(net, 0, 2, against=False, score=float(ranked(net)[2])), 3)
    -0.164
    """
    weight = network.weight.copy()
    weight[edge] = max(weight[edge] - 1, 0)
    return float(ranked(network, against=against, weight=weight)[node]) / score - 1


def leave_one_out(network: Network, node: int) -> list[tuple[int, float, float]]:
    """The flows of a node whose single moves matter most for it: edge, and the relative changes of magnet and feeder, most first.

    >>> from talentgraph.network import network_of
    >>> net = network_of(["a", "b", "c"], [0, 1, 1], [2, 2, 0], [1, 4, 1])
    >>> [(edge, round(magnet, 2)) for edge, magnet, _ in leave_one_out(net, 2)]
    [(1, -0.21), (2, -0.01)]
    """
    import numpy as np

    edges = np.flatnonzero((network.source == node) | (network.target == node))
    if not len(edges):
        return []
    size = np.maximum(*(np.abs(first_order(network, node, edges, against=against)) for against in (False, True)))
    chosen = edges[np.argsort(-size, kind="stable")[:_SOLVED]]
    scores = [float(ranked(network, against=against)[node]) for against in (False, True)]
    found = []
    for edge in chosen.tolist():
        magnet, feeder = (without(network, edge, node, against=against, score=score) for against, score in zip((False, True), scores, strict=True))
        found.append((edge, magnet, feeder))
    return sorted(found, key=lambda one: -max(abs(one[1]), abs(one[2])))
