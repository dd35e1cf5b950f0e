"""From a name or a number down to the sentence or the row: the evidence of moves, as data and as lines of text."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from talentgraph import bulk, entities
from talentgraph.errors import AmbiguousName, UnknownName
from talentgraph.store import sql

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from talentgraph.entities import Candidate
    from talentgraph.store import Store

_STRONG, _MEDIUM = 0.85, 0.6


def confidence_word(confidence: float) -> str:
    """Confidence in words, as macro confidence_word in words.sql."""
    return "strong" if confidence >= _STRONG else "medium" if confidence >= _MEDIUM else "weak"


def moves(
    store: Store, ids: list[str] | None = None, *, private: bool = True, since: date | None = None, until: date | None = None,
    told: Callable[[list[dict[str, Any]]], list[str]] | None = None,
) -> list[dict[str, Any]]:  # fmt: skip
    """Moves with their names and all of their evidence, newest first.

    Args:
        store: The store.
        ids: Only those of some entities or moves.
        private: Whether private sources show their words.
        since: Only moves that lie, or may lie, on or after this day.
        until: On or before it.
        told: Picks those that bring their evidence, by their ids; of the others it is empty. None: all do.
    """
    with bulk.alone(store):
        found = store.rows(sql("move_list"), {"ids": ids, "since": since, "until": until}).dicts()
    if ids and bulk.there(store):
        found += bulk.moves(store, ids)
    behind_them = evidence(store, told(found) if told else [move["id"] for move in found], private=private)
    held = {row["id"]: row for row in store.rows("FROM holding").dicts()}
    return [{**move, "evidence": behind_them[move["id"]], "judgements": [held[one] for one in move["judgements"]]} for move in found]


def evidence(store: Store, ids: list[str], *, private: bool = True) -> dict[str, list[dict[str, Any]]]:
    """What each of some moves rests on, oldest first, by the moves' ids; of private sources without their words unless `private`."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    with bulk.alone(store):
        rows = store.rows(sql("evidence"), {"moves": ids, "private": private}).dicts()
    for row in rows + (bulk.evidence(store, ids, private=private) if bulk.there(store) else []):
        for cells in ("cells", "previous_cells"):
            row[cells] = json.loads(row[cells]) if row[cells] else None
        found[row["move_id"]].append(row)
    return found


def headline(move: dict[str, Any]) -> str:
    """A move in one line: who, from where, to where, how certain."""
    origin = move["from_org"] or "?"
    earlier = f" (earlier: {move['earlier_org']}{'' if move['from_org'] else '; last employer not stated'})" if move["earlier_org"] else ""
    words = [move["kind"] if move["kind"] != "poach" else "poached (the outlet's word)", move["status"], confidence_word(move["confidence"])]
    if move["worded_as_poach"] and move["kind"] != "poach":
        words.append("an outlet calls it poaching")
    if move["combined"]:
        words.append("combined: no single source says all of it")
    if not move["counted"]:
        words.append(f"not counted: {move['why_not']}")
    return f"{move['date'] or 'undated':10}  {move['person']}: {origin} -> {move['to_org'] or '?'}{earlier}  [{', '.join(words)}]  {move['id']}"


def told(move: dict[str, Any]) -> Iterator[str]:
    """A move down to its evidence, as lines."""
    yield headline(move)
    if move["other_origins"]:
        yield f"    other sources name another origin: {', '.join(move['other_origins'])}"
    for one in move["evidence"]:
        yield from piece(one)
    if move["identified"]:
        yield f"    who that was: {move['identified']}"
    for one in move["judgements"]:
        yield f"    {judged(one)}"
    if move["kind"] == "departure":
        yield "    (left, resigned or was dismissed; the source may not say)"


def judged(one: dict[str, Any]) -> str:
    """A judgement in one line."""
    changed = f" {one['field'].replace('_', ' ')} is {one['value'] or 'not known'}" if one["field"] else ""
    return f"judged by {one['judge']}: {one['kind']}{changed} ({one['reason']}); undo {one['id']}"


def waterfall(reasons: list[dict[str, Any]]) -> Iterator[str]:
    """Reasons as lines, each with the log-odds it adds."""
    for reason in reasons:
        weight = "      " if reason["weight"] is None else f"{reason['weight']:+6.1f}"
        yield f"    {weight}  {reason['name']}: {reason['words']}"


