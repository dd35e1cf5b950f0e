"""Fills entities, names, identities, claim_ends and what judgements come to, from known, claims and judgements."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from talentgraph.entities import judgements, lineage, linking, naming
from talentgraph.entities.clusters import Link, clusters
from talentgraph.entities.contexts import Telling
from talentgraph.model import EntityKind
from talentgraph.store import sql

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from talentgraph.entities.linking import Decision
    from talentgraph.entities.naming import Name
    from talentgraph.store import Store

_PERSONS = (EntityKind.PERSON, EntityKind.ROLE_HOLDER)
_RENAMED = "SELECT org_id, other_id, min(date) FROM lineage WHERE relation = 'renamed_to' GROUP BY ALL ORDER BY ALL"
_COMPANIONS = 200  # people at most between two organizations who are compared with one another


def resolve(store: Store) -> None:
    """Make the derived tables of this stage anew; they must be empty."""
    judgements.derive(store)
    store.run("meanings")
    found = {kind: naming.names(store, kind) for kind in EntityKind}
    for kind, (_, meant) in found.items():
        store.append_rows("meanings", [{"kind": kind, "spelling": spelling, "name_id": name, "entity_id": name} for spelling, name in meant.items()])
    called = {name.id: name.name for names, _ in found.values() for name in names}
    _settle(store, found[EntityKind.ORGANIZATION][0], _decided(store, EntityKind.ORGANIZATION, found[EntityKind.ORGANIZATION][0], called))
    _settle(store, [name for kind in _PERSONS for name in found[kind][0]], _decided(store, EntityKind.PERSON, found[EntityKind.PERSON][0], called))
    lineage.derive(store)
    store.run("claim_ends")
    store.run("identities")


def _decided(store: Store, kind: EntityKind, names: Sequence[Name], called: Mapping[str, str]) -> list[Decision]:
    """What rules say of the names of a kind."""

    def tellings(ids: list[str]) -> dict[str, list[Telling]]:
        told: dict[str, list[Telling]] = defaultdict(list)
        for name, document, article, other, origin, to, since, until, role, peers in store.rows(sql("tellings"), {"names": ids, "kind": kind}).rows:
            told[name].append(Telling(document, article, other, origin, to, since, until, role, frozenset(peers or ())))
        return told

    groups = [row[0] for row in store.rows(sql("companions"), {"most": _COMPANIONS}).rows] if kind is EntityKind.PERSON else []
    column = "person" if kind is EntityKind.PERSON else "from_org, to_org"
    words = {word for row in store.rows(f"SELECT {column} FROM corrections").rows for word in row if word}  # noqa: S608 - our own columns
    given = {name.id for name in names if not name.listed and words.intersection(spelling for _, spelling, _ in name.spellings)}
    return linking.decide(kind, names, groups, given, tellings, called)


def _settle(store: Store, names: Sequence[Name], decisions: Sequence[Decision]) -> None:
    """Which names are one entity; writes identities, entities and names, and sets right what spellings mean."""
    by_id = {name.id: name for name in names}
    told = [*_told(store, by_id), *_renamed(store, by_id)]
    judged = {frozenset((row["left_id"], row["right_id"])) for row in told if row["verdict"] != "candidate"}
    ruled = [decision for decision in decisions if frozenset((decision.left, decision.right)) not in judged]
    links = [Link(row["left_id"], row["right_id"], by_user=True) for row in told if row["verdict"] == "same"]
    links += [Link(decision.left, decision.right, decision.score) for decision in ruled if decision.verdict == "same"]
    apart = [(decision.left, decision.right) for decision in ruled if decision.verdict == "different"]
    user_apart = [(row["left_id"], row["right_id"]) for row in told if row["verdict"] == "different"]
    cluster = clusters(links, apart, user_apart)
    old = {row["left_id"] for row in told if row["judgement_id"] is None}
    entity_of = {name.id: _head([by_id[other] for other in cluster[name.id]], old).id if name.id in cluster else name.id for name in names}
    store.append_rows("identities", [*told, *(_ruled(decision, cluster) for decision in ruled)])
    store.append_rows("entities", _entities(names, entity_of, old))
    store.append_rows("names", [row for name in names for row in naming.rows(name, entity_of[name.id])])
    moved = {name: entity for name, entity in entity_of.items() if name != entity}
    if moved:
        store.run("meanings_moved", names=list(moved), entities=list(moved.values()))


def _told(store: Store, by_id: Mapping[str, Name]) -> list[dict[str, Any]]:
    """What users say of two of these names, as rows of `identities`."""
    verdicts = {"same": "same", "different": "different", "unsure": "candidate"}
    rows = store.rows("SELECT * FROM holding WHERE right_id IS NOT NULL ORDER BY id").dicts()
    return [
        {
            "left_id": row["left_id"], "right_id": row["right_id"], "verdict": verdicts[row["kind"]], "score": None, "claim_id": None, "told_by": None,
            "reasons": _json([{"name": "judgement", "weight": None, "words": f"{row['judge']}: {row['reason']}"}]), "judgement_id": row["id"],
        }
        for row in rows if row["left_id"] in by_id and row["right_id"] in by_id
    ]  # fmt: skip


def _renamed(store: Store, by_id: Mapping[str, Name]) -> list[dict[str, Any]]:
    """Names that lineage calls an earlier and a later name of one organization, as rows of `identities`."""
    return [
        {
            "left_id": old, "right_id": new, "verdict": "same", "score": None, "claim_id": None, "told_by": None, "judgement_id": None,
            "reasons": _json([{"name": "renamed", "weight": None, "words": f"{by_id[new].name} is the later name, since {date or 'an unknown day'}"}]),
        }
        for old, new, date in store.rows(_RENAMED).rows if old != new and old in by_id and new in by_id
    ]  # fmt: skip


def _ruled(decision: Decision, cluster: Mapping[str, list[str]]) -> dict[str, Any]:
    """A rule's decision as a row of `identities`. What could not be joined for the sake of others is probable only."""
    joined = decision.right in cluster.get(decision.left, ())
    verdict = "probable" if decision.verdict == "same" and not joined else decision.verdict
    return {
        "left_id": decision.left, "right_id": decision.right, "verdict": verdict, "score": decision.score, "claim_id": None, "told_by": None,
        "reasons": _json([asdict(reason) for reason in decision.reasons]), "judgement_id": None,
    }  # fmt: skip


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _head(names: Sequence[Name], old: AbstractSet[str]) -> Name:
    """The name whose id an entity bears: one that is not an old name, a listed one, that of a person; else the least id."""
    if len(names) == 1:
        return names[0]
    return min(names, key=lambda name: (name.id in old, not name.listed, name.kind is EntityKind.ROLE_HOLDER, name.id))


def _entities(names: Sequence[Name], entity_of: Mapping[str, str], old: AbstractSet[str]) -> list[dict[str, Any]]:
    members: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        members[entity_of[name.id]].append(name)
    rows = []
    for identifier in sorted(members):
        head = _head(members[identifier], old)
        # The name to show: the list's, else the one that is written most often.
        same = members[identifier]
        shown = head if head.listed or len(same) == 1 else min(same, key=lambda name: (name.kind is EntityKind.ROLE_HOLDER, -name.count, name.name))
        rows.append({"id": identifier, "kind": head.kind, "name": shown.name, "category": head.category, "listed": head.listed})
    return rows
