"""The questions that add up, pair or follow moves, against the same rules in plain Python, on random worlds of every shape."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from datetime import date, timedelta
from itertools import pairwise, permutations
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Iterable

Row = dict[str, Any]

ORGS = {"x": "X Corp", "y": "Y Labs", "z": "Z Inc", "fair": "FAIR"}
PEOPLE = {"ann": "Ann", "bo": "Bo", "cai": "蔡明"}
DONE = ("completed", "announced")
INSIDE = "seats_transfers_and_internal_changes"
ROLES: dict[str | None, tuple[set[str], bool]] = {
    None: (set(), False), "researcher": ({"research"}, False), "CEO": ({"executive"}, True), "head of AI research": ({"research"}, True),
    "产品经理": ({"product"}, False), "clown": ({"other"}, False), "former CTO": ({"other"}, False),
}  # fmt: skip
UNITS = {"FAIR": "fair", "Other": None, None: None}


class Case:
    """A random world, what is asked of it, and the words that the oracles share."""

    def __init__(self, world: Any, chance: Random) -> None:
        self.world, self.chance = world, chance
        self.span = chance.choice([60, 400, 3000])
        self.moves = [self._move(number) for number in range(chance.randrange(60))]
        self.reports = [self._report(number) for number in range(chance.randrange(80))] if self.moves else []
        self.deals = [self._deal(number) for number in range(chance.randrange(8))]
        world.fill()
        world.moves(*self.moves)
        documents = [("en", "article", "en", "Times"), ("zh", "article", "zh-Hans", None), ("rows", "moves", "", None)]
        for identifier, kind, lang, outlet in documents:
            day = date(2024, 1, 1) if kind == "article" else None
            dated = {"published": day and str(day), "published_earliest": day, "published_latest": day}
            world.documents({"id": identifier, "kind": kind, "lang": lang, "outlet": outlet} | dated)
        world.reports(*self.reports)
        world.deals(*self.deals)
        self.since = chance.choice([None, None, self._day()])
        self.until = chance.choice([None, None, (self.since or date(2021, 1, 1)) + timedelta(days=chance.randrange(self.span))])
        self.org = chance.choice([None, "x", "y", "fair"])
        self.role = chance.choice([None, None, "research", "executive", "other"])
        self.senior = chance.random() < 0.2
        for move in self.moves:
            move["within"] = self.within(move["date_earliest"], move["date_latest"])
        self.inside = [move for move in self.moves if move["within"] != "no"]

    def _day(self) -> date:
        return date(2021, 1, 1) + timedelta(days=self.chance.randrange(self.span))

    def _move(self, number: int) -> Row:
        chance, day = self.chance, self._day()
        status = chance.choice(["completed", "completed", "completed", "announced", "rumoured", "failed", "denied", "contested"])
        seat = chance.random() < 0.05
        month = day.replace(day=1)
        dated = chance.choice(
            [
                (day.isoformat(), day, day),
                (day.isoformat(), day, day),
                (day.isoformat()[:7], month, (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)),
                (str(day.year), date(day.year, 1, 1), date(day.year, 12, 31)),
                (None, None, chance.choice([None, day])),
            ]
        )
        return {
            "id": f"m{number:03}", "person_id": chance.choice(list(PEOPLE)), "date": dated[0], "date_earliest": dated[1], "date_latest": dated[2],
            "from_id": chance.choice([*ORGS, "x", None]), "to_id": chance.choice([*ORGS, "y", None]), "earlier_id": chance.choice([*ORGS, *[None] * 8]),
            "from_unit": chance.choice(["FAIR", "Other", *[None] * 4]),
            "to_unit": chance.choice(["FAIR", "Other", *[None] * 4]),
            "role_from": chance.choice(list(ROLES)), "role_to": chance.choice(list(ROLES)),
            "kind": chance.choice(["hire", "founding", "return", "departure"]),
            "worded_as_poach": chance.random() < 0.3, "combined": chance.random() < 0.2, "n_independent": chance.randrange(1, 3),
            "status": status,
            "counted": status in DONE and not seat, "why_not": "a seat on a board" if seat else None if status in DONE else status,
        }  # fmt: skip

    def _report(self, number: int) -> Row:
        chance = self.chance
        document = chance.choice(["en", "zh", "rows"])
        told = chance.choice([None, self._day()]) if document == "rows" else None
        return {
            "id": f"r{number:03}", "move": chance.choice(self.moves)["id"], "document_id": document, "source_date": told and str(told),
            "source_outlet": chance.choice([None, "Post"]) if document == "rows" else None,
            "status": chance.choice(["completed", "announced", "rumoured", "attempted", "failed", "denied"]),
        }  # fmt: skip

    def _deal(self, number: int) -> Row:
        chance = self.chance
        return {
            "id": f"d{number}", "document_id": chance.choice(["en", "zh"]), "acquirer": chance.choice(["X Corp", "Nobody"]),
            "target": chance.choice(["Y Labs", "Z Inc"]),
            "kind": chance.choice(["acquisition", "failed_acquisition"]), "amount_usd": chance.choice([None, 5e6, 7e6]),
            "stake_pct": chance.choice([None, 49.0]),
        }  # fmt: skip

    # ---- words

    @property
    def window(self) -> Row:
        """since and until as they are asked."""
        return {"since": self.since, "until": self.until}

    def within(self, earliest: date | None, latest: date | None) -> str:
        """Whether all, some or none of the days that a date may mean lie in the window."""
        if self.since is None and self.until is None:
            return "yes"
        first, last = self.since or date.min, self.until or date.max
        if (latest or date.max) < first or (earliest or date.min) > last:
            return "no"
        sure = (self.since is None or (earliest is not None and earliest >= first)) and (
            self.until is None or (latest is not None and latest <= last)
        )
        return "yes" if sure else "maybe"

    def fits(self, *roles: str | None) -> bool:
        """Whether one of these roles is of the class and rank that is asked for."""
        if self.role is None and not self.senior:
            return True
        return any(
            role is not None and (self.role is None or self.role in ROLES[role][0]) and (ROLES[role][1] or not self.senior)
            for role in roles
        )

    def place(self, move: Row, *roles: str | None) -> str | None:
        """The one place where a move is told; None if it is not."""
        own = standing(move)
        if self.fits(*roles):
            return own
        if own != "counted":
            return None
        return "another_role" if any(roles) else "role_not_stated"

    def at(self, move: Row, side: str) -> list[str]:
        """The organizations that see a move at one of its ends, as `org` allows."""
        seen = [move[f"{side}_id"], None if UNITS[move[f"{side}_unit"]] == move[f"{side}_id"] else UNITS[move[f"{side}_unit"]]]
        return [org for org in (seen[:1] if self.org is None else seen) if org is not None and self.org in {None, org}]

    def touches(self, move: Row) -> bool:
        """Whether a move is from or to the organization that is asked for."""
        return self.org is None or bool(self.at(move, "from") or self.at(move, "to"))


def standing(move: Row) -> str:
    """The one place where a move is told, whatever is asked."""
    if move["counted"]:
        return "counted"
    return INSIDE if move["status"] in DONE or move["why_not"] != move["status"] else str(move["status"])


def known(counts: Row) -> Row:
    """Without the zeros."""
    return {label: number for label, number in counts.items() if number}


def newest(rows: Iterable[Row]) -> list[str]:
    """Ids, newest first, unknown last."""

    def key(row: Row) -> tuple[Any, ...]:
        days = [row[name].toordinal() if row[name] else -1 for name in ("date_earliest", "date_latest")]
        return (-days[0], -days[1], row["id"])

    return [row["id"] for row in sorted(rows, key=key)]


def period(day: date | None, by: str) -> str | None:
    """The year, quarter or month of a day."""
    if day is None:
        return None
    return {"year": f"{day:%Y}", "quarter": f"{day:%Y}-Q{(day.month + 2) // 3}", "month": f"{day:%Y-%m}"}[by]


def months(earlier: date | None, later: date | None) -> int | None:
    """Whole months between two days, towards zero."""
    if earlier is None or later is None:
        return None
    if later < earlier:
        back = months(later, earlier)
        return None if back is None else -back
    whole = (later.year - earlier.year) * 12 + later.month - earlier.month
    last = (later + timedelta(days=1)).day == 1
    return whole - (later.day < earlier.day and not last)


def exact(move: Row) -> bool:
    """Whether a date is known to the month."""
    return bool(move["date_earliest"]) and bool(move["date_latest"]) and (move["date_latest"] - move["date_earliest"]).days <= 31


def vague(move: Row) -> str:
    """Where a counted move between two organizations is told, by its date."""
    return "counted" if exact(move) else "date_too_vague"


# ---- the oracles


def net_flow(case: Case) -> None:
    by, least = case.chance.choice(["year", "quarter", "month"]), case.chance.choice([1, 2])
    sums: dict[tuple[str | None, str], Counter[str]] = defaultdict(Counter)
    places: dict[str, list[tuple[str, Row, tuple[str | None, str]]]] = defaultdict(list)
    for move in case.inside:
        for side, other in (("from", "n_out"), ("to", "n_in")):
            for org in case.at(move, side):
                place = case.place(move, move[f"role_{side}"])
                if place is None:
                    continue
                when = period(move["date_earliest"], by)
                if place == "counted" and move["from_id"] and move["from_id"] == move["to_id"]:
                    place = INSIDE
                elif place == "counted" and (when is None or when != period(move["date_latest"], by)):
                    place = "date_too_vague"
                places[move["id"]].append((place, move, (when, org)))
                if place == "counted" and when:
                    sums[when, org][other] += 1
                    sums[when, org]["n_maybe"] += move["within"] == "maybe"
    small = {key for key, n in sums.items() if n["n_in"] + n["n_out"] < least}
    asked = {"by": by, "min_moves": least, "role": case.role, "senior": case.senior}
    rows, tally = case.world.ask("net-flow", org=case.org, limit=1000, **asked, **case.window)
    assert {(row["period"], row["organization"]): (row["n_in"], row["n_out"], row["net"], row["n_maybe"]) for row in rows} == {
        (when, ORGS[org]): (n["n_in"], n["n_out"], n["n_in"] - n["n_out"], n["n_maybe"])
        for (when, org), n in sums.items()
        if (when, org) not in small
    }
    assert all(row["net_index"] == pytest.approx(row["net"] / (row["n_in"] + row["n_out"]), abs=0.0051) for row in rows)
    assert [row["period"] for row in rows] == sorted((row["period"] for row in rows), reverse=True)
    parts: Counter[str] = Counter()
    for told in places.values():
        names = ["in_smaller_periods" if place == "counted" and key in small else place for place, _, key in told]
        place = "counted" if "counted" in names else max(names)
        parts[place] += 1
        if place == "counted":
            parts["of_them_destination_unknown"] += told[0][1]["to_id"] is None
            parts["of_them_origin_unknown"] += told[0][1]["from_id"] is None
            parts["of_them_maybe_in_the_window"] += told[0][1]["within"] == "maybe"
    assert tally == known(parts)


def top(case: Case) -> None:
    least = case.chance.choice([1, 2])
    for name, here, there in (("top-destinations", "from", "to"), ("top-sources", "to", "from")):
        told = [(move, case.place(move, move[f"role_{here}"])) for move in case.inside]
        sums: dict[str, list[Row]] = defaultdict(list)
        all_of_it: Counter[str] = Counter()
        parts: Counter[str] = Counter()
        for move, standing_there in told:
            mine = case.org is None or bool(case.at(move, here))
            place = standing_there
            if place == "counted" and move[f"{there}_id"] is None:
                place = "destination_unknown" if there == "to" else "origin_unknown"
            elif place == "counted" and move["from_id"] == move["to_id"]:
                place = INSIDE
            if place is None:
                continue
            known_here = move[f"{here}_id"] is not None or (case.org is not None and mine)
            if place == "counted":
                all_of_it[move[f"{there}_id"]] += known_here
            if mine:
                parts[place] += 1
                if place == "counted":
                    sums[move[f"{there}_id"]].append(move)
                    parts["of_them_maybe_in_the_window"] += move["within"] == "maybe"
                    parts["of_them_origin_unknown" if here == "from" else "of_them_destination_unknown"] += not known_here
        parts["of_them_to_smaller_destinations" if here == "from" else "of_them_from_smaller_sources"] = sum(
            len(m) for m in sums.values() if len(m) < least
        )
        rows, tally = case.world.ask(name, org=case.org, min_moves=least, role=case.role, senior=case.senior, limit=1000, **case.window)
        large = sorted(
            ((org, m) for org, m in sums.items() if len(m) >= least),
            key=lambda pair: (-len(pair[1]), -len({x["person_id"] for x in pair[1]}), pair[0]),
        )
        whole = sum(map(len, sums.values()))
        assert [(row[f"{there}_org"], row["n_moves"], row["n_persons"], row["n_poach"], row["n_uncertain"], row["n_maybe"]) for row in rows] == [
            (ORGS[org], len(m), len({x["person_id"] for x in m}), sum(x["worded_as_poach"] for x in m),
             sum(x["combined"] or x["n_independent"] < 2 for x in m), sum(x["within"] == "maybe" for x in m))
            for org, m in large
        ]  # fmt: skip
        for row, (org, m) in zip(rows, large, strict=True):
            assert row["share"] == pytest.approx(len(m) / whole, abs=0.00051)
            if case.org is None:
                assert "lift" not in row
            else:
                assert row["lift"] == pytest.approx(len(m) * sum(all_of_it.values()) / (whole * all_of_it[org]), abs=0.0051)
        assert tally == known(parts)


def lists(case: Case) -> None:
    """founders-from, poached, single-source, unknown-destination: moves picked by what they are."""
    chosen, parts = [], Counter[str]()
    for move in case.inside:
        last = move["from_id"] is not None if case.org is None else bool(case.at(move, "from"))
        if move["kind"] == "founding" and (case.org is None or last or move["earlier_id"] == case.org):
            place = standing(move)
            parts["counted_foundings" if place == "counted" else place] += 1
            if place == "counted":
                chosen.append(move)
                parts["of_them_by_people_who_only_once_worked_there"] += not last and move["earlier_id"] is not None
                parts["of_them_of_a_company_without_a_name"] += move["to_id"] is None
                parts["of_them_maybe_in_the_window"] += move["within"] == "maybe"
    rows, tally = case.world.ask("founders-from", org=case.org, limit=1000, **case.window)
    assert ([row["move"] for row in rows], tally) == (newest(chosen), known(parts))

    chosen, parts = [], Counter()
    for move in filter(case.touches, case.inside):
        if move["worded_as_poach"] or move["counted"]:
            place = standing(move) if move["worded_as_poach"] else "not_worded_as_poach"
            parts[place] += 1
            if place == "counted":
                chosen.append(move)
                for label, is_so in (("origin_unknown", move["from_id"] is None), ("destination_unknown", move["to_id"] is None)):
                    parts[f"of_them_{label}"] += is_so
                parts["of_them_maybe_in_the_window"] += move["within"] == "maybe"
    rows, tally = case.world.ask("poached", org=case.org, limit=1000, **case.window)
    assert ([row["move"] for row in rows], tally) == (newest(chosen), known(parts))

    told = [move for move in case.inside if move["counted"] and case.touches(move)]
    weak = [move for move in told if move["combined"] or move["n_independent"] < 2]
    rows, tally = case.world.ask("single-source", org=case.org, limit=1000, **case.window)
    assert [row["move"] for row in rows] == newest(weak)
    assert {row["move"]: row["basis"] for row in rows} == {move["id"]: "combined" if move["combined"] else "one source" for move in weak}
    assert tally == known(
        {
            "counted": len(weak), "with_several_sources": len(told) - len(weak), "of_them_combined_from_two_sources": sum(m["combined"] for m in weak),
            "of_them_maybe_in_the_window": sum(m["within"] == "maybe" for m in weak),
        }
    )  # fmt: skip

    told = [move for move in case.inside if move["counted"] and case.at(move, "from")]
    lost = [move for move in told if move["to_id"] is None]
    rows, tally = case.world.ask("unknown-destination", org=case.org, limit=1000, **case.window)
    assert [row["move"] for row in rows] == newest(lost)
    for row in rows:
        (move,) = [move for move in lost if move["id"] == row["move"]]
        org = case.at(move, "from")[0]
        later = [
            a for a in case.moves if a["person_id"] == move["person_id"] and a["counted"] and a["to_id"] not in {None, org}
            and a["date_earliest"] and move["date_earliest"] and a["date_earliest"] > move["date_earliest"]
        ]  # fmt: skip
        assert row["later_org"] == (ORGS[min(later, key=lambda a: (a["date_earliest"], a["id"]))["to_id"]] if later else None)
    assert tally == known(
        {
            "counted": len(lost),
            "with_a_destination": len(told) - len(lost),
            "of_them_maybe_in_the_window": sum(m["within"] == "maybe" for m in lost),
        }
    )


def boomerangs(case: Case) -> None:
    parts: Counter[str] = Counter()
    expected: dict[tuple[str, str], tuple[Any, ...]] = {}
    for move in case.inside:
        for org in case.at(move, "to"):
            if not move["counted"] or move["from_id"] == org:
                continue
            saved, case.org = case.org, org  # units see what names them
            exits = [
                m for m in case.moves if m["counted"] and m["person_id"] == move["person_id"] and m["to_id"] != org and case.at(m, "from")
            ]
            entries = [m for m in case.moves if m["counted"] and m["person_id"] == move["person_id"] and case.at(m, "to")]
            case.org = saved
            start = move["date_earliest"]
            before = [m for m in exits if start and m["date_latest"] and m["date_latest"] <= start]
            unclear = [
                m for m in exits
                if (m["date_latest"] is None or start is None or m["date_latest"] > start)
                and (m["date_earliest"] is None or move["date_latest"] is None or m["date_earliest"] <= move["date_latest"])
            ]  # fmt: skip
            twice = [m for m in entries if start and m["date_latest"] and m["date_latest"] < start]
            if before:
                last = min(
                    before,
                    key=lambda m: (
                        -m["date_latest"].toordinal(),
                        -m["date_earliest"].toordinal() if m["date_earliest"] else math.inf,
                        m["id"],
                    ),
                )
                basis, gap = "left", (months(last["date_latest"], start), months(last["date_earliest"], move["date_latest"]))
            else:
                basis = (
                    "said so" if move["kind"] == "return" else "former employer" if move["earlier_id"] == org
                    else "order_unknown" if unclear else "joined_twice_without_leaving" if twice else "other_arrivals"
                )  # fmt: skip
                gap = (None, None)
            if "_" in basis:
                parts[basis] += 1
                continue
            expected[move["id"], ORGS[org]] = (basis, *gap)
            parts["counted_returns"] += 1
            parts["of_them_maybe_in_the_window"] += move["within"] == "maybe"
            parts["of_them_with_no_leaving_told"] += basis != "left"
    rows, tally = case.world.ask("boomerangs", org=case.org, limit=1000, **case.window)
    assert {(row["move"], row["organization"]): (row["basis"], row["months_least"], row["months_most"]) for row in rows} == expected
    assert tally == known(parts)


def co_movers(case: Case) -> None:
    days, least = case.chance.choice([30, 90]), case.chance.choice([1, 2])
    pairs: dict[tuple[str, str], list[Row]] = defaultdict(list)
    parts: Counter[str] = Counter()
    for move in case.inside:
        place = standing(move)
        if place == "counted":
            place = (
                "origin_unknown" if move["from_id"] is None else "destination_unknown" if move["to_id"] is None
                else INSIDE if move["from_id"] == move["to_id"] else vague(move)
            )  # fmt: skip
        parts[place] += 1
        if place == "counted":
            pairs[move["from_id"], move["to_id"]].append(move)
            parts["of_them_maybe_in_the_window"] += move["within"] == "maybe"
    looked = [move["date_earliest"] for told in pairs.values() for move in told]
    span = max((max(looked) - min(looked)).days + 1, days) if looked else days
    expected = []
    org = case.chance.choice([None, "x"])
    for (source, target), told in pairs.items():
        best: tuple[Any, ...] = ()
        for first in sorted(told, key=lambda m: (m["date_earliest"], m["id"])):
            team = [m for m in told if 0 <= (m["date_earliest"] - first["date_earliest"]).days <= days]
            if not best or len({m["person_id"] for m in team}) > best[0]:
                best = (
                    len({m["person_id"] for m in team}),
                    first["date_earliest"],
                    max(m["date_earliest"] for m in team),
                    sorted({PEOPLE[m["person_id"]] for m in team}),
                )
        people = len({m["person_id"] for m in told})
        rate = people * days / span
        if best[0] >= least and org in {None, source}:
            tail = 1 - sum(math.exp(-rate) * rate**n / math.factorial(n) for n in range(best[0]))
            expected.append((ORGS[source], ORGS[target], best[1], best[2], best[0], people, rate, tail, best[3]))
    rows, tally = case.world.ask("co-movers", org=org, days=days, min_people=least, limit=1000, **case.window)
    expected.sort(key=lambda row: row[:2])
    for row, wanted in zip(sorted((tuple(row.values()) for row in rows), key=lambda row: row[:2]), expected, strict=True):
        assert (*row[:6], row[8]) == (*wanted[:6], wanted[8])
        assert row[6:8] == (pytest.approx(wanted[6], abs=0.0051), pytest.approx(wanted[7], abs=1e-9))
    assert tally == known(parts)


def path(case: Case) -> None:
    hops = case.chance.choice([1, 2, 3])
    told = [m for m in case.inside if m["counted"] and m["from_id"] and m["to_id"] and m["from_id"] != m["to_id"]]
    legs: dict[tuple[str, str], set[str]] = defaultdict(set)
    for move in told:
        legs[move["from_id"], move["to_id"]].add(move["person_id"])

    def went(person: str, steps: list[tuple[str, str]], since: date | None) -> bool:
        return not steps or any(
            went(person, steps[1:], m["date_earliest"])
            for m in told
            if m["person_id"] == person
            and (m["from_id"], m["to_id"]) == steps[0]
            and not (since and m["date_latest"] and m["date_latest"] < since)
        )

    ways = {}
    for between in [via for length in range(hops) for via in permutations([org for org in ORGS if org not in {"x", "y"}], length)]:
        stops = ["x", *between, "y"]
        steps = list(pairwise(stops))
        if all(step in legs for step in steps):
            people = [len(legs[step]) for step in steps]
            whole = sum(went(person, steps, None) for person in PEOPLE)
            ways[" > ".join(ORGS[stop] for stop in stops)] = (whole, ", ".join(map(str, people)), min(people), len(steps))
    rows, tally = case.world.ask("path", from_org="x", to_org="y", moves=hops, limit=1000, **case.window)
    assert {row["way"]: tuple(row.values())[1:] for row in rows} == ways
    assert [(-row["whole_way"], -row["weakest"], row["n_moves"]) for row in rows] == sorted(
        (-way[0], -way[2], way[3]) for way in ways.values()
    )
    direct, gone = sum(way[3] == 1 for way in ways.values()), sum(way[0] > 0 for way in ways.values())
    maybe = sum(move["within"] == "maybe" for move in told)
    assert tally == known(
        {"counted_ways": len(ways), "of_them_direct": direct, "of_them_gone_whole_by_somebody": gone, "moves_maybe_in_the_window": maybe}
    )


def stays_of(case: Case) -> list[Row]:
    """Each counted arrival with the leaving that follows it, and how the stay ended."""
    found = []
    for person in PEOPLE:
        own = [m for m in case.moves if m["counted"] and m["person_id"] == person]
        arrivals = sorted((m for m in own if m["to_id"]), key=lambda m: (m["date_earliest"] or date.max, m["id"]))
        for number, came in enumerate(arrivals):
            org, following = came["to_id"], arrivals[number + 1] if number + 1 < len(arrivals) else None
            after = following["date_earliest"] if following else None
            leavings = [
                m for m in own
                if m["from_id"] == org and m is not came and not (m["date_latest"] and came["date_earliest"] and m["date_latest"] < came["date_earliest"])
            ]  # fmt: skip
            went = min(leavings, key=lambda m: (m["date_earliest"] or date.max, m["id"]), default=None)
            if went is None:
                ended = "no leaving reported" if after is None else "moved on" if following and following["to_id"] != org else "unclear"
            else:
                again = (
                    following is not None
                    and following["to_id"] == org
                    and (went["date_earliest"] is None or (after is not None and went["date_earliest"] > after))
                )
                ended = "unclear" if again else "left"
            found.append({"came": came, "went": went, "after": after, "ended": ended, "org": org})
    return found


def tenure(case: Case) -> None:
    stays = [stay for stay in stays_of(case) if stay["org"] == "x" and stay["came"]["within"] != "no"]
    rows, tally = case.world.ask("tenure", org="x", limit=1000, **case.window)
    assert [row["move"] for row in rows] == newest(stay["came"] for stay in stays)
    told = {row["move"]: row for row in rows}
    for stay in stays:
        row, came, went = told[stay["came"]["id"]], stay["came"], stay["went"]
        assert row["ended"] == stay["ended"]
        if stay["ended"] == "left":
            least = months(came["date_latest"], went["date_earliest"])
            assert row["months_least"] == (0 if least is None else max(least, 0))
            assert row["months_most"] == months(came["date_earliest"], went["date_latest"])
    parts = Counter(f"of_them_{stay['ended'].replace(' ', '_')}" for stay in stays)
    parts["counted_stays"] = len(stays)
    parts["of_them_maybe_in_the_window"] = sum(stay["came"]["within"] == "maybe" for stay in stays)
    known_leavings = {stay["went"]["id"] for stay in stays_of(case) if stay["org"] == "x" and stay["went"]}
    parts["left_without_a_word_of_their_joining"] = sum(
        m["counted"] and m["from_id"] == "x" and m["id"] not in known_leavings for m in case.moves
    )
    assert tally == known(parts)


def retention(case: Case) -> None:
    org, least = case.chance.choice([None, "x"]), case.chance.choice([1, 3])
    days = [max(m["date_earliest"], m["date_latest"]) for m in case.moves if m["counted"] and exact(m)]
    looked = case.until or max(days, default=None)
    followed: dict[str, list[tuple[int, bool]]] = defaultdict(list)
    parts: Counter[str] = Counter()
    for stay in stays_of(case):
        came, went = stay["came"], stay["went"]
        if came["within"] == "no" or org not in {None, stay["org"]}:
            continue
        if looked and came["date_earliest"] and came["date_earliest"] > looked:
            continue
        if not exact(came):
            parts["joining_too_vague"] += 1
        elif stay["ended"] == "unclear" or (stay["ended"] == "left" and not exact(went)):
            parts["leaving_too_vague"] += 1
        else:
            assert looked
            parts["counted_stays"] += 1
            left = stay["ended"] == "left" and went["date_earliest"] <= looked
            end = went["date_earliest"] if left else min(stay["after"] or looked, looked)
            followed[stay["org"]].append((max((end - came["date_earliest"]).days, 0), left))
            parts["of_them_ended"] += left
    parts["of_them_with_organizations_below_min_stays"] = sum(len(stays) for stays in followed.values() if len(stays) < least)
    rows, tally = case.world.ask("retention", org=org, min_stays=least, limit=1000, **case.window)
    assert tally == known(parts)
    told = {(row["organization"], row["months"]): row for row in rows}
    assert set(told) == {(ORGS[place], mark) for place, stays in followed.items() if len(stays) >= least for mark in (12, 24, 36)}
    for (name, mark), row in told.items():
        (stays,) = [stays for place, stays in followed.items() if ORGS[place] == name]
        until = {12: 365, 24: 730, 36: 1096}[mark]
        share, whole, half, at_risk = 1.0, 1.0, None, sum(length >= until for length, _ in stays)
        for day in sorted({length for length, left in stays if left}):
            there, gone = sum(length >= day for length, _ in stays), sum(length == day and left for length, left in stays)
            whole *= 1 - gone / there
            if half is None and whole <= 0.5 + 1e-12:
                half = day
            if day <= until:
                share = whole
        assert (row["n_stays"], row["n_left"], row["at_risk"]) == (len(stays), sum(left for _, left in stays), at_risk)
        assert row["retained"] == (pytest.approx(share, abs=0.00051) if at_risk or share < 1e-12 else None)
        assert row["median_months"] == (None if half is None else pytest.approx(half / 30.4375, abs=0.051))
        if row["low"] is not None:
            assert row["low"] <= row["retained"] <= row["high"]


def rumours(case: Case) -> None:
    became = case.chance.choice([None, "open", "completed", "denied"])
    expected, parts = {}, Counter[str]()
    for move in filter(case.touches, case.moves):
        told = [(report, told_on(report)) for report in case.reports if report["move"] == move["id"]]
        begun = [day for report, day in told if report["status"] in {"rumoured", "attempted"}]
        first = min((day for day in begun if day), default=None)
        now = "open" if move["status"] in {"rumoured", "attempted"} else move["status"]
        if not begun or case.within(first, first) == "no" or became not in {None, now}:
            continue
        says = DONE if move["status"] in DONE else ("rumour",) if now == "open" else ("denied",) if now == "contested" else (now,)
        settled = min((day for report, day in told if report["status"] in says and day), default=None)
        if settled and first and settled < first:
            parts["rumoured_when_it_was_known"] += 1
            continue
        expected[move["id"]] = (now, first, settled, (settled - first).days if settled and first else None, len(begun))
        parts["counted_rumours"] += 1
        parts[f"of_them_{now}"] += 1
        parts["of_them_of_an_unknown_day"] += first is None
    rows, tally = case.world.ask("rumours", org=case.org, became=became, limit=1000, **case.window)
    assert {row["move"]: tuple(row[name] for name in ("became", "first_told", "settled", "days", "n_rumours")) for row in rows} == expected
    assert tally == known(parts)


def told_on(report: Row) -> date | None:
    """The day of publication."""
    if report["document_id"] == "rows":
        return date.fromisoformat(report["source_date"]) if report["source_date"] else None
    return date(2024, 1, 1)


def coverage(case: Case) -> None:
    by = case.chance.choice(["language", "publisher", "year"])
    told = {move["id"]: move for move in case.inside if move["counted"]}
    rows_of: dict[str, list[Row]] = defaultdict(list)
    for report in case.reports:
        if move := told.get(report["move"]):
            first, last = move["date_earliest"], move["date_latest"]
            value = {
                "language": {"en": "en", "zh": "zh-Hans", "rows": "table"}[report["document_id"]],
                "publisher": {"en": "Times", "zh": "not stated", "rows": report["source_outlet"] or "not stated"}[report["document_id"]],
                "year": str(first.year) if first and last and first.year == last.year else "not known",
            }[by]
            rows_of[value].append(move)
    rows, tally = case.world.ask("coverage", by=by, limit=1000, **case.window)
    expected = {}
    for value, voices in rows_of.items():
        moves = {move["id"]: move for move in voices}.values()
        shares = [
            sum(map(is_so, moves)) / len(moves)
            for is_so in (lambda m: m["n_independent"] < 2, lambda m: m["to_id"] is None, lambda m: m["from_id"] is None)
        ]
        expected[value] = (
            len(moves),
            pytest.approx(len(moves) / len(told), abs=0.00051),
            len(voices),
            *(pytest.approx(share, abs=0.00051) for share in shares),
        )
    assert {row["covered_by"]: tuple(row.values())[1:] for row in rows} == expected
    counts = {"single": sum(m["n_independent"] < 2 for m in told.values()), "to": sum(m["to_id"] is None for m in told.values())}
    parts = {"counted": len(told), "of_them_from_a_single_source": counts["single"], "of_them_destination_unknown": counts["to"]}
    parts["of_them_origin_unknown"] = sum(m["from_id"] is None for m in told.values())
    parts["of_them_maybe_in_the_window"] = sum(m["within"] == "maybe" for m in told.values())
    assert tally == known(parts)


def deals(case: Case) -> None:
    groups: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for deal in case.deals:
        day = date(2024, 1, 1)
        if case.within(day, day) != "no" and case.org in {
            None,
            *(org for org, name in ORGS.items() if name in {deal["acquirer"], deal["target"]}),
        }:
            groups[deal["acquirer"], deal["target"], deal["kind"]].append(deal)
    rows, tally = case.world.ask("deals", org=case.org, limit=1000, **case.window)
    expected = {}
    for key, told in groups.items():
        usd = [deal["amount_usd"] / 1e6 for deal in told if deal["amount_usd"]]
        expected[key] = (min(usd, default=None), max(usd, default=None), len({deal["document_id"] for deal in told}))
    assert {
        (r["acquirer_org"], r["target_org"], r["deal"]): (r["usd_millions_least"], r["usd_millions_most"], r["articles"]) for r in rows
    } == expected
    failed, silent = sum(key[2].startswith("failed") for key in groups), sum(value[0] is None for value in expected.values())
    assert tally == known({"counted_deals": len(groups), "of_them_failed": failed, "of_them_without_an_amount": silent})


def roles(case: Case) -> None:
    for name, side in (("who-left", "from"), ("who-joined", "to")):
        expected = [m for m in case.inside if m[f"{side}_id"] == "x" and case.place(m, m[f"role_{side}"]) == "counted"]
        rows, tally = case.world.ask(name, org="x", role=case.role, senior=case.senior, limit=1000, **case.window)
        assert [row["move"] for row in rows] == newest(expected)
        parts = Counter(place for m in case.inside if m[f"{side}_id"] == "x" and (place := case.place(m, m[f"role_{side}"])))
        assert {label: n for label, n in tally.items() if label in parts} == parts
    flows = Counter(
        (m["from_id"], m["to_id"]) for m in case.inside
        if m["from_id"] and m["to_id"] and m["from_id"] != m["to_id"] and case.place(m, m["role_from"], m["role_to"]) == "counted"
    )  # fmt: skip
    rows, _ = case.world.ask("flows", role=case.role, senior=case.senior, limit=1000, **case.window)
    assert {(row["from_org"], row["to_org"]): row["n_moves"] for row in rows} == {(ORGS[a], ORGS[b]): n for (a, b), n in flows.items()}


ORACLES = [net_flow, top, lists, boomerangs, co_movers, path, tenure, retention, rumours, coverage, deals, roles]


# A smaller world is another one here, so nothing is gained by shrinking.
@settings(
    max_examples=20, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate], suppress_health_check=[HealthCheck.too_slow]
)
@given(seed=st.integers(0, 2**32))
@example(seed=6077)
@example(seed=12069)  # nothing is known to the day
@example(seed=17297)  # half is left exactly, as far as logarithms tell
def test_questions_answer_as_plain_python_does(one_world: Any, seed: int) -> None:
    case = Case(one_world, Random(seed))  # noqa: S311 - worlds, not secrets
    for oracle in ORACLES:
        oracle(case)
