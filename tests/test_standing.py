"""Why an organization stands where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from talentgraph.graph import Graph
from talentgraph.standing import LEFT_OUT

if TYPE_CHECKING:
    from pathlib import Path


def test_an_organization_is_explained_down_to_its_rows(story: Path) -> None:
    with Graph(story) as graph:
        row = next(row for row in graph.score(top=None) if row["id"] == "anthropic")
        lines = graph.explain("Anthropic")
        whole = graph.explain_data("Anthropic")["moves"]
    assert lines[0].startswith("Anthropic (anthropic): 12 in, 5 out, net +7")
    assert f"magnet rank {row['magnet_rank']} ({row['magnet_range']})" in lines[0]
    assert lines[1].startswith("  from: OpenAI 4, Anysphere 2, ")
    assert lines[2].startswith("  to: Anysphere 2, ")
    assert LEFT_OUT in lines
    told = [number for number, line in enumerate(lines) if line.startswith("  without it: magnet ")]
    assert len(told) == 5
    sizes = [max(abs(float(word.strip("%,"))) for word in lines[at].split()[3::2]) for at in told]
    assert sizes == sorted(sizes, reverse=True)
    for at in told:
        assert " -> " in lines[at + 1]
        assert "claim " in lines[at + 2]
        assert "row " in lines[at + 3]
    ids = [line.split("]  ")[1] for line in lines if "]  " in line]
    assert len(ids) == len(set(ids)) == min(len(whole), 25)


def test_few_moves_are_told_as_they_are(story: Path) -> None:
    with Graph(story) as graph:
        lines = graph.explain("Eureka Labs")
    assert "unranked: too few moves" in lines[0]
    assert LEFT_OUT not in lines
    assert any("Andrej Karpathy" in line for line in lines)


def test_an_organization_without_moves(graph: Graph) -> None:
    assert graph.explain("OpenAI") == ["OpenAI (openai): no counted moves"]


@pytest.mark.parametrize("people", ["initials", "none"])
def test_nobody_is_named(story: Path, people: str) -> None:
    import talentgraph as tg

    with tg.open(story, people=people) as graph:
        lines = "\n".join(graph.explain("Anthropic"))
    assert LEFT_OUT in lines
    assert "Karpathy" not in lines
