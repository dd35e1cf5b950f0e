"""Scores of a table without a graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx
import numpy as np
import polars as pl
import pytest

from talentgraph.errors import InputError, UnknownName
from talentgraph.tabled import read, score_table

if TYPE_CHECKING:
    from pathlib import Path

ROWS = {"src": ["A", "A", "B", None, "C", "D", None], "dst": ["B", "B", "A", "A", None, "D", None]}


@pytest.fixture(params=["parquet", "csv"])
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    made = tmp_path / f"moves.{request.param}"
    frame = pl.DataFrame(ROWS)
    (frame.write_parquet if request.param == "parquet" else frame.write_csv)(made)
    return made


def test_ends_are_told_by_their_names(path: Path) -> None:
    net, standing, counts = read(path, {})
    assert (net.ids, net.weight.tolist()) == (["A", "B"], [1, 2])
    assert dict(zip(standing.ids, zip(standing.n_in.tolist(), standing.n_out.tolist(), strict=True), strict=True)) == {
        "A": (2, 2), "B": (2, 1), "C": (0, 1),
    }  # fmt: skip
    assert counts == {
        "counted": 5, "of_them_destination_unknown": 1, "of_them_origin_unknown": 1, "inside_one_organization": 1, "both_ends_unknown": 1,
    }  # fmt: skip
    answer = score_table(path, "influence", min_moves=2)
    assert [row["organization"] for row in answer] == ["A", "B", "C"]
    assert "magnet_range" not in answer.columns


def test_any_size_scores_alike(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    random = np.random.default_rng(1)
    ends = [[f"o{i}" for i in random.integers(0, 40, 500)] for _ in range(2)]
    path = tmp_path / "moves.parquet"
    pl.DataFrame({"from": ends[0], "to": ends[1]}).write_parquet(path)
    graph = nx.DiGraph()
    for s, t in zip(*ends, strict=True):
        if s != t:
            graph.add_edge(s, t, weight=graph.get_edge_data(s, t, {"weight": 0})["weight"] + 1)
    wanted = nx.pagerank(graph, tol=1e-13, max_iter=1000)
    for small in (10**6, -1):
        monkeypatch.setattr("talentgraph.tabled.SMALL", small)
        net, _, _ = read(path, {})
        assert {(net.ids[s], net.ids[t]): w for s, t, w in zip(net.source, net.target, net.weight, strict=True)} == {
            (s, t): w for s, t, w in graph.edges(data="weight")
        }
        shown = {row["organization"]: row["pagerank"] for row in score_table(path, "pagerank", top=None)}
        assert shown == pytest.approx(wanted, rel=1e-3)


def test_weights_and_other_names_of_columns(tmp_path: Path) -> None:
    path = tmp_path / "flows.csv"
    path.write_text("leaves,joins,people\n1,2,3\n2,1,1.5\n1,2,1\n", "utf-8")
    net, _, _ = read(path, {"from": "leaves", "to": "joins", "weight": "people"})
    assert (net.ids, net.weight.tolist()) == (["1", "2"], [1.5, 4])
    with pytest.raises(InputError, match="which column") as error:
        read(path, {})
    assert "--map from=" in error.value.hint
    with pytest.raises(InputError, match="no column leave") as error:
        read(path, {"from": "leave"})
    assert "leaves" in error.value.hint
    with pytest.raises(InputError, match="no role form"):
        read(path, {"form": "leaves"})


@pytest.mark.parametrize(("weights", "words"), [("1,-2", "-2"), ("1,NaN", "nan"), ("1,", "nan"), ("inf,1", "inf"), ("1,two", "can't read")])
def test_wrong_weights_are_refused(tmp_path: Path, weights: str, words: str) -> None:
    path = tmp_path / "flows.csv"
    one, other = weights.split(",")
    path.write_text(f"from,to,weight\na,b,{one}\nb,a,{other}\n", "utf-8")
    with pytest.raises(InputError, match=words):
        score_table(path, "pagerank")


@pytest.mark.parametrize("rows", ["", "a,a\n", ",\n", "a,\n"], ids=["empty", "loop", "nothing", "one end"])
def test_tables_without_moves(tmp_path: Path, rows: str) -> None:
    path = tmp_path / "moves.csv"
    path.write_text(f"from,to\n{rows}", "utf-8")
    for name in ("influence", "magnet_rank", "hub", "reciprocity", "pair_lift"):
        answer = score_table(path, name)
        assert len(answer) == (1 if name == "reciprocity" or (name == "influence" and rows == "a,\n") else 0)


def test_what_is_no_table(tmp_path: Path) -> None:
    (tmp_path / "a.parquet").write_text("no parquet")
    for name in ("a.parquet", "missing.csv", "a.xlsx"):
        with pytest.raises(InputError, match="can't read"):
            score_table(tmp_path / name, "pagerank")
    with pytest.raises(UnknownName) as error:
        score_table(tmp_path / "a.parquet", "pagernk")
    assert "pagerank" in error.value.suggestions
