"""Names of organizations without a head: short forms that the document explains, and what stands where only organizations stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from talentgraph.claims.han_tokens import Tokens
    from talentgraph.claims.places import Mentions


def slots(found: Mentions, tokens: Tokens, spans: list[tuple[int, int]]) -> None:
    """."""
