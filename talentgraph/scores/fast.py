"""networkit, where it is installed (the extra `fast`): for networks that are too large for networkx."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from talentgraph.errors import InputError

if TYPE_CHECKING:
    from talentgraph.network import Network

MOST = 10_000  # nodes up to which networkx does
SEED = 20250701


def large(network: Network) -> bool:
    """Whether networkx would take too long.

    >>> from talentgraph.network import network_of
    >>> large(network_of(["a", "b"], [0], [1], [1]))
    False
    """
    return len(network.ids) > MOST


def networkit(what: str) -> Any:
    """The package, with its own random numbers seeded, on one thread where their order matters.

    Args:
        what: The score that needs it.

    Raises:
        InputError: It is not installed.
    """
    try:
        import networkit as nk
    except ImportError:
        raise InputError(f"{what} of more than {MOST:,} organizations needs the package networkit", "run: pip install networkit") from None
    nk.setSeed(SEED, useThreadId=False)
    return nk


def graph(nk: Any, network: Network) -> Any:
    """The network as a networkit graph without direction: both directions added up, moves of an organization to itself left out."""
    import numpy as np
    from scipy.sparse import triu

    into = network.matrix()
    tied = triu(into + into.T, k=1, format="coo")
    ends = (tied.row.astype(np.uint64), tied.col.astype(np.uint64))
    return nk.GraphFromCoo((tied.data, ends), n=len(network.ids), weighted=True, directed=False)


def pairs(network: Network) -> Any:
    """The network as a networkx graph of node numbers, in the same way."""
    import networkx as nx

    found = nx.Graph()
    found.add_nodes_from(range(len(network.ids)))
    for s, t, w in zip(network.source.tolist(), network.target.tolist(), network.weight.tolist(), strict=True):
        if s != t:
            found.add_edge(s, t, weight=w + (found[s][t]["weight"] if found.has_edge(s, t) else 0))
    return found
