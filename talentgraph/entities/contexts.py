"""What claims say for or against two names being one person or one organization, beside the names themselves.

Evidence is additive log-odds with a name and words (naive Bayes as in Fellegi and Sunter, "A Theory for Record Linkage", JASA 64, 1969).
The weights were set by hand on the seeds and on tests/entities/names.csv, cautious on purpose: context alone never makes two names one.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from talentgraph.entities.evidence import Reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_ABOUT = dt.timedelta(days=180)  # reports of one move date it so far apart
_SAME_MOVE, _SAME_TO, _SAME_FROM, _SAME_ROLE, _TOGETHER, _ELSEWHERE = 3.0, 1.5, 1.0, 1.0, 1.0, -1.5
_SAME_PERSON = 2.5
_SAME_HOUSE, _NOTHING = 1.5, -3.0


@dataclass(frozen=True, slots=True)
class Telling:
    """What one claim says of one name.

    Attributes:
        document: Where.
        article: Whether that is an article, and not a table.
        other: Of an organization: whose move it is. Of a person: None.
        origin: Entity id of the last employer, or None.
        to: Entity id of the destination, or None.
        since: First day of the move, or None.
        until: Last day, or None.
        role: The role left, folded.
        peers: Names of the others of whom the document tells the same.
    """

    document: str
    article: bool
    other: str | None
    origin: str | None
    to: str | None
    since: dt.date | None
    until: dt.date | None
    role: str
    peers: frozenset[str]


def about_then(one: Telling, other: Telling) -> bool:
    """Whether two tellings can speak of one time; without a date they can."""
    if not (one.since and one.until and other.since and other.until):
        return True
    return one.since - _ABOUT <= other.until and other.since - _ABOUT <= one.until


def of_persons(one: Iterable[Telling], other: Iterable[Telling], called: Mapping[str, str]) -> list[Reason]:
    """What their moves say of two names of persons.

    Args:
        one: The tellings of one name.
        other: Those of the other.
        called: Names to show, by id.
    """
    pairs = [(a, b) for a in one for b in other if about_then(a, b)]
    found = [_moves(pairs, called)]
    if any(a.role and a.role == b.role and a.origin == b.origin for a, b in pairs):
        found.append(Reason("same role", _SAME_ROLE, "both held the same role at the same place"))
    peers = sorted({peer for a, b in pairs if a.to == b.to and a.document != b.document for peer in a.peers & b.peers})
    if peers:
        found.append(Reason("same company", _TOGETHER, f"both are told of together with {', '.join(called.get(peer, peer) for peer in peers[:3])}"))
    dated = [(a, b) for a, b in pairs if a.since and b.since and a.to and b.to and abs(a.since - b.since) <= _ABOUT / 2]
    if dated and all(a.to != b.to for a, b in dated):
        found.append(Reason("other destination", _ELSEWHERE, "they are told to go to different places at that time"))
    return [reason for reason in found if reason]


def of_homonyms(one: Iterable[Telling], other: Iterable[Telling], found: Iterable[Reason], called: Mapping[str, str]) -> list[Reason]:
    """What speaks for or against two bearers of a name that many bear, where nothing else speaks for it: whether they were ever at one place."""
    if any(reason.weight > 0 for reason in found):
        return []
    places = _places(one) & _places(other)
    if places:
        return [Reason("same house", _SAME_HOUSE, f"both are told of at {', '.join(sorted(called.get(place, place) for place in places)[:3])}")]
    return [Reason("nothing in common", _NOTHING, "many bear the name, and no organization is told of both")]


def _places(tellings: Iterable[Telling]) -> set[str]:
    return {place for telling in tellings for place in (telling.origin, telling.to) if place}


def _moves(pairs: list[tuple[Telling, Telling]], called: Mapping[str, str]) -> Reason | None:
    def shown(identifier: str | None) -> str:
        return called.get(identifier or "", identifier or "?")

    for a, b in pairs:
        if a.origin and a.to and (a.origin, a.to) == (b.origin, b.to):
            return Reason("same move", _SAME_MOVE, f"both are told to go from {shown(a.origin)} to {shown(a.to)} about the same time")
    for a, b in pairs:
        if a.to and a.to == b.to:
            return Reason("same destination", _SAME_TO, f"both are told to go to {shown(a.to)} about the same time")
    for a, b in pairs:
        if a.origin and a.origin == b.origin:
            return Reason("same origin", _SAME_FROM, f"both are told to leave {shown(a.origin)} about the same time")
    return None


def of_organizations(one: Iterable[Telling], other: Iterable[Telling], called: Mapping[str, str]) -> list[Reason]:
    """What the moves to and from them say of two names of organizations."""
    of_person: dict[str, list[Telling]] = defaultdict(list)
    for telling in one:
        if telling.other:
            of_person[telling.other].append(telling)
    shared = sorted({b.other for b in other if b.other for a in of_person.get(b.other, ()) if about_then(a, b) and _end(a) == _end(b)})
    if not shared:
        return []
    people = ", ".join(called.get(person, person) for person in shared[:3])
    return [Reason("same person's move", _SAME_PERSON, f"a move of {people} is told with either name")]


def _end(telling: Telling) -> str:
    return "to" if telling.to else "from"


def together(one: Iterable[Telling], other: Iterable[Telling]) -> bool:
    """Whether an article tells of both names, as two."""
    return bool({a.document for a in one if a.article} & {b.document for b in other if b.article})
