"""What `moves` means where it is not the table."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from talentgraph.model import OrgView

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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


@contextmanager
def hiding(store: Store, ids: Sequence[str]) -> Iterator[None]:
    """For a while, let `moves` mean the moves without some of them: for questions, scores and pictures alike.

    Args:
        store: The store.
        ids: Of the moves that are hidden.
    """
    if not ids:
        yield
        return
    view = store.seen
    store.run("hide", ids=list(ids))
    store.seen = "some moves hidden"  # what is derived of all moves is not read
    try:
        yield
    finally:
        store.run("unhide")
        store.seen = OrgView.POINT_IN_TIME
        store.see(view)
