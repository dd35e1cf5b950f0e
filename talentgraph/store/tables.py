"""Tables as files, CSV and Parquet, read where they lie: their columns, how many rows they have, and views of them in SQL."""

from __future__ import annotations

import contextlib
import threading
from typing import TYPE_CHECKING

import duckdb

from talentgraph.errors import InputError
from talentgraph.store import _UNREADABLE, Store
from talentgraph.store.files import offline, told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

_CSV = "header = true, auto_detect = false, delim = ',', quote = '\"', escape = '\"', nullstr = '', strict_mode = true"
_HINT = "quote cells that hold commas, and close every quote"


def parquet(path: Path) -> tuple[list[str], int]:
    """The names of a Parquet file's columns, and how many rows it has.

    Raises:
        InputError: It is no Parquet file.
    """
    with duckdb.connect(config=offline()) as connection:
        try:
            relation = connection.execute(f"DESCRIBE FROM read_parquet({_quoted(path)})").fetchall()
            count = connection.execute(f"SELECT count(*) FROM read_parquet({_quoted(path)})").fetchall()[0][0]  # noqa: S608 - a file's name, quoted
        except duckdb.Error as error:
            raise InputError(f"{path} is not a Parquet file: {told(error)[0]}", "save it as Parquet or as CSV in UTF-8") from None
    return [str(row[0]) for row in relation], int(count)


def to_csv(path: Path, target: Path) -> None:
    """Write a Parquet file as CSV, as its cells stand."""
    with duckdb.connect(config=offline()) as connection:
        connection.execute(f"COPY (FROM read_parquet({_quoted(path)})) TO {_quoted(target)} (HEADER, NULLSTR '')")


def look(store: Store, path: Path, columns: Sequence[str], wanted: Mapping[str, Sequence[str]]) -> None:
    """Make the temporary views `bulk_incoming` and `bulk_numbered` (with the number of each row): a table's cells as text, by names that steps know.

    Args:
        store: Where to.
        path: A file in CSV (UTF-8) or Parquet.
        columns: The names of all its columns, in order, in lower case.
        wanted: The columns that the views have, each with the names it may have in the file. The rest is JSON in column `others`.
    """
    chosen = {name: next((of for of in names if of in columns), None) for name, names in wanted.items()}
    cells = [f"CAST({_name(of)} AS VARCHAR) AS {_name(name)}" if of else f"CAST(NULL AS VARCHAR) AS {_name(name)}" for name, of in chosen.items()]
    rest = [name for name in columns if name not in chosen.values()]
    packed = ", ".join(f"{_name(name)} := CAST({_name(name)} AS VARCHAR)" for name in rest)
    cells.append(f"CAST({f'to_json(struct_pack({packed}))' if rest else 'NULL'} AS VARCHAR) AS others")
    named = "(" + ", ".join(_name(name) for name in columns) + ")"
    if path.suffix.lower() == ".parquet":
        source, number = f"read_parquet({_quoted(path)})", "file_row_number + 1"
        table = f"(SELECT *, file_row_number FROM {source}) AS t{named[:-1]}, file_row_number)"  # noqa: S608 - quoted names
    else:
        types = "{" + ", ".join(f"{_quoted(name)}: 'VARCHAR'" for name in columns) + "}"
        source, number = f"read_csv({_quoted(path)}, {_CSV}, columns = {types})", "row_number() OVER ()"
        table = f"{source} AS t"
    store.rows(f"CREATE OR REPLACE TEMP VIEW bulk_incoming AS SELECT {', '.join(cells)} FROM {source} AS t{named}")  # noqa: S608 - quoted names
    store.rows(f"CREATE OR REPLACE TEMP VIEW bulk_numbered AS SELECT {number} AS row_number, {', '.join(cells)} FROM {table}")  # noqa: S608 - quoted names


@contextlib.contextmanager
def reading(shown: str) -> Iterator[None]:
    """What goes wrong in reading a file is said of the file.

    Raises:
        InputError: The file is at fault.
    """
    try:
        yield
    except _UNREADABLE as error:
        raise InputError(f"{shown}: {told(error)[0]}", _HINT) from None


@contextlib.contextmanager
def watched(store: Store, tell: Callable[[float], None] | None) -> Iterator[None]:
    """Tell every half second how much of the running statement is done, in per cent."""
    if tell is None:
        yield
        return
    connection, done = store._connection, threading.Event()  # noqa: SLF001 - a store's own
    connection.execute("SET enable_progress_bar = true; SET enable_progress_bar_print = false")

    def look_on() -> None:
        while not done.wait(0.5):
            share = connection.query_progress()
            if share >= 0:
                tell(share)

    thread = threading.Thread(target=look_on, daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def _name(column: str) -> str:
    return '"' + column.replace('"', '""') + '"'


def _quoted(text: object) -> str:
    return "'" + str(text).replace("'", "''") + "'"
