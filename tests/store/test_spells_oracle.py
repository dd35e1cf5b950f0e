"""Origins of spells against the same rules in plain Python, and against every world that the dates allow."""

from __future__ import annotations

import calendar
import random
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from talentgraph.graph import Graph

if TYPE_CHECKING:
    from pathlib import Path

HAND_OVER, REST = 60, 365
Interval = tuple[date, date] | None


def interval(text: str) -> Interval:
    """The days that a date can mean."""
    parts = [int(part) for part in text.split("-")] if text else []
    if not parts:
        return None
    year, month, day = [*parts, 0, 0][:3]
    first = date(year, month or 1, day or 1)
    last_month = month or 12
    return first, first if day else date(year, last_month, calendar.monthrange(year, last_month)[1])


@dataclass
class Spell:
    """A row, with the days on which it can have begun and ended."""

    row: int
    organization: str
    written: tuple[str, str]
    begins: Interval
    ends: Interval

    @classmethod
    def read(cls, row: int, organization: str, start: str, end: str) -> Spell:
        begins, ends = interval(start), interval(end)
        if ends:
            begins, ends = (begins and (begins[0], min(begins[1], ends[1]))), ((max(ends[0], begins[0]), ends[1]) if begins else ends)
        return cls(row, organization, (start, end), begins, ends)

    @property
    def begins_by(self) -> date | None:
        return self.begins[1] if self.begins else self.ends[1] if self.ends else None


def twice(one: Interval, other: Interval) -> int:
    """Twice the days between the middles."""
    assert one
    assert other
    return (other[0] - one[0]).days + (other[1] - one[1]).days


def until(rows: list[Spell]) -> Interval:
    """When all of some spells had ended; None if it is not told."""
    if any(row.ends is None for row in rows):
        return None
    ends = [row.ends for row in rows if row.ends]
    return max(end[0] for end in ends), max(end[1] for end in ends)


def stays(rows: list[Spell]) -> list[list[Spell]]:
    """The spells at every place, cut where the person was away."""
    found: list[list[Spell]] = []
    for place in sorted({row.organization for row in rows}):
        own = sorted((row for row in rows if row.organization == place), key=lambda row: (row.begins is not None, row.begins or (), row.row))
        own.sort(key=lambda row: (row.begins[0] if row.begins else date.min, row.row))
        current: list[Spell] = []
        for number, row in enumerate(own):
            over = until(own[:number]) if number else None
            if current and over and row.begins and away(over, row, rows):
                found.append(current)
                current = []
            current.append(row)
        found.append(current)
    return found


def away(over: Interval, row: Spell, rows: list[Spell]) -> bool:
    """Was the person surely elsewhere before this row began?"""
    assert over
    assert row.begins
    between = (
        other for other in rows
        if other.organization != row.organization and other.begins and other.ends
        and twice(over, other.begins) >= -2 * HAND_OVER and twice(other.ends, row.begins) >= -2 * HAND_OVER
    )  # fmt: skip
    vague = max(row.begins[1] - row.begins[0], over[1] - over[0]).days > 31
    gap = (row.begins[0] - over[1]).days > 7 or (vague and twice(over, row.begins) > 14)
    return (row.begins[0] - over[1]).days > REST or (gap and any(True for _ in between))


def entry(stay: list[Spell]) -> Spell:
    """The row of a stay that tells of the arrival."""
    return min(stay, key=lambda row: (row.begins is None, row.begins[0] if row.begins else date.min, row.row))


def last(stay: list[Spell]) -> Spell:
    """The row of a stay that ended last."""
    return max((row for row in stay if row.ends), key=lambda row: (row.ends[1], row.ends[0], row.row) if row.ends else ())


def begun(stay: list[Spell]) -> Interval:
    """When a stay began, as its first row with a date tells."""
    first = entry(stay).begins
    by = entry(stay).begins_by
    return (first[0], by) if first and by else None


def verdict(stay: list[Spell], arrival: Spell) -> str:
    """May a stay be what was left for an arrival? '' is yes."""
    over, starts, began_by = until(stay), arrival.begins, entry(stay).begins_by
    if not starts:
        return "order unknown"
    if over and began_by and (starts[1] - over[0]).days < -HAND_OVER and began_by < (arrival.ends[0] if arrival.ends else starts[0]):
        return "overlap"
    if began_by is None or began_by >= starts[0]:
        return "order unknown"
    if over is None:
        return "end unknown"
    if (starts[1] - over[0]).days < -HAND_OVER:
        return "overlap"
    if twice(over, starts) < -2 * HAND_OVER:
        return "overlap possible"
    return "gap" if (starts[0] - over[1]).days > REST else ""


def told(rows: list[Spell]) -> set[tuple[Any, ...]]:
    """(row, kind of claim, origin, former, why the row before is none) of every claim."""
    whole = stays(rows)
    order = sorted((row for row in rows if row.begins), key=lambda row: (row.begins[0] if row.begins else date.min, row.row))
    found: set[tuple[Any, ...]] = set()
    left: set[int] = set()
    for stay in whole:
        arrival = entry(stay)
        found |= {(row.row, "internal", row.organization, False, "inside one organization") for row in stay if row is not arrival}
        returns = any(entry(other).organization == arrival.organization and whole.index(other) < whole.index(stay) for other in whole)
        number = order.index(arrival) if arrival in order else 0
        before = order[number - 1] if number else None
        origin, former, aside = origin_of(arrival, before, whole, rows)
        if origin:
            left.add(last(origin).row)
        name = entry(origin).organization if origin else before.organization if former and before else None
        found.add((arrival.row, "return" if returns else "hire", name, former, aside))
    found |= {(last(stay).row, "departure", entry(stay).organization, False, None) for stay in whole if until(stay) and last(stay).row not in left}
    return found


