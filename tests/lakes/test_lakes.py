"""A graph as Parquet files: what is written, what is read again, and what both engines answer."""

from __future__ import annotations

import importlib.util
import os
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from talentgraph import ask
from talentgraph.distant import Lake
from talentgraph.errors import InputError, QueryError, StoreError, UnknownName
from talentgraph.graph import Graph

from .conftest import made

if TYPE_CHECKING:
    from pathlib import Path

MOVES = int(os.environ.get("TALENTGRAPH_SPARK_MOVES", "100000"))
WITHOUT = not importlib.util.find_spec("pyspark") or not shutil.which("java")


def parameters(lake: Lake, name: str) -> dict[str, Any]:
    """What a question needs at least: the organizations that most people left, and who moved most."""
    of = "SELECT e.name FROM moves m JOIN entities e ON e.id = m.{} GROUP BY e.name ORDER BY count(*) DESC, e.name LIMIT 2"
    places, people = [[row[0] for row in lake.sql(of.format(end)).rows] for end in ("from_id", "person_id")]
    needed = [parameter for parameter in ask.find(lake._queries, name).parameters if parameter.default is None]
    return {one.name: people[0] if one.type == "person" else places[one.name.startswith("to")] for one in needed}


def rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, 9)
    return [rounded(one) for one in value] if isinstance(value, list | tuple) else value


def test_a_lake_answers_as_its_graph_does(small: Path, tmp_path: Path) -> None:
    with Lake(small) as lake:
        assert lake.sql("SELECT count(*) FROM moves").rows == lake.sql("SELECT count(*) FROM arrivals").rows
        assert lake.sql("SELECT count(*) FROM moves WHERE bucket <> coalesce(bucket_of(from_id), 0) % 16").rows == [(0,)]
        assert lake.score("influence", top=3).rows
        answers = {name: lake.ask(name, **parameters(lake, name)).rows for name in ("who-left", "career", "flows", "coverage", "retention")}
        again = tmp_path / "moves.csv"
        lake.sql("SELECT person, from_org, to_org, date FROM told_moves").to_polars().write_csv(again)
    assert all(answers.values())


def test_an_empty_graph_makes_a_lake_too(tmp_path: Path) -> None:
    with Graph(None) as graph:
        folder = graph.export(tmp_path / "lake", layout="bucketed")
        assert graph.export(tmp_path / "lake", layout="bucketed") == folder
        with pytest.raises(UnknownName, match="layout"):
            graph.export(tmp_path / "other", layout="round")
        (tmp_path / "full").mkdir()
        with pytest.raises(InputError, match="is no lake"):
            graph.export(tmp_path / "full", layout="bucketed")
    with Lake(folder) as lake:
        assert lake.ask("flows").rows == []


def test_what_is_no_lake_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no lake"):
        Lake(tmp_path)
    with pytest.raises(UnknownName, match="engine"):
        Lake(tmp_path, engine="abacus")


def test_of_private_sources_no_publisher_is_written(tmp_path: Path) -> None:
    table = tmp_path / "moves.csv"
    table.write_text("person,from_org,to_org,date,source_outlet\nJane Roe,Acme,Bolt,2020,Secret Gazette\n", "utf-8")
    with Graph(None) as graph:
        graph.build(table, private=True)
        folder = graph.export(tmp_path / "lake", layout="bucketed")
    assert not any(b"Secret Gazette" in path.read_bytes() for path in folder.rglob("*.parquet"))


@pytest.mark.spark
@pytest.mark.skipif(WITHOUT, reason="needs pyspark and Java")
def test_every_question_is_answered_alike_by_both_engines(tmp_path: Path) -> None:
    folder = made(tmp_path, MOVES)
    different = {}
    with Lake(folder) as here, Lake(folder, engine="spark") as there:
        for name in here.questions():
            asked = parameters(here, name)
            one, other = here.ask(name, **asked), there.ask(name, **asked)
            if (one.columns, rounded(one.rows), one.footer.counts) != (other.columns, rounded(other.rows), other.footer.counts):
                different[name] = [pair for pair in zip(one.rows, other.rows, strict=False) if rounded(pair[0]) != rounded(pair[1])][:2]
        assert different == {}
        for score in ("influence", "pagerank", "magnet_rank"):
            assert here.score(score, replicates=0, top=None).rows == there.score(score, replicates=0, top=None).rows
        with pytest.raises(QueryError, match="since"):
            there.score("influence", since="2020")
