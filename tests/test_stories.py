"""Copies, rewrites and translations are one source; independent reports, follow-ups and other events stay apart."""

from __future__ import annotations

import json
import random
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talentgraph.graph import Graph
from talentgraph.stories import Pair, joined

ROOT = Path(__file__).parents[1]
FOUNDING = {"000", "001", "002", "003", "004"}


@cache
def articles() -> list[dict[str, str]]:
    return [json.loads(line) for line in (ROOT / "tests" / "cases" / "stories.jsonl").read_text("utf-8").splitlines()]


def write(folder: Path, name: str, text: str, **fields: str) -> Path:
    path = folder / name
    front = "".join(f"{key}: {value}\n" for key, value in fields.items())
    path.write_text(f"---\n{front}---\n\n{text}\n", "utf-8", newline="")
    return path


def stories(graph: Graph) -> dict[str, str]:
    rows = graph.sql("SELECT d.path, s.story_id FROM stories AS s JOIN documents AS d ON d.id = s.document_id").rows
    return {Path(path).stem: story for path, story in rows}


def test_pairs_reach_their_floors(graph: Graph, tmp_path: Path) -> None:
    for article in articles():
        write(tmp_path, f"{article['id']}.md", article["text"], outlet=f"Outlet {article['id']}", date=article["date"])
    graph.build(tmp_path)
    found = stories(graph)
    right: list[tuple[str, str]] = []
    wrong: list[tuple[str, str]] = []
    missed: list[tuple[str, str]] = []
    for one, other in combinations(articles(), 2):
        same, told = one["story"] == other["story"], found[one["id"]] == found[other["id"]]
        for case, of in ((same and told, right), (told and not same, wrong), (same and not told, missed)):
            if case:
                of.append((one["id"], other["id"]))
    assert len(right) + len(missed) + sum(a["group"] == b["group"] and a["story"] != b["story"] for a, b in combinations(articles(), 2)) >= 45
    assert len(right) / (len(right) + len(wrong)) >= 1.0, wrong
    assert len(right) / (len(right) + len(missed)) >= 1.0, missed
    assert graph.sql("SELECT n_documents, n_independent FROM told_moves WHERE person = 'Pieter de Groot'").rows == [(2, 1)]
    assert graph.verify(quick=True) == []


def test_the_founding_articles(graph: Graph, shared: Path) -> None:
    graph.build(shared / "seeds")
    found = {name[:3]: story for name, story in stories(graph).items()}
    assert found.keys() == FOUNDING
    assert {(a, b) for a, b in combinations(sorted(FOUNDING), 2) if found[a] == found[b]} == {("001", "002")}


def test_the_digests_of_one_story_are_one_source(graph: Graph) -> None:
    graph.build(ROOT / "seeds" / "articles")
    found = stories(graph)
    pairs = {(a, b) for a, b in combinations(sorted(found), 2) if found[a] == found[b]}
    assert pairs == {("2025-07-15-meta-spending-and-talent.zh-hans", "2025-07-16-meta-raid-and-compute.zh-hant")}


def test_the_order_of_adding_changes_nothing(tmp_path: Path) -> None:
    paths = [
        write(tmp_path, f"{a['id']}.md", a["text"], outlet=a["id"], date=a["date"]) for a in articles() if a["group"] in {"c", "g", "j", "n"}
    ]
    exports = []
    for seed in (1, 2):
        random.Random(seed).shuffle(paths)  # noqa: S311 - no secret
        with Graph(None) as graph:
            for path in paths:
                graph.add(path)
            graph.build()
            exports.append(graph.canonical())
            graph.build()
            assert graph.canonical() == exports[-1]
    assert exports[0] == exports[1]


RAID = "Meta has poached researcher Anna Berg from OpenAI."
TABLE = "person,from_org,to_org,kind,status,date,source_url,source_outlet,source_date\n"


def test_a_row_and_an_article_with_one_address_are_one_source(graph: Graph, tmp_path: Path) -> None:
    write(tmp_path, "a.md", RAID, outlet="The Daily", date="2025-06-20", url="https://www.daily.example/raid?utm_source=x#top")
    (tmp_path / "t.csv").write_text(
        TABLE
        + "Anna Berg,OpenAI,Meta,hire,completed,2025-06,http://daily.example/raid/,Somebody,2025-06-20\n"
        + "Anna Berg,OpenAI,Meta,hire,completed,2025-06,https://other.example/1,Other,2025-06-21\n",
        "utf-8",
    )
    graph.build(tmp_path)
    assert graph.sql("SELECT n_claims, n_publishers, n_independent FROM moves").rows == [(3, 3, 2)]
    (line,) = [line for line in graph.explain("Anna Berg") if "the same story as" in line]
    assert "The Daily, 2025-06-20: one source (the same address)" in line


