"""A lake, read by DuckDB or by Spark, with the methods by which a store is asked."""

from __future__ import annotations

import logging
import re
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from talentgraph.errors import InputError, QueryError, StoreError
from talentgraph.lakes import BUCKETED, TABLES, VIEWS
from talentgraph.model import OrgView
from talentgraph.store import Limits, Rows, Store, sql
from talentgraph.store.quoting import quoted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_STATEMENT = re.compile(r"CREATE OR REPLACE (VIEW|MACRO) (\w+)\b.*?;\s*$", re.DOTALL | re.MULTILINE)
_HERE = {"spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false", "spark.sql.shuffle.partitions": "4"}
_PARAMETER = re.compile(r"--[^\n]*|'[^']*'|\$(\w+)")


def there(folder: Path) -> bool:
    """Whether a folder is a lake."""
    return (folder / "meta.parquet").is_file()


def views() -> list[str]:
    """The statements of words.sql that make the views which are none of a lake's tables."""
    without = re.sub(r"(?m)^--.*\n", "", sql("words"))
    return [found[0] for found in _STATEMENT.finditer(without) if found[1] == "VIEW" and found[2] in VIEWS]


def lake(folder: Path) -> Store:
    """A lake read by DuckDB.

    Raises:
        StoreError: It is none.
    """
    if not there(folder):
        raise StoreError(f"{folder} is no lake", f"make one: talentgraph export {folder} --layout bucketed")
    store = Store(None)
    inside = folder.resolve()
    for kind, name in store.rows("SELECT 'VIEW', view_name FROM duckdb_views() WHERE NOT internal").rows:
        store.rows(f"DROP {kind} {name}")
    for name in (*TABLES, *BUCKETED):
        store.rows(f"DROP TABLE IF EXISTS {name}")
        files = f"{quoted(inside / name / '*' / '*.parquet')}, hive_partitioning = true" if name in BUCKETED else quoted(inside / f"{name}.parquet")
        store.rows(f"CREATE VIEW {name} AS FROM read_parquet({files})")
    store.run("lake")
    for statement in views():
        store.rows(statement)
    # From here on SQL reaches this folder and nothing else.
    store.rows(f"SET allowed_directories = [{quoted(f'{inside}/')}]")
    store.rows("SET enable_external_access = false")
    store.rows("SET lock_configuration = true")
    return store


