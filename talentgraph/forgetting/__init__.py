"""Takes a person out of a graph: every mention masked, every report of theirs gone, the file written anew, a tombstone in their place."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from talentgraph import bulk, deriving, entities, redaction
from talentgraph.entities import Candidate
from talentgraph.errors import InputError, UnknownName
from talentgraph.forgetting.carrying import carry, renew
from talentgraph.forgetting.planning import Forgotten, Plan, Reading
from talentgraph.redaction import Forms, Masker, letters
from talentgraph.store import rewriting, sql

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from talentgraph.store import Store

__all__ = ["Forgotten", "closing", "forget"]


def forget(store: Store, name: str, reason: str = "", sure: Callable[[Forgotten], bool] | None = None) -> Forgotten | None:
    """Forget a person: mask every mention, take their reports away, write the file anew, and keep them out of what comes later.

    Args:
        store: Of the graph, open for writing.
        name: Whom: a name, or an id where several bear it.
        reason: Why; kept beside the tombstone, with the person's name masked.
        sure: Asked before anything is done, with what would go; None does it.

    Returns:
        What went, or None if `sure` said no.

    Raises:
        UnknownName: Nobody is called so.
        AmbiguousName: Several are.
        InputError: It is a role, not somebody's name.
        StoreError: The file can't be written; it is as it was.
    """
    if store.meta("stale") == "yes":
        deriving.derive(store)
    plan, masker = _found(store, name)
    if sure is not None and not sure(plan.told):
        return None
    with rewriting.rewritten(store) as new:
        with new.transaction():
            carry(new, plan)
            redaction.bury(new, plan.keys, masker.mask(reason, speaks=True))
            new.run("set_meta", name="forgotten", value="yes")  # masked text is then no fault, even where no name could be buried
        renew(new, [identifier for identifier, _, _ in plan.masked["documents", "text"]])
        deriving.derive(new, whole=True)
    return plan.told


def _found(store: Store, name: str) -> tuple[Plan, Masker]:
    """What to do for a name. Whom no report speaks of any more, or only texts name, is forgotten by the full name alone."""
    try:
        person = entities.find(store, name, "person")
    except UnknownName:
        own = redaction.forms([name])
        plan, masker = _plan(store, Candidate("", "person", name.strip()))
        if not (own.turned or own.titled) or not (plan.doomed["claims"] or any(plan.masked.values())):
            raise
        return plan, masker
    if person.kind != "person":
        raise InputError(f"{person.name!r} is a role, not somebody's name", "forget the person who held it")
    return _plan(store, person)


def _plan(store: Store, person: Candidate) -> tuple[Plan, Masker]:
    names = [row[0] for row in store.rows(sql("forget_names"), {"id": person.id}).rows] or [person.name]
    listed = store.rows("SELECT name FROM names WHERE entity_id = $id AND reason <> 'as written' ORDER BY name", {"id": person.id}).rows
    own = redaction.forms(names, alone=(row[0] for row in listed))
    others: dict[str, list[str]] = {"person": [], "organization": []}
    for kind, name in store.rows(sql("forget_others"), {"id": person.id}).rows:
        others.setdefault(kind, []).append(letters(redaction.bare(name)))
    everybody = set(others["person"])
    alone = Forms(
        tuple(form for form in own.whole if form not in everybody),
        tuple(turned for turned in own.turned if turned not in everybody and not _same(own, turned, everybody)), own.parts, own.titled,
    )  # fmt: skip
    doomed: dict[str, set[str]] = defaultdict(set)
    for table, identifier in store.rows(sql("forget_doomed"), {"id": person.id}).rows:
        doomed[table].add(identifier)
    # Reports that a user rejected or put right are of nobody, or of another; the name is there all the same.
    written = [row[0] for row in store.rows("SELECT DISTINCT person FROM claims WHERE person_kind = 'named'").rows if letters(row[0]) in alone.whole]
    doomed["claims"] |= {row[0] for row in store.rows(sql("forget_written"), {"names": written}).rows}
    shared = sorted({redaction.bare(name) for name in names if letters(redaction.bare(name)) in everybody.intersection(own.whole)})
    perhaps = [row[0] for row in store.rows(sql("forget_perhaps"), {"id": person.id}).rows]
    keys = (*alone.whole, *alone.turned)
    plan = Plan(Forgotten(person.name, len(doomed["claims"]) + bulk.reports(store, keys), shared=shared, perhaps=perhaps), keys, doomed)
    near = Masker(own, [other for other in others["person"] if other not in own.whole], others["organization"])
    far = Masker(alone, others["person"], others["organization"])
    doomed["judgements"] = _judgements(store, doomed, far)
    plan.told.judgements = len(doomed["judgements"])
    Reading(store, plan, near, far, own).read()
    return plan, near


def _same(own: Forms, turned: str, everybody: set[str]) -> bool:
    """Whether a turned name belongs to a name that somebody else bears too."""
    return any(form in everybody and sorted(form) == sorted(turned) for form in own.whole)


def _judgements(store: Store, doomed: dict[str, set[str]], masker: Masker) -> set[str]:
    """Decisions on the person, on what is told of the person, and what undoes them."""
    rows = store.rows("SELECT id, left_id, right_id, claims FROM judgements ORDER BY made_at, id").rows
    ends = {*doomed["names"], *doomed["claims"], *doomed["moves"]}
    gone: set[str] = set()
    before = -1
    while len(gone) != before:
        before = len(gone)
        for identifier, left, right, claims in rows:
            spoken = [end for end in (left, right) if end]
            if any(end in ends or masker.named(end) for end in spoken) or (claims and set(claims) <= doomed["claims"]):
                gone.add(identifier)
                ends.add(identifier)
    return gone


def closing(told: Forgotten) -> Iterator[str]:
    """What a user must know afterwards, a sentence each."""
    yield f"Forgotten: {told.reports:,} reports and {told.judgements:,} decisions are gone, {told.documents:,} documents are masked; the file is new."
    for name in told.shared:
        yield f"{name} is the name of somebody else here too: where the graph could not tell them apart it stays, and it keeps nobody out."
    for name in told.perhaps:
        yield f"{name} is probably the same person and stays: if it is, forget that name too."
    yield "Exports, pages and copies made before still name the person; the original article files were not touched."
