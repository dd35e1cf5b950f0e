"""What has become of each move between two states of a graph: which move is which, and what changed. Knows no database.

A move is a dict as store/sql/moves_to_compare.sql gives it. Which move of the one state is which of the other: reports stay what they are, so
moves that share reports are one; without, the same id, then the same person and destination, then the same person and origin, while
the dates lie near each other. (The id comes last among shared reports: it counts a person's arrivals, and an older one that is learnt
of later moves the count.)
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    Move = dict[str, Any]

NEW, COMPLETED, CORRECTED, RETRACTED, SUPPORT = "new", "completed", "corrected", "retracted", "more reports"
GROUPS = (NEW, COMPLETED, CORRECTED, RETRACTED)
DONE = ("completed", "announced")
UNDONE = ("failed", "denied", "contested")
_FIRM = ("attempted", "rumoured", "announced", "completed")  # each firmer than the one before
_WINDOW = 270  # days between two dates of one move, as in moves.sql
_NOT_STATED = "not stated"


@dataclass(frozen=True, slots=True)
class Change:
    """What has become of one move.

    Attributes:
        change: new, completed, corrected, retracted, or more reports (nothing but its support changed).
        what: What changed, a few words each.
        before: How it was told, or None.
        after: How it is told now, or None.
    """

    change: str
    what: tuple[str, ...]
    before: Move | None
    after: Move | None

    @property
    def move(self) -> Move:
        """As it is told now, else as it was."""
        return self.after or self.before or {}

    def shown(self, include: Collection[str]) -> bool:
        """Whether it is listed: one side counts, or has a status that is asked for."""
        return any(move["counted"] or (move["status"] not in DONE and move["status"] in include) for move in (self.before, self.after) if move)


def changes(old: Sequence[Move], new: Sequence[Move], decided: Mapping[str, str] | None = None) -> list[Change]:
    """What has become of the moves of one state in another; moves that are the same in both need not be given.

    Args:
        old: Moves before. Their entities bear the ids that they have in the other state.
        new: Moves after.
        decided: Why users decided against claims, by the claims' ids.
    """
    pairs = _pairs(old, new)
    twin = {pairs[place]: place for place in pairs}
    told_by = {claim: place for place, move in enumerate(new) for claim in move["claims"]}
    was_told_by = {claim: place for place, move in enumerate(old) for claim in move["claims"]}
    absorbed: dict[int, list[Move]] = defaultdict(list)
    found = []
    for place, move in enumerate(old):
        if place not in pairs:
            into = _most(told_by.get(claim) for claim in move["claims"])
            if into is None:
                found.append(Change(RETRACTED, _gone(move, decided or {}), move, None))
            else:
                absorbed[into].append(move)
    for place, move in enumerate(new):
        if place in twin:
            found.append(_judged(old[twin[place]], move, absorbed[place]))
        elif (out_of := _most(was_told_by.get(claim) for claim in move["claims"])) is not None:
            found.append(Change(CORRECTED, (f"was told as one with another: {_named(old[out_of])}",), None, move))
        else:
            found.append(Change(NEW, (), None, move))
    return sorted(found, key=_order)


def _gone(move: Move, decided: Mapping[str, str]) -> tuple[str, ...]:
    reasons = dict.fromkeys(decided[claim] for claim in move["claims"] if claim in decided)
    return tuple(f"a user decided against it: {reason}" for reason in reasons) or ("no report tells of it any more",)


def _order(change: Change) -> tuple[Any, ...]:
    move = change.move
    day = move["date_earliest"] or move["date_latest"]
    return (*GROUPS, SUPPORT).index(change.change), day is None, -day.toordinal() if day else 0, move["person"], move["id"]


def _pairs(old: Sequence[Move], new: Sequence[Move]) -> dict[int, int]:
    """Which old move is which new one, by their places; nearest first, each at most once."""
    by_claim: dict[str, list[int]] = defaultdict(list)
    by_person: dict[str, list[int]] = defaultdict(list)
    for place, move in enumerate(new):
        by_person[move["person_id"]].append(place)
        for claim in move["claims"]:
            by_claim[claim].append(place)
    ranked = []
    for place, move in enumerate(old):
        near = dict.fromkeys([*(other for claim in move["claims"] for other in by_claim[claim]), *by_person[move["person_id"]]])
        ranked += [(rank, move["id"], new[other]["id"], place, other) for other in near if (rank := _nearness(move, new[other])) is not None]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for *_, place, other in sorted(ranked):
        if place not in pairs and other not in taken:
            pairs[place] = other
            taken.add(other)
    return pairs


def _nearness(a: Move, b: Move) -> tuple[int, int, int] | None:
    """How likely two are one move, less is likelier; None if they aren't."""
    shared = len(set(a["claims"]) & set(b["claims"]))
    if shared:
        return 0, -shared, int(a["id"] != b["id"])
    days = _apart(a, b)
    if days > _WINDOW or a["person_id"] != b["person_id"]:
        return None
    if a["id"] == b["id"]:
        return 1, 0, days
    if a["to_id"] and a["to_id"] == b["to_id"]:
        return 2, 0, days
    both_done = a["status"] in DONE and b["status"] in DONE
    if a["from_id"] and a["from_id"] == b["from_id"] and (both_done or not a["to_id"] or not b["to_id"]):
        return 3, 0, days
    return None


