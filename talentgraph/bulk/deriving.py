"""bulk_rows -> bulk_moves and what is seen of them; hung in where the tables of the claims are derived."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from talentgraph.model import OrgView
from talentgraph.store import cells, sql
from talentgraph.store.views import catalog

if TYPE_CHECKING:
    from collections.abc import Iterator

    from talentgraph.store import Store

_ROLES = "SELECT count(role_from) + count(role_to) + (SELECT count(unit) FROM bulk_nodes) FROM bulk_rows"
OF_BOTH = ("nodes", "flows", "totals", "roles")  # tables that hold claims and big tables together
_MOST_MET = 200_000  # rows of big tables that become claims; with more, nobody new does


def there(store: Store) -> bool:
    """Whether there are big tables."""
    return store.has("bulk_tables") and bool(store.one("SELECT count(*) FROM bulk_tables"))


@contextlib.contextmanager
def aside(store: Store) -> Iterator[None]:
    """Inside a transaction: `moves` and its like are the tables of the claims alone; afterwards what is asked holds big tables too."""
    if store.has("moves_of_claims"):
        store.run("bulk_aside")
    yield
    if there(store):
        store.run("bulk_views")


def roles(store: Store) -> bool:
    """Make `stated` (stated_roles.sql) the roles that only big tables state. Tells whether there are any."""
    store.run("bulk_roles")
    return bool(store.one("SELECT EXISTS (FROM stated)"))


@contextlib.contextmanager
def alone(store: Store) -> Iterator[None]:
    """In any store, open for reading too: everything means the claims alone. What is checked and compared row by row are these."""
    if not store.has("moves_of_claims"):
        yield
        return
    seen = store.seen
    store.see("none")
    for table in ("moves", "move_claims", "entities", "names"):
        store.rows(f"CREATE OR REPLACE TEMP VIEW {table} AS FROM {catalog(store)}.main.{table}_of_claims")
    store.run("bulk_alone")
    try:
        yield
    finally:
        for table in ("moves", "move_claims", "entities", "names", "flows"):
            store.rows(f"DROP VIEW IF EXISTS temp.{table}")
        store.seen = OrgView.POINT_IN_TIME
        store.see(seen)


def meet(store: Store) -> bool:
    """Make the rows of people whom claims or lists know into claims. Tells whether there are new ones: then names are resolved once more."""
    if not there(store):
        return False
    store.run("bulk_schema")
    store.run("bulk_met")
    rows = int(store.one("SELECT count(*) FROM bulk_rows WHERE person IN (SELECT person FROM bulk_met)"))
    if not 0 < rows <= _MOST_MET:
        return False
    cells.know(store)
    store.run("bulk_cells")
    for (document,) in store.rows("SELECT document_id FROM bulk_tables ORDER BY number").rows:
        store.run("bulk_meet", document=document)
        store.run("claims_from_rows", document=document)
    store.run("bulk_part")
    return True


def derive(store: Store) -> None:
    """Make bulk_moves, its copy by destination, and nodes, flows and totals of everything. The moves are kept as they are if only names changed."""
    if not there(store):
        return
    store.run("bulk_nodes")
    basis = str(store.one(sql("bulk_basis")))
    if store.one("SELECT any_value(hash) FROM bulk_basis") != basis:
        store.rows("SET VARIABLE bulk_after = 0")
        store.run("bulk_moves")
        store.run("bulk_sort_roles" if store.one(_ROLES) else "bulk_sort")
        store.rows("DELETE FROM bulk_basis")
        store.append("bulk_basis", {"hash": [basis]})
    store.run("bulk_flows")
