"""The shipped questions against the same rules in plain Python, on many random worlds."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

Row = dict[str, Any]

ORGS = {"x": "X Corp", "y": "Y Labs", "z": "Z Inc", "fair": "FAIR"}
PEOPLE = {"ann": "Ann", "bo": "Bo", "cai": "蔡明"}
DONE = ("completed", "announced")
FIRST = date(2023, 11, 1)


def a_date(chance: random.Random) -> Row:
    """A day, a year, a report's day as the latest, or nothing."""
    day = FIRST + timedelta(days=chance.randrange(200))
    return chance.choice(
        [
            {"date": day.isoformat(), "date_earliest": day, "date_latest": day},
            {"date": f"{day.year}", "date_earliest": day.replace(month=1, day=1), "date_latest": day.replace(month=12, day=31)},
            {"date": None, "date_earliest": None, "date_latest": day},
            {"date": None, "date_earliest": None, "date_latest": None},
        ]
    )


def a_move(chance: random.Random) -> Row:
    """Any move that the stages could make."""
    status = chance.choice(["completed", "completed", "announced", "rumoured", "attempted", "failed", "denied", "contested"])
    seat = chance.random() < 0.1
    ends: list[str | None] = [*ORGS, None]
    return a_date(chance) | {
        "person_id": chance.choice(list(PEOPLE)),
        "from_id": chance.choice(ends),
        "to_id": chance.choice(ends),
        "earlier_id": chance.choice([*ends, None, None]),
        "from_unit": chance.choice(["FAIR", "Other", None]),
        "to_unit": chance.choice(["FAIR", "Other", None]),
        "kind": chance.choice(["hire", "founding"]),
        "worded_as_poach": chance.random() < 0.3,
        "combined": chance.random() < 0.2,
        "n_independent": chance.randrange(1, 4),
        "status": status,
        "counted": status in DONE and not seat,
        "why_not": "a seat on a board" if seat else None if status in DONE else status,
    }


def a_group(chance: random.Random) -> Row:
    """Any report of people without names."""
    return a_date(chance) | {
        "from_id": chance.choice([*ORGS, None]),
        "to_id": chance.choice([*ORGS, None]),
        "from_unit": chance.choice(["FAIR", None]),
        "to_unit": chance.choice(["FAIR", None]),
        "count": chance.choice([None, 1, 2, 3]),
        "status": chance.choice(["completed", "announced", "rumoured"]),
        "from_is_former": chance.random() < 0.2,
        "person_kind": chance.choice(["group", "group", "named"]),
    }


def within(row: Row, since: date | None, until: date | None) -> str:
    """yes, maybe, no: by trying every day that it can have been, in a calendar that ends where our dates end."""
    if since is None and until is None:
        return "yes"
    earliest, latest = row["date_earliest"] or date(1900, 1, 1), row["date_latest"] or date(2100, 1, 1)
    first, last = since or date(1800, 1, 1), until or date(2200, 1, 1)
    if latest < first or earliest > last:
        return "no"
    sure = (since is None or (row["date_earliest"] is not None and earliest >= first)) and (
        until is None or (row["date_latest"] is not None and latest <= last)
    )
    return "yes" if sure else "maybe"


def standing(move: Row) -> str:
    """The one place where a move is told."""
    if move["counted"]:
        return "counted"
    return "seats_transfers_and_internal_changes" if move["status"] in DONE or move["why_not"] != move["status"] else str(move["status"])


def at(row: Row, side: str, org: str) -> bool:
    """Whether this end of a move is the organization or the unit."""
    return row[f"{side}_id"] == org or (org == "fair" and row[f"{side}_unit"] == "FAIR")


def newest(rows: list[Row]) -> list[str]:
    """Newest first, unknown last, then by id."""

    def key(row: Row) -> tuple[Any, ...]:
        days = [row[name].toordinal() if row[name] else -1 for name in ("date_earliest", "date_latest")]
        return (-days[0], -days[1], row["id"])

    return [row["id"] for row in sorted(rows, key=key)]


