"""Graph.draw: the numbers of pictures are those of the questions, options are checked, files come out whole."""

from __future__ import annotations

import re
import sys
import types
from typing import TYPE_CHECKING, Any

import pytest

from talentgraph.errors import InputError, QueryError, TalentGraphError, UnknownName
from talentgraph.graph import Graph
from talentgraph.pictures import sankey
from talentgraph.pictures.wish import SUFFIXES, TAKES, VIEWS, wish
from talentgraph.pictures.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NEEDED: dict[str, dict[str, Any]] = {"career": {"person": "Ilya Sutskever"}, "compare": {"org": ["OpenAI", "Meta"]}}


@pytest.fixture(scope="module")
def graph(story: Path) -> Iterator[Graph]:
    with Graph(story) as opened:
        yield opened


def total(graph: Graph, view: str, **options: Any) -> int:
    """Counted moves, as a picture says them itself."""
    told = re.search(r"(?:undated|\d), ([\d,]+) moves?; coverage", graph.picture(view, **options).words)
    assert told
    return int(told[1].replace(",", ""))


@pytest.mark.parametrize("window", [{}, {"since": "2024"}, {"since": "2023-06-01", "until": "2025-06"}])
def test_flows_add_up_to_the_question(graph: Graph, window: dict[str, Any]) -> None:
    counted = graph.ask("flows", limit=10_000, **window).footer.counts["counted"]
    assert total(graph, "matrix", **window) == counted
    made = sankey.plan(graph._flow_rows(wish("sankey", **window)), Words("en"))
    assert sum(amount.n for amount in made.ribbons.values()) + made.elsewhere == counted
    picture = graph.picture("network", top=10_000, **window)
    arrows = [mark for mark in picture.marks if " → " in mark.words]
    assert sum(mark.n for mark in arrows) == counted


def test_around_an_organization_the_picture_counts_who_left_and_who_joined(graph: Graph) -> None:
    for org in ("OpenAI", "Meta", "Google DeepMind"):
        left = graph.ask("who-left", org=org, limit=1000).footer.counts["counted"]
        joined = graph.ask("who-joined", org=org, limit=1000).footer.counts["counted"]
        middle = next(mark.words for mark in graph.picture("sankey", org=org).marks if re.search(r": \d+ in, \d+ out$", mark.words))
        assert middle == f"{org}: {joined} in, {left} out"
        assert total(graph, "timeline", org=org) <= left + joined
        assert f"{org}: {joined} in, {left} out" in {mark.words for mark in graph.picture("compare", org=[org, "Apple"]).marks}


def test_a_matrix_cell_is_the_moves_between_two(graph: Graph) -> None:
    marks = {mark.words.split(":")[0]: mark for mark in graph.picture("matrix", top=200).marks}
    for row in graph.ask("flows", limit=15):
        mark = marks[f"{row['from_org']} → {row['to_org']}"]
        assert mark.n == row["n_moves"] == len(mark.moves)
        moves = graph._told_moves(list(mark.moves))
        assert {(move["from_org"], move["to_org"]) for move in moves} == {(row["from_org"], row["to_org"])}


def test_the_bump_chart_has_the_ranks_of_each_year(graph: Graph) -> None:
    table = {row["organization"]: row for row in graph.score(top=None, since="2025", until="2025-12-31")}
    marks = [mark for mark in graph.picture("bump").marks if ", 2025:" in mark.words]
    assert marks
    for mark in marks:
        name, rank = re.match(r"(.*), 2025: rank (\d+),", mark.words).groups()  # type: ignore[union-attr]
        assert table[name]["magnet_rank"] == int(rank)
        assert table[name]["n_in"] + table[name]["n_out"] == mark.n == len(mark.moves)
    feeder = graph.picture("bump", reading="feeder", by="quarter", since="2025", min_moves=3)
    assert any(", 2025-Q3: rank 1," in mark.words for mark in feeder.marks)


