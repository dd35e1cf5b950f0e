"""Free SQL stays in its sandbox: it reads the graph and nothing else, whatever is tried."""

from __future__ import annotations

import contextlib
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import pytest

from talentgraph.distant import Lake
from talentgraph.errors import QueryError
from talentgraph.graph import Graph
from talentgraph.store import Limits
from tests.torture.figures import record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SECRET = "the-secret-1f9c"  # noqa: S105 - it opens nothing
LINES = (Path(__file__).parent / "escapes.sql").read_text("utf-8").splitlines()
ESCAPES = [line for line in LINES if line.strip() and not line.startswith("--")]
# Floods: they end, by an error, and the next query is answered.
FLOODS = [
    "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) SELECT max(n) FROM t",
    "SELECT sum(hash(a.range + b.range)) FROM range(10_000_000) AS a, range(10_000_000) AS b",
    "SELECT count(*) FROM range(100_000_000_000_000)",
    "SELECT list(range) FROM range(2_000_000_000)",
    "SELECT string_agg(range::VARCHAR, ',') FROM range(2_000_000_000)",
    "SELECT * FROM range(1_000_001)",
    "SELECT a.range FROM range(3000) AS a, range(3000) AS b",
]


@pytest.fixture(scope="module")
def place(story: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a graph, and files that are none of a query's business."""
    folder = tmp_path_factory.mktemp("sandbox")
    shutil.copyfile(story, folder / "talent.duckdb")
    (folder / "secret.csv").write_text(f"name,value\n{SECRET},1\n", "utf-8")
    (folder / "secret.json").write_text(f'{{"name": "{SECRET}"}}\n', "utf-8")
    with duckdb.connect() as made:
        made.execute(f"COPY (SELECT '{SECRET}' AS name) TO '{folder}/secret.parquet'")
    with duckdb.connect(str(folder / "other.duckdb")) as made:
        made.execute(f"CREATE TABLE t AS SELECT '{SECRET}' AS name")
    return folder


def state(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def escaped(ask: Callable[[str], Any], query: str) -> str:
    """What a query let out: its answer, if it shows what it should not; empty if it was refused, or says nothing."""
    try:
        answer = ask(query)
    except QueryError:
        return ""
    told = repr(answer)
    return f"{query}: {told[:200]}" if SECRET in told or "HOME" in query or "passwd" in told or "environ" in query else ""


@pytest.fixture
def copy(place: Path, tmp_path: Path) -> Path:
    """The same graph once more, for those who open it otherwise."""
    made = tmp_path / "talent.duckdb"
    shutil.copyfile(place / "talent.duckdb", made)
    return made


@pytest.fixture(scope="module")
def graph(place: Path) -> Iterator[Graph]:
    """The graph, opened as the command line opens it."""
    with Graph(place / "talent.duckdb", make=False) as opened:
        yield opened


def test_nothing_gets_out(graph: Graph, place: Path) -> None:
    before = state(place)
    python_variable, secret_frame = {"a": [SECRET]}, [SECRET]
    refused = 0
    for escape in ESCAPES:
        query = escape.replace("{folder}", str(place)).replace("{name}", place.name)
        try:
            told = graph.sql(query)
        except QueryError:
            refused += 1
        else:
            pytest.fail(f"{query}: {told.rows[:3]}")
        assert escaped(lambda query: graph._store.rows(query).rows, query) == ""
        with contextlib.suppress(QueryError):
            graph._store.rows("ROLLBACK")
    del python_variable, secret_frame  # a query could have found them until here
    assert state(place) == before
    assert graph.sql("SELECT count(*) FROM moves WHERE counted").rows[0][0] > 300
    assert refused >= 100
    record("sql", attempts=len(ESCAPES), refused=refused)


def test_the_files_of_a_query_folder_are_in_it_too(copy: Path, place: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "peek.sql").write_text(f"-- peek: a look\n--\n-- example: peek\nSELECT content FROM read_text('{place}/secret.csv')\n", "utf-8")
    (own / "slow.sql").write_text(f"-- slow: never ends\n--\n-- example: slow\n{FLOODS[0]}\n", "utf-8")
    with Graph(copy, queries=[own], make=False, limits=Limits(seconds=0.3)) as graph:
        for name in ("peek", "slow"):
            with pytest.raises(QueryError):
                graph.ask(name)


def test_who_has_just_written_is_in_it_too(copy: Path, place: Path) -> None:
    with Graph(copy) as graph:
        graph.retract(graph.sql("SELECT id FROM moves LIMIT 1").rows[0][0], reason="a test")
        with pytest.raises(QueryError, match=r"[Dd]isabled"):
            graph.sql(f"SELECT * FROM read_text('{place}/secret.csv')")
        graph.undo(graph.judgements()[0]["id"], reason="a test")
        assert graph.verify(quick=True) == []


def test_a_lake_is_one_too(graph: Graph, place: Path, copy: Path, tmp_path: Path) -> None:
    with Graph(copy) as opened:
        opened.export(tmp_path / "lake", layout="bucketed")
    before = state(tmp_path)
    with Lake(tmp_path / "lake") as lake:
        for escape in ESCAPES:
            query = escape.replace("{folder}", str(place)).replace("{name}", place.name)
            try:
                told = lake.sql(query)
            except QueryError:
                continue
            pytest.fail(f"{query}: {told.rows[:3]}")
        assert lake.sql("SELECT count(*) FROM moves").rows == graph.sql("SELECT count(*) FROM moves").rows
    assert state(tmp_path) == before


@pytest.mark.parametrize("flood", FLOODS)
def test_a_flood_ends(copy: Path, flood: str) -> None:
    with Graph(copy, make=False, limits=Limits(memory="200MB", seconds=1)) as graph:
        with pytest.raises(QueryError):
            graph.sql(flood)
        assert graph.sql("SELECT 1").rows == [(1,)]


INJECTIONS = [
    "'; DROP TABLE moves; --", "' OR 1=1 --", "$org", "{org}", "%", "_", "\\", "OpenAI' OR 1", "OpenAI\0x", "); DELETE FROM meta; --", "?1", ":org",
    "@@version", "x" * 1_000_000,
]  # fmt: skip


@pytest.mark.parametrize("words", INJECTIONS)
def test_a_parameter_is_never_sql(graph: Graph, words: str) -> None:
    from talentgraph.errors import TalentGraphError

    before = graph.counts()
    asked: list[tuple[str, dict[str, Any]]] = [
        ("who-left", {"org": words}), ("career", {"person": words}), ("moves", {"from_org": words, "to_org": words}),
        ("who-left", {"org": "OpenAI", "since": words}), ("who-left", {"org": "OpenAI", "limit": words}), ("flows", {"include": [words]}),
    ]  # fmt: skip
    for name, parameters in asked:
        with pytest.raises(TalentGraphError) as caught:
            graph.ask(name, **parameters)
        assert "\n" not in caught.value.message
    assert graph.counts() == before
