"""Claims + entities -> moves. When two claims tell of one move, and how its fields are chosen, is written in store/sql/moves.sql."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from talentgraph.store import Store


def derive(store: Store) -> None:
    """Make moves, move_claims, move_views and artefacts anew; they must be empty."""
    store.run("spell_ends")
    store.run("moves")
    store.run("org_views")
    if store.one("SELECT count(*) FROM documents WHERE kind = 'spells'"):
        store.run("artefacts")
