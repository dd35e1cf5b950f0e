"""Small tables that are taken for big ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from talentgraph import bulk, tabling
from talentgraph.graph import Graph

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

HEADER = "person,from_org,to_org,date"


@pytest.fixture
def big(monkeypatch: pytest.MonkeyPatch) -> None:
    """From two rows on, a table is a big one."""
    monkeypatch.setattr(bulk, "LEAST", 2)
    monkeypatch.setattr(tabling, "_LEAST_BYTES", 0)


@pytest.fixture
def made(big: None, tmp_path: Path) -> Iterator[Callable[..., Graph]]:  # noqa: ARG001 - tables are big
    """Builds a graph in memory of tables given as rows, each with its header if it has another than ours; named table-N.csv."""
    opened: list[Graph] = []

    def build(*tables: list[str], header: str = HEADER, parquet: bool = False) -> Graph:
        graph = Graph(None)
        opened.append(graph)
        for number, rows in enumerate(tables):
            path = tmp_path / f"table-{number}.csv"
            path.write_text("\n".join([header, *rows]) + "\n", "utf-8")
            if parquet:
                import polars as pl

                pl.read_csv(path, infer_schema_length=0).write_parquet(path.with_suffix(".parquet"))
                path.unlink()
                path = path.with_suffix(".parquet")
            graph.add(path)
        graph.build()
        return graph

    yield build
    for graph in opened:
        graph.close()


def told(graph: Any) -> list[tuple[Any, ...]]:
    """The moves in short, sorted."""
    query = "SELECT person, from_org, to_org, date, counted, why_not, n_claims FROM told_moves ORDER BY ALL"
    return [tuple(row) for row in graph.sql(query).rows]
