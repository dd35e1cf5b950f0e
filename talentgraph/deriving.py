"""The derived half of a graph, made anew in the order of the stages."""

from __future__ import annotations

import atexit
import tempfile
from dataclasses import dataclass
from functools import cache
from itertools import count
from pathlib import Path

from talentgraph import __version__, adding, bulk, claims, logs, moves, network, stories
from talentgraph.entities import resolve
from talentgraph.store import Store, copies, sql

_started = count()  # files that this process has made
_FEW = 1000  # claims: of more, and more than a quarter of what was there, all is derived anew


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
        busiest: The organization of the largest flow, if there is one.
    """

    added: adding.Added
    documents: int
    claims: int
    moves: int
    counted: int
    organizations: int
    persons: int
    seconds: float
    busiest: str | None


def start(store: Store) -> None:
    """What a new file begins with: the seeds' lists. A process that makes several files derives them once, and copies."""
    if next(_started) and store.one(sql("basis")) == "":
        copies.fill(store, _template())
    else:
        adding.seed(store)
        if not store.one(sql("articles_there")):  # those of an earlier schema are to be read again
            _remember(store, "basis", basis(store))


@cache
def _template() -> Path:
    """A file with the seeds' lists, derived; it lasts as long as the process."""
    folder = tempfile.TemporaryDirectory(prefix="talentgraph-")
    atexit.register(folder.cleanup)
    path = Path(folder.name) / "seeds.duckdb"
    with Store(path, write=True) as store:
        adding.seed(store)
        derive(store)
    return path


def derive(store: Store, *, whole: bool = False) -> None:
    """Entities, moves and flows from what was read and decided, all or nothing.

    What only new articles and tables of moves change is derived alone, if nothing else has changed. Articles are read again first if lists or
    rules have changed since.

    Args:
        store: Open for writing.
        whole: Derive everything anew, whatever has changed.
    """
    now = basis(store)
    if store.meta("basis") != now:
        _remember(store, "derived", "")  # should this be interrupted, all is derived anew
        with logs.timed("info", "deriving", "read all articles again, for lists or rules have changed"):
            adding.read_again(store)
        _remember(store, "basis", now)
    anew(store, whole=whole or not _only_more(store))


def anew(store: Store, *, whole: bool = True) -> None:
    """Entities, moves and flows from the claims as they stand, all or nothing; without `whole` only what new documents touch, if that can be."""
    with store.transaction(), bulk.aside(store):
        if whole or not _made(store):
            _all(store)
        _beside(store)
        _noted(store)


def _all(store: Store) -> None:
    """Empty what is derived, and derive it."""
    logs.info("deriving", "derives everything anew")
    store.run("schema")
    resolve.begin(store)
    _made(store)


def _made(store: Store) -> bool:
    """Derive what new documents touch. Tells whether that could be done without deriving everything anew."""
    if not store.one(sql("any_new")):
        return True
    with logs.timed("info", "deriving", "who is who"):
        resolved = resolve.resolve(store)
    if not resolved:
        return False
    with logs.timed("info", "deriving", "stories, moves and flows"):
        stories.derive(store)
        moves.derive(store)
        network.derive(store)
        store.run("derived")
    return True


def _beside(store: Store) -> None:
    """Put what big tables tell beside what claims tell."""
    if not bulk.there(store):
        return
    if bulk.meet(store):  # people of theirs became claims
        _all(store)
    network.derive(store)
    bulk.derive(store)
    if bulk.roles(store):
        moves.classify(store)


def _noted(store: Store) -> None:
    """Remember what everything was derived from."""
    _remember(store, "data_hash", str(store.one(sql("data_hash"))))
    _remember(store, "seal", copies.seal(store))
    _remember(store, "derived", _rested(store))
    _remember(store, "stale", "no")


def _only_more(store: Store) -> bool:
    """Whether there is nothing new since the last derivation but articles and tables of moves, not too many."""
    return store.meta("derived") == _rested(store) and bool(store.one(sql("only_more"), {"few": _FEW}))


def _rested(store: Store) -> str:
    """What everything that was derived rests on, besides documents and their claims."""
    return f"{__version__} {store.one(sql('decided'))}"


def basis(store: Store) -> str:
    """What articles are read with: the lists, and the rules."""
    return f"{store.one(sql('basis'))} {claims.VERSION}"


def _remember(store: Store, name: str, value: str) -> None:
    store.run("set_meta", name=name, value=value)
