"""Decisions on pairs of names -> which names are one entity."""

from __future__ import annotations

import json
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from talentgraph import parallel
from talentgraph.entities.clusters import Link, clusters
from talentgraph.store import sql

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from talentgraph.entities.linking import Decision
    from talentgraph.model import EntityKind
    from talentgraph.store import Store

_AT_ONCE = 50_000  # rows that are kept at a time
_VERDICTS = {"same": "same", "different": "different", "unsure": "candidate", "renamed": "same"}


class _Member(NamedTuple):
    """A name of a cluster."""

    id: str
    kind: str
    listed: bool


def settle(store: Store, kinds: Sequence[EntityKind], decisions: Sequence[Decision]) -> None:
    """Which names of the region are one entity; writes identities and entities, and sets right whose names and meanings are."""
    told = [_told(row) for row in store.rows(sql("told_pairs"), {"kinds": list(kinds)}).dicts()]
    judged = {frozenset((row["left_id"], row["right_id"])) for row in told if row["verdict"] != "candidate"}
    ruled = [decision for decision in decisions if frozenset((decision.left, decision.right)) not in judged]
    links = [Link(row["left_id"], row["right_id"], by_user=True) for row in told if row["verdict"] == "same"]
    links += [Link(decision.left, decision.right, decision.score) for decision in ruled if decision.verdict == "same"]
    apart = [(decision.left, decision.right) for decision in ruled if decision.verdict == "different"]
    user_apart = [(row["left_id"], row["right_id"]) for row in told if row["verdict"] == "different"]
    cluster = clusters(links, apart, user_apart)
    old = {row["left_id"] for row in told if row["judgement_id"] is None}
    moved = dict(_moved(store, kinds, cluster, old))
    store.run("undecided")
    for some in parallel.batched(chain(told, (_ruled(decision, cluster) for decision in ruled)), _AT_ONCE):
        store.append_rows("identities", some)
    store.run("settled", kinds=list(kinds), names=list(moved), entities=list(moved.values()))


def _told(row: Mapping[str, Any]) -> dict[str, Any]:
    """What a user, or lineage, says of two names, as a row of `identities`."""
    if row["kind"] == "renamed":
        reason = {"name": "renamed", "weight": None, "words": f"{row['right_name']} is the later name, since {row['reason'] or 'an unknown day'}"}
    else:
        reason = {"name": "judgement", "weight": None, "words": f"{row['judge']}: {row['reason']}"}
    return {
        "left_id": row["left_id"], "right_id": row["right_id"], "verdict": _VERDICTS[row["kind"]], "score": None, "claim_id": None, "told_by": None,
        "reasons": _json([reason]), "judgement_id": row["judgement_id"],
    }  # fmt: skip


def _ruled(decision: Decision, cluster: Mapping[str, list[str]]) -> dict[str, Any]:
    """A rule's decision as a row of `identities`. What could not be joined for the sake of others is probable only."""
    joined = decision.right in cluster.get(decision.left, ())
    verdict = "probable" if decision.verdict == "same" and not joined else decision.verdict
    return {
        "left_id": decision.left, "right_id": decision.right, "verdict": verdict, "score": decision.score, "claim_id": None, "told_by": None,
        "reasons": _json([{"name": reason.name, "weight": reason.weight, "words": reason.words} for reason in decision.reasons]), "judgement_id": None,
    }  # fmt: skip


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _moved(store: Store, kinds: Sequence[EntityKind], cluster: Mapping[str, list[str]], old: AbstractSet[str]) -> Iterable[tuple[str, str]]:
    """The names whose entity bears another name's id, with that id."""
    rows = store.rows(sql("members"), {"kinds": list(kinds), "names": sorted(cluster)}).rows if cluster else []
    member = {row[0]: _Member(*row) for row in rows}
    for name, others in sorted(cluster.items()):
        head = _head([member[other] for other in others], old).id
        if head != name:
            yield name, head


def _head(members: Sequence[_Member], old: AbstractSet[str]) -> _Member:
    """The name whose id an entity bears: one that is not an old name, a listed one, that of a person; else the least id."""
    return min(members, key=lambda member: (member.id in old, not member.listed, member.kind == "role_holder", member.id))
