"""The DuckDB file: open, migrate, append by column, run a .sql file. The only importer of duckdb.

Columns go in as lists and come out as rows; nothing here knows what a table means.
"""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import duckdb

from talentgraph import logs
from talentgraph.errors import OutdatedFile, QueryError, StoreError
from talentgraph.model import OrgView
from talentgraph.store.files import FORMAT, SCHEMA, missing, offline, told
from talentgraph.store.opening import AS_USUAL, Limits, interruptible, limited, opened, reads, shallow, statements
from talentgraph.store.quoting import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = ["AS_USUAL", "Limits", "Rows", "Store", "create", "migrations", "sql"]


@cache
def sql(name: str) -> str:
    """The text of store/sql/NAME.sql; after the tables of the schema follow the words of the questions."""
    text = (resources.files("talentgraph.store") / "sql" / f"{name}.sql").read_text("utf-8")
    return f"{text}\n{sql('words')}" if name == "schema" else text


def migrations(folder: Path | None = None) -> list[tuple[int, str]]:
    """The migrations in order: schema number and SQL. Only kept tables are migrated, the rest is made again."""
    where = folder or Path(str(resources.files("talentgraph.store") / "sql" / "migrations"))
    return [(int(path.name[:3]), path.read_text("utf-8")) for path in sorted(where.glob("[0-9][0-9][0-9]-*.sql"))]


