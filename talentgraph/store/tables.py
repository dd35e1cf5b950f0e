"""Tables as files, CSV and Parquet, read where they lie: their columns, how many rows they have, and views of them in SQL."""

from __future__ import annotations

import contextlib
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import duckdb

from talentgraph.errors import InputError
from talentgraph.store.cells import expressions
from talentgraph.store.files import offline, told
from talentgraph.store.opening import interruptible
from talentgraph.store.quoting import name as _name
from talentgraph.store.quoting import quoted as _quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
    from pathlib import Path

    from talentgraph.store import Store

# What DuckDB raises where a table that it reads is at fault.
_UNREADABLE = (duckdb.DataError, duckdb.IntegrityError, duckdb.OperationalError, duckdb.InvalidInputException, duckdb.BinderException)
_CSV = "header = true, auto_detect = false, quote = '\"', escape = '\"', nullstr = '', strict_mode = true"
_READ_HERE = {"kind", "status", "source_url", "fee"}  # what is read row by row; the rest is read by what steps make of it
_RAGGED = ("TOO MANY COLUMNS", "MISSING COLUMNS")
_WRONG = f"SELECT line, error_message, error_type FROM reject_errors ORDER BY error_type IN {_RAGGED}, line, column_idx"  # noqa: S608 - constants
_FURTHER = 30  # cells of one row beyond the columns; one with more than that is refused
_HINT = "quote cells that hold commas, and close every quote"


def parquet(path: Path) -> tuple[list[str], int]:
    """The names of a Parquet file's columns, and how many rows it has.

    Raises:
        InputError: It is no Parquet file.
    """
    with duckdb.connect(config=offline()) as connection:
        try:
            with interruptible():
                relation = connection.execute(f"DESCRIBE FROM read_parquet({_quoted(path)})").fetchall()
                count = connection.execute(f"SELECT count(*) FROM read_parquet({_quoted(path)})").fetchall()[0][0]  # noqa: S608 - a file's name, quoted
        except duckdb.Error as error:
            raise InputError(f"{path} is not a Parquet file: {told(error)[0]}", "save it as Parquet or as CSV in UTF-8") from None
    return [str(row[0]) for row in relation], int(count)


def to_csv(path: Path, target: Path) -> None:
    """Write a Parquet file as CSV, as its cells stand."""
    with duckdb.connect(config=offline()) as connection, interruptible():
        connection.execute(f"COPY (FROM read_parquet({_quoted(path)})) TO {_quoted(target)} (HEADER, NULLSTR '')")


def some(path: Path, rows: int = 200) -> list[list[str]]:
    """The first rows of a Parquet file, as text."""
    with duckdb.connect(config=offline()) as connection, interruptible():
        found = connection.execute(f"SELECT COLUMNS(*)::VARCHAR FROM read_parquet({_quoted(path)}) LIMIT {int(rows)}").fetchall()  # noqa: S608 - quoted
    return [["" if cell is None else cell for cell in row] for row in found]


@dataclass(frozen=True, slots=True)
class Seen:
    """What of a table is looked at, and as what.

    Attributes:
        columns: The names of all its columns, in order, in lower case.
        fields: Field of ours -> column.
        codes: Fields of two-letter codes.
        worded: Columns whose cells are kept as they stand beside what is read in them.
        delimiter: Of text, what stands between two cells.
        skip: Of text, how many lines stand above the header.
    """

    columns: Sequence[str]
    fields: Mapping[str, str]
    codes: Collection[str] = ()
    worded: Collection[str] = ()
    delimiter: str = ","
    skip: int = 0


def load_csv(store: Store, path: Path, seen: Seen, shown: str, *, ragged: bool = False) -> None:
    """Read a CSV file in UTF-8, as it stands, into the temporary table `raw` (rows.sql).

    Args:
        store: Where to.
        path: The file.
        seen: Its columns, and how it lies.
        shown: What the user calls the file.
        ragged: Whether rows with more or fewer cells than there are columns are put into `ragged` rather than refused.

    Raises:
        InputError: A quote is left open, or a row is ragged; names the line.
    """
    how: dict[str, Any] = {"path": str(path), "delimiter": seen.delimiter, "skip": seen.skip}
    columns: dict[str, str] = dict.fromkeys(seen.columns, "VARCHAR")
    with reading(shown):
        store.run("rows", columns=columns, **how)
        wrong = store.rows(_WRONG).rows
        if ragged and wrong and wrong[0][2] in _RAGGED:
            further = {f"further cell {number}": "VARCHAR" for number in range(1, _FURTHER + 1)}
            store.run("rows_ragged", columns={**columns, **further}, known=list(columns), **how)
            wrong = store.rows(_WRONG).rows
    if wrong:
        raise InputError(f"{shown}, line {wrong[0][0]}: {wrong[0][1]}", _HINT)


