"""Judgements: kept, honoured by everything that is derived, shown where they changed something, and taken back without a trace."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from talentgraph.cli import deciding, printing
from talentgraph.errors import AmbiguousName, InputError, UnknownName
from talentgraph.graph import Graph

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HEADER = "person,from_org,to_org,role_from,kind,status,date,source_url,source_outlet,source_date\n"
ROWS = (
    "Alicia Zorblatt,OpenAI,Meta,CTO,hire,completed,2025-06,https://e.example/1,Outlet A,2025-06-20",
    "Alicja Zorblat,OpenAI,Meta,CTO,hire,completed,2025-06,https://e.example/2,Outlet B,2025-06-25",
    "Bob Koch,Apple,Meta,,hire,completed,2025-05,https://e.example/3,Outlet A,2025-05-20",
    "Bob Koch,Tesla,Meta,,hire,completed,2025-05,https://e.example/4,Outlet B,2025-05-20",
    "Cleo Lind,Apple,Quuxia Labs,,hire,rumoured,2025-05,https://e.example/5,Outlet B,2025-05-20",
)


@pytest.fixture
def graph(tmp_path: Path) -> Iterator[Graph]:
    (tmp_path / "t.csv").write_text(HEADER + "\n".join(ROWS), "utf-8")
    with Graph(None) as made:
        made.build(tmp_path)
        yield made


def told(graph: Graph) -> list[tuple[str, str | None, str | None, str, bool]]:
    assert graph.verify(quick=True) == []
    query = "SELECT person, from_org, to_org, status, len(judgements) > 0 FROM told_moves ORDER BY person, from_org"
    return [tuple(row) for row in graph.sql(query).rows]


def claim_of(graph: Graph, person: str, origin: str = "%") -> str:
    return str(graph.sql(f"SELECT id FROM claims WHERE person = '{person}' AND from_org LIKE '{origin}'").rows[0][0])


def test_a_merge_and_its_undo_leave_no_trace(graph: Graph) -> None:
    before = graph.canonical()
    identifier = graph.same("Alicia Zorblatt", "Alicja Zorblat", reason="one person")
    rows = [row for row in told(graph) if row[0].startswith("Alic")]
    assert rows == [(rows[0][0], "OpenAI", "Meta", "completed", True)]
    assert graph.sql("SELECT n_claims FROM moves WHERE len(judgements) > 0").rows == [(2,)]
    assert graph.canonical() != before
    assert any("judged by" in line and identifier in line for line in graph.explain("Alicja Zorblat"))
    graph.undo(identifier, reason="two after all")
    assert graph.canonical() == before
    assert [row["holds"] for row in graph.judgements()] == [True, False]


def test_an_old_id_still_finds_the_entity(graph: Graph) -> None:
    ids = [graph.find(name, "person").id for name in ("Alicia Zorblatt", "Alicja Zorblat")]
    graph.same(*ids, reason="one person")
    assert {graph.find(identifier, "person").id for identifier in ids} == {min(ids)}


def test_different_keeps_apart_what_rules_join(tmp_path: Path) -> None:
    rows = ["Hyung Won Chungo,OpenAI,Meta,,hire,completed,2025-06,,A,", "Chungo Hyung Won,OpenAI,Meta,,hire,completed,2025-06,,B,"]
    (tmp_path / "t.csv").write_text(HEADER + "\n".join(rows), "utf-8")
    with Graph(None) as graph:
        graph.build(tmp_path)
        assert len({row[0] for row in told(graph)}) == 1, "the order of a name does not make two people"
        graph.different("Hyung Won Chungo", "Chungo Hyung Won", reason="brothers")
        assert len({row[0] for row in told(graph)}) == 2


def test_reject_correct_and_retract(graph: Graph) -> None:
    wrong = claim_of(graph, "Bob Koch", "Tesla")
    graph.reject(wrong, reason="somebody else")
    assert [row for row in told(graph) if row[0] == "Bob Koch"] == [("Bob Koch", "Apple", "Meta", "completed", False)]
    graph.correct(claim_of(graph, "Bob Koch", "Apple"), reason="read it", to_org="xAI", date="2025-04-01", from_org=None)
    assert [row for row in told(graph) if row[0] == "Bob Koch"] == [("Bob Koch", None, "xAI", "completed", True)]
    assert graph.sql("SELECT date FROM told_moves WHERE person = 'Bob Koch'").rows == [("2025-04-01",)]
    move = str(graph.sql("SELECT id FROM told_moves WHERE person = 'Cleo Lind'").rows[0][0])
    graph.retract(move, reason="the outlet took it back")
    assert not [row for row in told(graph) if row[0] == "Cleo Lind"]
    assert graph.sql("SELECT count(*) FROM claims").rows == [(5,)], "nothing is deleted"


def test_accepted_reports_are_surer_and_leave_the_queue(graph: Graph) -> None:
    claim = claim_of(graph, "Cleo Lind")
    graph.correct(claim, reason="announced by now", status="announced")
    before = graph.review()
    assert claim not in {item.get("claim_id") for item in before}
    other = next(item["claim_id"] for item in before if item["type"] == "report")
    graph.accept(other, reason="read")
    assert other not in {item.get("claim_id") for item in graph.review()}


def test_the_queue_asks_of_doubtful_names_first_where_more_hangs_on_them(graph: Graph) -> None:
    items = graph.review()
    assert [item["usefulness"] for item in items] == sorted((item["usefulness"] for item in items), reverse=True)
    pairs = [{item["left"], item["right"]} for item in items if item["type"] == "identity"]
    assert {"Alicia Zorblatt", "Alicja Zorblat"} in pairs
    graph.unsure("Alicia Zorblatt", "Alicja Zorblat", reason="can't tell")
    assert {"Alicia Zorblatt", "Alicja Zorblat"} not in [{item.get("left"), item.get("right")} for item in graph.review()]


def test_one_report_is_tied_to_somebody_else(graph: Graph) -> None:
    graph.same(claim_of(graph, "Alicja Zorblat"), "Bob Koch", reason="a slip of the outlet's")
    query = "SELECT c.person, p.name FROM claim_ends AS e JOIN entities AS p ON p.id = e.person_id JOIN claims AS c ON c.id = e.claim_id ORDER BY ALL"
    assert [row for row in graph.sql(query).rows if "Koch" in row[1]] == [("Alicja Zorblat", "Bob Koch"), *[("Bob Koch", "Bob Koch")] * 2]


@pytest.mark.parametrize(
    ("call", "kind", "words"),
    [
        (lambda g: g.same("Bob Koch", "Meta", reason="x"), InputError, "is a person"),
        (lambda g: g.same("Bob Koch", "bob koch", reason="x"), InputError, "are one name"),
        (lambda g: g.same("Bob Koch", "Nobody Here", reason="x"), UnknownName, "Nobody Here"),
        (lambda g: g.same("Bob Koch", "Cleo Lind", reason=" "), InputError, "needs a reason"),
        (lambda g: g.reject("feedbeef", reason="x"), InputError, "no report"),
        (lambda g: g.retract("feedbeef", reason="x"), InputError, "no move"),
        (lambda g: g.undo("feedbeef", reason="x"), InputError, "no judgement"),
        (lambda g: g.correct(claim_of(g, "Cleo Lind"), reason="x"), InputError, "nothing to correct"),
        (lambda g: g.correct(claim_of(g, "Cleo Lind"), reason="x", date="May"), InputError, "not a date"),
        (lambda g: g.correct(claim_of(g, "Cleo Lind"), reason="x", kind="marriage"), InputError, "no such kind"),
        (lambda g: g.correct(claim_of(g, "Cleo Lind"), reason="x", person=None), InputError, "can't be empty"),
        (lambda g: g.correct(claim_of(g, "Cleo Lind"), reason="x", shoe="9"), InputError, "no shoe"),
    ],
)
def test_what_can_not_be_judged_is_said_and_nothing_is_kept(graph: Graph, call: object, kind: type[Exception], words: str) -> None:
    before = graph.canonical()
    with pytest.raises(kind, match=words):
        call(graph)  # type: ignore[operator]
    assert graph.canonical() == before
    assert graph.judgements() == []


def test_judgements_go_from_one_graph_to_another_as_csv(graph: Graph, tmp_path: Path) -> None:
    first = graph.same("Alicia Zorblatt", "Alicja Zorblat", reason='=one, "person"')
    graph.correct(claim_of(graph, "Bob Koch", "Apple"), reason="read it", to_org="xAI", from_org=None)
    graph.retract(str(graph.sql("SELECT id FROM told_moves WHERE person = 'Cleo Lind'").rows[0][0]), reason="taken back")
    graph.undo(graph.reject(claim_of(graph, "Bob Koch", "Tesla"), reason="wrong"), reason="no, right")
    path = tmp_path / "j.csv"
    printing.write(deciding.table(graph.judgements()), path)
    with Graph(None) as other:
        other.build(tmp_path / "t.csv")
        assert other.build(path).added.judgements == 6
        assert other.canonical() == graph.canonical()
        assert other.build(path).added.judgements == 0
        assert {row["id"] for row in other.judgements()} >= {first}
        path.write_text(path.read_text("utf-8").replace("correct", "corrupt", 1), "utf-8")
        with pytest.raises(InputError, match="is no judgement"):
            other.build(path)
        assert other.canonical() == graph.canonical()


def test_a_name_that_several_bear_is_asked_for_by_id(tmp_path: Path) -> None:
    (tmp_path / "p.csv").write_text("person_id,name,aliases\none,Jo Zimt,\ntwo,Jo Zimt,\n", "utf-8")
    (tmp_path / "t.csv").write_text(HEADER + "\n".join(ROWS), "utf-8")
    with Graph(None) as graph:
        graph.build(tmp_path)
        with pytest.raises(AmbiguousName):
            graph.same("Jo Zimt", "Bob Koch", reason="x")
        graph.same("one", "Bob Koch", reason="x")
        assert graph.find("Bob Koch", "person").id == "one"
