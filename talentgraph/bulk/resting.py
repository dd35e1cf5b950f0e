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
_MACRO = "SELECT count(*) FROM duckdb_functions() WHERE function_name = 'bulk_by_number'"


def by_number(store: Store) -> bool:
    """Whether moves of big tables can be read as numbers: in the default view, from a store that was derived since that can be done."""
    return there(store) and store.seen == OrgView.POINT_IN_TIME and bool(store.one(_MACRO))


def sources(store: Store, nodes: str, window: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """What bulk_sources.sql tells, in parts: arrays to_number, from_number, source (int32, the same one number in all parts) and share (float32).

    Args:
        store: The store, with `picked` made.
        nodes: The table in which the organizations of the network are numbered.
        window: Parameters of picked.sql.
    """
    store.run("bulk_told_by")
    last, moves = store.rows("SELECT max(to_node), count(*) FROM bulk_arrivals").rows[0]
    parts = 1 + moves // _AT_ONCE
    ends = [-1, *((last + 1) * part // parts - 1 for part in range(1, parts + 1))]
    query = sql("bulk_sources").replace("{nodes}", nodes)
    for before, end in pairwise(ends):
        yield arrays(store, query, {**window, "first_node": before + 1, "last_node": end})
