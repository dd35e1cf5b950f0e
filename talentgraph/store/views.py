"""What `moves` means where it is not the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from talentgraph.store import Store


def catalog(store: Store) -> str:
    """The name of a store's file among the open ones, as SQL writes it."""
    return '"' + str(store.one("SELECT current_database()")).replace('"', '""') + '"'


def moves_in(store: Store, view: str, words: str) -> str:
    """The statement after which `moves` are those of a view of organizations; moves of big tables are those of the default one.

    Args:
        store: The store.
        view: Of organizations; not the default one.
        words: The text of org_view.sql.
    """
    table, tail = ("moves_of_claims", f"\nUNION ALL FROM {catalog(store)}.main.bulk_moves_told") if store.has("moves_of_claims") else ("moves", "")
    words = words.replace("{view}", view).replace("{catalog}.main.moves", f"{catalog(store)}.main.{table}")
    return words.rstrip().rstrip(";") + tail
