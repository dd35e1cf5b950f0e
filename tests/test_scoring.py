"""Scores of a graph: what stands in the rows and below them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from talentgraph.answers import footer_lines
from talentgraph.errors import InputError, QueryError, UnknownName
from talentgraph.graph import Graph
from talentgraph.ranking import listed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="module")
def demo(story: Path) -> Iterator[Graph]:
    with Graph(story) as opened:
        yield opened


def rows(answer: Any) -> dict[str, dict[str, Any]]:
    return {row["organization"]: row for row in answer}


def test_influence_is_two_readings_with_ranges(demo: Graph) -> None:
    answer = demo.score(top=None)
    openai = rows(answer)["OpenAI"]
    assert (openai["magnet_rank"], openai["feeder_rank"]) == (1, 1)
    for row in answer:
        assert row["net"] == row["n_in"] - row["n_out"]
        ranked = row["n_in"] + row["n_out"] >= 5 and row["magnet"] is not None
        assert (row["magnet_rank"] is not None) == ranked
        if ranked:
            for reading in ("magnet", "feeder"):
                low, high = map(int, row[f"{reading}_range"].split("–"))
                assert 1 <= low <= high
    assert answer.rows == demo.score(top=None).rows
    words = footer_lines(answer.footer)
    assert any(line.startswith("Coverage: ") and "from a single source" in line and "tables" in line for line in words)
    assert any("does not cover unreported moves" in line for line in words)
    assert any("113 organizations" in line for line in words)


def test_without_replicates_there_are_no_ranges(demo: Graph) -> None:
    plain = demo.score(replicates=0)
    assert "magnet_range" not in plain.columns
    assert [row["magnet"] for row in plain] == [row["magnet"] for row in demo.score()]


@pytest.mark.parametrize(("name", "shape"), [(name, shape) for name, shape, _ in listed()])
def test_every_score_gives_a_table(demo: Graph, name: str, shape: str) -> None:
    answer = demo.score(name, top=5)
    assert len(answer) == (1 if shape == "whole" else 5)
    assert answer.columns[0] == {"organization": "organization", "pair": "from_org", "whole": name}[shape]
    ranks = [row["rank"] for row in answer if "rank" in answer.columns]
    assert [rank for rank in ranks if rank] == sorted(rank for rank in ranks if rank)
    assert any(line.startswith("Coverage: ") for line in answer.footer.notes)


def test_what_is_left_out_is_told(demo: Graph) -> None:
    whole, without = demo.score(replicates=0), demo.score(replicates=0, foundings=False)
    assert without.footer.counts["foundings"] == whole.footer.counts["counted"] - without.footer.counts["counted"] > 0
    assert rows(without)["OpenAI"]["n_out"] < rows(whole)["OpenAI"]["n_out"]


def test_weights_change_scores_and_say_so(demo: Graph) -> None:
    count = demo.score("pagerank")
    for weight, words in (("confidence", "as much as its confidence"), ("recency", "half as much"), ("seniority", "a senior one")):
        answer = demo.score("pagerank", weight=weight)
        assert answer.rows != count.rows
        assert any(words in note for note in answer.footer.notes)
    with pytest.raises(UnknownName, match="weight"):
        demo.score(weight="fame")
    with pytest.raises(InputError, match="half-life"):
        demo.score(weight="recency", half_life=-1)


def test_a_series_is_one_score_of_each_period(demo: Graph) -> None:
    series = demo.score("influence", by="year", top=None)
    assert series.columns[:2] == ["period", "organization"]
    assert "magnet_range" not in series.columns
    periods = [row["period"] for row in series]
    assert periods == sorted(periods)
    year = demo.score("influence", since="2025", until="2025", top=None, replicates=0)
    assert [tuple(row.values())[1:] for row in series if row["period"] == "2025"] == year.rows
    quarters = {row["period"] for row in demo.score("net_flow", by="quarter", since="2024", until="2025-03")}
    assert quarters == {"2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4", "2025-Q1"}
    assert [row["period"] for row in demo.score("reciprocity", by="year", since="2024", until="2025")] == ["2024", "2025"]
    assert any("in no quarter" in note for note in demo.score("net_flow", by="quarter").footer.notes)
    with pytest.raises(UnknownName, match="period"):
        demo.score(by="week")


def test_an_empty_graph_has_empty_scores(graph: Graph) -> None:
    for name, shape, _ in listed():
        answer = graph.score(name)
        assert len(answer) == (1 if shape == "whole" else 0)
        assert graph.score(name, by="year").rows == []
        assert not any(line.startswith("Coverage") for line in answer.footer.notes)


def test_wrong_windows_and_names(demo: Graph) -> None:
    with pytest.raises(QueryError, match="lies after"):
        demo.score(since="2025", until="2024")
    with pytest.raises(UnknownName) as error:
        demo.score("influense")
    assert error.value.suggestions[0] == "influence"
    assert demo.score("pagerank", since="2090").rows == []
