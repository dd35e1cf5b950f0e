"""The names of one kind: those of the lists and those that claims write, each with the id it has by itself.

Spellings with one key are one name; what a list knows bears the list's own id, everything else a hash of its key.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from talentgraph.language.names import keys
from talentgraph.model import EntityKind
from talentgraph.store import sql

if TYPE_CHECKING:
    from talentgraph.store import Store

SHARED = "shared"
_LISTED = "SELECT id, name, aliases, category, ambiguous FROM known WHERE kind = $kind ORDER BY id, document_id"


def listed(store: Store) -> None:
    """Fill names and called with what lists name; both must be empty."""
    for kind in (EntityKind.ORGANIZATION, EntityKind.PERSON):
        rows = store.rows(_LISTED, {"kind": kind}).rows
        first = {row[0]: row for row in reversed(rows)}
        spelt = _spellings(kind, tuple((id_, name, tuple(aliases), frozenset(many)) for id_, name, aliases, _, many in rows))
        columns = [list(column) for column in zip(*spelt, strict=True)] or [[], [], [], []]
        fixed = {"kind": [kind.value] * len(spelt), "entity_id": columns[0]}
        store.append("names", {"name_id": columns[0], "key": columns[1], "name": columns[2], "reason": columns[3], **fixed})
        size = len(first)
        store.append("called", {
            "name_id": list(first), "kind": [kind.value] * size, "name": [row[1] for row in first.values()], "listed": [True] * size,
            "category": [row[3] for row in first.values()], "number": [0] * size,
        })  # fmt: skip


@lru_cache(maxsize=4)
def _spellings(kind: EntityKind, rows: tuple[tuple[str, str, tuple[str, ...], frozenset[str]], ...]) -> list[tuple[str, str, str, str]]:
    """The listed spellings: id, key, spelling, why it is one. What lists know stays so from one derivation to the next.

    A name that many people bear, or several listed entities, is `SHARED`: it does not make a claim the listed one's. Whose it is is weighed
    for people as between any two names, and left open for organizations.
    """
    person = kind is EntityKind.PERSON
    forms = [
        (id_, form, "listed" if n == 0 else SHARED if person and form in many else "alias")
        for id_, name, aliases, many in rows for n, form in enumerate((name, *aliases))
    ]  # fmt: skip
    found: dict[str, dict[str, tuple[str, str, str, str]]] = defaultdict(dict)
    bearers: dict[str, set[str]] = defaultdict(set)
    for (id_, form, reason), key in zip(forms, keys([form for _, form, _ in forms], organizations=not person), strict=True):
        found[id_].setdefault(key, (id_, key, form, reason))
        bearers[key].add(id_)
    spelt = [row for spellings in found.values() for row in spellings.values()]
    own = {key for _, key, _, reason in spelt if reason == "listed"}
    several = {key for key, ids in bearers.items() if len(ids) > 1 and key not in own}
    return [(id_, key, form, SHARED if key in several else reason) for id_, key, form, reason in spelt]


def written(store: Store) -> None:
    """Fill meanings, names and called with what new claims write."""
    for kind, spellings in store.rows(sql("unspelt")).rows:
        made = keys(spellings, organizations=kind == EntityKind.ORGANIZATION)
        store.append("spelt", {"kind": [kind] * len(made), "spelling": spellings, "key": made})
    store.run("meanings")
