"""The gate before publishing: which moves a public page must not show as they stand, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from talentgraph.store import sql

if TYPE_CHECKING:
    from talentgraph.store import Store


def unpublishable(store: Store) -> list[dict[str, Any]]:
    """Moves that nobody should publish yet, with the reasons.

    These are unreviewed moves of a single source, unreviewed moves that are put together from several, and moves that rest on private
    sources. Reviewed means that a user accepted or corrected one of the reports.

    Args:
        store: Of a graph that is derived.

    Returns:
        One dict a move: move, person, from_org, to_org, status, reasons. Empty when all may be published.
    """
    return store.rows(sql("unpublishable")).dicts()
