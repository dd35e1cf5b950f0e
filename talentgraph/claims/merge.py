"""What one document says several times is one claim: per person, origin and destination; a departure joins its arrival."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from talentgraph.claims.confidence import WHEN
from talentgraph.claims.roles import is_post
from talentgraph.model import Claim, Deal, Kind, Period, PersonKind, Status

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from talentgraph.model import Quote

# What is said more exactly wins.
_KINDS = (Kind.POACH, Kind.ACQUIHIRE, Kind.FOUNDING, Kind.RETURN, Kind.APPOINTMENT, Kind.HIRE, Kind.INTERNAL, Kind.DEPARTURE)
_STATUSES = (Status.COMPLETED, Status.ANNOUNCED, Status.RUMOURED, Status.ATTEMPTED)
_DONE = {Status.COMPLETED, Status.ANNOUNCED}
_MOST_QUOTES = 50  # besides the main one: what is said so often in one document needs no more proof, and a flood no more room
# How much the date of a claim counts beside those of others on the same move, by whence it is known (`when.when`): 1 if from its sentence.
_DATED = {f"{WHEN}before": 0.6, f"{WHEN}assumed": 0.3, f"{WHEN}unknown": 0.5}
_SURE = 0.4  # an arrival less probable than that takes no departure with it; chosen by cross-validation
_UNDONE = {Status.FAILED, Status.DENIED}


def claims(found: Sequence[Claim]) -> tuple[Claim, ...]:
    """Claims merged within their document, in the order of their quotes."""
    by_person: dict[tuple[str, str, bool], list[Claim]] = defaultdict(list)
    for claim in sorted(found, key=lambda claim: (-claim.confidence, *_order(claim))):
        alone = claim.person_kind is PersonKind.GROUP
        key = f"{claim.person}|{claim.evidence.start}|{claim.from_org}" if claim.person_kind is PersonKind.GROUP else claim.person
        by_person[key, "alone" if alone else "", claim.status in _UNDONE].append(claim)
    merged: list[Claim] = []
    for same in by_person.values():
        merged += _one_person(same)
    return tuple(sorted(_covered(_succeeded(merged)), key=_order))


def _succeeded(merged: list[Claim]) -> list[Claim]:
    """Who is said to leave a place where somebody succeeds them does not arrive there in the same sentence: "Tom will be replaced by Ann as CEO"."""
    leaves = {(c.person, c.from_org, c.evidence.start) for c in merged if not c.to_org}
    takers: dict[tuple[str | None, int], set[str]] = defaultdict(set)
    for c in merged:
        if any(rule.endswith("/succeed") for rule in c.rules):
            takers[c.to_org, c.evidence.start].add(c.person)
    return [c for c in merged if (c.person, c.to_org, c.evidence.start) not in leaves or takers[c.to_org, c.evidence.start] <= {c.person}]


def _order(claim: Claim) -> tuple[int, str, str, str]:
    return claim.evidence.start, claim.person, claim.from_org or "", claim.to_org or ""


def _one_person(same: list[Claim]) -> list[Claim]:
    arrivals = _together([c for c in same if c.to_org], _compatible)
    alone: list[Claim] = []
    for claim in [c for c in same if not c.to_org]:
        arrival = next((n for n, other in enumerate(arrivals) if _departs_for(claim, other)), None)
        if arrival is None:
            alone.append(claim)
        else:
            arrivals[arrival] = _depart(arrivals[arrival], claim)
    return arrivals + _together(alone, lambda one, other: one.from_org == other.from_org)


def _together(found: list[Claim], one: Callable[[Claim, Claim], bool]) -> list[Claim]:
    """Claims that tell of one move as one, dated by what they say together."""
    merged: list[Claim] = []
    said: list[list[Claim]] = []
    for claim in found:
        place = next((n for n, other in enumerate(merged) if one(other, claim)), None)
        if place is None:
            merged.append(claim)
            said.append([claim])
        else:
            merged[place] = _merge(merged[place], claim)
            said[place].append(claim)
    return [replace(claim, period=_dated(claims)) for claim, claims in zip(merged, said, strict=True)]


def _compatible(a: Claim, b: Claim) -> bool:
    """Two arrivals at one place tell of one move unless they name different last employers; a change inside a house is a move of its own."""
    if a.to_org != b.to_org:
        return False
    if Kind.INTERNAL in (a.kind, b.kind):
        return not (a.period.date and b.period.date) or a.period.date[:4] == b.period.date[:4]
    origins = {c.from_org for c in (a, b) if c.from_org and not c.from_is_former}
    return len(origins) <= 1


def _departs_for(departure: Claim, arrival: Claim) -> bool:
    if departure.from_org == arrival.to_org or arrival.confidence < _SURE or not _near(departure.period, arrival.period):
        return False
    if (departure.status in _DONE) != (arrival.status in _DONE):
        return False
    if arrival.from_org == departure.from_org:
        return True
    return arrival.from_org is None or arrival.from_is_former


def _near(left: Period, joined: Period) -> bool:
    """Two dates may belong to one move: an arrival follows a departure within a year. What has no date says nothing against it."""
    if left.earliest is None or joined.earliest is None:
        return True
    starts, ends = joined.latest or joined.earliest, left.latest or left.earliest
    return starts >= left.earliest - timedelta(60) and joined.earliest <= ends + timedelta(365)


def _depart(arrival: Claim, departure: Claim) -> Claim:
    merged = replace(
        arrival, from_org=departure.from_org, from_is_former=False, from_unit=departure.from_unit or arrival.from_unit,
        role_from=arrival.role_from or departure.role_from,
    )  # fmt: skip
    return _evidence(merged, departure)


def _merge(a: Claim, b: Claim) -> Claim:
    """One claim of two, the surer first: what either states, the more exact word of each."""
    if a.kind is Kind.INTERNAL and b.kind is not Kind.INTERNAL and a.evidence == b.evidence and _arrives(b):
        a, b = replace(b, confidence=a.confidence), a  # "joined X as head of research": the post is that of the arrival
    if Kind.INTERNAL in (a.kind, b.kind) and a.kind is not b.kind:
        b = replace(b, kind=a.kind, from_org=a.from_org, from_is_former=a.from_is_former)
    role = a.role_to or b.role_to
    kind = min(a.kind, b.kind, key=_KINDS.index)
    if {a.kind, b.kind} == {Kind.HIRE, Kind.APPOINTMENT} and not is_post(role):
        kind = Kind.HIRE  # "joined Acme, where she serves as an engineer"
    stated = next((c for c in (a, b) if c.from_org and not c.from_is_former), next((c for c in (a, b) if c.from_org), a))
    merged = replace(
        a, kind=kind, status=_status(a, b), from_org=stated.from_org, from_is_former=stated.from_is_former,
        from_unit=a.from_unit or b.from_unit, to_unit=a.to_unit or b.to_unit, role_from=a.role_from or b.role_from,
        role_to=role, money=a.money or b.money, period=a.period if a.period.date else b.period, confidence=max(a.confidence, b.confidence),
    ) if a.kind in _KINDS and b.kind in _KINDS else a  # fmt: skip
    return _evidence(merged, b)


def _arrives(claim: Claim) -> bool:
    """Whether words of arriving say it."""
    return any(rule.endswith(("/join", "/hire", "/poach")) for rule in claim.rules)


def _status(a: Claim, b: Claim) -> Status:
    """In one sentence that of the surer word, a; told in several, the surest status counts."""
    return a.status if a.status in _UNDONE or a.evidence == b.evidence else min(a.status, b.status, key=_STATUSES.index)


def _dated(said: list[Claim]) -> Period:
    """The date that claims on one move speak for most; none, where most is said by news that nobody knows the day of."""
    votes: dict[str, float] = defaultdict(float)
    for claim in said:
        date = claim.period.date or ""
        votes[date] += claim.confidence * next((weight for sign, weight in _DATED.items() if sign in claim.rules), float(bool(date)))
    agreed = {date: sum(vote for other, vote in votes.items() if _agree(date, other)) for date in votes}
    best = max(votes, key=lambda date: (agreed[date], date))
    fullest = max((date for date in votes if best and date.startswith(best)), key=lambda date: (len(date), votes[date], date), default="")
    return next(claim.period for claim in said if (claim.period.date or "") == fullest)


def _agree(one: str, other: str) -> bool:
    """Whether two dates are one, or one is but more exact."""
    return one == other or bool(one and other and (one.startswith(other) or other.startswith(one)))


def _evidence(claim: Claim, other: Claim) -> Claim:
    rules = tuple(dict.fromkeys((*claim.rules, *other.rules)))
    if len(claim.more_quotes) >= _MOST_QUOTES:
        return replace(claim, rules=rules)
    quotes: dict[tuple[int, int], Quote] = {
        (q.start, q.end): q for q in (*claim.more_quotes, other.evidence, *other.more_quotes) if (q.start, q.end) != (claim.evidence.start, claim.evidence.end)
    }
    return replace(claim, more_quotes=tuple(quotes[span] for span in sorted(quotes)), rules=rules)


def _covered(merged: list[Claim]) -> list[Claim]:
    """Groups told twice with the same count and ends are one; one without a count is covered by one with."""
    kept: list[Claim] = []
    for claim in merged:
        if claim.person_kind is PersonKind.GROUP:
            twin = next((n for n, o in enumerate(kept) if o.person_kind is PersonKind.GROUP and _same_group(o, claim)), None)
            if twin is not None:
                kept[twin] = _evidence(kept[twin], claim)
                continue
        kept.append(claim)
    return kept


def _same_group(a: Claim, b: Claim) -> bool:
    return (a.from_org, a.to_org, a.count) == (b.from_org, b.to_org, b.count)


def deals(found: Sequence[Deal]) -> tuple[Deal, ...]:
    """Deals told twice are one, with the first amount that is given."""
    kept: dict[tuple[str, str, str], Deal] = {}
    for deal in sorted(found, key=lambda d: (d.evidence.start, d.acquirer, d.target)):
        key = (deal.acquirer, deal.target, deal.kind)
        before = kept.get(key)
        if before is None:
            kept[key] = deal
        elif before.amount_usd is None and deal.amount_usd is not None:
            kept[key] = replace(before, amount_usd=deal.amount_usd, stake_pct=before.stake_pct or deal.stake_pct)
    return tuple(kept.values())
