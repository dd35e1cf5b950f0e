"""The shipped questions on worlds that are small enough to see through: rows and tallies."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from talentgraph.errors import QueryError

UNDONE = ("rumoured", "attempted", "failed", "denied", "contested")


def day(text: str) -> dict[str, Any]:
    """An exactly known date."""
    return {"date": text, "date_earliest": date.fromisoformat(text), "date_latest": date.fromisoformat(text)}


def year(number: int) -> dict[str, Any]:
    """A date of which only the year is known."""
    return {"date": str(number), "date_earliest": date(number, 1, 1), "date_latest": date(number, 12, 31), "date_precision": "year"}


def undone(status: str) -> dict[str, Any]:
    """A move that did not happen, or not yet."""
    return {"status": status, "counted": False, "why_not": status}


SEAT = {"counted": False, "why_not": "a seat on a board", "kind": "appointment"}


def ids(rows: list[dict[str, Any]]) -> list[str]:
    """The moves of some rows."""
    return [row["move"] for row in rows]


def test_who_left_shows_where_to_and_how_well_it_is_known(world: Any) -> None:
    world.moves(
        {"from_id": "x", "to_id": "y", "worded_as_poach": True, "confidence": 0.7, "n_claims": 3, "n_independent": 2, **day("2024-05-06")}
    )
    rows, tally = world.ask("who-left", org="x")
    assert rows == [
        {
            "date": "2024-05-06",
            "person": "Ann",
            "to_org": "Y Labs",
            "kind": "hire",
            "worded_as_poach": True,
            "status": "completed",
            "in_window": "yes",
            "confidence": "medium",
            "reports": 3,
            "sources": 2,
            "move": "m0",
        }
    ]
    assert tally == {"counted": 1}


def test_newest_first_and_undated_last(world: Any) -> None:
    x = {"from_id": "x"}
    world.moves(x, x | day("2024-05-06"), x | year(2025), x | day("2025-06-01"), x | day("2025-06-01"))
    assert ids(world.ask("who-left", org="x")[0]) == ["m3", "m4", "m2", "m1", "m0"]
    assert ids(world.ask("who-left", org="x", limit=2)[0]) == ["m3", "m4"]
    assert world.ask("who-left", org="x", limit=2)[1]["counted"] == 5


def test_a_date_may_lie_maybe_in_the_window(world: Any) -> None:
    x = {"from_id": "x", "to_id": "y"}
    world.moves(x | day("2024-05-06"), x | year(2024), x, x | year(2023), x | day("2024-08-01"))
    rows, tally = world.ask("who-left", org="x", since="2024-05", until="2024-06")
    assert {row["move"]: row["in_window"] for row in rows} == {"m0": "yes", "m1": "maybe", "m2": "maybe"}
    assert tally == {"counted": 3, "of_them_maybe_in_the_window": 2}


def test_an_earlier_employer_was_not_left(world: Any) -> None:
    former = {"earlier_id": "x", "to_id": "y"}
    world.moves(former, former | undone("rumoured"), former | {"from_id": "z"}, former | {"from_id": "x"})
    rows, tally = world.ask("who-left", org="x")
    assert ids(rows) == ["m3"]
    assert tally == {"counted": 1, "only_an_earlier_employer": 2}
    rows, tally = world.ask("who-joined", org="y")
    assert [(row["from_org"], row["earlier_org"]) for row in rows] == [(None, "X Corp"), ("Z Inc", "X Corp"), ("X Corp", "X Corp")]
    assert tally == {"counted": 3, "of_them_with_only_an_earlier_employer": 1, "rumoured": 1}


@pytest.mark.parametrize("status", UNDONE)
def test_what_was_not_done_is_shown_on_request_and_never_counted(world: Any, status: str) -> None:
    both = {"from_id": "x", "to_id": "y"}
    world.moves(both, both | undone(status), both | SEAT, both | undone(status) | {"why_not": "a seat on a board"})
    tallied = {"counted": 1, status: 1, "seats_transfers_and_internal_changes": 2}
    for name, asked in (("who-left", {"org": "x"}), ("who-joined", {"org": "y"}), ("moves", {"from_org": "x", "to_org": "y"})):
        rows, tally = world.ask(name, **asked)
        assert (ids(rows), tally) == (["m0"], tallied)
        rows, tally = world.ask(name, **asked, include=status)
        assert ([(row["move"], row["status"]) for row in rows], tally) == ([("m0", "completed"), ("m1", status)], tallied)
        assert ids(world.ask(name, **asked, include="completed")[0]) == ["m0"]


def test_a_report_that_leaves_out_where_a_group_came_from_tells_of_the_same_group(world: Any) -> None:
    world.groups({"from_id": "x", "to_id": "y", "count": 8}, {"from_id": None, "to_id": "y", "count": 8}, {"from_id": None, "to_id": "y", "count": 2})
    assert world.ask("who-joined", org="y")[1] == {"people_in_unnamed_groups": 10}
    assert world.ask("who-left", org="x")[1] == {"people_in_unnamed_groups": 8}


def test_unnamed_groups_are_told_apart_from_people(world: Any) -> None:
    group = {"from_id": "x", "to_id": "y"}
    world.groups(
        group | {"count": 3}, group | {"count": 3, "document_id": "other"}, group | {"count": 4}, group, group | {"status": "rumoured", "count": 9},
        group | {"from_is_former": True, "count": 20}, group | {"from_id": "z", "count": 5}, group | {"person_kind": "named", "count": 30},
        group | {"count": 7} | year(2020),
    )  # fmt: skip
    assert world.ask("who-left", org="x")[1] == {"people_in_unnamed_groups": 14, "unnamed_groups": 1}
    assert world.ask("who-left", org="x", since="2021")[1] == {"people_in_unnamed_groups": 7, "unnamed_groups": 1}
    assert world.ask("who-joined", org="y")[1] == {"people_in_unnamed_groups": 39, "unnamed_groups": 1}


def test_a_unit_is_asked_for_by_its_name(world: Any) -> None:
    x, fair = {"from_id": "x", "to_id": "y"}, {"from_unit": "FAIR"}
    world.moves(x | fair, x, x | {"from_unit": "Other"}, fair, {"from_id": "fair"}, x | undone("rumoured"), {"from_id": "z"})
    world.groups({"from_id": "x", "from_unit": "FAIR", "count": 2}, {"from_id": "x", "count": 8})
    rows, tally = world.ask("who-left", org="fair")
    assert ids(rows) == ["m0", "m3", "m4"]
    assert tally == {"counted": 3, "of_them_destination_unknown": 2, "name_no_unit": 1, "people_in_unnamed_groups": 2}
    rows, tally = world.ask("who-left", org="x")
    assert ids(rows) == ["m0", "m1", "m2"]
    assert tally == {"counted": 3, "rumoured": 1, "people_in_unnamed_groups": 10}


def test_a_unit_is_joined_too(world: Any) -> None:
    x = {"to_id": "x", "from_id": "y"}
    world.moves(x | {"to_unit": "FAIR"}, x, x | {"from_id": None, "to_unit": "FAIR"})
    world.groups({"to_id": "x", "to_unit": "FAIR"})
    rows, tally = world.ask("who-joined", org="fair")
    assert ids(rows) == ["m0", "m2"]
    assert tally == {"counted": 2, "of_them_origin_unknown": 1, "name_no_unit": 1, "unnamed_groups": 1}
    assert ids(world.ask("moves", from_org="y", to_org="fair")[0]) == ["m0"]


def test_moves_between_two_say_what_may_belong_to_them(world: Any) -> None:
    both = {"from_id": "x", "to_id": "y"}
    world.moves(
        both | {"worded_as_poach": True, **day("2024-01-02")}, both | {"combined": True}, {"from_id": "x"}, {"to_id": "y"}, {"from_id": "x", "to_id": "z"},
        {"to_id": "y", "earlier_id": "x"}, {"from_id": "z", "to_id": "y", "earlier_id": "x"}, {"from_id": "y", "to_id": "x"}, both | undone("denied"),
    )  # fmt: skip
    rows, tally = world.ask("moves", from_org="x", to_org="y")
    assert ids(rows) == ["m0", "m1"]
    aside = {"destination_unknown": 1, "origin_unknown": 1, "only_an_earlier_employer": 2}
    assert tally == {"counted": 2, "of_them_worded_as_poach": 1, "of_them_combined_from_two_sources": 1, "denied": 1, **aside}
    rows, tally = world.ask("moves", from_org="x", to_org="y", worded_as_poach=True)
    assert ids(rows) == ["m0"]
    assert tally == {"counted": 1, "of_them_worded_as_poach": 1, "not_worded_as_poach": 1, **aside}


def test_flows_add_up_moves_with_two_ends(world: Any) -> None:
    xy, yx = {"from_id": "x", "to_id": "y"}, {"from_id": "y", "to_id": "x"}
    world.moves(
        xy | {"worded_as_poach": True, "n_independent": 2}, xy | {"person_id": "bo", "kind": "founding", "n_independent": 2, **year(2024)},
        xy | {"combined": True, "n_independent": 2}, yx, {"from_id": "x"}, {"to_id": "x"}, xy | SEAT, xy | undone("attempted"), {"from_id": "z", "to_id": "z"},
    )  # fmt: skip
    rows, tally = world.ask("flows")
    counts = {"n_moves": 3, "n_persons": 2, "n_poach": 1, "n_foundings": 1, "n_uncertain": 1, "n_maybe": 0}
    assert rows[0] == {"from_org": "X Corp", "to_org": "Y Labs", **counts}
    assert (rows[1]["from_org"], rows[1]["n_moves"], len(rows)) == ("Y Labs", 1, 2)
    aside = {"destination_unknown": 1, "origin_unknown": 1, "attempted": 1, "seats_transfers_and_internal_changes": 2}
    assert tally == {"counted": 4, **aside}
    rows, tally = world.ask("flows", min_moves=2, since="2024-02", until="2025")
    assert (len(rows), rows[0]["n_moves"], rows[0]["n_maybe"]) == (1, 3, 3)
    assert tally == {"counted": 3, "of_them_maybe_in_the_window": 3, "in_smaller_flows": 1, **aside}


def test_flows_of_one_size_stand_in_one_order(world: Any) -> None:
    world.moves(*({"from_id": a, "to_id": b} for a, b in ("zx", "yx", "xy", "xz")))
    assert [(row["from_org"][0] + row["to_org"][0]) for row in world.ask("flows")[0]] == ["XY", "XZ", "YX", "ZX"]
    assert len(world.ask("flows", limit=3)[0]) == 3


def test_a_career_goes_from_old_to_new_with_its_seats(world: Any) -> None:
    world.moves(
        {"to_id": "z"}, {"from_id": "x", "to_id": "y", "role_to": "CTO"} | day("2024-05-06"), {"to_id": "x", "earlier_id": "z"} | year(2020),
        {"to_id": "z"} | SEAT | day("2022-01-01"), {"to_id": "y"} | undone("rumoured") | day("2021-01-01"), {"person_id": "bo", "to_id": "y"},
    )  # fmt: skip
    rows, tally = world.ask("career", person="ann")
    assert ids(rows) == ["m2", "m3", "m1", "m0"]
    assert [row["not_counted"] for row in rows] == [None, "a seat on a board", None, None]
    assert (rows[0]["earlier_org"], rows[2]["role"], rows[2]["from_org"]) == ("Z Inc", "CTO", "X Corp")
    assert tally == {"counted": 3, "of_them_origin_unknown": 2, "of_them_undated": 1, "rumoured": 1, "seats_transfers_and_internal_changes": 1}
    assert ids(world.ask("career", person="ann", include="rumoured")[0]) == ["m2", "m4", "m3", "m1", "m0"]


def test_nothing_is_an_answer_too(world: Any) -> None:
    for name, asked in (
        ("who-left", {"org": "x"}),
        ("who-joined", {"org": "x"}),
        ("moves", {"from_org": "x", "to_org": "y"}),
        ("flows", {}),
        ("career", {"person": "ann"}),
    ):
        assert world.ask(name, **asked) == ([], {})


def test_an_unknown_parameter_is_named(world: Any) -> None:
    with pytest.raises(QueryError, match="no parameter org"):
        world.ask("flows", org="x")
