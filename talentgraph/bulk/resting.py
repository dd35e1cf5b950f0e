"""What the moves of big tables rest on, read a part at a time: a row each, as numbers."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from talentgraph.bulk.deriving import there
from talentgraph.model import OrgView
from talentgraph.store import sql
from talentgraph.store.arrays import arrays

if TYPE_CHECKING:
    from collections.abc import Iterator

    from talentgraph.store import Store

_AT_ONCE = 1_500_000  # moves that are read together
_VIEW = "SELECT count(*) FROM duckdb_views() WHERE view_name = 'bulk_arrivals_by_number'"


def by_number(store: Store) -> bool:
    """Whether moves of big tables can be read as numbers: in the default view, from a store that was derived since that can be done."""
    return there(store) and store.seen == OrgView.POINT_IN_TIME and store.has("moves_of_claims") and bool(store.one(_VIEW))


def sources(store: Store, nodes: str, window: dict[str, Any], number: int) -> Iterator[dict[str, Any]]:
    """What bulk_sources.sql tells, part after part in the order of the edges: arrays to_number, from_number, source (int32) and share (float32).

    Args:
        store: The store, with `picked` made, and what the claims tell in `told_sources`.
        nodes: The table in which the organizations of the network are numbered.
        window: Parameters of picked.sql.
        number: How many organizations there are in the network.
    """
    store.run("bulk_told_by")
    parts = 1 + int(store.one("SELECT count(*) FROM bulk_arrivals")) // _AT_ONCE
    query = sql("bulk_sources").replace("{nodes}", nodes)
    for begin, end in pairwise(number * part // parts for part in range(parts + 1)):
        yield arrays(store, query, {**window, "first_node": begin, "last_node": end - 1})