def test_what_ties_two_sources_ties_all_of_both(graph: Graph, tmp_path: Path) -> None:
    """A and B share an address, B and C an outlet: one source, for nobody but A's reporter may have asked anybody."""
    rows = [("https://e.example/1", "A"), ("https://e.example/1", "B"), ("https://e.example/2", "B"), ("https://e.example/2", "C")]
    lines = [f"Anna Berg,OpenAI,Meta,hire,completed,2025-06,{url},{outlet},2025-06-20\n" for url, outlet in rows]
    (tmp_path / "t.csv").write_text(TABLE + "".join(lines), "utf-8")
    graph.build(tmp_path)
    assert graph.sql("SELECT n_publishers, n_independent FROM moves").rows == [(3, 1)]


def test_confidence_counts_a_story_once_and_explain_says_so(tmp_path: Path) -> None:
    one, other = (article for article in articles() if article["id"] in {"j1", "j2"})
    alone: list[float] = []
    both: list[float] = []
    for graphs, these in ((alone, [one]), (both, [one, other])):
        with Graph(None) as graph:
            for article in these:
                graph.add(write(tmp_path, f"{article['id']}.md", article["text"], outlet=f"Outlet {article['id']}", date=article["date"]))
            graph.build()
            claims = graph.sql("SELECT confidence FROM claims WHERE person = 'Pieter de Groot'").rows
            graphs += [graph.sql("SELECT confidence FROM told_moves WHERE person = 'Pieter de Groot'").rows[0][0], max(claims)[0]]
            said = [line for line in graph.explain("Pieter de Groot") if "the same story as" in line]
    assert both[0] == pytest.approx(both[1], abs=1e-4)
    assert alone[0] == pytest.approx(alone[1], abs=1e-4)
    assert len(said) == 1
    assert "Outlet j1, 2026-09-01: one source (" in said[0]


def test_a_private_source_is_not_named(tmp_path: Path) -> None:
    one, other = (article for article in articles() if article["id"] in {"j1", "j2"})
    with Graph(None) as graph:
        graph.add(write(tmp_path, "j1.md", one["text"], outlet="Secret", date=one["date"], private="true"))
        graph.build(write(tmp_path, "j2.md", other["text"], outlet="Open", date=other["date"]))
        lines = [json.loads(line) for line in graph.canonical()]
        named = [line for line in lines if line["table"] == "facts" and line["fact"] == "word:groot"]
        assert len(named) == 1  # of the open one
        assert "'Secret'" not in str(lines)
        from talentgraph import explaining

        pieces = [piece for move in explaining.moves(graph._store, private=False) for piece in move["evidence"]]
    assert {piece["same_story_as"] for piece in pieces} == {None, "a private source"}


def test_a_chain_does_not_lead_to_another_story() -> None:
    """A - B - C - D: each a rewrite of the one before, D with nothing of A."""
    pairs = [Pair("a", "b", 0.9, True, "1"), Pair("b", "c", 0.8, True, "2"), Pair("c", "d", 0.7, True, "3"), Pair("a", "c", 0.3, False, "4")]
    found = joined(["a", "b", "c", "d"], pairs)
    assert {document: story for document, (story, _) in found.items()} == {"a": "a", "b": "a", "c": "a", "d": "d"}


@st.composite
def networks(draw: st.DrawFn) -> tuple[list[str], list[Pair]]:
    documents = draw(st.permutations("abcdefgh"))
    pairs = [
        Pair(a, b, draw(st.sampled_from([0.2, 0.5, 0.5, 0.9])), draw(st.booleans()), "shared")
        for a, b in combinations(sorted(documents), 2)
        if draw(st.booleans())
    ]
    return documents, pairs


@settings(deadline=None)
@given(networks(), st.randoms(use_true_random=False))
def test_stories_do_not_hang_on_the_order_of_pairs(network: tuple[list[str], list[Pair]], chance: object) -> None:
    documents, pairs = network
    found = joined(documents, pairs)
    mixed = pairs[:]
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert joined(documents, mixed) == found
    known = {frozenset((pair.a, pair.b)) for pair in pairs}
    linked = {document for pair in pairs if pair.linked for document in (pair.a, pair.b)}
    for story in {story for story, _ in found.values()}:
        members = [document for document in documents if found[document][0] == story]
        assert story == min(members)
        if len(members) > 1:  # somebody of it is a pair with its earliest document, and nobody came in without a link
            assert set(members) <= linked
            assert any(frozenset((members[0], member)) in known for member in members[1:])
