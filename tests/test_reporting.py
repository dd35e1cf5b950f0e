"""The report of a graph: what it shows, what it leaves out, and when it may be published."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

import talentgraph as tg
from talentgraph import reporting
from talentgraph.errors import TalentGraphError
from talentgraph.graph import Graph
from talentgraph.pictures import crowd
from talentgraph.publishing import NotReviewed, gate
from tests.pictures.test_report import island

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

CONTACT = "desk@example.org"


def article(folder: Path, name: str, outlet: str, text: str, head: str = "") -> Path:
    path = folder / name
    path.write_text(f"---\noutlet: {outlet}\ndate: 2025-07-15\n{head}---\n\n{text}\n", "utf-8")
    return path


def told(path: Path) -> dict[str, Any]:
    """The moves of a page by person."""
    data = island(path.read_text("utf-8"))
    people = [row[1] for row in data["people"]["rows"]]
    columns = data["moves"]["columns"]
    return {people[row[columns.index("who")]]: dict(zip(columns, row, strict=True)) for row in data["moves"]["rows"]}


def accept_all(graph: Graph) -> None:
    for (claim,) in graph.sql("SELECT id FROM claims ORDER BY id").rows:
        graph.accept(claim, reason="read it")


def test_the_demo_makes_a_report(story: Path, tmp_path: Path) -> None:
    with tg.open(story) as graph:
        page = graph.report(tmp_path / "r.html", title="A title").read_text("utf-8")
        assert graph.draw("report", tmp_path / "s.html", title="A title").read_text("utf-8") == page
        moves = told(tmp_path / "r.html")
        counted = graph.score().footer.counts["counted"]
    assert "<bdi>A title</bdi>" in page
    assert f"Counted: {counted} moves." in page
    assert "安德烈·卡帕西" in page, "names in all scripts are there for the search"
    assert {move["status"] for move in moves.values()} == {"completed", "announced"}
    assert re.search(r"Not in this page: \d+ moves that are only rumoured", page)


def test_what_is_not_done_is_there_when_included(story: Path, tmp_path: Path) -> None:
    with tg.open(story) as graph:
        data = island(graph.report(tmp_path / "r.html", include=["rumoured,failed"]).read_text("utf-8"))
        status, counted = (data["moves"]["columns"].index(name) for name in ("status", "counted"))
        assert {row[status] for row in data["moves"]["rows"]} == {"completed", "announced", "rumoured", "failed"}
        assert not [row for row in data["moves"]["rows"] if row[status] in {"rumoured", "failed"} and row[counted]]
        assert data["included"] == ["failed", "rumoured"]
        with pytest.raises(TalentGraphError, match="no status 'done'"):
            graph.report(tmp_path / "r.html", include=["done"])


def test_a_window_leaves_out_what_lies_outside(story: Path, tmp_path: Path) -> None:
    with tg.open(story) as graph:
        page = graph.report(tmp_path / "r.html", since="2025-03", until="2025-06", lang="zh").read_text("utf-8")
        with pytest.raises(TalentGraphError, match="lies after"):
            graph.report(tmp_path / "s.html", since="2025", until="2024")
    dates = {move["date"] for move in told(tmp_path / "r.html").values()}
    assert {date[:7] for date in dates} == {"2025-03", "2025-04", "2025-05", "2025-06", "2025"}
    assert "2025-03-01 至 2025-06-30" in page
    assert '<html lang="zh-Hans">' in page


def test_too_many_moves_are_refused_and_evidence_is_budgeted(story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crowd, "TOLD", 50)
    monkeypatch.setattr(reporting, "MOST_MOVES", 390)
    with tg.open(story) as graph:
        with pytest.raises(TalentGraphError, match="too many") as refused:
            graph.report(tmp_path / "r.html")
        assert "--since" in refused.value.hint
        page = graph.report(tmp_path / "r.html", since="2024").read_text("utf-8")
    lacking = [move for move in told(tmp_path / "r.html").values() if not move["evidence"]]
    assert len(lacking) > 50
    assert all(move["n_claims"] for move in lacking)
    assert "Evidence is in this page for the" in page


def test_nothing_is_published_unreviewed(graph: Graph, tmp_path: Path) -> None:
    graph.build(
        article(tmp_path, "a.md", "Daily", "Meta has hired Anna Berg from OpenAI."),
        article(tmp_path, "b.md", "Weekly", "Ben Koch has left OpenAI for good, his lawyer said in Berlin."),
        article(tmp_path, "c.md", "Monthly", "Ben Koch has joined Anthropic. A party was held for 300 guests."),
    )
    page = tmp_path / "r.html"
    with pytest.raises(TalentGraphError, match="who takes corrections"):
        graph.report(page, publish=True)
    with pytest.raises(NotReviewed, match="2 moves that nobody reviewed") as refused:
        graph.report(page, publish=True, contact=CONTACT)
    assert [row["person"] for row in refused.value.moves] == ["Anna Berg", "Ben Koch"]
    assert not page.exists()
    accept_all(graph)
    text = graph.report(page, publish=True, contact=CONTACT).read_text("utf-8")
    assert "Automatically extracted. Not verified." not in text, "nor in any chart"
    assert f"Something is wrong, or you are named here and want it put right: {CONTACT}." in text
    assert {move["reviewed"] for move in told(page).values()} == {1}
    unverified = graph.report(page).read_text("utf-8")
    assert "Automatically extracted. Not verified." in unverified


def test_only_what_is_in_the_page_must_be_reviewed(graph: Graph, tmp_path: Path) -> None:
    graph.build(article(tmp_path, "a.md", "Daily", "Meta has hired Anna Berg from OpenAI."))
    graph.report(tmp_path / "r.html", publish=True, contact=CONTACT, until="2020")
    assert told(tmp_path / "r.html") == {}


def test_private_sources_are_dropped(graph: Graph, tmp_path: Path) -> None:
    private = "private: true\n"
    graph.build(
        article(tmp_path, "a.md", "Hushed Letter", "Meta has hired Anna Berg from OpenAI.", private),
        article(tmp_path, "b.md", "Daily", "Meta has hired Anna Berg from OpenAI, where 40 people greeted her in July 2025."),
        article(tmp_path, "c.md", "Hushed Letter", "Apple has hired Cleo Lind from Google.", private),
        article(tmp_path, "d.md", "Hushed Letter", "Apple has hired Dora Ek from Google.", private),
        article(tmp_path, "e.md", "Weekly", "Dora Ek has joined Apple, said a person at the party of 40 guests."),
    )
    page = tmp_path / "r.html"
    with pytest.raises(NotReviewed) as refused:
        graph.report(page, publish=True, contact=CONTACT)
    assert [row["person"] for row in refused.value.moves] == ["Anna Berg"], "with a private source beside it, one public source is one source"
    accept_all(graph)
    text = graph.report(page, publish=True, contact=CONTACT).read_text("utf-8")
    assert set(told(page)) == {"Anna Berg"}, "where from Dora Ek came, only the private source says"
    assert told(page)["Anna Berg"]["n_claims"] == 1
    assert "a private source" not in text
    assert [one for one in ("Hushed", "Cleo Lind", "Dora Ek") if one in text] == [], "no chart draws them either"
    assert "Left out: 2 moves that public sources alone do not tell." in text


@pytest.mark.parametrize("view", ["point-in-time", "group"])
def test_what_is_left_out_counts_nowhere(tmp_path: Path, view: str) -> None:
    """A published page is that of the graph without what is private."""
    public = "person,from_org,to_org,kind,status,date,source_url,source_outlet\n" + "".join(
        f"Person {i},{origin},{goal},hire,completed,2025-0{i % 9 + 1},https://{outlet}.example/{i},{outlet}\n"
        for i, (origin, goal) in enumerate([("OpenAI", "Meta"), ("Meta", "OpenAI"), ("Google", "OpenAI")] * 3) for outlet in ("a", "b")
    )  # fmt: skip
    hushed = "person,from_org,to_org,kind,status,date\n" + "".join(f"Hushed {i},OpenAI,Apple,hire,completed,2025-03\n" for i in range(7))
    for name, text in (("public.csv", public), ("hushed.csv", hushed)):
        (tmp_path / name).write_text(text, "utf-8")
    pages = []
    for private in ([tmp_path / "hushed.csv"], []):
        with Graph(None, org_view=view) as graph:
            graph.build(tmp_path / "public.csv")
            if private:
                graph.build(*private, private=True)
            before = graph.score(top=None).rows
            pages.append(graph.report(tmp_path / "r.html", publish=True, contact=CONTACT).read_text("utf-8"))
            assert graph.score(top=None).rows == before, "only the page is without them"
    with_private, without = (island(page) for page in pages)
    for part in ("organizations", "moves", "charts", "marks", "nodes", "edges", "people"):
        assert with_private[part] == without[part], part
    assert "Left out: 7 moves" in pages[0]
    assert "Counted: 9 moves." in pages[0]
    assert "Counted: 9 moves." in pages[1]


def test_the_gate_lets_through_what_is_backed() -> None:
    rows: list[dict[str, Any]] = [{"move": "a", "unreviewed": False, "backed": False}, {"move": "b", "unreviewed": True, "backed": True}]
    assert gate(rows, ["a", "c"]) == {"a"}
    with pytest.raises(NotReviewed):
        gate(rows, ["a", "b"])


def test_a_veiled_report_names_nobody(story: Path, tmp_path: Path) -> None:
    with tg.open(story, people="initials") as graph:
        page = graph.report(tmp_path / "r.html").read_text("utf-8")
        with pytest.raises(NotReviewed) as refused:
            graph.report(tmp_path / "s.html", publish=True, contact=CONTACT)
    for name in ("Karpathy", "卡帕西", "andrej-karpathy"):
        assert name not in page
        assert name not in str(refused.value.moves)
    assert "OpenAI" in page
