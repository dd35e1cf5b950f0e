"""Weighted PageRank: where a walker is found who follows the moves (`pagerank`), or goes against them (`reverse_pagerank`).

Meaning: with probability d = .85 the walker takes a move out of the organization, each in proportion to its weight; else, or where no move
leads out (a sink), any organization alike. Formula: r = d (P' r + s(r) / n) + (1 - d) / n, with P the row-normalised weights and s(r) the
rank on sinks. Since sinks spread as evenly as jumps do, r is the solution y of (I - d P') y = 1 divided by its sum; so it is
computed: by repeated steps in small networks, in large ones by BiCGSTAB in single
precision with corrections in double (krylov.py), with the steps as what is fallen back on.

When it misleads: a single move from a high place that has few ways out lifts an organization more than many moves from ordinary places.

Source: Page, Brin, Motwani, Winograd, "The PageRank Citation Ranking" (1999); sinks as in Langville and Meyer, "Google's PageRank and
Beyond" (2006), section 4.3, and in networkx; van der Vorst, "Bi-CGSTAB", SIAM J. Sci. Stat. Comput. 13 (1992).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from talentgraph.network import SMALL
from talentgraph.scores.halves import Halves, precisions
from talentgraph.scores.krylov import bicgstab, refined
from talentgraph.scores.score import Scored, score

if TYPE_CHECKING:
    from collections.abc import Callable

    from talentgraph.network import Network

DAMPING = 0.85
_Made = TypeVar("_Made")
_STEPS = 1000
_TOLERANCE = 1e-10  # of the residual, relative
_SINKS = "Where no move leads out, the walk goes on at any organization alike."


class Walk:
    """The walk along the moves of a network, or against them, as products with a vector.

    Args:
        network: The flows.
        against: Go against the moves.
        weight: Other weights of the edges, float64 of length m.
    """

    def __init__(self, network: Network, *, against: bool = False, weight: Any = None) -> None:
        import numpy as np

        self.n = len(network.ids)
        self.small = len(network.weight) <= SMALL
        self._ends = (network.target, network.source) if against else (network.source, network.target)
        if self.small:
            weights = network.weight if weight is None else weight
            out = np.bincount(self._ends[0], weights=weights, minlength=self.n)
        else:
            halves = Halves(network, weight)
            self._onward, self._backward = (halves.turned, halves.times) if against else (halves.times, halves.turned)
            out = self._backward(np.ones(self.n))
        self.inverse = np.divide(1, out, out=np.zeros(self.n), where=out > 0)
        if self.small:
            self._share = weights * self.inverse[self._ends[0]]
        else:
            self._inverse = precisions(self.inverse)

    def step(self, mass: Any) -> Any:
        """P' v: what each node gets when the mass on every node takes one move."""
        if self.small:
            import numpy as np

            return np.bincount(self._ends[1], weights=self._share * mass[self._ends[0]], minlength=self.n)
        return self._onward(mass * self._inverse[mass.dtype])

    def back(self, value: Any) -> Any:
        """P v: what is expected at every node of a value after one move."""
        if self.small:
            import numpy as np

            return np.bincount(self._ends[0], weights=self._share * value[self._ends[1]], minlength=self.n)
        return self._backward(value) * self._inverse[value.dtype]


def solve(walk: Walk, product: Callable[[Any], Any], given: Any, d: float = DAMPING) -> Any:
    """The solution y of y = given + d product(y), float64 of length n.

    Args:
        walk: The walk that the product belongs to.
        product: `walk.step` or `walk.back`.
        given: The right-hand side, length n.
        d: Probability of following a move.
    """
    import numpy as np

    if not walk.small:
        found, residual = refined(bicgstab, lambda v: v - d * product(v), given, tolerance=_TOLERANCE)
        if residual <= 10 * _TOLERANCE:
            return found
    found = given
    enough = (1 - d) * 1e-14 * np.abs(given).sum()
    for _ in range(_STEPS):
        new = given + d * product(found)
        change = np.abs(new - found).sum()
        found = new
        if change <= enough:
            break
    return found


def ranked(network: Network, *, against: bool = False, d: float = DAMPING, weight: Any = None) -> Any:
    """PageRank of every node; the scores add up to 1.

    Args:
        network: The flows.
        against: Go against the moves.
        d: Probability of following a move.
        weight: Other weights of the edges, float64 of length m; those of the network if None.

    Returns:
        float64 array of length n.

    >>> from talentgraph.network import network_of
    >>> ranked(network_of(["a", "b", "c"], [0, 1, 2], [1, 2, 0], [1, 1, 1])).round(6).tolist()
    [0.333333, 0.333333, 0.333333]
    """
    import numpy as np

    walk = Walk(network, against=against, weight=weight)
    found = solve(walk, walk.step, np.ones(walk.n), d)
    return found / found.sum() if walk.n else found


def readings(network: Network, made: Callable[[bool], _Made]) -> tuple[_Made, _Made]:
    """What is made along the moves, and against them: at the same time, where the network is large.

    Args:
        network: The flows.
        made: Is called with whether it goes against the moves.

    >>> from talentgraph.network import network_of
    >>> net = network_of(["a", "b"], [0], [1], [1])
    >>> [scores.round(2).tolist() for scores in readings(net, lambda against: ranked(net, against=against))]
    [[0.35, 0.65], [0.65, 0.35]]
    """
    if len(network.weight) <= SMALL:
        return made(False), made(True)
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(1) as pool:
        other = pool.submit(made, True)
        return made(False), other.result()


@score("pagerank", "Where a walk along the moves is found: people come here, from places that themselves attract (the magnet of influence).")
def pagerank(network: Network) -> Scored:
    """PageRank along the moves."""
    return Scored({"pagerank": ranked(network)}, (_SINKS,))


@score("reverse_pagerank", "Where a walk against the moves is found: others hire its people (the feeder of influence).")
def reverse_pagerank(network: Network) -> Scored:
    """PageRank against the moves."""
    return Scored({"reverse_pagerank": ranked(network, against=True)}, (_SINKS,))
