"""What the moves of a network rest on: for each its sources, which are drawn again to see how stable ranks are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from talentgraph import bulk, network
from talentgraph.scores.resampling import Sources, sources_of
from talentgraph.store import sql
from talentgraph.store.arrays import arrays

if TYPE_CHECKING:
    from talentgraph.network import Choice, Network
    from talentgraph.store import Store


def sources(store: Store, choice: Choice, net: Network) -> Sources:
    """The sources behind a network, as `network.network` has just read it.

    Args:
        store: The store.
        choice: Which moves make up the network.
        net: The same as arrays.
    """
    import numpy as np

    window, nodes = network.parameters(store, choice), network.nodes(store, choice)
    query = sql("picked_sources").replace("{nodes}", nodes)
    store.run("picked")
    if not bulk.by_number(store):
        found = arrays(store, query, window)
        return sources_of(net, **{**found, "source": _numbered(found["source"])})
    with bulk.alone(store):
        store.rows(f"CREATE OR REPLACE TEMP TABLE told_sources AS {query}", window)
    parts = list(bulk.sources(store, nodes, window, len(net.ids)))
    return sources_of(net, **{name: np.concatenate([part.pop(name) for part in parts]) for name in list(parts[0])})


def _numbered(source: Any) -> Any:
    """Numbers in the order in which they come: int32."""
    import numpy as np

    known, first, at = np.unique(source, return_index=True, return_inverse=True)
    place = np.empty(len(known), dtype=np.int32)
    place[np.argsort(first)] = np.arange(len(known), dtype=np.int32)
    return place[at]