class Spark:
    """A lake read by Spark 4: on this machine, or on a cluster through Spark Connect.

    The questions run as they stand; only `$name` becomes `:name`. What is asked is read whole, as from a store.

    Args:
        folder: The lake, as Spark finds it: a folder, or an address such as s3a://bucket/lake.
        url: sc://HOST:PORT of a Spark Connect server; None runs Spark here.

    Raises:
        InputError: pyspark is not installed, or Spark can't be reached or started.
        StoreError: It is no lake.
    """

    write, seen = False, OrgView.POINT_IN_TIME

    def __init__(self, folder: str, url: str | None = None) -> None:
        self.path = Path(folder)
        self._parser = Store(None)
        try:
            from pyspark.errors import PySparkException
            from pyspark.sql import SparkSession
        except ImportError:
            raise InputError("this needs pyspark, which is not installed", "pip install 'talentgraph[spark]'") from None
        logging.getLogger("DataFrameQueryContextLogger").setLevel(logging.CRITICAL)  # what goes wrong is told by the exception
        builder: Any = SparkSession.builder
        settings = {"spark.sql.session.timeZone": "UTC"} | ({} if url else _HERE)
        for name, value in settings.items():
            builder = builder.config(name, value)
        builder = builder.remote(url) if url else builder.master("local[*]")
        try:
            self._spark = builder.getOrCreate()
            if not url:
                self._spark.sparkContext.setLogLevel("ERROR")
            self._prepare(folder.rstrip("/"))
        except (PySparkException, OSError) as error:
            raise StoreError(f"Spark can't read the lake {folder}: {_first(error)}", "check the address, and that Java 17 or newer is there") from None

    def _prepare(self, folder: str) -> None:
        for name in (*TABLES, *BUCKETED):
            where = f"{folder}/{name}" if name in BUCKETED else f"{folder}/{name}.parquet"
            self._spark.read.parquet(where).createOrReplaceTempView(name)
        for statement in re.split(r";\s*\n", re.sub(r"(?m)^\s*--.*$", "", sql("spark"))):
            if statement.strip():
                self._spark.sql(statement.strip().rstrip(";"))
        for statement in views():
            self._spark.sql(statement.replace("CREATE OR REPLACE VIEW", "CREATE OR REPLACE TEMP VIEW", 1).rstrip().rstrip(";"))

    def close(self) -> None:
        """Give Spark free."""
        self._spark.stop()
        self._parser.close()

    def statements(self, query: str) -> list[str]:
        """As of a store."""
        return self._parser.statements(query)

    def parameters(self, query: str) -> list[set[str]]:
        """As of a store."""
        return self._parser.parameters(query)

    behind = ""  # nobody writes to a lake in its place

    def rows(self, query: str, parameters: Mapping[str, Any] | None = None, limits: Limits | None = None) -> Rows:  # noqa: ARG002 - Spark's own hold
        """Run one query and read all of it.

        Raises:
            QueryError: The SQL fails.
        """
        from pyspark.errors import PySparkException

        try:
            frame = self._spark.sql(marked(query), args={name: _literal(value) for name, value in (parameters or {}).items()})
            return Rows(frame.columns, [tuple(map(_plain, row)) for row in frame.collect()])
        except PySparkException as error:
            raise QueryError(_first(error)) from None

    def one(self, query: str, parameters: Mapping[str, Any] | None = None) -> Any:
        """The first value of the first row, or None."""
        rows = self.rows(query, parameters).rows
        return rows[0][0] if rows else None

    def meta(self, name: str) -> str | None:
        """What the lake remembers under a name, or None."""
        found = self.one("SELECT value FROM meta WHERE name = $name", {"name": name})
        return None if found is None else str(found)

    def has(self, table: str) -> bool:
        """Whether there is such a table."""
        return table in TABLES or table in BUCKETED

    def run(self, step: str) -> None:
        """The one step that questions have: an empty table of headcounts comes when it is filled."""

    def append(self, table: str, columns: Mapping[str, Sequence[Any]]) -> None:
        """Put rows in the place of a view."""
        self._spark.createDataFrame(list(zip(*columns.values(), strict=True)), list(columns)).createOrReplaceTempView(table)

    def save(self, query: str, target: Path) -> None:
        """Run a query and write what it gives as one Parquet file here.

        Raises:
            QueryError: The SQL fails.
        """
        import pyarrow.parquet
        from pyspark.errors import PySparkException

        try:
            pyarrow.parquet.write_table(self._spark.sql(query).toArrow(), target)
        except PySparkException as error:
            raise QueryError(_first(error)) from None


def marked(query: str) -> str:
    """A query with the marks of parameters that Spark knows.

    >>> marked("SELECT '$a' -- don't\\nWHERE x = $b")
    "SELECT '$a' -- don't\\nWHERE x = :b"
    """
    return _PARAMETER.sub(lambda found: f":{found[1]}" if found[1] else found[0], query)


def _literal(value: Any) -> Any:
    if not isinstance(value, list | tuple):
        return value
    from pyspark.sql import functions as f

    return f.array(*map(f.lit, value or [""]))  # an empty one would have no type


def _plain(value: Any) -> Any:
    """A value as DuckDB gives it: exact decimals of literals are numbers."""
    return float(value) if isinstance(value, Decimal) else value


def _first(error: Exception) -> str:
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return re.sub(r"^\[[A-Z_.]+\] ", "", lines[0])[:300] if lines else type(error).__name__
