"""Graphs of every earlier schema are brought up to date: schemas/N.sql is the schema as it was, N.json what a graph of a.md and m.csv kept then."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import duckdb
import pytest

from talentgraph import adding
from talentgraph.errors import StoreError
from talentgraph.graph import Graph
from talentgraph.store import Store, files
from tests.torture.figures import record

SCHEMAS = Path(__file__).parent / "schemas"


def earlier(number: int, path: Path) -> None:
    """A graph's file as it was then, with what was kept, without the seeds' lists."""
    kept = json.loads((SCHEMAS / f"{number}.json").read_text("utf-8"))
    with duckdb.connect(str(path)) as connection:
        connection.execute((SCHEMAS / f"{number}.sql").read_text("utf-8"))
        for table, rows in kept.items():
            for row in rows:
                connection.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", list(row.values()))


def test_every_earlier_schema_is_here() -> None:
    assert sorted(int(path.stem) for path in SCHEMAS.glob("*.sql")) == list(range(1, files.SCHEMA))


@pytest.mark.parametrize("number", range(1, files.SCHEMA))
def test_an_earlier_graph_becomes_one_of_today(number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.md", "m.csv"):
        shutil.copyfile(SCHEMAS / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    earlier(number, tmp_path / "old.duckdb")
    before = (tmp_path / "old.duckdb").read_bytes()
    with pytest.raises(StoreError, match="older talentgraph"):
        Graph("old.duckdb", make=False)
    assert (tmp_path / "old.duckdb").read_bytes() == before
    with Store(tmp_path / "old.duckdb", write=True) as store:
        adding.seed(store)
    with Graph("old.duckdb") as old, Graph("new.duckdb") as new:
        old.build()
        new.build("a.md", "m.csv")
        assert old.verify() == []
        assert old.canonical() == new.canonical()
        assert old.build("a.md", "m.csv").added.documents == 0
    record("upgrade", schema=number)