def _apart(a: Move, b: Move) -> int:
    """Days that certainly lie between two moves."""
    gaps: list[int] = [
        (later["date_earliest"] - earlier["date_latest"]).days
        for earlier, later in ((a, b), (b, a))
        if later["date_earliest"] and earlier["date_latest"]
    ]
    return max([0, *gaps])


def _most(places: Iterable[int | None]) -> int | None:
    counts: dict[int, int] = defaultdict(int)
    for place in places:
        if place is not None:
            counts[place] += 1
    return min(counts, key=lambda place: (-counts[place], place)) if counts else None


def _judged(a: Move, b: Move, absorbed: Sequence[Move]) -> Change:
    status, words = _status(a, b)
    found = [(status, words)] if words else []
    if a["person_id"] != b["person_id"]:
        found.append((CORRECTED, f"person: {a['person']} -> {b['person']}"))
    for end, name in (("from", "origin"), ("to", "destination")):
        if a[f"{end}_id"] != b[f"{end}_id"]:
            known = COMPLETED if a[f"{end}_id"] is None and b["status"] in DONE else CORRECTED
            found.append((known, f"{name}: {a[f'{end}_org'] or _NOT_STATED} -> {b[f'{end}_org'] or _NOT_STATED}"))
        if a[f"{end}_unit"] != b[f"{end}_unit"]:
            found.append((CORRECTED, f"unit of the {name}: {a[f'{end}_unit'] or _NOT_STATED} -> {b[f'{end}_unit'] or _NOT_STATED}"))
    if a["date"] != b["date"]:
        found.append((CORRECTED, f"date: {a['date'] or _NOT_STATED} -> {b['date'] or _NOT_STATED}"))
    if a["kind"] != b["kind"] and (a["to_id"] is None) == (b["to_id"] is None):  # else the destination says it
        found.append((CORRECTED, f"kind: {kind_words(a['kind'])} -> {kind_words(b['kind'])}"))
    elif a["worded_as_poach"] != b["worded_as_poach"]:
        found.append((CORRECTED, "an outlet calls it poaching" if b["worded_as_poach"] else "no outlet calls it poaching any more"))
    found += [(CORRECTED, f"was told as a move of its own: {_named(move)}") for move in absorbed]
    kinds = [kind for kind, _ in found]
    change = next((kind for kind in (RETRACTED, COMPLETED, CORRECTED) if kind in kinds), SUPPORT)
    return Change(change, tuple(words for _, words in found), a, b)


def _status(a: Move, b: Move) -> tuple[str, str]:
    """What the change of status comes to, and in words; no words where there is none."""
    was, now = a["status"], b["status"]
    words = f"status: {was} -> {now}"
    if a["counted"] and not b["counted"]:
        return RETRACTED, words if was != now else f"not counted any more: {b['why_not']}"
    if was not in UNDONE and now in UNDONE:
        return RETRACTED, words
    if was == now:
        return CORRECTED, "" if a["counted"] == b["counted"] else "counted now"
    firmer = was in UNDONE or (now in _FIRM and _FIRM.index(now) > _FIRM.index(was))
    return COMPLETED if now in DONE and firmer else CORRECTED, words


def kind_words(kind: str) -> str:
    """A kind as it may be shown: poaching is the outlet's word, never ours.

    >>> kind_words("poach")
    "poached (the outlet's word)"
    """
    return "poached (the outlet's word)" if kind == "poach" else kind


def _named(move: Move) -> str:
    return f"{move['from_org'] or '?'} -> {move['to_org'] or '?'}, {move['date'] or 'undated'}, {move['status']}"