def test_what_is_not_done_shows_only_when_asked_for(graph: Graph) -> None:
    assert all(mark.n_open == 0 for view in VIEWS for mark in graph.picture(view, **NEEDED.get(view, {})).marks if view != "career")
    assert total(graph, "sankey", include="rumoured") == total(graph, "sankey")
    rumours = graph.picture("matrix", include="rumoured")
    assert any(mark.n_open for mark in rumours.marks)
    assert "never counted" in rumours.words


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_becomes_a_page_and_a_file(graph: Graph, tmp_path: Path, view: str) -> None:
    options = NEEDED.get(view, {})
    page = graph.draw(view, tmp_path / "p.html", lang="zh", **options).read_text("utf-8")
    assert page.startswith('<!doctype html>\n<html lang="zh-Hans">')
    assert "自动提取，未经核实。" in page
    drawn = graph.draw(view, tmp_path / "p.svg", title="<b>&", **options)
    assert "&lt;b&gt;&amp;" in drawn.read_text("utf-8")
    assert drawn.read_bytes() == graph.draw(view, tmp_path / "q.svg", title="<b>&", **options).read_bytes()
    assert not list(tmp_path.glob(".*"))


def test_bad_input_is_told_in_a_line(graph: Graph, tmp_path: Path) -> None:
    file = tmp_path / "x.svg"
    wrong: list[tuple[type[TalentGraphError], str, str, dict[str, Any]]] = [
        (UnknownName, "sanky", "sankey", {}),
        (UnknownName, "matrix", "community", {"order": "comunity"}),
        (UnknownName, "matrix", "rumoured", {"include": "rumored"}),
        (UnknownName, "sankey", "en", {"lang": "de"}),
        (UnknownName, "sankey", "OpenAI", {"org": "OpenAl"}),
        (QueryError, "bump", "--since", {"org": "OpenAI"}),
        (QueryError, "sankey", "1 or more", {"top": 0}),
        (QueryError, "sankey", "turn them round", {"since": "2025", "until": "2024"}),
        (QueryError, "compare", "--org OpenAI --org Meta", {"org": "OpenAI"}),
        (QueryError, "compare", "two organizations", {"org": ["OpenAI", "openai"]}),
        (QueryError, "career", "--person", {}),
        (QueryError, "sankey", "leave some out", {"org": ["OpenAI", "Meta"]}),
        (QueryError, "timeline", "talentgraph flows", {"org": "OpenAI", "since": "1980", "until": "1981"}),
    ]
    for kind, view, hint, options in wrong:
        with pytest.raises(kind) as caught:
            graph.draw(view, file, **options)
        assert hint in caught.value.hint, view
        assert "\n" not in caught.value.message + caught.value.hint
    for name, hint in (("x.svgg", "did you mean .svg?"), ("x.docx", " ".join(SUFFIXES)), ("x", "use")):
        with pytest.raises(InputError) as unwritten:
            graph.draw("sankey", tmp_path / name)
        assert hint in unwritten.value.hint
    with pytest.raises(QueryError, match="the network page does not take --top"):
        graph.draw("network", tmp_path / "n.html", top=5)
    assert not list(tmp_path.iterdir())
    assert set(TAKES) == set(VIEWS)


def test_a_graph_without_moves_says_so(graph: Graph) -> None:
    with Graph(None) as empty:
        for view in set(VIEWS) - set(NEEDED):
            assert "there is nothing to draw" in empty.picture(view).svg()
        with pytest.raises(QueryError, match="OpenAI has no counted moves"):
            empty.picture("sankey", org="OpenAI")
        with pytest.raises(UnknownName, match="no move to draw"):
            empty.picture("career", person="Ilya Sutskever")
        assert "nothing to draw" in empty._repr_html_()
    assert total(graph, "sankey") > 0