def look(store: Store, path: Path, seen: Seen, wanted: Sequence[str]) -> None:
    """Make temporary views of a table's cells: `bulk_incoming`, `bulk_numbered` (with the number of each row), `bulk_cells_in` (all as they stand).

    Args:
        store: Where to; it knows the words of cells (store/cells.py).
        path: A file of text in UTF-8, or Parquet.
        seen: How its columns are read. Names of people and organizations stay as they are written: what they mean is seen later.
        wanted: The columns that the views have. The rest is JSON in column `others`.
    """
    texts = {name: f"nullif(CAST({_name(name)} AS VARCHAR), '')" if path.suffix.lower() == ".parquet" else _name(name) for name in seen.columns}
    made = {ours: said for ours, said in expressions(seen.fields, seen.codes).items() if ours in _READ_HERE or ours not in seen.fields}
    for ours, words in (("kind", "kinds"), ("status", "statuses")):
        if ours in made and ours in seen.fields:
            cell = _name(seen.fields[ours])
            made[ours] = f"CASE WHEN is_ours({cell}, '{words}') THEN {cell} ELSE {made[ours]} END"
    made |= {ours: _name(theirs) for ours, theirs in seen.fields.items() if ours not in made and ours in wanted}
    cells = [f"{made[ours]} AS {_name(ours)}" if ours in made else f"CAST(NULL AS VARCHAR) AS {_name(ours)}" for ours in wanted]
    used = {theirs for ours, theirs in seen.fields.items() if ours in wanted}
    packed = ", ".join(f"{_name(name)} := {_name(name)}" for name in seen.columns if name not in used or name in seen.worded)
    cells.append(f"CAST({f'to_json(struct_pack({packed}))' if packed else 'NULL'} AS VARCHAR) AS others")
    source, number = _source(path, seen)
    names = ", ".join(f"{text} AS {_name(name)}" for name, text in texts.items())
    named = "(" + ", ".join(_name(name) for name in seen.columns)
    told = f"SELECT {', '.join(cells)} FROM (SELECT {names} FROM {source} AS t{named}))"  # noqa: S608 - quoted names
    store.rows(f"CREATE OR REPLACE TEMP VIEW bulk_incoming AS {told}")
    table = f"(SELECT *, file_row_number FROM {source}) AS t{named}, file_row_number)" if path.suffix.lower() == ".parquet" else f"{source} AS t{named})"  # noqa: S608
    numbered = f"SELECT {number} AS row_number, {names} FROM {table}"  # noqa: S608 - quoted names
    packed = ", ".join(f"{_name(name)} := {_name(name)}" for name in seen.columns)
    store.rows(f"CREATE OR REPLACE TEMP VIEW bulk_numbered AS SELECT row_number, {', '.join(cells)} FROM ({numbered})")  # noqa: S608 - quoted names
    store.rows(f"CREATE OR REPLACE TEMP VIEW bulk_cells_in AS SELECT row_number, struct_pack({packed}) AS cells FROM ({numbered})")  # noqa: S608


def _source(path: Path, seen: Seen) -> tuple[str, str]:
    """A file in SQL, and what numbers its rows."""
    if path.suffix.lower() == ".parquet":
        return f"read_parquet({_quoted(path)})", "file_row_number + 1"
    types = "{" + ", ".join(f"{_quoted(name)}: 'VARCHAR'" for name in seen.columns) + "}"
    how = f"{_CSV}, delim = {_quoted(seen.delimiter)}, skip = {seen.skip}"
    return f"read_csv({_quoted(path)}, {how}, columns = {types})", "row_number() OVER ()"


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