@dataclass(frozen=True, slots=True)
class Rows:
    """What a query gives: names of the columns, and the rows as tuples."""

    columns: list[str]
    rows: list[tuple[Any, ...]]

    def dicts(self) -> list[dict[str, Any]]:
        """One dict a row."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


class Store:
    """A connection to one talentgraph file (or to memory).

    Args:
        path: The file; None for memory.
        write: Open for writing; the file is made if it isn't there.
        limits: How much it may take.

    Attributes:
        behind: The process that is writing to the file meanwhile, in words: what is read is then what the file held when it was last whole.

    Raises:
        StoreError: The file isn't there, isn't ours, is newer than us, or another process writes to it.
    """

    seen: str = OrgView.POINT_IN_TIME

    def __init__(self, path: Path | None = None, *, write: bool = False, limits: Limits = AS_USUAL) -> None:
        self.path = path
        self.write = write or path is None
        self.limits = limits
        if path is not None and not os.path.lexists(path):
            if not write:
                raise missing(path)
            create(path)
        self.connect()
        try:
            if path is None:
                self._execute(sql("schema"))
                self._execute("INSERT INTO meta VALUES ('format', ?), ('schema', ?)", [FORMAT, str(SCHEMA)])
            else:
                self._check()
        except BaseException:
            self.close()
            raise

    def connect(self) -> None:
        """Open the file, as it was opened first.

        Raises:
            StoreError: It can't be opened.
        """
        self._opened = opened(self.path, self.limits, write=self.write)
        self._connection, self.behind = self._opened.connection, self._opened.behind
        self.seen = OrgView.POINT_IN_TIME
        logs.info("store", "opened %s to %s", self.path or "a graph in memory", "write" if self.write else "read")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give the file free."""
        self._opened.close()

    def _check(self) -> None:
        try:
            meta = dict(self._execute("SELECT name, value FROM meta").fetchall())
        except (duckdb.CatalogException, duckdb.BinderException):
            meta = {}
        if meta.get("format") != FORMAT:
            raise StoreError(f"{self.path} is a DuckDB file, but not one of talentgraph's", "name another file with --db")
        if not str(meta.get("schema")).isdecimal():
            raise StoreError(f"{self.path} does not say which schema it has", "restore it from a copy, or build it again")
        if (found := int(meta["schema"])) > SCHEMA:
            raise StoreError(f"{self.path} was written by a newer talentgraph (schema {found}, here {SCHEMA})", "upgrade talentgraph")
        if found < SCHEMA and not self.write:
            raise OutdatedFile(f"{self.path} was written by an older talentgraph (schema {found}, here {SCHEMA})", "run: talentgraph build")
        if found < SCHEMA:
            self.migrate(found, migrations())

    def migrate(self, found: int, steps: list[tuple[int, str]]) -> None:
        """Apply the steps after schema `found`, each in one transaction with the record of it, then renew what is derived."""
        for number, step in steps:
            if number > found:
                logs.info("store", "brings %s from schema %d to %d", self.path, number - 1, number)
                with self.transaction():
                    self._execute(step)
                    self._execute("UPDATE meta SET value = ? WHERE name = 'schema'", [str(number)])
        with self.transaction():
            self._execute(sql("schema"))

    def _execute(self, statement: Any, parameters: Any = None) -> Any:
        """Run one statement."""
        with limited(self._connection):
            return self._connection.execute(statement, parameters)

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing."""
        self._execute("BEGIN")
        try:
            yield
        except BaseException:
            self._execute("ROLLBACK")
            raise
        self._execute("COMMIT")

    def append(self, table: str, columns: Mapping[str, Sequence[Any]]) -> int:
        """Append rows by column; columns that are not named are null. Gives the number of rows.

        Raises:
            ValueError: The columns are not all of one length.
        """
        sizes = {len(values) for values in columns.values()}
        if len(sizes) > 1:  # DuckDB would fill the short ones up with nulls
            raise ValueError(f"columns of different lengths for {table}: { {name: len(values) for name, values in columns.items()} }")
        if size := max(sizes, default=0):
            types = dict(self._execute(f"SELECT column_name, column_type FROM (DESCRIBE {table})").fetchall())  # noqa: S608 - our own tables
            values = ", ".join(f"unnest(${name}::{types[name]}[])" for name in columns)
            self._execute(f"INSERT INTO {table} ({', '.join(columns)}) SELECT {values}", dict(columns))
        return size

    def append_rows(self, table: str, rows: Sequence[Mapping[str, Any]]) -> int:
        """Append rows that all name the same columns. Gives their number."""
        return self.append(table, {column: [row[column] for row in rows] for column in rows[0]}) if rows else 0

    def run(self, step: str, **parameters: Any) -> None:
        """Run a step of store/sql; each statement gets the parameters it names."""
        with logs.timed("debug", "store", "step %s", step):
            for statement in statements(self._connection, sql(step)):
                given = {name: parameters[name] for name in statement.named_parameters}
                self._execute(statement, given or None)

    def see(self, view: str) -> None:
        """From here on, `moves` means the moves in one view of organizations (org_view.sql); in the default view it is the table."""
        if view == self.seen:
            return
        self._execute("DROP VIEW IF EXISTS temp.moves")
        self.seen = view
        if view == OrgView.POINT_IN_TIME:
            return
        from talentgraph.store.views import moves_in  # which needs a store
        self._execute(moves_in(self, view, sql("org_view")))

    def has(self, table: str) -> bool:
        """Whether there is such a table."""
        return bool(self.one(sql("has"), {"table": table}))

    def rows(self, query: str, parameters: Mapping[str, Any] | None = None, limits: Limits | None = None) -> Rows:
        """Run one query and read all of it.

        Args:
            query: The SQL.
            parameters: By name.
            limits: Of a query of the user's own: how long it may take, and how many rows it may give.

        Raises:
            QueryError: The SQL fails, or goes beyond its limits.
        """
        most = limits.rows if limits else -1
        try:
            with limited(self._connection, limits.seconds if limits else 0):
                result = self._connection.execute(query, dict(parameters) if parameters else None)
                found = Rows([column[0] for column in result.description or []], result.fetchmany(most + 1) if limits else result.fetchall())
        except duckdb.Error as error:
            raise QueryError(*told(error)) from None
        if limits and len(found.rows) > most:
            raise QueryError(f"the query gives more than {most:,} rows", "add LIMIT, or sum them up in the query")
        return found

    def one(self, query: str, parameters: Mapping[str, Any] | None = None) -> Any:
        """The first value of the first row, or None."""
        rows = self.rows(query, parameters).rows
        return rows[0][0] if rows else None

    def meta(self, name: str) -> str | None:
        """What the file remembers under a name, or None."""
        found = self.one("SELECT value FROM meta WHERE name = $name", {"name": name})
        return None if found is None else str(found)

    def attach(self, path: Path | None, name: str) -> None:
        """Attach another file for reading, or a new database in memory, under a name."""
        self._execute(f"ATTACH {quoted(':memory:' if path is None else path)} AS {name}{'' if path is None else ' (READ_ONLY)'}")

    def detach(self, name: str) -> None:
        """Let go of an attached database, once everything is written."""
        self._execute("CHECKPOINT")
        self._execute(f"DETACH {name}")

    def parameters(self, query: str) -> list[set[str]]:
        """The named parameters of each statement of a query, without running it.

        Raises:
            QueryError: The SQL can't be parsed.
        """
        return [set(statement.named_parameters) for statement in self._parsed(query)]

    def _parsed(self, query: str) -> list[Any]:
        try:
            return list(self._connection.extract_statements(shallow(query)))
        except duckdb.Error as error:
            raise QueryError(*told(error)) from None

    def statements(self, query: str) -> list[str]:
        """The statements of a query, each as text.

        Raises:
            QueryError: The SQL can't be parsed, or a statement does more than read.
        """
        found = self._parsed(query)
        if not all(map(reads, found)):
            raise QueryError("a question only reads", "write one SELECT statement")
        return [statement.query for statement in found]


def create(path: Path) -> None:
    """Make a new file beside and rename it, so that no half-made one is ever found."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with contextlib.closing(duckdb.connect(str(beside), config=offline())) as connection, interruptible():
            connection.execute(sql("schema"))
            connection.execute("INSERT INTO meta VALUES ('format', ?), ('schema', ?)", [FORMAT, str(SCHEMA)])
        beside.replace(path)
    except (duckdb.Error, OSError) as error:
        raise StoreError(f"can't write {path}: {told(error)[0]}", "choose a folder that you may write to") from None
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)