def origin_of(arrival: Spell, before: Spell | None, whole: list[list[Spell]], rows: list[Spell]) -> tuple[list[Spell] | None, bool, str | None]:
    """The stay that was left, or whether the place before is an earlier employer, and why it is no origin."""
    latest: dict[str, list[Spell]] = {}
    for stay in whole:
        place = entry(stay).organization
        if place != arrival.organization and (not arrival.begins or not begun(stay) or twice(begun(stay), arrival.begins) >= 0):
            latest[place] = stay
    clean = [stay for stay in latest.values() if not verdict(stay, arrival)]
    own = before.organization if before else None
    usable = [stay for stay in clean if entry(stay).organization == own or not taken_since(stay, arrival, rows)]
    if usable:
        best = max(usable, key=lambda s: (entry(s).organization == own, *(until(s) or ())[::-1], last(s).row))
        return best, False, None
    if before is None or own == arrival.organization:
        return None, False, None
    reason = verdict(latest[before.organization], arrival) if before.organization in latest else "order unknown"
    return None, reason == "gap", reason


def taken_since(stay: list[Spell], arrival: Spell, rows: list[Spell]) -> bool:
    """May the person have taken a third job after that stay and before the arrival?"""
    over = until(stay)
    assert over
    assert arrival.begins
    for row in rows:
        if row.organization in {arrival.organization, entry(stay).organization}:
            continue
        late = (row.begins_by >= over[0] - timedelta(HAND_OVER)) if row.begins_by else (arrival.begins[1] - over[0]).days > HAND_OVER
        if late and (not row.begins or row.begins[0] <= arrival.begins[1]):
            return True
    return False


def career(chance: random.Random) -> list[tuple[str, str, str]]:
    """A few spells of one person, dated as well or badly as people do."""
    rows = []
    for _ in range(chance.randint(1, 5)):
        start = date(2010, 1, 1) + timedelta(chance.randrange(1200))
        end = start + timedelta(chance.choice([0, 20, 45, 90, 200, 400, 800]))
        first, last = (chance.choice([0, 4, 7, 7, 10]) for _ in range(2))
        rows.append((chance.choice("ABC"), start.isoformat()[:first], end.isoformat()[:last]))
    return rows


def claims(path: Path, careers: dict[str, list[tuple[int, tuple[str, str, str]]]]) -> dict[str, list[dict[str, Any]]]:
    """What the store makes of them, by person."""
    lines = sorted((number, f"{person},{','.join(row)}\n") for person, rows in careers.items() for number, row in rows)
    path.write_text("person,organization,start,end\n" + "".join(line for _, line in lines), "utf-8")
    found: dict[str, list[dict[str, Any]]] = {person: [] for person in careers}
    with Graph(None) as graph:
        graph.add(path)
        for row in graph.sql("SELECT * FROM claims ORDER BY row_number").to_dicts():
            found[row["person"]].append(row)
    return found


def a_world(rows: list[Spell], chance: random.Random) -> dict[int, tuple[date, date | None]]:
    """One day for every date that is told, ends after starts."""
    world = {}
    for row in rows:
        first, by = row.begins or (date(2000, 1, 1), row.ends[1] if row.ends else date(2020, 1, 1))
        start = first + timedelta(chance.randrange((by - first).days + 1))
        low, high = row.ends or (start, start)
        end = max(low, start) + timedelta(chance.randrange(max((high - max(low, start)).days, 0) + 1))
        world[row.row] = (start, end if row.ends else None)
    return world


@pytest.mark.parametrize("seed", range(3))
def test_claims_are_as_the_rules_say_and_no_sure_origin_is_wrong_in_any_world(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - worlds, not secrets
    drawn = [(f"Jane Roe {number}", row) for number in range(400) for row in career(chance)]
    chance.shuffle(drawn)
    careers: dict[str, list[tuple[int, tuple[str, str, str]]]] = defaultdict(list)
    for number, (person, row) in enumerate(drawn, 1):
        careers[person].append((number, row))
    made = claims(tmp_path / "t.csv", careers)
    origins = 0
    for person, numbered in careers.items():
        rows = [Spell.read(number, *row) for number, row in numbered]
        read = [row for row in rows if not (row.begins and row.ends and row.begins[0] > row.ends[1])]
        told_of = {(row["row_number"], row["kind"], row["from_org"], row["from_is_former"], row["set_aside"]) for row in made[person]}
        assert told_of == told(read), numbered
        for claim in made[person]:
            if claim["from_org"] is None or claim["from_is_former"] or claim["kind"] in {"internal", "departure"} or claim["confidence"] < 0.8:
                continue
            origins += 1
            assert_true_everywhere(claim, read, chance)
    assert origins > 30


def assert_true_everywhere(claim: dict[str, Any], rows: list[Spell], chance: random.Random) -> None:
    """In every world the place was left at the time, and the person was there before."""
    place = [row.row for row in rows if row.organization == claim["from_org"]]
    for _ in range(20):
        world = a_world(rows, chance)
        start = world[claim["row_number"]][0]
        there = [world[row] for row in place if world[row][0] <= start]
        assert there
        ends = [end for _, end in there if end is not None]
        assert len(ends) == len(there)
        assert -HAND_OVER <= (start - max(ends)).days <= REST
