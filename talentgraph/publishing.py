"""The gate before publishing: which moves a public page must not show as they stand, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from talentgraph.errors import TalentGraphError
from talentgraph.store import sql

if TYPE_CHECKING:
    from collections.abc import Iterable

    from talentgraph.store import Store


class NotReviewed(TalentGraphError):  # noqa: N818 - reads as what it says
    """Moves that nobody may publish yet.

    Args:
        moves: As `unpublishable` gives them.
    """

    def __init__(self, moves: list[dict[str, Any]]) -> None:
        self.moves = moves
        told = f"{len(moves):,} {'move' if len(moves) == 1 else 'moves'} that nobody reviewed: of a single source, or put together from several"
        super().__init__(told, "read their evidence and accept, correct or reject them: talentgraph review")


def unpublishable(store: Store) -> list[dict[str, Any]]:
    """Moves that nobody should publish yet, with the reasons.

    These are unreviewed moves of a single source, unreviewed moves that are put together from several, and moves that rest on private
    sources. Reviewed means that a user accepted or corrected one of the reports.

    Args:
        store: Of a graph that is derived.

    Returns:
        One dict a move: move, person, from_org, to_org, status, reasons; unreviewed, whether a review would help; backed, whether public
        reports alone tell all that is shown of it. Empty when all may be published.
    """
    return store.rows(sql("unpublishable")).dicts()


def gate(found: list[dict[str, Any]], ids: Iterable[str]) -> set[str]:
    """Let moves through to a public page.

    Args:
        found: What `unpublishable` says.
        ids: The moves that the page would show.

    Returns:
        Those that must be left out, since public reports alone do not tell them.

    Raises:
        NotReviewed: Some of the others wait for a review.
    """
    wanted = set(ids)
    here = [row for row in found if row["move"] in wanted]
    left_out = {row["move"] for row in here if not row["backed"]}
    waiting = [row for row in here if row["unreviewed"] and row["move"] not in left_out]
    if waiting:
        raise NotReviewed(waiting)
    return left_out
