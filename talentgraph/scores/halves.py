"""Products of the network's matrix with a vector on both of two cores: scipy uses one, and lets Python go on meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from talentgraph.network import Network


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
        self._upper = csr_array((weight[:at], source[:at], start[: self._cut + 1]), shape=(self._cut, n), copy=False)
        self._lower = csr_array((weight[at:], source[at:], start[self._cut :] - at), shape=(n - self._cut, n), copy=False)
        self._columns = self._upper.T, self._lower.T
        self._pool = ThreadPoolExecutor(1)

    def times(self, v: Any) -> Any:
        """W v."""
        import numpy as np

        lower = self._pool.submit(self._lower.dot, v)
        return np.concatenate([self._upper.dot(v), lower.result()])

    def turned(self, v: Any) -> Any:
        """W' v."""
        lower = self._pool.submit(self._columns[1].dot, v[self._cut :])
        upper = self._columns[0].dot(v[: self._cut])
        upper += lower.result()
        return upper
