"""Moves -> flows -> arrays: the organizations as nodes, counted moves between them as weighted edges."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from talentgraph.store import Store


@dataclass(frozen=True, slots=True)
class Network:
    """The flows as arrays: node i is `ids[i]`; edge e goes from `source[e]` to `target[e]` with `weight[e]` moves.

    Attributes:
        ids: Entity ids, length n.
        names: Names to show, length n.
        source: Node numbers, int64, length m.
        target: Node numbers, int64, length m.
        weight: Moves, float64, length m.
    """

    ids: list[str]
    names: list[str]
    source: Any = field(repr=False)
    target: Any = field(repr=False)
    weight: Any = field(repr=False)


def derive(store: Store) -> None:
    """Make flows anew; the table must be empty."""
    store.run("flows")


def network(store: Store, *, since: str | None = None, until: str | None = None) -> Network:
    """The flows of a window as arrays; node numbers follow the ids in order.

    Args:
        store: The store.
        since: First day (ISO), or None.
        until: Last day (ISO), or None. Moves that may lie outside the window are left out.
    """
    import numpy as np

    from talentgraph.store import sql

    rows = store.rows(sql("edges"), {"since": since, "until": until}).rows
    ids = sorted({end for row in rows for end in row[:2]})
    number = {identifier: place for place, identifier in enumerate(ids)}
    names = dict(store.rows("SELECT id, name FROM entities WHERE id IN (SELECT unnest($ids::VARCHAR[]))", {"ids": ids}).rows)
    return Network(
        ids,
        [names[identifier] for identifier in ids],
        np.array([number[row[0]] for row in rows], dtype=np.int64),
        np.array([number[row[1]] for row in rows], dtype=np.int64),
        np.array([row[2] for row in rows], dtype=np.float64),
    )


def to_networkx(found: Network) -> Any:
    """The network as a networkx DiGraph; nodes are ids with `name`, edges have `weight`.

    >>> import numpy as np
    >>> to_networkx(Network(["a", "b"], ["A", "B"], np.array([0]), np.array([1]), np.array([2.0]))).edges(data=True)
    OutEdgeDataView([('a', 'b', {'weight': 2.0})])
    """
    import networkx as nx

    graph = nx.DiGraph()
    graph.add_nodes_from((identifier, {"name": name}) for identifier, name in zip(found.ids, found.names, strict=True))
    graph.add_edges_from(
        (found.ids[s], found.ids[t], {"weight": float(w)}) for s, t, w in zip(found.source, found.target, found.weight, strict=True)
    )
    return graph