def test_png_and_pdf_come_from_the_extra(graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    with pytest.raises(InputError, match="needs vl-convert") as caught:
        graph.draw("sankey", tmp_path / "x.png")
    assert "talentgraph[png]" in caught.value.hint
    assert not list(tmp_path.iterdir())
    stand_in = types.SimpleNamespace(svg_to_png=lambda text, scale: f"{scale} {text}".encode(), svg_to_pdf=lambda text: text.encode())
    monkeypatch.setitem(sys.modules, "vl_convert", stand_in)
    drawn = graph.picture("sankey").svg()
    assert graph.draw("sankey", tmp_path / "x.png").read_text("utf-8") == f"2 {drawn}"
    assert graph.draw("sankey", tmp_path / "x.pdf").read_text("utf-8") == drawn


def test_png_and_pdf_are_real_where_the_extra_is_installed(graph: Graph, tmp_path: Path) -> None:
    pytest.importorskip("vl_convert", reason="the extra png is not installed")
    assert graph.draw("sankey", tmp_path / "x.png").read_bytes().startswith(b"\x89PNG")
    assert graph.draw("sankey", tmp_path / "x.pdf").read_bytes().startswith(b"%PDF")


def test_notebooks_show_graphs_answers_and_pictures(graph: Graph) -> None:
    shown = graph._repr_html_()
    assert "<iframe" in shown
    assert 'sandbox=""' in shown
    assert "&lt;svg" in shown
    answer = graph.ask("who-left", org="OpenAI")
    table = answer._repr_html_()
    assert table.count("<tr>") == min(len(answer), 50) + 1
    assert "not a census" in table
    hostile = graph.sql("SELECT '<script>x</script>' AS \"<img>\"")._repr_html_()
    assert "<script>" not in hostile
    assert "<img>" not in hostile


def test_pictures_of_a_veiled_graph_name_nobody(story: Path, tmp_path: Path) -> None:
    from talentgraph.model import People
    from talentgraph.veiled import VeiledGraph

    with Graph(story) as whole:
        names = {row["person"] for row in whole._told_moves() if " " in row["person"]}
    with VeiledGraph(story, people=People.INITIALS) as veiled:
        for view in VIEWS:
            text = veiled.draw(view, tmp_path / "p.html", **NEEDED.get(view, {})).read_text("utf-8")
            assert not [name for name in names if name in text], view


def test_a_denial_stands_beside_its_allegation(tmp_path: Path) -> None:
    head = "person,from_org,to_org,kind,status,date,source_url,source_outlet,source_date\n"
    rows = "Anna Berg,Apple,Meta,hire,rumoured,2025-03,https://e.example/1,E,2025-03-01\nAnna Berg,Apple,Meta,hire,denied,2025-03,https://e.example/2,F,2025-03-02\n"
    table = tmp_path / "t.csv"
    table.write_text(head + rows, encoding="utf-8")
    with Graph(None) as made:
        made.build(table)
        (status,) = made.sql("SELECT status FROM moves").rows[0]
        assert status in {"rumoured", "denied", "contested"}
        for view, options in (("sankey", {}), ("matrix", {}), ("timeline", {"org": "Meta"}), ("career", {"person": "Anna Berg"})):
            words = " ".join(mark.words for mark in made.picture(view, include=status, **options).marks)
            assert "deni" in words, view
        assert "nothing to draw" in made.picture("sankey").svg()


def seen(picture: Any) -> str:
    """A picture without its links: of many moves behind one mark these hold the newest only."""
    return re.sub(r' (id|href)="[^"]*"', "", picture.svg())


def test_folding_small_organizations_changes_no_sum(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    from talentgraph import drawing

    whole = {least: graph.picture("matrix", top=5, min_moves=least) for least in (1, 2)}
    monkeypatch.setattr(drawing, "MOST_NAMED", 1)
    for least, picture in whole.items():
        assert len(graph._flow_rows(wish("matrix", top=5, min_moves=least))) < 60
        assert seen(graph.picture("matrix", top=5, min_moves=least)) == seen(picture)
    folded = graph.picture("sankey", top=5)
    monkeypatch.undo()
    assert seen(folded) == seen(graph.picture("sankey", top=5))
