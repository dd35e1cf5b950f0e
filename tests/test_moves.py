"""When two claims are one move, and which of them its fields come from: a wrong or overstated move is the worst mistake of all."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talentgraph.graph import Graph
from talentgraph.store import Store, sql

if TYPE_CHECKING:
    from pathlib import Path

HEADER = "person,from_org,to_org,role_from,role_to,kind,status,date,source_url,source_outlet,source_date\n"


def row(ends: str, date: str = "", status: str = "completed", told: str = "", outlet: str = "", **more: str) -> str:
    origin, _, destination = ends.partition(">")
    number = crc32(repr((ends, date, status, told, outlet)).encode())
    cells = ["Jane Roe", origin.strip("?"), destination.strip("?"), more.get("role_from", ""), more.get("role_to", ""), more.get("kind", ""),
             status, date, f"https://e.example/{number}", outlet or f"Outlet {number}", told]  # fmt: skip
    return ",".join(cells)


def moves(tmp_path: Path, *rows: str) -> list[tuple[str | None, str | None, str, str | None]]:
    path = tmp_path / "t.csv"
    path.write_text(HEADER + "".join(f"{one}\n" for one in rows), "utf-8")
    with Graph(None) as graph:
        graph.build(path)
        assert graph.verify(quick=True) == []
        found = graph.sql("SELECT from_org, to_org, status, date FROM told_moves ORDER BY coalesce(date, ''), to_org, from_org, status")
        return [tuple(one) for one in found.rows]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        # A departure makes no rumour and no failure come true.
        ([row("Apple>?", "2023-05-01"), row("?>Meta", "2023-06-01", "rumoured")],
         [("Apple", None, "completed", "2023-05-01"), (None, "Meta", "rumoured", "2023-06-01")]),
        ([row("Apple>Meta", "2023-05-01", "failed"), row("Apple>?", "2023-06-01")],
         [("Apple", "Meta", "failed", "2023-05-01"), ("Apple", None, "completed", "2023-06-01")]),
        ([row("Apple>?", "2023-05-01", "rumoured"), row("?>Meta", "2023-06-01")],
         [("Apple", None, "rumoured", "2023-05-01"), (None, "Meta", "completed", "2023-06-01")]),
        # What was done combines, dated by the arrival.
        ([row("Apple>?", "2023-05-01"), row("?>Meta", "2023-06-01")], [("Apple", "Meta", "completed", "2023-06-01")]),
        ([row("Apple>?", "2023-05-01"), row("Apple>Meta", "2023-06-01")], [("Apple", "Meta", "completed", "2023-06-01")]),
        # Not over another job in between, not without any dates, not years apart.
        ([row("Apple>?", "2023-01-10"), row("Tesla>Amazon", "2023-10-01"), row("?>Google", "2023-12-01")],
         [("Apple", None, "completed", "2023-01-10"), ("Tesla", "Amazon", "completed", "2023-10-01"), (None, "Google", "completed", "2023-12-01")]),
        ([row("Apple>?"), row("?>Meta")], [(None, "Meta", "completed", None), ("Apple", None, "completed", None)]),
        ([row("Apple>?", "2019"), row("?>Meta", "2023-06-01")],
         [("Apple", None, "completed", "2019"), (None, "Meta", "completed", "2023-06-01")]),
        # Origin, kind and date from those who say as much as the status.
        ([row("Apple>Meta", "2023-05", "rumoured", outlet="X"), row("Apple>Meta", "2023-05", "rumoured", outlet="Y"), row("Tesla>Meta", "2023-06")],
         [("Tesla", "Meta", "completed", "2023-06")]),
        ([row("Apple>Meta", "2023-05-01", "rumoured"), row("Tesla>Meta", "2023-06")], [("Tesla", "Meta", "completed", "2023-06")]),
        # Leaving and coming back soon are three moves.
        ([row("Apple>Meta", "2015-01-01"), row("Meta>Google", "2015-04-01"), row("Google>Meta", "2015-08-01")],
         [("Apple", "Meta", "completed", "2015-01-01"), ("Meta", "Google", "completed", "2015-04-01"), ("Google", "Meta", "completed", "2015-08-01")]),
        # A denial wins where it was told later, whatever day it speaks of; at the same time it is contested.
        ([row("Apple>Meta", "2023-05-01", told="2023-05-02"), row("Apple>Meta", "2023-05-01", "denied", told="2023-07-01")],
         [("Apple", "Meta", "denied", "2023-05-01")]),
        ([row("Apple>Meta", "2023-05-01", told="2023-07-02"), row("Apple>Meta", "2023-06", "denied", told="2023-05-01")],
         [("Apple", "Meta", "completed", "2023-05-01")]),
        ([row("Apple>Meta", "2023-05-01", told="2023-05-02"), row("Apple>Meta", "2023-05-01", "denied", told="2023-05-02")],
         [("Apple", "Meta", "contested", "2023-05-01")]),
        # A unit is booked under its organization.
        ([row("FAIR>OpenAI", "2023-05-01")], [("Meta", "OpenAI", "completed", "2023-05-01")]),
        ([row("FAIR>Meta Superintelligence Labs", "2023-05-01")], []),
        # An organization and the one above it, about the same time: one move. One after the other, or from one to the other: two.
        ([row("Apple>Google", "2023-05-01"), row("Apple>Google DeepMind", "2023-05-03")], [("Apple", "Google DeepMind", "completed", "2023-05-01")]),
        ([row("Apple>Google", "2023-05-01"), row(">Google DeepMind", "2025-05-03")],
         [("Apple", "Google", "completed", "2023-05-01"), (None, "Google DeepMind", "completed", "2025-05-03")]),
        ([row("Apple>Google", "2023-05-01"), row("Google>Google DeepMind", "2023-09-03")],
         [("Apple", "Google", "completed", "2023-05-01"), ("Google", "Google DeepMind", "completed", "2023-09-03")]),
        ([row("Apple>Google", "2023-05-01"), row("Apple>Google DeepMind", "2023-05-03", "rumoured")],
         [("Apple", "Google", "completed", "2023-05-01"), ("Apple", "Google DeepMind", "rumoured", "2023-05-03")]),
        ([row("Google>", "2023-05-01"), row("Google DeepMind>", "2023-05-01")], [("Google DeepMind", None, "completed", "2023-05-01")]),
    ],
)  # fmt: skip
def test_what_is_one_move(tmp_path: Path, rows: list[str], expected: list[tuple[str | None, str | None, str, str | None]]) -> None:
    assert moves(tmp_path, *rows) == expected


@pytest.mark.parametrize(
    ("role", "counted"),
    [
        ("board member", False), ("Senior advisor to the CEO", False), ("independent director", True), ("独立董事", False),
        ("head of onboarding", True), ("chairman of the board", True), ("CEO", True), ("董事长", True),
    ],
)  # fmt: skip
def test_seats_are_not_counted(tmp_path: Path, role: str, counted: bool) -> None:
    path = tmp_path / "t.csv"
    path.write_text(HEADER + row("?>Meta", "2023", role_to=role) + "\n" + row("Apple>?", "2023"), "utf-8")
    with Graph(None) as graph:
        graph.build(path)
        assert graph.sql("SELECT bool_and(counted) FROM moves WHERE to_id IS NOT NULL").rows == [(counted,)]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Jane Roe has left OpenAI on a sabbatical.", False),
        ("Jane Roe has left OpenAI for a three-month leave of absence.", False),
        ("Jane Roe has left OpenAI after a sabbatical.", True),
        ("Jane Roe has left OpenAI for a sabbatical and will not return.", True),
        ("Jane Roe has left OpenAI.", True),
    ],
)
def test_time_off_is_no_departure(tmp_path: Path, text: str, counted: bool) -> None:
    (tmp_path / "a.md").write_text(f"---\ndate: 2024-07-05\n---\n\n{text}\n", "utf-8")
    with Graph(None) as graph:
        graph.build(tmp_path)
        assert graph.sql("SELECT counted, why_not FROM moves").rows == [(counted, None if counted else "time off")]


@pytest.mark.parametrize(
    ("role", "verdict"),
    [
        ("CEO", "same"), ("co-founder and CEO", "same"), ("CEO, chair", "same"), ("former CEO", "candidate"), ("acting CEO", "candidate"),
        ("chief of staff to the CEO", "candidate"), ("CEO advisor", "candidate"), ("", "candidate"), ("deputy CEO", "candidate"),
    ],
)  # fmt: skip
def test_only_who_held_the_role_is_the_holder(tmp_path: Path, role: str, verdict: str) -> None:
    (tmp_path / "a.md").write_text("---\ndate: 2025-07-05\n---\n\nMeta hired Apple's CEO.\n", "utf-8")
    (tmp_path / "t.csv").write_text(HEADER + row("Apple>Meta", "2025-07", role_from=f'"{role}"') + "\n", "utf-8")
    with Graph(None) as graph:
        graph.build(tmp_path)
        assert graph.sql("SELECT verdict FROM identities").rows == [(verdict,)]


def test_each_report_of_a_role_holder_is_tied_by_itself(tmp_path: Path) -> None:
    for year, hirer in (("2018", "Meta"), ("2025", "Anthropic")):
        (tmp_path / f"{year}.md").write_text(f"---\ndate: {year}-07-05\n---\n\n{hirer} hired Apple's CEO.\n", "utf-8")
    (tmp_path / "t.csv").write_text(HEADER + row("Apple>Anthropic", "2025-07", role_from="CEO") + "\n", "utf-8")
    with Graph(None) as graph:
        graph.build(tmp_path)
        told = graph.sql("SELECT person, to_org FROM told_moves ORDER BY person").rows
    assert told == [("CEO of Apple", "Meta"), ("Jane Roe", "Anthropic")]


def test_a_holder_told_of_without_a_date_is_never_certain(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("Meta hired Apple's CEO.\n", "utf-8")
    (tmp_path / "t.csv").write_text(HEADER + row("Apple>Meta", "2019-07", role_from="CEO") + "\n", "utf-8")
    with Graph(None) as graph:
        graph.build(tmp_path)
        assert graph.sql("SELECT verdict FROM identities").rows == [("candidate",)]


def test_one_outlet_under_several_spellings_is_one_source(tmp_path: Path) -> None:
    rows = [row("Apple>Meta", "2023-05-01", outlet=outlet) for outlet in ("Reuters", "REUTERS", "reuters.com", "www.reuters.com")]
    (tmp_path / "t.csv").write_text(HEADER + "\n".join(rows), "utf-8")
    for name in ("One", "Two"):
        (tmp_path / f"{name}.md").write_text(f"---\noutlet: {name}\ndate: 2023-05-02\n---\n\nJane Roe has joined Meta.\n", "utf-8")
    with Graph(None) as graph:
        graph.build(tmp_path)
        assert graph.sql("SELECT n_claims, n_publishers, n_independent FROM moves").rows == [(6, 3, 2)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jane Roe joined Meta in 2019. Jane Roe left OpenAI in 2024.", [("OpenAI", None, "completed"), (None, "Meta", "completed")]),
        ("Jane Roe left OpenAI in May 2024. Jane Roe may join Meta.", [("OpenAI", None, "completed"), (None, "Meta", "rumoured")]),
        ("Jane Roe left OpenAI in May 2024. She joined Meta in June 2024.", [("OpenAI", "Meta", "completed")]),
    ],
)
def test_one_article_does_not_mix_years_or_rumours(tmp_path: Path, text: str, expected: list[tuple[str | None, str | None, str]]) -> None:
    (tmp_path / "a.md").write_text(f"---\ndate: 2024-07-05\n---\n\n{text}\n", "utf-8")
    with Graph(None) as graph:
        graph.build(tmp_path)
        told = graph.sql("SELECT from_org, to_org, status FROM told_moves").rows
    assert sorted(told, key=str) == sorted(expected, key=str)


def test_claim_ids_outlive_a_new_list(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ndate: 2024-07-05\n---\n\nJane Roe left Zeta Laboratories to join Meta.\n", "utf-8")
    with Graph(None) as graph:
        graph.build(tmp_path)
        before = graph.sql("SELECT id FROM claims").rows
        (tmp_path / "o.csv").write_text("org_id,name,aliases\nzeta,Zeta,Zeta Laboratories\n", "utf-8")
        graph.build(tmp_path)
        assert graph.sql("SELECT id, from_org FROM claims").rows == [(*before[0], "Zeta")]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.sampled_from("mn"), st.integers(0, 12), st.integers(0, 12), st.none() | st.integers(20, 30)), max_size=25))
def test_publishers_tied_by_a_story_or_a_sentence_are_one_source(told: list[tuple[str, int, int, int | None]]) -> None:
    ties = nx.Graph()
    for move, publisher, story, wording in told:
        ties.add_edges_from(((move, f"p{publisher:02}"), (move, said)) for said in (story, wording) if said is not None)
    expected = {
        (move, name, min(str(other) for _, other in part if str(other).startswith("p")))
        for part in nx.connected_components(ties)
        for move, name in part
        if str(name).startswith("p")
    }
    assert sources([(move, f"p{publisher:02}", str(story), wording) for move, publisher, story, wording in told]) == expected


def test_a_sentence_that_thousands_of_papers_print_is_one_source() -> None:
    found = sources([("m", f"p{number:04}", f"{number}", 20) for number in range(4000)])
    assert {source for _, _, source in found} == {"p0000"}


def sources(told: list[tuple[str, str, str, int | None]]) -> set[tuple[str, str, str]]:
    """The one source of each publisher of a move, as moves.sql ties them."""
    step = next(one for one in sql("moves").split(";") if "TEMP TABLE one_source" in one)
    said = {name: [one[place] for one in told] for place, name in enumerate(("move", "publisher", "story", "wording"))}
    with Store(None) as store:
        columns = ", ".join(f"unnest(${name}::VARCHAR[]) AS {name}{'_id' if name == 'move' else ''}" for name in said)
        store.rows(f"CREATE TEMP TABLE told AS SELECT unnest($n::INTEGER[]) AS claim_id, {columns}", {"n": list(range(len(told))), **said})
        store.rows("CREATE TEMP VIEW tellings AS SELECT claim_id, publisher, story, wording FROM told")
        store.rows(step)
        return set(store.rows("SELECT move_id, publisher, source FROM one_source").rows)