def shown(moves: list[Row], include: list[str]) -> list[Row]:
    """What is counted, and what is asked for besides."""
    return [move for move in moves if move["counted"] or (standing(move) in include and move["status"] not in DONE)]


def tallied(parts: dict[str, int]) -> Row:
    """Without the zeros."""
    return {label: number for label, number in parts.items() if number}


def leaves_out(group: Row, other: Row) -> bool:
    """Whether another report of as many people on the same date names an end that this one leaves out."""
    if group["count"] is None or any(group[name] != other[name] for name in ("count", "date", "from_is_former")):
        return False
    one, two = (group["from_id"], group["to_id"]), (other["from_id"], other["to_id"])
    return any(one[n] is None and two[n] is not None and one[1 - n] is not None and one[1 - n] == two[1 - n] for n in (0, 1))


def group_counts(groups: list[Row], side: str, org: str) -> dict[str, int]:
    """People in groups, and groups without a number; said twice is said once, and an end left out is no group of its own."""
    told = [g for g in groups if g["person_kind"] == "group" and g["status"] in DONE]
    said = {
        (g["from_id"], g["to_id"], g[f"{side}_unit"], g["count"], g["date"])
        for g in told
        if at(g, side, org) and not (side == "from" and g["from_is_former"]) and not any(leaves_out(g, other) for other in told)
    }
    return {"people_in_unnamed_groups": sum(g[3] or 0 for g in said), "unnamed_groups": sum(g[3] is None for g in said)}


def one_end(moves: list[Row], groups: list[Row], side: str, org: str) -> Row:
    """The tally of who-left (side from) and who-joined (side to), over what lies in the window."""
    here = [move for move in moves if at(move, side, org)]
    done = [move for move in here if move["counted"]]
    parts = Counter(map(standing, here))
    parts["of_them_maybe_in_the_window"] = sum(move["within"] == "maybe" for move in done)
    parts["name_no_unit"] = sum(move["counted"] and move[f"{side}_id"] == "x" and move[f"{side}_unit"] is None for move in moves) * (
        org == "fair"
    )
    if side == "from":
        parts["of_them_destination_unknown"] = sum(move["to_id"] is None for move in done)
        parts["only_an_earlier_employer"] = sum(
            move["earlier_id"] == org and move["from_id"] != org and move["status"] in DONE for move in moves
        )
    else:
        parts["of_them_origin_unknown"] = sum(move["from_id"] is None and move["earlier_id"] is None for move in done)
        parts["of_them_with_only_an_earlier_employer"] = sum(move["from_id"] is None and move["earlier_id"] is not None for move in done)
    return tallied({**parts, **group_counts(groups, side, org)})


@pytest.fixture(params=range(25))
def case(request: pytest.FixtureRequest, make_world: Callable[[], Any]) -> Any:
    """A random world with a random window: world, moves and groups inside, what is asked."""
    chance = random.Random(request.param)  # noqa: S311 - worlds, not secrets
    world = make_world()
    moves = [a_move(chance) | {"id": f"m{number:03}"} for number in range(chance.randrange(150))]
    groups = [a_group(chance) for _ in range(chance.randrange(20))]
    world.moves(*moves)
    world.groups(*groups)
    since = chance.choice([None, date(2024, 1, 1) + timedelta(days=chance.randrange(60))])
    until = chance.choice([None, date(2024, 3, 1) + timedelta(days=chance.randrange(60))])
    for row in (*moves, *groups):
        row["within"] = within(row, since, until)
    inside = [[row for row in rows if row["within"] != "no"] for rows in (moves, groups)]
    include = chance.choice([[], ["rumoured"], ["denied", "contested"], ["completed"]])
    return world, *inside, {"since": since, "until": until}, include


@pytest.mark.parametrize("org", ["x", "fair"])
def test_who_left_and_who_joined(case: Any, org: str) -> None:
    world, moves, groups, window, include = case
    for name, side in (("who-left", "from"), ("who-joined", "to")):
        rows, tally = world.ask(name, org=org, include=include, limit=1000, **window)
        expected = shown([move for move in moves if at(move, side, org)], include)
        assert [row["move"] for row in rows] == newest(expected)
        assert {row["move"]: row["in_window"] for row in rows} == {move["id"]: move["within"] for move in expected}
        assert tally == one_end(moves, groups, side, org)


