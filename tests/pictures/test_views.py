"""Every view as text: well-formed, inert, the same each time, and its numbers add up to the moves."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talentgraph.pictures import Chart, behind, sankey, svg
from talentgraph.pictures.bump import Period, bump
from talentgraph.pictures.career import career, stints
from talentgraph.pictures.compare import compare
from talentgraph.pictures.map import network
from talentgraph.pictures.matrix import matrix
from talentgraph.pictures.matrix import plan as matrix_plan
from talentgraph.pictures.timeline import plan as timeline_plan
from talentgraph.pictures.timeline import timeline
from talentgraph.pictures.words import Words
from tests.pictures import picture_samples as samples
from tests.pictures.hostile import HOSTILE

if TYPE_CHECKING:
    from talentgraph.pictures.svg import Picture

SPACE = "{http://www.w3.org/2000/svg}"
EN = Words("en")
KNOWN = {"svg", "title", "desc", "style", "g", "a", "path", "rect", "circle", "text", "tspan"}


def drawn(moves: list[dict[str, Any]], *, width: int = svg.WIDE, lang: str = "en", title: str = "T") -> dict[str, Picture]:
    """Every view of some moves."""
    words, rows, told = Words(lang), samples.flow_rows(moves), samples.dated(moves)
    orgs = samples.organizations(moves)
    ids = [org["id"] for org in orgs][:2]
    names = [org["name"] for org in orgs][:2]
    ranks = [{"id": org["id"], "organization": org["name"], "rank": org["magnet_rank"], "n": 5, "moves": []} for org in orgs]
    periods = [Period("2024", ranks, 5), Period("2025", ranks[::2], 5), Period("2026", ranks, 5)]
    common: dict[str, Any] = {"title": title, "width": width}
    return {
        "sankey": sankey.sankey(rows, words, **common),
        "focus": sankey.sankey([row for row in rows if ids[0] in (row["from_id"], row["to_id"])], words, focus=ids[0], **common),
        "matrix": matrix(rows, words, **common),
        "communities": matrix(rows, words, order="community", **common),
        "network": network(rows, {org["id"]: org for org in orgs}, words, **common),
        "timeline": timeline(told, words, **common),
        "one": timeline(told, words, focus=ids[0], **common),
        "bump": bump(periods, words, **common),
        "career": career([(moves[0]["person"], told[:40]), (moves[1]["person"], told[1:40])], words, **common),
        "compare": compare(rows, words, ids=(ids[0], ids[1]), names=(names[0], names[1]), **common),
    }


def parsed(text: str) -> ET.Element:
    return ET.fromstring(text)  # noqa: S314 - our own text is what is tried


@pytest.fixture(scope="module")
def pictures() -> dict[str, Picture]:
    return drawn(samples.few())


def assert_inert(text: str) -> ET.Element:
    root = parsed(text)
    for element in root.iter():
        assert element.tag.removeprefix(SPACE) in KNOWN
        for name, value in element.attrib.items():
            assert not name.startswith("on")
            assert name not in {"style", "src"}
            assert not name.endswith("href") or value.startswith("#")
    assert not re.search(r"url\(|@import|https?://(?!www\.w3\.org/2000/svg)", re.sub(r"<(title|desc|text)[^>]*>[^<]*", "", text))
    return root


@pytest.mark.parametrize("width", [svg.WIDE, svg.NARROW])
@pytest.mark.parametrize("moves", [samples.few, samples.hostile], ids=["few", "hostile"])
def test_every_view_is_well_formed_and_inert(moves: Any, width: int) -> None:
    for picture in drawn(moves(), width=width, title=HOSTILE[1]).values():
        root = assert_inert(picture.svg())
        assert root[0].tag == f"{SPACE}title"
        assert root[1].tag == f"{SPACE}desc"
        assert root.attrib["role"] == "graphics-document"


@given(st.lists(st.text(max_size=40), min_size=4, max_size=4), st.sampled_from([svg.WIDE, svg.NARROW]))
@settings(max_examples=60, deadline=None)
def test_any_names_can_be_drawn(names: list[str], width: int) -> None:
    person, *orgs = names
    moves = [samples.move(f"m{i}", person, f"{i}{orgs[i]}", f"{(i + 1) % 3}{orgs[(i + 1) % 3]}", date="2025") for i in range(3)]
    moves += [samples.move("x", person, f"0{orgs[0]}", f"2{orgs[2]}", status="rumoured", counted=False)]
    for picture in drawn(moves, width=width, title=person).values():
        assert_inert(picture.svg())


def test_every_mark_is_a_link_with_words_and_leads_to_its_moves(pictures: dict[str, Picture]) -> None:
    ids = {one["id"] for one in samples.few()}
    for name, picture in pictures.items():
        root = parsed(picture.svg())
        links = list(root.iter(f"{SPACE}a"))
        keys = {mark.key for mark in picture.marks}
        assert {link.attrib["href"][1:] for link in links} == keys, name
        assert len({element.attrib["id"] for element in root.iter() if "id" in element.attrib}) == len(keys) + 2, "ids are unique"
        for link in links:
            assert link[0].tag == f"{SPACE}title"
            assert link[0].text
        for mark in picture.marks:
            assert set(mark.moves) <= ids
            assert name == "bump" or len(set(mark.moves)) == mark.n + mark.n_open or mark.words.count(":") != 1, (name, mark)


def test_both_layouts_of_a_picture_share_their_marks() -> None:
    wide, narrow = drawn(samples.few()), drawn(samples.few(), width=svg.NARROW)
    for name in ("sankey", "focus", "matrix", "network", "timeline", "career", "compare"):
        assert {mark.key for mark in wide[name].marks} == {mark.key for mark in narrow[name].marks}, name


def test_a_sankey_draws_every_counted_move_once() -> None:
    rows = samples.flow_rows(samples.many(200))
    whole = sum(row["n"] for row in rows)
    for top in (1, 5, 12, 1000):
        made = sankey.plan(rows, EN, top=top)
        assert sum(amount.n for amount in made.ribbons.values()) + made.elsewhere == whole
        for column, side in ((0, 0), (1, 1)):
            of_nodes = sum(node.amount.n for node in made.nodes.values() if node.column == column)
            assert of_nodes == sum(amount.n for amount in made.ribbons.values())
            for key, node in made.nodes.items():
                if key[0] == column:
                    assert node.amount.n == sum(amount.n for pair, amount in made.ribbons.items() if pair[side] == key)
    assert sankey.plan(rows, EN, top=1000).elsewhere == 0


def test_both_directions_of_a_pair_are_seen(pictures: dict[str, Picture]) -> None:
    for name in ("sankey", "matrix", "network"):
        words = [mark.words for mark in pictures[name].marks]
        assert any(one.startswith("Alpha → Beta: 1 move") for one in words), name
        assert any(one.startswith("Beta → Alpha: 1 move") for one in words), name


def test_around_one_organization_open_ends_are_shown() -> None:
    rows = [row for row in samples.flow_rows(samples.few()) if "org:Beta" in (row["from_id"], row["to_id"])]
    made = sankey.plan(rows, EN, focus="org:Beta")
    assert {node.column for node in made.nodes.values()} == {0, 1, 2}
    assert made.nodes[0, sankey.UNKNOWN].amount.n == 1, "Nat Former: no last employer is stated"
    arrived = sum(amount.n for pair, amount in made.ribbons.items() if pair[1] == (1, "org:Beta"))
    assert arrived == sum(1 for one in samples.few() if one["to_id"] == "org:Beta" and one["counted"])


def test_a_matrix_adds_up() -> None:
    rows = samples.flow_rows(samples.many(200))
    whole = sum(row["n"] for row in rows)
    made = matrix_plan(rows, top=10)
    assert sum(amount.n for amount in made.cells.values()) == whole
    assert len(made.keys) == 11
    assert matrix_plan(rows, top=10, order="community").cells.keys() == made.cells.keys()
    picture = matrix(rows, EN, title="T", width=svg.WIDE, top=10)
    assert f">{whole}</text>" in picture.body
    assert matrix_plan(rows, top=10, least=2).small == sum(row["n"] for row in rows if row["n"] < 2)


def test_a_timeline_places_each_dated_move_at_both_ends() -> None:
    told = samples.dated([*samples.few(), samples.move("u", "Una Undated", "Alpha", "Beta", date=None)])
    bands = timeline_plan(told)
    assert [band.name for band in bands[:2]] == ["Alpha", "Beta"]
    placed = [move["id"] for band in bands for move in [*band.came, *band.left]]
    assert "u" not in placed
    assert placed.count("m1") == 2
    assert "Undated, not drawn: 1." in timeline(told, EN, title="T", width=svg.WIDE).words


def test_many_moves_become_columns_with_numbers() -> None:
    moves = [samples.move(f"m{i}", f"P {i}", "Alpha", "Beta", date=f"20{i % 5 + 20}") for i in range(500)]
    picture = timeline(samples.dated(moves), EN, title="T", width=svg.WIDE, focus="org:Beta")
    assert sum(mark.n for mark in picture.marks) == 500
    assert all(len(mark.moves) <= 50 for mark in picture.marks)
    assert len(picture.svg()) < 20_000


def test_a_career_tells_what_is_not_known() -> None:
    moves = [
        samples.move("a", "P", "Alpha", "Beta", date="2020-01-05"),
        samples.move("b", "P", "Beta", "Gamma", date="2021"),
        samples.move("c", "P", "Delta", None, date="2023-04", kind="departure"),
        samples.move("r", "P", "Gamma", "Alpha", date="2022", counted=False, status="rumoured"),
    ]
    found = stints(samples.dated(moves)[:3])
    assert [(one.name, one.start is None, one.end is None) for one in found] == [
        ("Alpha", True, False), ("Beta", False, False), ("Gamma", False, True), ("Delta", True, False),
    ]  # fmt: skip
    assert found[2].before == found[3].end
    assert [move["id"] for move in found[1].moves] == ["a", "b"]
    picture = career([("P", samples.dated(moves))], EN, title="T", width=svg.WIDE)
    (rumour,) = [mark for mark in picture.marks if "rumoured" in mark.words and mark.n_open]
    assert "not counted" in rumour.words
    assert ">? → Alpha</text>" in picture.body


def test_what_is_not_done_is_marked_and_never_counted(pictures: dict[str, Picture]) -> None:
    words = next(mark.words for mark in pictures["sankey"].marks if mark.words.startswith("Alpha → Beta"))
    assert words == "Alpha → Beta: 1 move; 1 not counted (rumoured)"
    assert 'stroke-dasharray="2 4"' in pictures["sankey"].body
    denied = samples.move("d", "Dee Denied", "Alpha", "Beta", status="rumoured", counted=False)
    told = [{**move, "denied": True} for move in samples.dated([denied])]
    assert "a report denies it" in timeline(told, EN, title="T", width=svg.WIDE).marks[0].words


def test_the_bump_chart_breaks_where_one_is_unranked() -> None:
    def row(name: str, rank: int) -> dict[str, Any]:
        return {"id": name, "organization": name, "rank": rank, "n": 5, "moves": []}

    periods = [Period("2023", [row("A", 1), row("B", 2)], 9), Period("2024", [row("B", 1)], 5), Period("2025", [row("A", 1), row("B", 1)], 9)]
    picture = bump(periods, EN, title="T", width=svg.WIDE)
    lines = [element.attrib["d"] for element in parsed(picture.svg()).iter(f"{SPACE}path") if element.attrib.get("stroke-width") == "3"]
    assert len(lines) == 1, "only B has consecutive periods"
    assert lines[0].count("M") == 2
    assert len(picture.marks) == 5
    assert picture.marks[0].words.endswith("5 moves")


def test_a_comparison_counts_both_ways(pictures: dict[str, Picture]) -> None:
    words = [mark.words for mark in pictures["compare"].marks]
    assert "Alpha: 1 in, 4 out" in words
    assert "Beta: 4 in, 1 out" in words
    assert "Alpha → Beta: 1 move; 1 not counted (rumoured)" in words
    assert "Beta → Alpha: 1 move" in words


def test_every_picture_says_what_it_is_a_sample_of(pictures: dict[str, Picture]) -> None:
    for picture in pictures.values():
        text = re.sub(r"\s+", " ", " ".join(parsed(picture.svg()).itertext()))
        assert "As reported, 202" in text
        assert "coverage uneven. Automatically extracted. Not verified." in text


def test_long_names_are_cut_and_stand_whole_in_the_title() -> None:
    name = "The Extraordinarily Long Name of an Institute for Advanced Studies of Everything"
    moves = [samples.move("m1", "Ann Able", name, "北京智源人工智能研究院与合作伙伴联合创新实验中心有限责任公司")]
    for view, picture in drawn([*moves, *moves]).items():
        for width in (svg.WIDE, picture.width):
            assert width <= 1300, view
        assert name in picture.svg(), view
    labels = list(parsed(drawn([*moves, *moves])["sankey"].svg()).iter(f"{SPACE}text"))
    assert any("…" in "".join(label.itertext()) for label in labels)


def test_nothing_to_draw_is_said() -> None:
    for picture in (
        sankey.sankey([], EN, title="T", width=svg.WIDE), matrix([], EN, title="T", width=svg.WIDE), bump([], EN, title="T", width=svg.WIDE),
        timeline([], EN, title="T", width=svg.WIDE), network([], {}, EN, title="T", width=svg.NARROW), career([], EN, title="T", width=svg.WIDE),
    ):  # fmt: skip
        assert_inert(picture.svg())
        assert picture.marks == ()
        assert "there is nothing to draw" in picture.body


def test_pictures_stay_small() -> None:
    moves = samples.many(1000)
    for name, picture in drawn(moves).items():
        assert len(picture.svg().encode()) <= {"timeline": 120_000, "network": 220_000}.get(name, 90_000), name


def test_the_order_of_the_moves_changes_nothing() -> None:
    one, other = drawn(samples.few()), drawn(samples.few()[::-1])
    for name in ("sankey", "focus", "matrix", "network", "timeline", "compare"):
        assert one[name].svg() == other[name].svg(), name


def test_a_page_holds_what_its_marks_lead_to() -> None:
    moves = samples.few()
    wide, narrow = (drawn(moves, width=width)["sankey"] for width in (svg.WIDE, svg.NARROW))
    ids = behind((wide, narrow))
    assert set(ids) <= {move["id"] for move in moves}
    made = Chart(wide, narrow)
    assert made.view == "sankey"
    for key, mark in made.marks.items():
        assert key.startswith("sankey-")
        assert len(mark.moves) == mark.n + mark.n_open
        assert set(mark.moves) <= set(ids)


def test_words_are_the_same_in_both_languages() -> None:
    mine, other = Words("en").all(), Words("zh").all()
    keys = {key for key in mine if not key.endswith("_one")}
    assert keys == {key for key in other if not key.endswith("_one")}
    for key in keys:
        assert set(re.findall(r"\{(\w+)\}", mine[key])) == set(re.findall(r"\{(\w+)\}", other[key])), key
    for picture in drawn(samples.few(), lang="zh").values():
        assert "据所收资料，" in picture.svg()
        assert "；覆盖不均" in picture.svg()
        assert 'lang="zh"' in picture.svg()
