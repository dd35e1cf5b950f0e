"""Big tables where the whole graph is tended: checked, compared, forgotten in, sorted."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

from talentgraph.bulk.deriving import there
from talentgraph.store import sql

if TYPE_CHECKING:
    from collections.abc import Iterable

    from talentgraph.store import Store


def digests(store: Store) -> list[dict[str, Any]]:
    """For each big table, and for all of their moves, a row that stands for all that is in them: equal where they are equal."""
    if not (there(store) and store.has("moves_of_claims")):
        return []
    store.run("bulk_cells")
    return store.rows(sql("bulk_digest")).dicts()


def counts(store: Store) -> dict[str, int]:
    """How much there is of what big tables add to."""
    if not (there(store) and store.has("moves_of_claims")):
        return {}
    return {name: int(number) for name, number in store.rows(sql("bulk_counts")).dicts()[0].items()}


def problems(store: Store) -> list[str]:
    """What does not hold together in big tables, a line each."""
    if not there(store):
        return []
    if not store.has("moves_of_claims"):
        return ["big tables: nothing is derived from them; run talentgraph build"]
    return [row[0] for row in store.rows(sql("bulk_verify")).rows]


def optimize(store: Store) -> bool:
    """Sort the moves of big tables anew. Tells whether there are any."""
    if not there(store):
        return False
    with store.transaction():
        store.run("bulk_resort")
    return True


def reports(store: Store, keys: Iterable[str]) -> int:
    """How many rows of big tables are about the people with these keys."""
    if not there(store):
        return 0
    query = "SELECT count(*) FROM bulk_rows WHERE person IN (SELECT number FROM bulk_persons WHERE list_contains($ids::VARCHAR[], id))"
    return int(store.one(query, {"ids": _ids(keys)}))


def carry(new: Store, keys: Iterable[str]) -> None:
    """Big tables in a store that is written anew (rewriting.py), without the people with these keys."""
    if there(new):  # in memory they stay in their place
        new.run("bulk_drop", ids=_ids(keys))
    elif new.one("SELECT count(*) FROM duckdb_tables() WHERE table_name = 'bulk_tables' AND database_name = 'before'"):
        new.run("bulk_schema")
        new.run("bulk_carry", ids=_ids(keys))


def _ids(keys: Iterable[str]) -> list[str]:
    return [f"p-{sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}" for key in keys]
