"""The derived half of a graph, made anew in the order of the stages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from talentgraph import adding, claims, moves, network, stories
from talentgraph.entities.resolve import resolve
from talentgraph.store import copies, sql

if TYPE_CHECKING:
    from talentgraph.store import Store


@dataclass(frozen=True, slots=True)
class Built:
    """What a `build` made.

    Attributes:
        added: What was read first.
        documents: Articles and tables in the graph.
        claims: What they assert.
        moves: Derived from the claims.
        counted: Of them, those that count.
        organizations: With moves.
        persons: With moves.
        seconds: How long it took.
    """

    added: adding.Added
    documents: int
    claims: int
    moves: int
    counted: int
    organizations: int
    persons: int
    seconds: float


def start(store: Store) -> None:
    """What a new file begins with: the seeds' lists, nothing derived yet."""
    adding.seed(store)
    _remember(store, "basis", basis(store))


def derive(store: Store) -> None:
    """Entities, moves and flows anew, all or nothing. Articles are read again first if lists or rules have changed since."""
    now = basis(store)
    if store.meta("basis") != now:
        adding.read_again(store)
        _remember(store, "basis", now)
    anew(store)


def anew(store: Store) -> None:
    """Entities, moves and flows from the claims as they stand, all or nothing."""
    with store.transaction():
        store.run("schema")
        resolve(store)
        stories.derive(store)
        moves.derive(store)
        network.derive(store)
        _remember(store, "data_hash", str(store.one(sql("data_hash"))))
        _remember(store, "seal", copies.seal(store))
        _remember(store, "stale", "no")


def basis(store: Store) -> str:
    """What articles are read with: the lists, and the rules."""
    return f"{store.one(sql('basis'))} {claims.VERSION}"


def _remember(store: Store, name: str, value: str) -> None:
    store.run("set_meta", name=name, value=value)
