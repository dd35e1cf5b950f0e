"""Fills entities, names, claim_ends and identities from known and claims."""

from __future__ import annotations

from collections import defaultdict
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from talentgraph.language.names import keys
from talentgraph.model import EntityKind

if TYPE_CHECKING:
    from talentgraph.store import Store

_OF_KIND = {"named": EntityKind.PERSON, "role_holder": EntityKind.ROLE_HOLDER}


def resolve(store: Store) -> None:
    """Make entities, names and claim_ends anew; they must be empty."""
    listed = _listed(store)
    meanings = _Meanings(store, listed)
    for kind, query in (
        (EntityKind.ORGANIZATION, _query("from_org", "to_org")),
        (EntityKind.PERSON, _query("person", where="person_kind = 'named'")),
        (EntityKind.ROLE_HOLDER, _query("person", where="person_kind = 'role_holder'")),
    ):
        meanings.add(kind, store.rows(query).rows)
    store.run("claim_ends")
    store.run("identities")


def _query(*columns: str, where: str = "true") -> str:
    """Every form of a name in claims, and how often it stands there."""
    parts = " UNION ALL ".join(f"SELECT {column} AS name FROM claims WHERE {column} IS NOT NULL AND {where}" for column in columns)  # noqa: S608
    return f"SELECT name, count(*) FROM ({parts}) GROUP BY name ORDER BY name"  # noqa: S608


def _listed(store: Store) -> dict[tuple[str, str], list[str]]:
    """Entities and names of the lists; gives which entities bear a key, those first whose own name it is."""
    rows = store.rows("SELECT kind, id, name, aliases, category FROM known ORDER BY kind, id, document_id").rows
    entities: dict[tuple[str, str], dict[str, Any]] = {}
    forms: list[tuple[str, str, str, str]] = []
    for kind, identifier, name, aliases, category in rows:
        entities.setdefault((kind, identifier), {"id": identifier, "kind": kind, "name": name, "category": category, "listed": True})
        forms += [(kind, identifier, name, "listed"), *((kind, identifier, alias, "alias") for alias in aliases)]
    _append(store, "entities", list(entities.values()))
    bearers: dict[tuple[str, str], list[str]] = defaultdict(list)
    names: dict[tuple[str, str, str], dict[str, Any]] = {}
    for kind in (EntityKind.ORGANIZATION, EntityKind.PERSON):
        mine = [form for form in forms if form[0] == kind]
        made = keys([name for _, _, name, _ in mine], organizations=kind is EntityKind.ORGANIZATION)
        for (_, identifier, name, reason), key in sorted(zip(mine, made, strict=True), key=lambda pair: (pair[0][3] != "listed", pair[0][1])):
            names.setdefault((kind, key, identifier), {"key": key, "kind": kind, "name": name, "entity_id": identifier, "reason": reason})
            if identifier not in bearers[kind, key]:
                bearers[kind, key].append(identifier)
    _append(store, "names", list(names.values()))
    return bearers


class _Meanings:
    """Writes which entity each form of a name in claims means into the temporary table `meanings`."""

    def __init__(self, store: Store, bearers: dict[tuple[str, str], list[str]]) -> None:
        self.store, self.bearers = store, bearers
        store.run("meanings")

    def add(self, kind: EntityKind, forms: list[tuple[Any, ...]]) -> None:
        """All forms of one kind: name and count. Forms of one key that no list knows are one entity, named by the most frequent."""
        made = keys([name for name, _ in forms], organizations=kind is EntityKind.ORGANIZATION)
        unlisted: dict[str, list[tuple[int, str]]] = defaultdict(list)
        meant: list[dict[str, Any]] = []
        for (name, count), key in zip(forms, made, strict=True):
            bearers = self.bearers.get((kind, key))
            if not bearers:
                unlisted[key].append((-count, name))
            meant.append({"kind": kind, "name": name, "entity_id": bearers[0] if bearers else _identifier(kind, key)})
        entities = [
            {"id": _identifier(kind, key), "kind": kind, "name": min(same)[1], "category": None, "listed": False} for key, same in unlisted.items()
        ]
        _append(self.store, "entities", entities)
        names = [
            {"key": key, "kind": kind, "name": name, "entity_id": _identifier(kind, key), "reason": "as written"}
            for key, same in unlisted.items()
            for _, name in same
        ]
        _append(self.store, "names", names)
        _append(self.store, "meanings", meant)


def _identifier(kind: EntityKind, key: str) -> str:
    """The id of an entity that no list knows: a hash of its key."""
    return f"{kind.value[0]}-{sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()[:10]}"


def _append(store: Store, table: str, rows: list[dict[str, Any]]) -> None:
    if rows:
        store.append(table, {column: [row[column] for row in rows] for column in rows[0]})
