"""Products of the network's matrix with a vector on both of two cores: scipy uses one, and lets Python go on meanwhile.

A product has the precision of its vector. In single precision it takes about half as long: it moves half the bytes, and the vector of a
network of 100,000 nodes lies in the cache of one core.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from talentgraph.network import Network


def precisions(values: Any) -> dict[Any, Any]:
    """An array in double and in single precision, by dtype; what is out of reach of single precision becomes 0 or infinite.

    >>> import numpy as np
    >>> precisions(np.array([1e60]))[np.dtype(np.float32)].tolist()
    [inf]
    """
    import numpy as np

    with np.errstate(over="ignore"):
        return {np.dtype(kind): values.astype(kind, copy=False) for kind in (np.float64, np.float32)}


class Halves:
    """The matrix W of a network, W[target, source], as two blocks of rows with as many edges each.

    Args:
        network: The flows.
        weight: Other weights of the edges, float64 of length m.

    >>> import numpy as np
    >>> from talentgraph.network import network_of
    >>> halves = Halves(network_of(["a", "b"], [0, 1], [1, 0], [3, 2]))
    >>> halves.times(np.array([1.0, 10.0])).tolist(), halves.turned(np.array([1.0, 10.0])).tolist()
    ([20.0, 3.0], [30.0, 2.0])
    """

    def __init__(self, network: Network, weight: Any = None) -> None:
        from concurrent.futures import ThreadPoolExecutor

        import numpy as np
        from scipy.sparse import csr_array

        start, source, n = network.start, network.source, len(network.ids)
        weight = network.weight if weight is None else weight
        self._cut = int(np.searchsorted(start, start[-1] // 2))
        at = int(start[self._cut])
        parts = (slice(at), start[: self._cut + 1]), (slice(at, None), start[self._cut :] - at)
        self._rows = {}
        for kind, values in precisions(weight).items():
            self._rows[kind] = tuple(csr_array((values[own], source[own], row), shape=(len(row) - 1, n), copy=False) for own, row in parts)
        self._columns = {kind: tuple(half.T for half in halves) for kind, halves in self._rows.items()}
        self._pool = ThreadPoolExecutor(1)

    def times(self, v: Any) -> Any:
        """W v."""
        import numpy as np

        above, below = self._rows[v.dtype]
        lower = self._pool.submit(below.dot, v)
        return np.concatenate([above.dot(v), lower.result()])

    def turned(self, v: Any) -> Any:
        """W' v."""
        left, right = self._columns[v.dtype]
        lower = self._pool.submit(right.dot, v[self._cut :])
        upper = left.dot(v[: self._cut])
        upper += lower.result()
        return upper
