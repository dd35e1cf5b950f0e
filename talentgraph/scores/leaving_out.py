"""Leave one out: how much of an organization's standing hangs on a single move.

Formula: (score without the move - score) / score, all else as it is. Removing weight delta of s -> t turns row s of P from p to p': a
change of rank one of A = I - d P'. With w = d (p' - p), the solution of A y = 1 becomes y + y_s u / (1 - u_s), u = A^-1 w. Of u only its
entries at the organization and at s, and its sum, are needed: products of w with solutions of the transposed system, one for each place,
not one for each move. Every flow is looked at without the divisor (the first-order change); those that change most, with it.

Source: Sherman and Morrison, "Adjustment of an inverse matrix corresponding to a change in one element of a given matrix", Annals of
Mathematical Statistics 21 (1950), 124-127; Cook, "Detection of influential observation in linear regression", Technometrics 19 (1977), on why.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from talentgraph.scores.pagerank import DAMPING, Walk, readings, solve

if TYPE_CHECKING:
    from talentgraph.network import Network

_SOLVED = 10  # flows that are looked at exactly


class Without:
    """A node's PageRank with one move of some edge taken away.

    Args:
        network: The flows.
        node: Whose.
        edges: Numbers of edges, length k.
        against: Of PageRank against the moves.

    >>> from talentgraph.network import network_of
    >>> one = Without(network_of(["a", "b", "c"], [0, 1], [2, 2], [1, 1]), 2, [0, 1], against=False)
    >>> one.first_order().round(3).tolist(), one.exactly([0]).round(3).tolist()
    ([-0.134, -0.134], [-0.164])
    """

    def __init__(self, network: Network, node: int, edges: Any, *, against: bool) -> None:
        import numpy as np

        self._walk, self._node = Walk(network, against=against), node
        ends = (network.target, network.source) if against else (network.source, network.target)
        self._s, self._t = (end[edges] for end in ends)
        self._delta = np.minimum(network.weight[edges], 1)
        out = np.divide(1, self._walk.inverse[self._s], out=np.zeros(len(self._s)), where=self._walk.inverse[self._s] > 0)
        self._left = np.where(out - self._delta > 1e-9 * out, out - self._delta, 0)
        ones = np.ones(self._walk.n)
        self._y = solve(self._walk, self._walk.step, ones)
        self._seen = self._from(node)
        self._own, self._all = self._turned(self._seen), self._turned(solve(self._walk, self._walk.back, ones))

    def _from(self, place: int) -> Any:
        """What the entry at a place is of a solution, as weights of the right-hand side: float64 of length n."""
        import numpy as np

        unit = np.zeros(self._walk.n)
        unit[place] = 1
        return solve(self._walk, self._walk.back, unit)

    def _turned(self, weights: Any, at: Any = slice(None)) -> Any:
        """The product of weights with w, for each edge."""
        import numpy as np

        s, t, left = self._s[at], self._t[at], self._left[at]
        some = left > 0  # else it was the last move out of s
        row = np.where(some, self._delta[at] * (self._walk.back(weights)[s] - weights[t]) / np.where(some, left, 1), -weights[t])
        return DAMPING * row

    def first_order(self) -> Any:
        """The relative change without each edge's move, to first order: float64 of length k."""
        return self._y[self._s] * (self._own / self._y[self._node] - self._all / self._y.sum())

    def exactly(self, at: Any) -> Any:
        """The relative change without the move of some of the edges, by their places among these: float64."""
        import numpy as np

        at = np.asarray(at)
        s, back = self._s[at], np.empty(len(at))
        for place in np.unique(s).tolist():
            back[s == place] = self._turned(self._seen if place == self._node else self._from(place), at[s == place])
        share = self._y[s] / (1 - back)
        score = (self._y[self._node] + share * self._own[at]) / (self._y.sum() + share * self._all[at])
        return score / (self._y[self._node] / self._y.sum()) - 1


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
    both = readings(network, lambda against: Without(network, node, edges, against=against))
    size = np.maximum(*(np.abs(reading.first_order()) for reading in both))
    chosen = np.argsort(-size, kind="stable")[:_SOLVED]
    magnet, feeder = readings(network, lambda against: both[against].exactly(chosen))
    found = list(zip(edges[chosen].tolist(), magnet.tolist(), feeder.tolist(), strict=True))
    return sorted(found, key=lambda one: -max(abs(one[1]), abs(one[2])))
