"""Pairs of names that are one entity -> clusters, under what must stay apart. Pure: the same pairs give the same clusters in any order."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Link:
    """Two names that are one entity.

    Attributes:
        left: Id of a name.
        right: Id of another.
        score: Log-odds; the surest links are made first.
        by_user: A user's word, which only another word of a user's can oppose.
    """

    left: str
    right: str
    score: float = 0.0
    by_user: bool = False


def clusters(links: Iterable[Link], apart: Iterable[tuple[str, str]] = (), user_apart: Iterable[tuple[str, str]] = ()) -> dict[str, list[str]]:
    """Constrained agglomeration: links in order of certainty, none that would put together two names that must stay apart.

    Args:
        links: What joins.
        apart: Pairs that rules keep apart; a user's link goes over them.
        user_apart: Pairs that a user keeps apart; nothing goes over them.

    Returns:
        For every name of a link that was made, the sorted ids of its cluster.

    >>> found = clusters([Link("a", "b", 4.0), Link("b", "c", 3.0)], apart=[("a", "c")])
    >>> found["a"], "c" in found
    (['a', 'b'], False)
    """
    cluster: dict[str, list[str]] = {}
    firm, soft = _neighbours(user_apart), _neighbours(apart)
    for link in sorted(links, key=lambda link: (not link.by_user, -link.score, *sorted((link.left, link.right)))):
        one, other = cluster.get(link.left, [link.left]), cluster.get(link.right, [link.right])
        if one is other or _opposed(one, other, firm) or (not link.by_user and _opposed(one, other, soft)):
            continue
        joined = sorted([*one, *other])
        for name in joined:
            cluster[name] = joined
    return cluster


def _neighbours(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for one, other in pairs:
        found[one].add(other)
        found[other].add(one)
    return found


def _opposed(one: list[str], other: list[str], apart: dict[str, set[str]]) -> bool:
    small, large = sorted((one, other), key=len)
    return any(not apart[name].isdisjoint(large) for name in small if name in apart)
