"""Articles -> stories: copies, rewrites and translations of one story are one source. What is compared, and how, says store/sql/stories.sql."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from talentgraph.store import sql

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from talentgraph.store import Store


_AT_ONCE = 25_000  # pairs of articles that are compared at a time: what they share takes far more room than they do


class Pair(NamedTuple):
    """Two articles: how much they share (2 is one address), whether that makes them one story, and what it is, in words."""

    a: str
    b: str
    score: float
    linked: bool
    reason: str


def derive(store: Store) -> None:
    """Make stories anew where an article is touched; claim_ends must be made."""
    if not store.one(sql("stories_touched")):
        return
    store.run("stories")
    pairs = []
    if store.one("SELECT EXISTS (FROM candidates) OR EXISTS (FROM one_address)"):
        store.run("story_near")
        for start in range(0, int(store.one("SELECT count(*) FROM every_near")), _AT_ONCE):
            store.run("story_pairs", start=start, end=start + _AT_ONCE)
        pairs = [Pair(*row) for row in store.rows("SELECT a, b, score, linked, reason FROM story_pairs").rows]
    documents = store.rows("SELECT document_id FROM dated ORDER BY earliest NULLS LAST, document_id").rows
    found = joined([row[0] for row in documents], pairs)
    store.append_rows("stories_now", [{"document_id": document, "story_id": of[0], "reason": of[1]} for document, of in found.items()])
    store.run("restoried")


def joined(documents: Sequence[str], pairs: Iterable[Pair]) -> dict[str, tuple[str, str | None]]:
    """The story of each document, with the reason; the closest pairs are joined first.

    A chain of rewrites can lead to another story. So two stories join only if the earliest documents of both are a pair as well, be it a
    weaker one.

    Args:
        documents: All of them, the earliest first.
        pairs: What is known of two of them; each pair once.

    >>> joined(["x", "b", "a"], [Pair("a", "b", 0.8, True, "9 facts")])
    {'x': ('x', None), 'b': ('a', '9 facts'), 'a': ('a', '9 facts')}
    """
    place = {document: number for number, document in enumerate(documents)}
    head = {document: document for document in documents}  # of a document on the way to the earliest of its story
    ordered = sorted(pairs, key=lambda pair: (-pair.score, pair.a, pair.b, pair.reason))
    known = {frozenset((pair.a, pair.b)) for pair in ordered}
    reasons: dict[str, str] = {}

    def earliest(document: str) -> str:
        while head[document] != document:
            head[document] = head[head[document]]
            document = head[document]
        return document

    for pair in ordered:
        first, second = sorted((earliest(pair.a), earliest(pair.b)), key=place.__getitem__)
        if not pair.linked or not (first == second or frozenset((first, second)) in known):
            continue
        head[second] = first
        reasons.setdefault(pair.a, pair.reason)
        reasons.setdefault(pair.b, pair.reason)
    least: dict[str, str] = {}
    for document in sorted(documents):
        least.setdefault(earliest(document), document)
    return {document: (least[earliest(document)], reasons.get(document)) for document in documents}
