"""What has changed between two stores, or in one between two dates of publication: as an answer, and as a bulletin."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from talentgraph import bulk, bulletins, changes, deriving, explaining
from talentgraph.answers import SAMPLE, STALE, Answer
from talentgraph.parameters import day, window
from talentgraph.store import Store, copies, sql

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from pathlib import Path

    from talentgraph.model import Footer

COLUMNS = ("change", "date", "person", "from_org", "to_org", "kind", "status", "what", "confidence", "reports", "sources", "move")


@dataclass(frozen=True, slots=True)
class Changes(Answer):
    """What has changed: a row a move, with what a bulletin needs.

    Attributes:
        listed: The changes of the rows, in their order.
        evidence: What the moves rest on, by their ids; of private sources without their words.
    """

    listed: list[changes.Change] = field(default_factory=list)
    evidence: dict[str, list[dict[str, Any]]] = field(default_factory=dict)

    def markdown(self) -> str:
        """A bulletin: a line a move grouped by what became of it, with its sources as footnotes."""
        since, until = self.footer.window
        counts = ", ".join(f"{number:,} {label.replace('_', ' ')}" for label, number in self.footer.counts.items())
        window = [f"Published since {since} until {until or 'today'}."] if since else []
        notes = [f"In all: {counts}.", *window, *self.footer.notes, f"Data {self.footer.data_hash[:6]}…"]
        return bulletins.bulletin(self.title, self.listed, self.evidence, [note for note in notes if note != SAMPLE])


def between(old: Store, new: Store, *, title: str, footer: Footer, include: Collection[str] = ()) -> Changes:
    """What has become of the moves of one store in another; both as they were derived.

    Args:
        old: Before.
        new: After.
        title: What stands above.
        footer: Window, data and notes; its counts are made here.
        include: rumoured, attempted, failed, denied, contested: moves that never counted are listed too if their status is one of these.
    """
    with bulk.alone(old), bulk.alone(new):
        before, after = _differing(old, new)
    told_before = [claim for move in before for claim in move["claims"]]
    decided = dict(new.rows(sql("decided_against"), {"claims": told_before}).rows) if told_before else {}
    found = changes.changes(_as_in(old, new, before), after, decided)
    listed = [change for change in found if change.change != changes.SUPPORT and change.shown(include)]
    counts = {group: sum(change.change == group for change in listed) for group in changes.GROUPS}
    counts["with_more_or_fewer_reports_only"] = sum(change.change == changes.SUPPORT and change.shown(include) for change in found)
    counts["not_listed_because_never_counted"] = sum(not change.shown(include) for change in found)
    evidence = {**_evidence(old, [change for change in listed if not change.after]), **_evidence(new, [change for change in listed if change.after])}
    told = replace(footer, counts=counts, notes=tuple(dict.fromkeys((*footer.notes, *_stale(old, new)))))
    parameters = {"include": sorted(include)}
    return Changes(list(COLUMNS), [_row(change) for change in listed], told, title, "diff", parameters, listed, evidence)


def files(old: Store, other: Store | Path, *, footer: Footer, include: Collection[str] = ()) -> Changes:
    """What has become of the moves of an open store in another, which may be a file that is not open yet.

    Raises:
        StoreError: The file isn't there or isn't ours.
    """
    if not isinstance(other, Store):
        with Store(other) as opened:
            opened.see(footer.org_view)
            return files(old, opened, footer=footer, include=include)
    names = [str(store.path or "memory") for store in (old, other)]
    hashes = [store.meta("data_hash") or "" for store in (old, other)]
    note = f"From {names[0]} (data {hashes[0][:6]}…) to {names[1]}."
    told = replace(footer, data_hash=hashes[1], notes=(*(line for line in footer.notes if line != STALE), note))
    return between(old, other, title=f"What has changed from {names[0]} to {names[1]}", footer=told, include=include)


def since(store: Store, first: str, last: str | None, *, footer: Footer, include: Collection[str] = ()) -> Changes:
    """What the documents published from one day to another have changed, in one store.

    Both states are derived anew in memory from the same file: what was published before the first day, and what was up to the last.
    Judgements hold in both, so a user's decision is never told as news.

    Args:
        store: The store; it is not changed.
        first: The first day of publication that is news (YYYY[-MM[-DD]]).
        last: The last one; None for all there is.
        footer: Org view, data and notes.
        include: As for `between`.

    Raises:
        QueryError: A date is none, or the first lies after the last.
    """
    begin = day("since", first)
    _, end = window(begin, last)
    notes = [*footer.notes, "The window is of publication, not of the moves."]
    if undated := int(store.one(sql("undated_reports")) or 0):
        notes.append(f"{undated:,} report{'' if undated == 1 else 's'} without a date of publication: known from the start.")
    told = replace(footer, window=(begin.isoformat(), end.isoformat() if end else None), notes=tuple(notes))
    title = f"What is new in what was published since {begin}" + (f" until {end}" if end else "")
    with copies.Copy(store) as before, copies.Copy(store) as after:
        before.run("known_by", day=begin)
        if end and end < date.max:
            after.run("known_by", day=end + timedelta(days=1))
        for copy in (before, after):
            deriving.anew(copy)
            copy.see(footer.org_view)
        return between(before, after, title=title, footer=told, include=include)


def _stale(*stores: Store) -> Iterator[str]:
    if any(bulk.there(store) for store in stores):
        yield "Moves of big tables are not compared; export --canonical tells whether they are the same."
    if any(store.meta("stale") == "yes" for store in stores):
        yield STALE


def _differing(old: Store, new: Store) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The moves of both stores that are not the same in the other."""
    prints = [dict(store.rows(sql("move_prints")).rows) for store in (old, new)]
    found = []
    for store, mine, others in ((old, prints[0], prints[1]), (new, prints[1], prints[0])):
        ids = [identifier for identifier, made in mine.items() if others.get(identifier) != made]
        moves = store.rows(sql("moves_to_compare"), {"moves": ids}).dicts() if ids else []
        found.append([{**move, "sureness": explaining.confidence_word(move["confidence"])} for move in moves])
    return found[0], found[1]