@pytest.mark.parametrize("poached", [False, True])
@pytest.mark.parametrize("ends", [("x", "y"), ("fair", "x"), ("z", "fair")])
def test_moves(case: Any, ends: tuple[str, str], poached: bool) -> None:
    world, moves, _, window, include = case
    left, joined = ([move for move in moves if at(move, side, org)] for side, org in zip(("from", "to"), ends, strict=True))
    both = [move for move in left if move in joined]
    fits = [move for move in both if move["worded_as_poach"] or not poached]
    done = [move for move in fits if move["counted"]]
    rows, tally = world.ask("moves", from_org=ends[0], to_org=ends[1], worded_as_poach=poached, include=include, limit=1000, **window)
    assert [row["move"] for row in rows] == newest(shown(fits, include))
    parts = Counter(map(standing, fits))
    parts["seats_transfers_and_internal_changes"] = sum(standing(move) == "seats_transfers_and_internal_changes" for move in both)
    parts["of_them_worded_as_poach"] = sum(move["worded_as_poach"] for move in done)
    parts["of_them_combined_from_two_sources"] = sum(move["combined"] for move in done)
    parts["of_them_maybe_in_the_window"] = sum(move["within"] == "maybe" for move in done)
    parts["not_worded_as_poach"] = sum(move["counted"] for move in both) - len(done)
    parts["destination_unknown"] = sum(move["counted"] and move["to_id"] is None for move in left if move not in both)
    once = [move["earlier_id"] == ends[0] for move in joined]
    parts["origin_unknown"] = sum(
        m["counted"] and m["from_id"] is None and not was for m, was in zip(joined, once, strict=True) if m not in both
    )
    parts["only_an_earlier_employer"] = sum(
        was and m["from_id"] != ends[0] and m["status"] in DONE for m, was in zip(joined, once, strict=True) if m not in both
    )
    assert tally == tallied(parts)


@pytest.mark.parametrize("least", [1, 3])
def test_flows(case: Any, least: int) -> None:
    world, moves, _, window, _ = case
    flows: dict[tuple[str, str], list[Row]] = defaultdict(list)
    parts: Counter[str] = Counter()
    for move in moves:
        place = standing(move)
        if place != "counted":
            parts[place] += 1
        elif move["from_id"] is None or move["to_id"] is None:
            parts["origin_unknown" if move["from_id"] is None else "destination_unknown"] += 1
        elif move["from_id"] == move["to_id"]:
            parts["seats_transfers_and_internal_changes"] += 1
        else:
            flows[move["from_id"], move["to_id"]].append(move)
    large = {ends: told for ends, told in flows.items() if len(told) >= least}
    rows, tally = world.ask("flows", min_moves=least, limit=1000, **window)
    ranked = sorted(large.items(), key=lambda flow: (-len(flow[1]), -len({move["person_id"] for move in flow[1]}), flow[0]))
    assert [tuple(row.values()) for row in rows] == [
        (
            ORGS[source],
            ORGS[target],
            len(told),
            len({move["person_id"] for move in told}),
            sum(move["worded_as_poach"] for move in told),
            sum(move["kind"] == "founding" for move in told),
            sum(move["combined"] or move["n_independent"] < 2 for move in told),
            sum(move["within"] == "maybe" for move in told),
        )
        for (source, target), told in ranked
    ]
    parts["counted"] = sum(map(len, large.values()))
    parts["of_them_maybe_in_the_window"] = sum(move["within"] == "maybe" for told in large.values() for move in told)
    parts["in_smaller_flows"] = sum(map(len, flows.values())) - parts["counted"]
    assert tally == tallied(parts)


def test_every_move_is_told_in_one_place(case: Any) -> None:
    world, moves, _, window, _ = case
    _, tally = world.ask("flows", **window)
    assert sum(number for label, number in tally.items() if not label.startswith("of_them_")) == len(moves)
