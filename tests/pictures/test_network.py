"""The network page as text: one file, inert, the same every time."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from talentgraph.errors import TalentGraphError
from talentgraph.pictures import network_page, shell
from talentgraph.pictures.layout import place
from talentgraph.pictures.network import MOST_NODES, network_data
from talentgraph.pictures.tables import MOVE_COLUMNS
from talentgraph.pictures.words import Words
from tests.pictures import picture_samples as samples

ROOT = Path(__file__).parents[2]
SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<text>.*?)</script>", re.DOTALL)


def page(moves: list[dict[str, Any]]) -> str:
    return network_page(moves, samples.organizations(moves), title="Test", notes=["Press sample, not a census."])


def markup(text: str) -> str:
    """The page without what stands inside script and style."""
    return re.sub(r"<style>.*?</style>", "", SCRIPT.sub("", text), flags=re.DOTALL)


def island(text: str) -> Any:
    (found,) = [part["text"] for part in SCRIPT.finditer(text) if "application/json" in part["attributes"]]
    return json.loads(found)


def rows(data: dict[str, Any]) -> list[dict[str, Any]]:
    return [dict(zip(MOVE_COLUMNS, row, strict=True)) for row in data["moves"]["rows"]]


def test_the_page_fetches_nothing_and_has_no_inline_handlers() -> None:
    for moves in (samples.few(), samples.hostile()):
        text = markup(page(moves))
        assert text.startswith('<!doctype html>\n<html lang="en">')
        assert not re.search(r"""(src|href)\s*=\s*["']?http""", text)
        assert not re.search(r"<[^>]*\son\w+\s*=", text)
        assert "<link" not in text
        assert "sourceMappingURL" not in page(moves)


def test_our_scripts_never_read_data_as_markup() -> None:
    for path in (Path(shell.__file__).parent / "page").glob("*.js"):
        text = path.read_text("utf-8")
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|DOMParser", text)


def test_the_data_island_parses_back_equal() -> None:
    for moves in (samples.few(), samples.hostile()):
        data = {**network_data(moves, samples.organizations(moves)), "words": Words("en").page}
        assert island(page(moves)) == json.loads(json.dumps(data))


def test_the_policy_holds_the_hashes_of_the_texts_and_nothing_unsafe() -> None:
    text = page(samples.few())
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', text)
    assert policy
    words = policy[1].replace("&#39;", "'")
    assert "unsafe" not in words
    code = [part["text"] for part in SCRIPT.finditer(text) if not part["attributes"]]
    style = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    assert len(code) == 2
    for part in [*code, *style]:
        assert base64.b64encode(hashlib.sha256(part.encode()).digest()).decode() in words


def test_two_builds_are_the_same_whatever_the_order_and_the_hash_seed() -> None:
    program = "import sys; from tests.pictures.test_network import page, samples; sys.stdout.buffer.write(page(samples.few()).encode())"
    built = []
    for seed in ("1", "2"):
        around = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        built.append(subprocess.run([sys.executable, "-c", program], env=around, capture_output=True, check=True).stdout)
    assert built[0] == built[1] == page(samples.few()).encode()
    assert page(samples.few()) == page(samples.few()[::-1])


def test_a_thousand_moves_fit() -> None:
    assert len(page(samples.many(1000)).encode()) <= 1_200_000


def test_hostile_strings_do_not_appear_unescaped() -> None:
    moves = samples.hostile()
    text = network_page(moves, samples.organizations(moves), title=samples.HOSTILE[1], notes=samples.HOSTILE)
    assert len(SCRIPT.findall(text)) == 3
    outside = markup(text)
    for one in samples.HOSTILE:
        assert not re.search("[<>]", one) or one not in outside
    data = SCRIPT.search(text[text.index('<script type="application/json"') :])
    assert data
    assert not re.search("[<>&\u2028\u2029\u202a-\u202e\u2066-\u2069\x00-\x09\x0b-\x1f]", data["text"])


def test_the_arguments_stay_as_they_were() -> None:
    moves = samples.hostile()
    before = json.dumps(moves)
    page(moves)
    assert json.dumps(moves) == before


def test_what_becomes_a_flow() -> None:
    data = network_data(samples.few(), [])
    flow = {row["id"]: row["flow"] for row in rows(data)}
    assert flow["m1"] == flow["m4"] is not None, "a rumour shares the arrow of its pair"
    assert flow["m2"] not in (None, flow["m1"])
    assert flow["m6"] is flow["m7"] is None, "no origin or no destination: no arrow"
    assert flow["m10"] is None, "a board seat is no move between organizations"
    shapes = {node["id"]: node["shape"] for node in data["nodes"]}
    assert shapes["org:Delta"] == "diamond"
    assert shapes["org:Beta"] == "square"


def test_open_ends_and_hidden_moves_are_said_in_the_notes() -> None:
    text = markup(page(samples.few()))
    assert "not in the picture): 2." in text
    assert "never counted as done): 1." in text
    assert "Automatically extracted. Not verified." in text
    assert "Press sample, not a census." in text


def test_the_cut_says_what_it_left_out() -> None:
    moves = [samples.move(f"h{i}", f"Person {i}", f"Company {i:03d}", "Hub") for i in range(MOST_NODES + 20)]
    data = network_data(moves, samples.organizations(moves))
    assert len(data["nodes"]) == MOST_NODES
    assert data["left_out"] == {"organizations": 21, "moves": 21}
    assert "21 more organizations, with 21 moves" in markup(page(moves))


def test_labels_are_cut_and_turning_marks_are_gone() -> None:
    name = "\u202eA very long name of an organization that does not end\u2066"
    data = network_data([samples.move("m1", "Ann Able", "Alpha", name)], [])
    labels = [row[data["organizations"]["columns"].index("label")] for row in data["organizations"]["rows"]]
    assert max(map(len, labels)) == 28
    assert "\u202e" not in json.dumps(data, ensure_ascii=False)


def test_no_moves_make_a_page_too() -> None:
    assert "<main>" in network_page([], [], title="Nothing", notes=[])


def test_the_layout_keeps_boxes_apart_and_is_the_same_each_time() -> None:
    boxes = [(40.0, 12.0)] * 60
    edges = [(i % 7, i, 1.0) for i in range(7, 50)] + [(i, i + 1, 2.0) for i in range(6)] + [(50, 51, 1.0), (52, 53, 1.0)]
    points = place(boxes, edges)
    assert points == place(boxes, edges)
    meeting = [(a, b) for i, a in enumerate(points) for b in points[:i] if abs(a[0] - b[0]) < 78 and abs(a[1] - b[1]) < 22]
    assert not meeting
    assert max(x for x, _ in points) - min(x for x, _ in points) < 2500, "loose pairs stay near"
    assert place([], []) == []
    assert len(place([(9.0, 9.0)], [])) == 1


def test_another_vis_network_is_refused_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shell, "VIS_VERSION", "@version 0.0.0")
    with pytest.raises(TalentGraphError, match="pyvis") as caught:
        shell.vis_source()
    assert caught.value.hint
    monkeypatch.setattr(shell, "VIS_PATH", "templates/lib/none.js")
    with pytest.raises(TalentGraphError, match=r"9\.1\.2"):
        shell.vis_source()
