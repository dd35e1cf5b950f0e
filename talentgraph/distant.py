"""A lake as something to ask: the questions and scores of a graph over Parquet files, by DuckDB or by Spark."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Self

from talentgraph import ask
from talentgraph.asking import Asking
from talentgraph.errors import QueryError, UnknownName
from talentgraph.lakes.reading import Spark, lake
from talentgraph.model import OrgView
from talentgraph.scoring import Scoring
from talentgraph.store import Store, sql

if TYPE_CHECKING:
    from collections.abc import Iterable

    from talentgraph.answers import Answer

ENGINES = ("duckdb", "spark")
_ENDS = "SELECT id, name FROM entities WHERE id IN (SELECT from_id FROM moves UNION SELECT to_id FROM moves)"


class Lake(Asking, Scoring):
    """A lake: what `Graph.export(folder, layout="bucketed")` wrote, here or where Spark finds it.

    Args:
        folder: Of the lake.
        engine: duckdb or spark.
        url: Of a Spark Connect server; None runs Spark on this machine.
        queries: Folders of questions besides the shipped ones.

    Raises:
        UnknownName: No such engine.
        InputError: pyspark is not installed.
        StoreError: It is no lake, or Spark can't be reached.
    """

    def __init__(self, folder: str | Path, *, engine: str = "duckdb", url: str | None = None, queries: Iterable[Path] = ()) -> None:
        if engine not in ENGINES:
            raise UnknownName(f"no engine called {engine!r}", list(ENGINES))
        self.org_view = OrgView.POINT_IN_TIME
        self._queries = [ask.folder(), *queries]
        self._read: Any = Spark(str(folder), url) if engine == "spark" else lake(Path(folder))

    @property
    def _store(self) -> Store:
        store: Store = self._read
        return store

    def _only_reading(self) -> None:
        """A lake is never open for anything else."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._read.close()

    def score(self, name: str = "influence", **options: Any) -> Answer:
        """A score, as of a graph, without ranges: a lake does not hold the sources. Spark adds the moves up to edges; the arrays are computed here.

        Raises:
            QueryError: Ranges are asked for; or, on Spark, another choice than all moves, which are the edges.
        """
        if options.get("replicates"):
            raise QueryError("ranges need the sources of the moves, which a lake does not hold", "leave --replicates out, or ask the graph")
        options["replicates"] = 0
        if not isinstance(self._read, Spark):
            return super().score(name, **options)
        other = sorted(option for option, value in options.items() if option not in {"top", "min_moves", "replicates"} and value)
        if other:
            raise QueryError(f"on Spark a score is of all moves: no {other[0]}", "leave it out, or read the lake with duckdb")
        return self._edges.score(name, **options)

    @cached_property
    def _edges(self) -> _Edges:
        store = Store(None)
        with TemporaryDirectory() as folder:
            paths = {"edges": Path(folder) / "edges.parquet", "names": Path(folder) / "names.parquet"}
            self._read.save(sql("spark_edges"), paths["edges"])
            self._read.save(_ENDS, paths["names"])
            store.run("edges_in", **{name: str(path) for name, path in paths.items()})
        return _Edges(store, self._store.meta("data_hash") or "")


class _Edges(Asking, Scoring):
    """Edges that were added up elsewhere, as something to score."""

    def __init__(self, store: Store, data_hash: str) -> None:
        self.org_view, self._queries = OrgView.POINT_IN_TIME, []
        self._kept = store
        store.run("set_meta", name="data_hash", value=data_hash)

    @property
    def _store(self) -> Store:
        return self._kept
