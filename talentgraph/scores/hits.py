"""HITS: authorities, to which hubs send people, and hubs, which send people to authorities.

Meaning: an `authority` is where people come from places that also feed other authorities; a `hub` is such a place. Formula: a is the
eigenvector of A' A for its largest eigenvalue, h = A a, both of sum 1; where several eigenvectors share that eigenvalue, the projection of
(1, ..., 1) on them, which is what repeated steps from equal values would give. When it misleads: all weight can gather in one dense cluster, and
everything outside it gets 0.

Small networks are solved whole, large ones by Lanczos' method. Source: Kleinberg, "Authoritative sources in a hyperlinked environment",
Journal of the ACM 46 (1999), 604-632; Lehoucq, Sorensen, Yang, "ARPACK Users' Guide" (1998).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from talentgraph.scores.halves import Halves
from talentgraph.scores.score import Scored, score

if TYPE_CHECKING:
    from talentgraph.network import Network

_DENSE = 400  # nodes up to which the matrix is solved whole
_TOLERANCE = 1e-10
_VECTORS = 8  # that Lanczos' method keeps
_STEPS = 1000  # that are made where it does not converge


def hits(network: Network) -> tuple[Any, Any]:
    """Hubs and authorities of every node; each adds up to 1.

    Returns:
        Two float64 arrays of length n; zeros where there are no moves.

    >>> from talentgraph.network import network_of
    >>> [side.round(3).tolist() for side in hits(network_of(["a", "b", "c"], [0, 1], [2, 2], [1, 1]))]
    [[0.5, 0.5, 0.0], [0.0, 0.0, 1.0]]
    """
    import numpy as np

    n = len(network.ids)
    if not len(network.weight):
        return np.zeros(n), np.zeros(n)
    hub, authority = _dense(network) if n <= _DENSE else _sparse(network)
    hub, authority = np.abs(hub), np.abs(authority)
    return hub / hub.sum(), authority / authority.sum()


def _dense(network: Network) -> tuple[Any, Any]:
    import numpy as np

    n = len(network.ids)
    matrix = np.zeros((n, n))
    matrix[network.source, network.target] = network.weight
    values, vectors = np.linalg.eigh(matrix.T @ matrix)
    top = vectors[:, values > values[-1] * (1 - 1e-9)]
    authority = top @ top.sum(axis=0)
    return matrix @ authority, authority


def _sparse(network: Network) -> tuple[Any, Any]:
    import numpy as np
    from scipy.sparse.linalg import ArpackNoConvergence, LinearOperator, eigsh

    n, halves = len(network.ids), Halves(network)
    operator = LinearOperator((n, n), matvec=lambda v: halves.turned(halves.times(v)), dtype=np.float64)
    hub = _steps(operator, 2)
    if np.abs(operator @ hub / np.linalg.norm(operator @ hub) - hub).max() > 1e-14:  # else it is solved, and Lanczos' method would wander off
        try:
            hub = eigsh(operator, k=1, v0=np.ones(n), ncv=_VECTORS, tol=_TOLERANCE)[1][:, 0]
        except ArpackNoConvergence:
            hub = _steps(operator, _STEPS)
        if hub.min() * hub.max() < -1e-9:  # a mixture of eigenvectors that share the largest eigenvalue
            hub = _steps(operator, _STEPS)
    return hub, halves.times(hub)


def _steps(operator: Any, number: int) -> Any:
    """Repeated products from equal values, scaled to length 1."""
    import numpy as np

    found = np.ones(operator.shape[0])
    for _ in range(number):
        found = operator @ found
        found /= np.linalg.norm(found)
    return found


@score("authority", "HITS: people come here from places that feed other such places.")
def authority(network: Network) -> Scored:
    """Authorities."""
    return Scored({"authority": hits(network)[1]})


@score("hub", "HITS: its people go to places that draw from other such places.")
def hub(network: Network) -> Scored:
    """Hubs."""
    return Scored({"hub": hits(network)[0]})
