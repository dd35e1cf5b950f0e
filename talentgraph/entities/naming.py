"""The names of one kind: those of the lists and those that claims write, each with the id it has by itself."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from talentgraph.language.names import keys
from talentgraph.model import EntityKind

if TYPE_CHECKING:
    from talentgraph.store import Store

# Every form of a name in claims, and how often it stands there.
_WRITTEN = {
    EntityKind.ORGANIZATION: "SELECT name, count(*) FROM written_names WHERE kind = 'organization' GROUP BY name ORDER BY name",
    EntityKind.PERSON: "SELECT name, count(*) FROM written_names WHERE kind = 'person' GROUP BY name ORDER BY name",
    EntityKind.ROLE_HOLDER: "SELECT name, count(*) FROM written_names WHERE kind = 'role_holder' GROUP BY name ORDER BY name",
}
_LISTED = "SELECT id, name, aliases, category FROM known WHERE kind = $kind ORDER BY id, document_id"


@dataclass(slots=True)
class Name:
    """All spellings that are one name: of a listed entity, or with one key.

    Attributes:
        id: The list's own id, else a hash of the key.
        kind: What it names.
        name: The listed name, else the most frequent spelling.
        listed: Whether a list knows it.
        category: As the list says.
        spellings: With the key of each and why it is one of them, in order.
        count: How often claims write it.
    """

    id: str
    kind: EntityKind
    name: str
    listed: bool
    category: str | None = None
    spellings: list[tuple[str, str, str]] = field(default_factory=list)
    count: int = 0


def names(store: Store, kind: EntityKind) -> tuple[list[Name], dict[str, str]]:
    """All names of a kind, ordered by id, and for each spelling in claims the id of its name.

    A key that several listed entities bear means the first whose own name it is.
    """
    found: dict[str, Name] = {}
    bearers: dict[str, str] = {}
    if kind is not EntityKind.ROLE_HOLDER:
        for name in _listed(store, kind):
            found[name.id] = name
        for own in (True, False):
            for name in found.values():
                for key, _, reason in name.spellings:
                    if (reason == "listed") is own:
                        bearers.setdefault(key, name.id)
    written = store.rows(_WRITTEN[kind]).rows
    meant: dict[str, str] = {}
    unlisted: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for (spelling, count), key in zip(written, keys([row[0] for row in written], organizations=kind is EntityKind.ORGANIZATION), strict=True):
        if key in bearers:
            found[bearers[key]].count += count
            meant[spelling] = bearers[key]
        else:
            unlisted[key].append((-count, spelling))
    for key, spellings in unlisted.items():
        name = Name(identifier(kind, key), kind, min(spellings)[1], listed=False, count=-sum(count for count, _ in spellings))
        name.spellings = [(key, spelling, "as written") for _, spelling in spellings]
        found[name.id] = name
        meant.update(dict.fromkeys((spelling for _, spelling in spellings), name.id))
    return [found[id_] for id_ in sorted(found)], meant


def _listed(store: Store, kind: EntityKind) -> list[Name]:
    rows = store.rows(_LISTED, {"kind": kind}).rows
    found: dict[str, Name] = {}
    for id_, name, _, category in rows:
        found.setdefault(id_, Name(id_, kind, name, listed=True, category=category))
    for id_, spellings in _spellings(kind, tuple((id_, name, tuple(aliases)) for id_, name, aliases, _ in rows)).items():
        found[id_].spellings = spellings
    return list(found.values())


@lru_cache(maxsize=4)
def _spellings(kind: EntityKind, rows: tuple[tuple[str, str, tuple[str, ...]], ...]) -> dict[str, list[tuple[str, str, str]]]:
    """The listed spellings by id, each with its key; what lists know stays so from one derivation to the next."""
    forms = [(id_, form, "listed" if n == 0 else "alias") for id_, name, aliases in rows for n, form in enumerate((name, *aliases))]
    found: dict[str, dict[str, tuple[str, str, str]]] = defaultdict(dict)
    for (id_, form, reason), key in zip(forms, keys([form for _, form, _ in forms], organizations=kind is EntityKind.ORGANIZATION), strict=True):
        found[id_].setdefault(key, (key, form, reason))
    return {id_: list(spellings.values()) for id_, spellings in found.items()}


def identifier(kind: EntityKind, key: str) -> str:
    """The id of a name that no list knows: a hash of its key."""
    return f"{kind.value[0]}-{sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()[:10]}"


def rows(name: Name, entity_id: str) -> list[dict[str, Any]]:
    """The rows of a name in table `names`."""
    return [
        {"key": key, "kind": name.kind, "name": spelling, "name_id": name.id, "entity_id": entity_id, "reason": reason}
        for key, spelling, reason in name.spellings
    ]
