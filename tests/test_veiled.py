"""With --people initials or none no output names anybody of the graph; everything else stays."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

import talentgraph as tg
from talentgraph.answers import Answer
from talentgraph.errors import AmbiguousName, InputError, QueryError, UnknownName
from talentgraph.model import Footer, People
from talentgraph.veiled import VeiledGraph
from talentgraph.veiling import Veil, initials

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEXT = (
    "Meta has poached researcher Anna Berg from OpenAI, said Ben Koch. Ben Koch has left Apple to join Google. "
    "Safe Superintelligence's chief executive was hired by Meta.\n"
)
ZH = "OpenAI研究员汪韬加入Meta。\n"
NAMES = ["Anna", "Berg", "Ben", "Koch", "汪韬", "Daniel Gross", "anna-berg"]


@pytest.fixture(params=["initials", "none"])
def veiled(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tg.Graph]:
    (tmp_path / "anna-berg.md").write_text(f"---\ntitle: Anna Berg leaves\nurl: https://x.example/anna-berg\ndate: 2025-07-01\n---\n{TEXT}", "utf-8")
    (tmp_path / "zh.md").write_text(f"---\nurl: https://x.example/1\ndate: 2025-07-01\n---\n{ZH}", "utf-8")
    rows = [
        "person,from_org,to_org,role_from,kind,status,date,source_url",
        "Daniel Gross,Safe Superintelligence,Meta,CEO,hire,completed,2025-07,https://x.example/2",
        "Anna Berg,Apple,OpenAI,aide to Ben Koch,hire,completed,2020,",
    ]
    (tmp_path / "t.csv").write_text("\n".join(rows) + "\n", "utf-8")
    (tmp_path / "p.csv").write_text("person_id,name,aliases\nanna-berg,Anna Berg,\n", "utf-8")
    with tg.open(tmp_path / "g.duckdb") as graph:
        graph.build(*sorted(path for path in tmp_path.iterdir() if path.suffix in {".md", ".csv"}))
    with tg.open(tmp_path / "g.duckdb", people=request.param) as graph:
        yield graph


def nameless(text: str) -> bool:
    return not [name for name in NAMES if name.casefold() in text.casefold()]


def test_no_output_names_anybody(veiled: tg.Graph, tmp_path: Path) -> None:
    for question in ("who-left", "who-joined"):
        for org in ("OpenAI", "Meta", "Apple", "Google", "Safe Superintelligence"):
            answer = veiled.ask(question, org=org)
            assert nameless(json.dumps(answer.to_dicts(), ensure_ascii=False, default=str))
            assert nameless(json.dumps(veiled.explain_data(org), ensure_ascii=False, default=str))
            assert nameless("\n".join(veiled.explain(org)))
    career = veiled.ask("career", person="Anna Berg")
    assert len(career.rows) == 2
    assert nameless(json.dumps([career.to_dicts(), career.parameters], ensure_ascii=False, default=str))
    assert nameless("\n".join(veiled.explain("Anna Berg")))
    for suffix in ("csv", "json", "graphml"):
        assert nameless(veiled.export(tmp_path / f"out.{suffix}").read_text("utf-8"))
    assert nameless(veiled.export(tmp_path / "out.parquet").read_bytes().decode("latin-1"))
    page = veiled.draw("network", tmp_path / "out.html").read_text("utf-8")
    assert not [name for name in ["Anna Berg", "Ben Koch", "汪韬", "Daniel Gross", "anna-berg"] if name in page]
    assert "[quote withheld]" in page
    assert "Safe Superintelligence" in page


def test_organizations_roles_and_numbers_stay(veiled: tg.Graph) -> None:
    rows = veiled.ask("who-left", org="OpenAI").to_dicts()
    assert {row["to_org"] for row in rows} == {"Meta"}
    shown = {row["person"] for row in rows}
    assert shown in ({"A. B.", "汪*"}, {"a person"})
    assert "[quote withheld]" in "\n".join(veiled.explain("OpenAI"))


def test_what_cannot_be_veiled_refuses(veiled: tg.Graph, tmp_path: Path) -> None:
    with pytest.raises(QueryError):
        veiled.sql("SELECT person FROM told_moves")
    with pytest.raises(InputError):
        veiled.export(tmp_path / "g.jsonl", canonical=True)
    with pytest.raises(InputError):
        veiled.canonical()
    for name in ("Anna Borg", "anna-bergg"):
        with pytest.raises(UnknownName) as unknown:
            veiled.find(name, "person")
        assert unknown.value.suggestions == []
        with pytest.raises(UnknownName) as unknown:
            veiled.explain(name)
        assert unknown.value.suggestions == []
    with pytest.raises(ValueError, match="somehow"):
        tg.open(None, people="somehow")


def test_several_of_a_name_are_not_listed(tmp_path: Path) -> None:
    (tmp_path / "p.csv").write_text("person_id,name,aliases\none,Wei Holm,Wei One\ntwo,Wei Holm,Wei Two\n", "utf-8")
    (tmp_path / "t.csv").write_text("person,to_org\nWei One,Meta\nWei Two,Meta\n", "utf-8")
    with VeiledGraph(None, people=People.NONE) as graph:
        graph.build(tmp_path)
        with pytest.raises(AmbiguousName) as several:
            graph.find("Wei Holm", "person")
        assert "one" not in several.value.candidates


def test_an_answer_of_any_question_is_swept(graph: tg.Graph, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(TEXT, "utf-8")
    graph.build(tmp_path)
    veil = Veil(graph._store, People.INITIALS)
    columns = ["who", "note", "people", "url", "quote", "n", "to_org", "nested"]
    row: tuple[Any, ...] = (
        "Anna Berg", "as Berg, Anna and BEN KOCH say", ["Anna Berg", "Meta"], "https://x/anna-berg", "anything", 3, "Meta", {"person": "Ben Koch"},
    )  # fmt: skip
    (swept,) = veil.answer(Answer(columns, [row], Footer({}))).rows
    assert swept == ("A. B.", "as B. A. and B. K. say", ["A. B.", "Meta"], None, "[quote withheld]", 3, "Meta", {"person": "B. K."})


@pytest.mark.parametrize(("name", "shown"), [("Alexandr Wang", "A. W."), ("汪韬", "汪*"), ("纳特·弗里德曼", "纳*·弗*"), ("Pelé", "P."), ("", "")])
def test_initials(name: str, shown: str) -> None:
    assert initials(name) == shown
