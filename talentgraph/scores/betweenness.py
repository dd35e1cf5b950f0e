"""Betweenness: how often an organization lies on the shortest ways between others; a stepping stone.

Formula: the sum over pairs (a, b) of the share of shortest ways from a to b that lead through it, divided by the (n - 1)(n - 2) pairs; a way
is a chain of moves along their direction, and every flow is one step, whatever its size. In more than 1,000 organizations the ways from 200
drawn ones stand for all (always the same draw). When it misleads: shortest ways through the network are nobody's career; one odd
move can open a short way.

Several ways out are followed at once, step by step, as products of a sparse matrix with a few columns; each step goes from where the ways
have come, or to where none has been, whichever has fewer flows.

Source: Freeman, "A set of measures of centrality based on betweenness", Sociometry 40 (1977), 35-41; Brandes, "A faster algorithm for
betweenness centrality", J. Math. Sociol. 25 (2001), 163-177; Brandes and Pich, "Centrality estimation in large networks", Int. J. Bifurcation
and Chaos 17 (2007), 2303-2318; Buluç and Gilbert, "The Combinatorial BLAS", Int. J. High Perf. Comput. Appl. 25 (2011); Beamer, Asanović and
Patterson, "Direction-optimizing breadth-first search", SC (2012).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from talentgraph.scores.fast import SEED
from talentgraph.scores.score import Scored, score

if TYPE_CHECKING:
    from talentgraph.network import Network

EXACT = 1_000  # nodes up to which all ways are counted
SAMPLE = 200
_HELD = 1_000_000  # numbers of one step that are held at once
_WIDE = 64  # ways out that are followed at once, since all steps are held until the way back


@score("betweenness", "How often it lies on the shortest chains of moves between others: a stepping stone.")
def betweenness(network: Network) -> Scored:
    """Betweenness of every node, between 0 and 1.

    >>> from talentgraph.network import network_of
    >>> betweenness(network_of(["a", "b", "c"], [0, 1], [1, 2], [1, 1])).columns["betweenness"].tolist()
    [0.0, 0.5, 0.0]
    """
    import numpy as np

    n = len(network.ids)
    few = n <= EXACT
    begins = np.arange(n) if few else np.sort(np.random.default_rng(SEED).choice(n, SAMPLE, replace=False))
    note = () if few else (f"Estimated from the ways that begin at {SAMPLE} of {n:,} organizations.",)
    found = _dependency(network, begins) if n > 2 else np.zeros(n)
    return Scored({"betweenness": found * n / max(len(begins), 1) / max((n - 1) * (n - 2), 1)}, note)


def _dependency(network: Network, begins: Any) -> Any:
    """The shares of the shortest ways from some nodes that lead through each, added up: float64 of length n."""
    from concurrent.futures import ThreadPoolExecutor

    import numpy as np

    into = network.matrix(np.ones(len(network.weight)))
    both = into, into.T.tocsr()
    wide = min(_WIDE, max(8, _HELD // len(network.ids)))
    parts = [begins[at : at + wide] for at in range(0, len(begins), wide)]
    with ThreadPoolExecutor(2) as pool:
        return sum(pool.map(lambda part: _share(*both, part), parts), np.zeros(len(network.ids)))


def _share(into: Any, out: Any, begins: Any) -> Any:
    """The same, of a few that are followed at once: back from the farthest, each node hands its share to those that led to it."""
    import numpy as np

    steps = _steps(into, out, begins)
    share = np.zeros((into.shape[0], len(begins)))
    while len(steps) > 1:
        nodes, ways = steps.pop()
        before, led = steps[-1]
        handed = np.divide(1 + share[nodes], ways, out=np.zeros_like(ways), where=ways > 0)
        share[before] += _product(out, into, before, nodes, handed) * led
    share[begins, np.arange(len(begins))] = 0
    return share.sum(axis=1)


def _steps(into: Any, out: Any, begins: Any) -> list[tuple[Any, Any]]:
    """For each step from the beginnings: the nodes that are reached for the first time, and in how many shortest ways from each beginning."""
    import numpy as np

    nodes = np.unique(begins)
    ways = (nodes[:, None] == begins).astype(np.float64)
    fresh = np.ones((into.shape[0], len(begins)), dtype=bool)
    steps = []
    while len(nodes):
        steps.append((nodes, ways))
        fresh[nodes] &= ways == 0
        wait = np.flatnonzero(fresh.any(axis=1))
        reached = _product(into, out, wait, nodes, ways) * fresh[wait]
        some = reached.any(axis=1)
        nodes, ways = wait[some], reached[some]
    return steps


def _product(matrix: Any, turned: Any, rows: Any, columns: Any, values: Any) -> Any:
    """`matrix[rows][:, columns] @ values`, by its rows or by those of its transpose, whichever hold less."""
    import numpy as np

    if np.diff(matrix.indptr)[rows].sum() <= np.diff(turned.indptr)[columns].sum():
        whole = np.zeros((matrix.shape[1], values.shape[1]))
        whole[columns] = values
        return matrix[rows] @ whole
    return (turned[columns].T @ values)[rows]
