"""What a user's name means: an id, a name, an alias; else what is near it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from talentgraph.errors import AmbiguousName, UnknownName
from talentgraph.language.names import keys
from talentgraph.store import sql

if TYPE_CHECKING:
    from collections.abc import Sequence

    from talentgraph.store import Store

_NEAR = 0.75  # similarity from which on a name is suggested
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entity that a name may mean."""

    id: str
    kind: str
    name: str


def find(store: Store, name: str, kind: str) -> Candidate:
    """The one entity of a kind (organization or person) that a name means.

    Several entities may bear a name; if only one of them has moves, it is meant.

    Raises:
        UnknownName: Nobody bears it; with near names.
        AmbiguousName: Several do, and more than one has moves.
    """
    found = perhaps(store, name, kind)
    if found is None:
        raise UnknownName(f"no {kind} called {name!r} in this graph", near(store, name, kind))
    return found


def perhaps(store: Store, name: str, kind: str) -> Candidate | None:
    """The same, or None: nobody bears it.

    Raises:
        AmbiguousName: Several do, and more than one has moves.
    """
    found = [Candidate(*row) for row in store.rows(sql("find"), {"given": name.strip(), "key": _key(name, kind), "kind": kind}).rows]
    exact = [candidate for candidate in found if candidate.id == name.strip()]
    if len(exact or found) > 1:
        return _moving(store, name, found)
    return next(iter(exact or found), None)


def named(store: Store, text: str) -> Candidate:
    """The one name (not entity: it may be part of one) that a user means, by a spelling or an id.

    Raises:
        UnknownName: Nothing is written so; with near names.
        AmbiguousName: Several are.
    """
    wanted = text.strip()
    made = {kind: _key(wanted, kind) for kind in ("organization", "person")}
    rows = store.rows(sql("named"), {"given": wanted, "key": made["person"], "org_key": made["organization"]}).rows
    found = [Candidate(*row) for row in rows]
    exact = [candidate for candidate in found if candidate.id == wanted]
    if not found:
        raise UnknownName(f"no person and no organization called {text!r} in this graph", near(store, text, "person"))
    if len(exact or found) > 1:
        raise AmbiguousName(f"{text!r} may mean several", [f"{c.id} ({c.kind} {c.name})" for c in found[:_SHOWN]])
    return (exact or found)[0]


def beginning(store: Store, text: str, kinds: Sequence[str], most: int) -> list[str]:
    """Names in any script that begin so, case aside, of organizations and people who have moves; those with most moves first.

    Args:
        store: The store.
        text: How they begin.
        kinds: organization, person, or both.
        most: How many at most.
    """
    return [row[0] for row in store.rows(sql("beginning"), {"text": text, "kinds": list(kinds), "most": most}).rows]


def _moving(store: Store, name: str, found: list[Candidate]) -> Candidate:
    """Of several, the one with moves."""
    count = n_moves(store, found)
    moving = [candidate for candidate in found if count[candidate.id]] or found
    if len(moving) > 1:
        moving.sort(key=lambda candidate: -count[candidate.id])
        raise AmbiguousName(f"{name!r} may mean several", [f"{c.id} ({c.name}, {count[c.id]} moves)" for c in moving[:_SHOWN]])
    return moving[0]


def n_moves(store: Store, found: list[Candidate]) -> dict[str, int]:
    """How many moves speak of each entity, by id."""
    return dict(store.rows(sql("find_moves"), {"ids": [candidate.id for candidate in found]}).rows)


def _key(name: str, kind: str) -> str:
    return keys([name], organizations=kind == "organization")[0]


def near(store: Store, name: str, kind: str) -> list[str]:
    """Names that are spelt alike or begin alike; of equally near ones those with more moves first."""
    from rapidfuzz import process
    from rapidfuzz.distance import JaroWinkler

    key = _key(name, kind)
    known = [row[0] for row in store.rows("SELECT DISTINCT key FROM names WHERE kind = $kind ORDER BY key", {"kind": kind}).rows]
    hits = process.extract(key, known, scorer=JaroWinkler.normalized_similarity, limit=40, score_cutoff=_NEAR)
    names = {made: (name, moves) for made, name, moves in store.rows(sql("near"), {"kind": kind, "keys": [hit[0] for hit in hits]}).rows}
    best = sorted(hits, key=lambda hit: (-round(hit[1], 1), -names[hit[0]][1], -hit[1], hit[0]))
    return list(dict.fromkeys(names[made][0] for made, _, _ in best))[:_SHOWN]
