"""Fills entities, names, identities, claim_ends and all that they rest on, from known, claims and judgements.

What was derived before stays, but for names that new documents touch: these, with all that may be one with them, are decided about again.
Where nothing was derived before, all names are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from talentgraph.entities import blocking, judgements, lineage, linking, naming, settling
from talentgraph.entities.collecting import without_collector
from talentgraph.model import EntityKind

if TYPE_CHECKING:
    from talentgraph.entities.linking import Decision
    from talentgraph.store import Store

_ORGANIZATIONS = [EntityKind.ORGANIZATION]
_UNNAMED = "SELECT EXISTS (SELECT 1 FROM written WHERE kind = 'role_holder' AND claim_id IN (SELECT claim_id FROM touched))"
_PERSONS = [EntityKind.PERSON, EntityKind.ROLE_HOLDER]


def begin(store: Store) -> None:
    """What does not depend on what claims write: judgements, and the names of lists. The derived tables must be empty."""
    judgements.derive(store)
    naming.listed(store)


def resolve(store: Store) -> bool:
    """Derive what new documents touch.

    Returns:
        Whether that is all: if it is not, organizations stand otherwise than before, and everything must be derived anew.
    """
    store.run("fresh")
    naming.written(store)
    _touch(store)
    blocking.derive(store)
    _kind(store, EntityKind.ORGANIZATION, _ORGANIZATIONS)
    if not lineage.derive(store):
        return False
    _kind(store, EntityKind.PERSON, _PERSONS)
    store.run("claim_ends")
    if store.one(_UNNAMED):
        store.run("identities")
    store.run("touched_persons")
    return True


@without_collector()
def _kind(store: Store, kind: EntityKind, kinds: list[EntityKind]) -> None:
    """Decide about the names of a kind that are touched."""
    store.run("region", kinds=kinds, most=linking.BLOCK)
    if kind is EntityKind.PERSON:
        store.run("company", most=linking.COMPANY)
    more: set[str] = set()
    while True:
        store.run("region_ties", kinds=kinds, names=sorted(more), same=linking.SAME)
        decisions = linking.decide(store, kind)
        if not (more := _outside(store, decisions)):
            break
    settling.settle(store, kinds, decisions)
    _touch(store)


def _touch(store: Store) -> None:
    """Claims that name what is shown, or means, otherwise than before are touched."""
    if store.one("SELECT EXISTS (SELECT 1 FROM changed)"):
        store.run("touch")


def _outside(store: Store, decisions: list[Decision]) -> set[str]:
    """Names that are one with a name of the region, and not of it yet."""
    same = {name for decision in decisions if decision.verdict == "same" for name in (decision.left, decision.right)}
    if not same:
        return set()
    inside = store.rows("SELECT name_id FROM region WHERE name_id IN (SELECT unnest($names::VARCHAR[]))", {"names": sorted(same)}).rows
    return same - {row[0] for row in inside}
