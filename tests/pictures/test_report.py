"""The report as text: one file, inert, the same every time."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
import zlib
from pathlib import Path
from typing import Any

import pytest

from talentgraph.errors import TalentGraphError
from talentgraph.pictures import About, Chart, network, network_page, report_page, shell, svg
from talentgraph.pictures.report import page_data
from talentgraph.pictures.svg import Mark, Picture
from tests.pictures import picture_samples as samples
from tests.pictures.hostile import HOSTILE
from tests.pictures.test_views import drawn

ROOT = Path(__file__).parents[2]
SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<text>.*?)</script>", re.DOTALL)


MARK = Mark("s0", "Alpha to Beta", 1, 0, ("m1",))
DRAWN = Picture("sankey", 200, 60, "Flows", "", '<a id="s0" href="#s0" class="mark"><title>Alpha to Beta</title><path d="M0 0H9"/></a>', (MARK,), "en")
CHART = Chart(DRAWN, DRAWN)
ABOUT = About("Test", notes=["Press sample, not a census."], names=samples.NAMES, charts=[CHART])


def page(moves: list[dict[str, Any]], about: About = ABOUT) -> str:
    return report_page(moves, samples.organizations(moves), about)


def markup(text: str) -> str:
    """The page without what stands inside script and style."""
    return re.sub(r"<style>.*?</style>", "", SCRIPT.sub("", text), flags=re.DOTALL)


def island(text: str) -> Any:
    (found,) = [part["text"] for part in SCRIPT.finditer(text) if "application/json" in part["attributes"]]
    return json.loads(found)


def unpacked(text: str) -> str:
    return zlib.decompress(base64.b64decode(text), -zlib.MAX_WBITS).decode()


def test_the_page_fetches_nothing_and_has_no_inline_handlers() -> None:
    for moves in (samples.more(), samples.hostile()):
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
    for moves in (samples.more(), samples.hostile()):
        assert island(page(moves)) == json.loads(json.dumps(page_data(moves, samples.organizations(moves), ABOUT)))


def test_the_policy_holds_the_hashes_of_the_texts_and_nothing_unsafe() -> None:
    text = page(samples.more())
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', text)
    assert policy
    words = policy[1].replace("&#39;", "'")
    assert "unsafe" not in words
    code = [part["text"] for part in SCRIPT.finditer(text) if not part["attributes"]]
    libraries = [unpacked(part["text"]) for part in SCRIPT.finditer(text) if "packed" in part["attributes"]]
    style = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    assert (len(code), libraries) == (1, [shell.vis_source()])
    for part in (*code, *libraries, *style):
        assert base64.b64encode(hashlib.sha256(part.encode()).digest()).decode() in words


def test_two_builds_are_the_same_whatever_the_order_and_the_hash_seed() -> None:
    program = "import sys; from tests.pictures.test_report import page, samples; sys.stdout.buffer.write(page(samples.more()).encode())"
    built = []
    for seed in ("1", "2"):
        around = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        built.append(subprocess.run([sys.executable, "-c", program], env=around, capture_output=True, check=True).stdout)
    assert built[0] == built[1] == page(samples.more()).encode()
    assert page(samples.more()) == page(samples.more()[::-1])


def test_a_thousand_moves_fit_with_all_their_charts() -> None:
    moves = samples.many(1000)
    wide, narrow = drawn(moves), drawn(moves, width=svg.NARROW)
    about = About("Test", charts=[Chart(wide[view], narrow[view]) for view in ("sankey", "matrix", "timeline", "bump", "career")])
    assert len(page(moves, about).encode()) <= 1_200_000


def test_there_are_enough_hostile_strings() -> None:
    assert len(set(HOSTILE)) >= 120


def test_hostile_strings_do_not_appear_unescaped() -> None:
    moves = samples.hostile()
    names = {one[end]: HOSTILE for one in moves[:9] for end in ("person_id", "from_id")}
    text = page(moves, About(HOSTILE[1], notes=HOSTILE, contact=HOSTILE[2], names=names))
    assert len(SCRIPT.findall(text)) == 3
    outside = markup(text)
    for one in HOSTILE:
        assert not re.search("[<>]", one) or one not in outside, one
    data = SCRIPT.search(text[text.index('<script type="application/json"') :])
    assert data
    assert not re.search("[<>&\u2028\u2029\u202a-\u202e\u2066-\u2069\x00-\x09\x0b-\x1f]", data["text"])


def test_the_arguments_stay_as_they_were() -> None:
    moves = samples.hostile()
    before = json.dumps(moves, default=str)
    page(moves)
    assert json.dumps(moves, default=str) == before


def test_the_warning_goes_when_it_is_published() -> None:
    assert "Automatically extracted. Not verified." in markup(page(samples.more()))
    verified = markup(page(samples.more(), About("Test", verified=True, contact="desk@example.org")))
    assert "Automatically extracted. Not verified." not in verified
    assert "desk@example.org" in verified


def test_what_is_hidden_is_said_in_the_notes() -> None:
    text = markup(page(samples.more()))
    assert "in the picture only among people): 2." in text
    assert "never counted as done): 1." in text
    assert "board seats and the like): 1." in text
    assert "Press sample, not a census." in text


def test_the_method_tells_what_the_page_rests_on() -> None:
    text = markup(page(samples.more()))
    for words in ("12 moves (10 counted) of 11 people between 5 organizations", "The Daily (12), The Weekly (1)", "1 to the day", "2023: 1, 2024: 1, 2025: 9"):
        assert words in text, words
    assert "12 次流动" in markup(page(samples.more(), About("试", lang="zh")))


def test_the_cut_says_what_it_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network, "MOST_NODES", 40)
    monkeypatch.setattr(network, "TOP", 30)
    moves = [samples.move(f"h{i}", f"Person {i}", f"Company {i:03d}", "Hub") for i in range(50)]
    assert "21 more organizations, with 21 moves" in markup(page(moves))


def test_moves_without_their_evidence_are_said() -> None:
    moves = samples.more()
    moves[0]["evidence"] = []
    assert "for the 11 newest moves; 1 older" in markup(page(moves))


def test_the_network_alone_has_no_charts() -> None:
    text = network_page(samples.more(), [], title="Test", notes=["A note."])
    assert 'data-tab="sankey"' not in text
    assert "A note." in markup(text)


def test_no_moves_make_a_page_too() -> None:
    for lang in ("en", "zh"):
        assert "<main>" in page([], About("Nothing", lang=lang))


def test_another_vis_network_is_refused_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shell, "VIS_VERSION", "@version 0.0.0")
    with pytest.raises(TalentGraphError, match="pyvis") as caught:
        shell.vis_source()
    assert caught.value.hint
    monkeypatch.setattr(shell, "VIS_PATH", "templates/lib/none.js")
    with pytest.raises(TalentGraphError, match=r"9\.1\.2"):
        shell.vis_source()
