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

    window = network.parameters(store, choice)
    nodes = network.nodes(store, choice)
    store.run("picked")
    if not bulk.by_number(store):
        return sources_of(net, **_of_claims(store, nodes, window))
    parts = list(bulk.sources(store, nodes, window))
    with bulk.alone(store):
        told = _of_claims(store, nodes, window)
    told["source"] += 1 + max((int(part["source"].max(initial=-1)) for part in parts), default=-1)
    parts.append(told)
    whole = {name: np.concatenate([part.pop(name) for part in parts]) for name in list(told)}
    return sources_of(net, **whole)


def _of_claims(store: Store, nodes: str, window: dict[str, Any]) -> dict[str, Any]:
    """What picked_sources.sql tells, its sources numbered in the order in which they come."""
    import numpy as np

    found = arrays(store, sql("picked_sources").replace("{nodes}", nodes), window)
    known, first, at = np.unique(found["source"], return_index=True, return_inverse=True)
    place = np.empty(len(known), dtype=np.int32)
    place[np.argsort(first)] = np.arange(len(known), dtype=np.int32)
    return {**found, "source": place[at]}