def piece(source: dict[str, Any]) -> Iterator[str]:
    """One source of a move, as lines."""
    outlet = source["outlet"] or "source not named"
    if source["type"] == "digest":
        outlet = f"our digest of {source['based_on'] or 'a report'}"
    marks = [mark for mark, given in ((source["status"], True), ("machine-translated", source["machine_translated"])) if given]
    dated = "" if source["date"] and outlet.endswith(source["date"]) else f", {source['date'] or 'undated'}"
    head = f"    {outlet}{dated} ({', '.join(marks)}; {source['rules']}; claim {source['claim_id']})"
    yield head
    if source["same_story_as"]:
        other = source["same_story_as"]
        when = "" if source["same_story_date"] and other.endswith(source["same_story_date"]) else f", {source['same_story_date'] or 'undated'}"
        yield f"      the same story as {other}{when}: one source ({source['same_story_because']})"
    if source["type"] == "row":
        if source.get("previous_row"):
            yield _row(source["previous_row"], source["previous_cells"])
        yield _row(source["row_number"], source["cells"])
    elif source["text"]:
        yield f"      “{source['text']}”"
    if source["url"]:
        yield f"      {source['url']}"
    if source["type"] != "row" and source["person_as_written"]:
        yield f"      written there as: {source['person_as_written']}"


def _row(number: int, cells: dict[str, str] | None) -> str:
    """A row of a table as it stood, without its sources."""
    told = (f"{name} {value}" for name, value in (cells or {}).items() if value and not name.startswith("source"))
    return f"      row {number}: " + "; ".join(told)


def behind(store: Store, name: str) -> dict[str, Any]:
    """The moves behind a name, a move or a claim, with what kind of thing it is."""
    query = "SELECT move_id FROM move_claims WHERE $id IN (move_id, claim_id) ORDER BY move_id LIMIT 1"
    with bulk.alone(store):
        move = store.one(query, {"id": name.strip()})
    if bulk.is_there(store, name.strip()):
        move = name.strip()
    if move is not None:
        return {"kind": "move", "id": move, "name": name, "moves": moves(store, [move])}
    entity = _entity(store, name)
    known = [{**row, "reasons": json.loads(row["reasons"])} for row in store.rows(sql("identities_of"), {"id": entity.id}).dicts()]
    return {"kind": entity.kind, "id": entity.id, "name": entity.name, "identities": known, "moves": moves(store, [entity.id])}


def _entity(store: Store, name: str) -> Candidate:
    """An organization or a person, whichever bears the name; of both, the one with moves."""
    kinds = ("organization", "person")
    found = [entity for kind in kinds if (entity := entities.perhaps(store, name, kind))]
    if not found:
        near = [suggestion for kind in kinds for suggestion in entities.near(store, name, kind)]
        raise UnknownName(f"no organization, person, move or claim called {name!r} in this graph", list(dict.fromkeys(near)))
    if len(found) == 1:
        return found[0]
    count = entities.n_moves(store, found)
    moving = [candidate for candidate in found if count[candidate.id]] or found[:1]
    if len(moving) > 1:
        raise AmbiguousName(f"{name!r} is an organization and a person", [candidate.id for candidate in moving])
    return moving[0]


_IDENTITY = {"same": "is", "probable": "is probably", "candidate": "may be", "different": "is not"}


def identity(row: dict[str, Any]) -> Iterator[str]:
    """What is known of two names being one, with the waterfall of reasons."""
    sure = "" if row["score"] is None else f" (log-odds {row['score']:+.1f})"
    undo = f"; undo {row['judgement_id']}" if row["judgement_id"] else ""
    yield f"  {row['left_name']} {_IDENTITY[row['verdict']]} {row['right_name']}{sure}{undo}"
    yield from waterfall(row["reasons"])


def lines(data: dict[str, Any]) -> Iterator[str]:
    """All moves behind something, down to their evidence."""
    if data["kind"] in {"person", "role_holder"}:
        count = len(data["moves"])
        yield f"{data['name']} ({data['id']}): {count} move{'' if count == 1 else 's'}"
    for one in data.get("identities", ()):
        yield from identity(one)
    for number, move in enumerate(data["moves"]):
        if number or data["kind"] != "move":
            yield ""
        yield from told(move)
