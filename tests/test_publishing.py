"""The gate: what is single-source, combined or private is listed until it is reviewed; what is private stays listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from talentgraph.publishing import unpublishable

if TYPE_CHECKING:
    from pathlib import Path

    from talentgraph.graph import Graph


def article(folder: Path, name: str, outlet: str, text: str, head: str = "") -> Path:
    path = folder / name
    path.write_text(f"---\noutlet: {outlet}\ndate: 2025-07-15\n{head}---\n\n{text}\n", "utf-8")
    return path


def listed(graph: Graph) -> dict[str, list[str]]:
    return {row["person"]: row["reasons"] for row in unpublishable(graph._store)}


def test_single_and_combined_moves_wait_for_a_review(graph: Graph, tmp_path: Path) -> None:
    graph.build(
        article(tmp_path, "a.md", "Daily", "Meta has hired Anna Berg from OpenAI."),
        article(tmp_path, "b.md", "Weekly", "Ben Koch has left OpenAI for good, his lawyer said in Berlin."),
        article(tmp_path, "c.md", "Monthly", "Ben Koch has joined Anthropic. A party was held for 300 guests."),
    )
    assert listed(graph)["Anna Berg"] == ["a single source, not reviewed"]
    assert "combined from several sources, not reviewed" in listed(graph)["Ben Koch"]
    for person in ("Anna Berg", "Ben Koch"):
        (claim,) = graph.sql(f"SELECT id FROM claims WHERE person = '{person}' ORDER BY id").rows[0]
        graph.accept(claim, reason="read it")
        assert person not in listed(graph)
    (judgement,) = [row["id"] for row in graph.judgements() if "Anna Berg" in row["words"]]
    graph.undo(judgement, reason="read it badly")
    assert list(listed(graph)) == ["Anna Berg"]


def test_private_sources_stay_listed(graph: Graph, tmp_path: Path) -> None:
    graph.build(article(tmp_path, "a.md", "Letter", "Meta has hired Anna Berg from OpenAI.", "private: true\n"))
    assert listed(graph)["Anna Berg"] == ["a single source, not reviewed", "only private sources"]
    graph.accept(graph.sql("SELECT id FROM claims").rows[0][0], reason="read it")
    assert listed(graph)["Anna Berg"] == ["only private sources"]
    graph.build(article(tmp_path, "b.md", "Daily", "Anna Berg has left OpenAI to join Meta, where 40 people greeted her."))
    assert listed(graph)["Anna Berg"] == ["a private source among its sources"]


def test_no_output_tells_a_private_source(graph: Graph, tmp_path: Path) -> None:
    head = "private: true\ntitle: Hushed Title\nurl: https://hushed.example/1\nbased_on: Hushed Base\n"
    text = "Meta has hired Safe Superintelligence's chief executive. Berg, Anna Berg, has joined Apple from Google."
    table = tmp_path / "facts.csv"
    table.write_text(
        "person,from_org,to_org,role_from,kind,status,date,source_url,source_outlet\n"
        "Daniel Gross,Safe Superintelligence,Meta,CEO,hire,completed,2025-07,https://hushed.example/2,Hushed Outlet\n", "utf-8",
    )  # fmt: skip
    graph.build(article(tmp_path, "hushed-path.md", "Hushed Outlet", text, head))
    graph.build(table, private=True)
    assert graph.sql("SELECT verdict FROM identities WHERE told_by IS NOT NULL").rows == [("same",)]
    made = [graph.export(tmp_path / name).read_text("utf-8") for name in ("g.csv", "g.json", "g.graphml")]
    made += [graph.draw("network", tmp_path / "n.html").read_text("utf-8"), graph.export(tmp_path / "g.jsonl", canonical=True).read_text("utf-8")]
    for hidden in ("hushed", "word:berg", "has hired", graph.sql("SELECT min(id) FROM documents WHERE private").rows[0][0]):
        assert [hidden.casefold() in output.casefold() for output in made] == [False] * len(made), hidden
