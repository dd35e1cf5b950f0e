"""What the scripts of a page read, and what becomes of the network in it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from talentgraph.pictures import network
from talentgraph.pictures.island import MOVE_COLUMNS, ORG_COLUMNS, PEOPLE_COLUMNS, island
from tests.pictures import picture_samples as samples

if TYPE_CHECKING:
    import pytest


def table(data: dict[str, Any], name: str, columns: tuple[str, ...]) -> list[dict[str, Any]]:
    return [dict(zip(columns, row, strict=True)) for row in data[name]["rows"]]


def test_what_becomes_a_flow() -> None:
    data = island(samples.more(), [])
    rows = {row["id"]: row for row in table(data, "moves", MOVE_COLUMNS)}
    drawn = {number: (row["from_at"], row["to_at"]) for number, row in rows.items() if row["drawn"]}
    assert drawn["m1"] == drawn["m4"], "a rumour shares the arrow of its pair"
    assert drawn["m2"] == drawn["m1"][::-1]
    assert not {"m6", "m7"} & set(drawn), "no origin or no destination: no arrow"
    assert "m10" not in drawn, "a board seat is no move between organizations"
    assert sorted(map(list, set(drawn.values()))) == sorted(data["edges"])
    shapes = {node["id"]: node["shape"] for node in data["nodes"]}
    assert shapes["org:Delta"] == "diamond"
    assert shapes["org:Beta"] == "square"


def test_people_stand_once_and_moves_know_them() -> None:
    data = island(samples.more(), [], samples.NAMES)
    people = table(data, "people", PEOPLE_COLUMNS)
    assert len(people) == len({row["id"] for row in people}) == 11
    who = {row["id"]: people[row["who"]] for row in table(data, "moves", MOVE_COLUMNS)}
    assert who["m1"] is who["m11"]
    assert who["m3"]["aliases"] == ["Ruoming Pang", "龐若鳴"]
    assert who["m10"]["x"] is None, "a board seat places nobody"
    assert who["m6"]["x"] is not None, "who left for nobody knows where stands by what they left"
    places = [(row["x"], row["y"]) for row in people if row["x"] is not None]
    assert len(places) == len(set(places)) == 10


def test_people_of_one_name_are_kept_apart_and_withheld_ids_join_nothing() -> None:
    moves = [samples.move("a", "Wei Li", "Alpha", "Beta", person_id="one"), samples.move("b", "Wei Li", "Beta", "Gamma", person_id="two")]
    assert len(island(moves, [])["people"]["rows"]) == 2
    for one in moves:
        one["person_id"] = None
    assert len(island(moves, [])["people"]["rows"]) == 2


def test_the_cut_keeps_the_busiest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network, "MOST_NODES", 40)
    monkeypatch.setattr(network, "TOP", 30)
    moves = [samples.move(f"h{i}", f"Person {i}", f"Company {i:03d}", "Hub") for i in range(50)]
    data = island(moves, samples.organizations(moves))
    assert len(data["nodes"]) == 30
    assert data["left_out"] == {"organizations": 21, "moves": 21, "untold": 0}
    assert "org:Hub" in {node["id"] for node in data["nodes"]}


def test_large_networks_name_their_chiefs_only() -> None:
    moves = [samples.move(f"h{i}", f"Person {i}", f"Company {i:03d}", "Hub") for i in range(200)]
    data = island(moves, [])
    assert len(data["nodes"]) == 201
    assert data["most_labels"] == network.MOST_LABELS


def test_labels_are_cut_and_turning_marks_are_gone() -> None:
    name = "\u202eA very long name of an organization that does not end\u2066"
    data = island([samples.move("m1", "Ann Able", "Alpha", name)], [])
    labels = [row["label"] for row in table(data, "organizations", ORG_COLUMNS)]
    assert max(map(len, labels)) == 28
    assert "\u202e" not in json.dumps(data, ensure_ascii=False)


def test_a_spell_brings_the_row_before_it() -> None:
    rows = {"cells": {"person": "Rob Row", "org": "Beta"}, "previous_cells": {"person": "Rob Row", "org": "Alpha"}}
    data = island([samples.move("m1", "Rob Row", "Alpha", "Beta", evidence=[samples.quote("", "Rob Row", type="row", **rows)])], [])
    assert [row[5][1] for row in data["evidence"]["rows"]] == [["Rob Row", "Alpha"], ["Rob Row", "Beta"]]
    assert len(data["headers"]) == 1
