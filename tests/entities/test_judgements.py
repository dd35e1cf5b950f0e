from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from talentgraph.entities.judgements import corrections, holding, undoing

EMPTY = {"right_id": None, "field": None, "value": None, "claims": None, "words": "", "reason": "r", "judge": "j"}


def log(*rows: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"id": str(number), **EMPTY, **row} for number, row in enumerate(rows)]


def pair(kind: str, left: str = "a", right: str = "b") -> dict[str, Any]:
    return {"kind": kind, "left_id": left, "right_id": right}


def kinds(*rows: dict[str, Any]) -> list[str]:
    return [row["kind"] for row in holding(log(*rows))]


def test_the_last_on_a_thing_holds() -> None:
    assert kinds(pair("same"), pair("different", "b", "a")) == ["different"]
    assert kinds({"kind": "accept", "left_id": "c"}, {"kind": "reject", "left_id": "c"}) == ["reject"]
    assert kinds({"kind": "accept", "left_id": "c"}, {"kind": "retract", "left_id": "c", "claims": ["c"]}) == ["accept", "retract"]


def test_undo_gives_back_what_held_before_and_can_be_undone() -> None:
    undo = {"kind": "undo", "left_id": "1"}
    assert kinds(pair("same"), pair("different"), undo) == ["same"]
    assert kinds(pair("same"), pair("different"), undo, {"kind": "undo", "left_id": "2"}) == ["different"]
    assert undoing(log(pair("same"), pair("different"), undo)) == {"2"}


def test_corrections_by_field_rejections_and_retractions() -> None:
    found = corrections(
        holding(
            log(
                {"kind": "correct", "left_id": "c", "field": "date", "value": "2024-05"},
                {"kind": "correct", "left_id": "c", "field": "from_org", "value": None},
                {"kind": "correct", "left_id": "c", "field": "to_org", "value": "Meta"},
                {"kind": "correct", "left_id": "c", "field": "to_org", "value": "Apple"},
                {"kind": "reject", "left_id": "d"},
                {"kind": "retract", "left_id": "m", "claims": ["d", "e"]},
            )
        )
    )
    first = found[0]
    assert (first["corrected"], first["to_org"], first["from_org"], first["date"], str(first["date_latest"])) == (
        ["date", "from_org", "to_org"], "Apple", None, "2024-05", "2024-05-31",
    )  # fmt: skip
    assert [(row["claim_id"], row["rejected"], row["accepted"], row["judgements"]) for row in found] == [
        ("c", False, True, ["0", "1", "3"]), ("d", True, False, ["4", "5"]), ("e", True, False, ["5"]),
    ]  # fmt: skip


@given(st.lists(st.tuples(st.sampled_from(["same", "different", "unsure", "undo"]), st.integers(0, 9)), max_size=10))
def test_holding_is_what_a_replay_forwards_gives(steps: list[tuple[str, int]]) -> None:
    rows = []
    for number, (kind, target) in enumerate(steps):
        rows.append({"kind": "undo", "left_id": str(target % max(1, number))} if kind == "undo" else pair(kind))
    written = log(*rows)
    alive = dict.fromkeys((row["id"] for row in written), True)
    for row in reversed(written):  # an undo that lives takes its target
        if row["kind"] == "undo" and alive[row["id"]]:
            alive[row["left_id"]] = False
    told = [row for row in written if row["kind"] != "undo" and alive[row["id"]]]
    assert [row["id"] for row in holding(written)] == [row["id"] for row in told[-1:]]
