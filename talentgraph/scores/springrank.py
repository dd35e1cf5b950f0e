"""SpringRank: places on a line, such that moves run down it by about one step: `feeder_rank` and `magnet_rank`.

Meaning: each move is a spring that wants its two ends one step apart. `feeder_rank`: the place that people leave stands above the one that
hires them, as in faculty hiring, where a department stands high whose people other departments hire. `magnet_rank`: the destination
stands above. Turning all moves round turns all signs, so each is the other with its sign changed. Formula: the minimum s of
1/2 sum over moves i -> j of (s_i - s_j - 1)² + alpha/2 sum of s_i², which solves
(D_out + D_in - (A + A') + alpha I) s = d_out - d_in. With alpha = 0, as here, only differences inside a component (organizations tied by moves,
whatever their direction) mean anything: the mean of each component is 0, and ranks are given inside the largest one.

How to read it: a difference of 1 is one step. When it misleads: in a network without a hierarchy all places lie near 0; look at
`violations`.

Computed by one linear solve, in large networks by conjugate gradients with the diagonal as preconditioner, to a relative residual of
1e-9 in double precision (krylov.py).
Source: De Bacco, Larremore, Moore, "A physical model for efficient ranking in networks", Science Advances 4 (2018), eaar8260.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from talentgraph.scores.halves import Halves, precisions
from talentgraph.scores.krylov import conjugate_gradients, refined
from talentgraph.scores.score import Scored, score

if TYPE_CHECKING:
    from talentgraph.network import Network

_DENSE = 400  # nodes up to which the matrix is solved as it is
_TOLERANCE = 1e-9


def components(network: Network) -> Any:
    """For each node the number of its component, the largest first: int64 of length n.

    >>> from talentgraph.network import network_of
    >>> components(network_of(["a", "b", "c", "d", "e"], [0, 4, 3], [2, 2, 1], [1, 1, 1])).tolist()
    [0, 1, 0, 1, 0]
    """
    import numpy as np

    n = len(network.ids)
    if n <= _DENSE:
        label = np.arange(n)
        while True:
            low = np.minimum(label[network.source], label[network.target])
            new = label.copy()
            np.minimum.at(new, network.source, low)
            np.minimum.at(new, network.target, low)
            if (new == label).all():
                break
            label = new
    else:
        from scipy.sparse.csgraph import connected_components

        label = connected_components(network.matrix(), directed=True, connection="weak")[1]
    found, first, at = np.unique(label, return_index=True, return_inverse=True)
    sizes = np.bincount(at, minlength=len(found))
    place = np.empty(len(found), dtype=np.int64)
    place[np.lexsort((first, -sizes))] = np.arange(len(found))
    return place[at]


def springrank(network: Network, *, alpha: float = 0.0, of: Any = None) -> Any:
    """The places, sources above destinations.

    Args:
        network: The flows. Moves of an organization to itself have no effect.
        alpha: Pulls all places to 0; with 0 the mean of each component is 0.
        of: The components, if they are known already.

    Returns:
        float64 array of length n.

    >>> from talentgraph.network import network_of
    >>> springrank(network_of(["a", "b", "c"], [0, 1], [1, 2], [1, 1])).round(6).tolist()
    [1.0, 0.0, -1.0]
    """
    import numpy as np

    n = len(network.ids)
    if not n:
        return np.zeros(0)
    of = components(network) if of is None and not alpha else of
    out, into = (np.bincount(end, weights=network.weight, minlength=n) for end in (network.source, network.target))
    found = _dense(network, of, out, into, alpha) if n <= _DENSE else _sparse(network, out, into, alpha)
    return found if alpha else found - (np.bincount(of, weights=found) / np.bincount(of))[of]


def _dense(network: Network, of: Any, out: Any, into: Any, alpha: float) -> Any:
    import numpy as np

    matrix = np.diag(out + into + alpha)
    np.add.at(matrix, (network.source, network.target), -network.weight)
    np.add.at(matrix, (network.target, network.source), -network.weight)
    if not alpha:  # of the solutions, the one whose mean is 0 in each component
        matrix += (of[:, None] == of[None, :]) * (np.maximum(out + into, 1).mean() / np.bincount(of)[of])[:, None]
    return np.linalg.solve(matrix, out - into)


def _sparse(network: Network, out: Any, into: Any, alpha: float) -> Any:
    halves, diagonal = Halves(network), out + into + alpha  # two products a step cost less than to add A to A' first
    of = precisions(diagonal)

    def product(v: Any) -> Any:
        return of[v.dtype] * v - halves.times(v) - halves.turned(v)

    return refined(partial(conjugate_gradients, diagonal=diagonal), product, out - into, tolerance=_TOLERANCE)[0]


def residual(network: Network, found: Any, *, alpha: float = 0.0) -> float:
    """How far places are from the solution: the norm of what is left over, relative to the right-hand side.

    >>> import numpy as np
    >>> from talentgraph.network import network_of
    >>> residual(network_of(["a", "b"], [0], [1], [1]), np.array([0.5, -0.5]))
    0.0
    """
    import numpy as np

    n = len(network.ids)
    out, into = (np.bincount(end, weights=network.weight, minlength=n) for end in (network.source, network.target))
    pulled = np.bincount(network.source, weights=network.weight * found[network.target], minlength=n)
    pulled += np.bincount(network.target, weights=network.weight * found[network.source], minlength=n)
    left = out - into - (out + into + alpha) * found + pulled
    return float(np.linalg.norm(left) / max(float(np.linalg.norm(out - into)), 1e-300))


def _scored(network: Network, name: str, sign: float) -> Scored:
    of = components(network)
    found = springrank(network, of=of)
    note = f"Ranked inside the largest of {int(of.max()) + 1} components; places in different ones can't be compared." if len(of) and of.max() else ""
    return Scored({name: sign * found + 0.0, "component": of + 1}, (note,) if note else (), of == 0)


@score("magnet_rank", "SpringRank, the destination wins: how many steps up people move when they come here.")
def magnet_rank(network: Network) -> Scored:
    """Places with destinations above."""
    return _scored(network, "magnet_rank", -1.0)


@score("feeder_rank", "SpringRank, the source wins: how many steps down people move when they leave (producer prestige).")
def feeder_rank(network: Network) -> Scored:
    """Places with sources above."""
    return _scored(network, "feeder_rank", 1.0)