def _as_in(old: Store, new: Store, moves: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Moves of the one store with the ids that their people and organizations have in the other, where it knows them by another."""
    ids = sorted({identifier for move in moves for identifier in (move["person_id"], move["from_id"], move["to_id"]) if identifier})
    there = {row[0] for row in new.rows("SELECT id FROM entities WHERE list_contains($ids::VARCHAR[], id)", {"ids": ids}).rows}
    unknown = [identifier for identifier in ids if identifier not in there]
    renamed = _renamed(old, new, unknown) if unknown else {}
    return [{**move, **{end: renamed.get(move[end], move[end]) for end in ("person_id", "from_id", "to_id")}} for move in moves]


def _renamed(old: Store, new: Store, unknown: Sequence[str]) -> Mapping[str, str]:
    """Entities by what they are in the other store: where their own name went, else the one entity that bears a name of theirs."""
    keys = old.rows(sql("keys_of"), {"ids": unknown}).rows
    bearers = {(kind, key): entity for kind, key, entity in new.rows(sql("bearers"), {"keys": sorted({key for _, _, key in keys})}).rows}
    found: dict[str, set[str]] = {}
    for entity, kind, key in keys:
        if (kind, key) in bearers:
            found.setdefault(entity, set()).add(bearers[kind, key])
    named = {entity: min(others) for entity, others in found.items() if len(others) == 1}
    return {**named, **dict(new.rows(sql("redirects"), {"ids": unknown}).rows)}


def _evidence(store: Store, listed: Sequence[changes.Change]) -> dict[str, list[dict[str, Any]]]:
    ids = [change.move["id"] for change in listed]
    return explaining.evidence(store, ids, private=False) if ids else {}


def _row(change: changes.Change) -> tuple[Any, ...]:
    move = change.move
    marks = ["combined: no single source says all of it"] if change.change == changes.NEW and move["combined"] else []
    if change.after and not move["counted"]:
        marks.append(f"not counted: {move['why_not']}")
    return (
        change.change, move["date"], move["person"], move["from_org"], move["to_org"], changes.kind_words(move["kind"]),
        move["status"] if change.after else "gone", "; ".join([*change.what, *marks]), move["sureness"], move["n_claims"],
        move["n_independent"], move["id"],
    )  # fmt: skip
