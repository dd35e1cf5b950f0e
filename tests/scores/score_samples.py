"""Networks to measure: by hand, and drawn by hypothesis."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import strategies as st

from talentgraph.network import Network, network_of, to_networkx
from talentgraph.scores import hits, pagerank, springrank

if TYPE_CHECKING:
    from collections.abc import Iterator

Edges = dict[tuple[int, int], float]


def network(n: int, edges: Edges) -> Network:
    return network_of([f"o{i:02d}" for i in range(n)], [s for s, _ in edges], [t for _, t in edges], list(edges.values()))


def edges_of(found: Network) -> Edges:
    return {(s, t): w for s, t, w in zip(found.source.tolist(), found.target.tolist(), found.weight.tolist(), strict=True)}


def peer(found: Network) -> Any:
    """The same as a networkx graph."""
    return to_networkx(found, found.ids)


def graphs(least: int = 2, most: int = 12, *, loops: bool = False) -> st.SearchStrategy[Network]:
    def edges(n: int) -> st.SearchStrategy[Network]:
        pair = st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)).filter(lambda e: loops or e[0] != e[1])
        return st.dictionaries(pair, st.integers(1, 9), max_size=40).map(lambda found: network(n, {pair: float(w) for pair, w in found.items()}))

    return st.integers(least, most).flatmap(edges)


def scaled(found: Network, size: float) -> Network:
    """The same with weights of another size."""
    return Network(found.ids, found.source, found.target, found.weight * size)


@contextmanager
def at_size(large: bool) -> Iterator[None]:
    """Small networks, solved as if they were large: with scipy, by the methods for many nodes."""
    with pytest.MonkeyPatch.context() as patch:
        if large:
            patch.setattr(pagerank, "SMALL", -1)
            patch.setattr(springrank, "_DENSE", -1)
            patch.setattr(hits, "_DENSE", -1)
        yield


def random_network(n: int, m: int, seed: int = 1) -> Network:
    random = np.random.default_rng(seed)
    chosen: nx.DiGraph = nx.gnm_random_graph(n, m, seed=seed, directed=True)
    return network(n, {(s, t): float(random.integers(1, 9)) for s, t in chosen.edges})
