"""The demo: the seeds' moves and digests into a graph and a page, offline."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from talentgraph import reading
from talentgraph.graph import Graph

if TYPE_CHECKING:
    from pathlib import Path

    from talentgraph.deriving import Built


@dataclass(frozen=True, slots=True)
class Demo:
    """What `demo` wrote."""

    database: Path
    page: Path
    built: Built


def demo(folder: Path) -> Demo:
    """The seeds into FOLDER/demo.duckdb and a page, from nothing but what is installed."""
    database, page = folder / "demo.duckdb", folder / "demo.html"
    folder.mkdir(parents=True, exist_ok=True)
    beside = folder / ".demo.duckdb.new"
    beside.unlink(missing_ok=True)
    try:
        with Graph(beside) as graph:
            built = graph.build(reading.seeds() / "moves.csv", reading.seeds() / "articles")
            graph.report(page, title="Career moves in AI and technology, 2014-2026")
        beside.replace(database)
    finally:
        beside.unlink(missing_ok=True)
    return Demo(database, page, built)
