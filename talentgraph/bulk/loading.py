"""A big table -> bulk_rows, without an object for a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from talentgraph.language.names import keys
from talentgraph.store import sql
from talentgraph.store.tables import look, reading, watched

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from talentgraph.store import Store

    Tell = Callable[[float], None]

LEAST = 200_000  # rows from which on a table is a big one
_AT_ONCE = 100_000  # names that are folded in one go
_WANTED = {name: [name] for name in """person from_org to_org date from_is_former kind status role_from role_to from_unit to_unit
    source_url source_outlet source_date""".split()}  # fmt: skip
_NUMBERS = "row_id person from_place to_place date precision date_written former".split()
_CELLS = "kind status role_from role_to from_unit to_unit source_url source_outlet source_date".split()


def load(
    store: Store, path: Path, columns: list[str], document: str, shown: str, tell: Tell | None = None, forgets: Callable[[str], bool] | None = None
) -> tuple[int, int, list[str]]:
    """Read a table of moves, inside a transaction.

    Args:
        store: Open for writing.
        path: CSV in UTF-8, or Parquet.
        columns: The names of its columns in lower case.
        document: The id of its document.
        shown: What the user calls the file.
        tell: Called with how much of a step is done, in per cent.
        forgets: Whether a name is that of somebody who was forgotten.

    Returns:
        How many rows were read, how many were kept out, and for each reason how many could not be read.

    Raises:
        InputError: The file can't be read as a table.
    """
    store.run("bulk_schema")
    with reading(shown), watched(store, tell):
        look(store, path, columns, _WANTED)
        store.run("bulk_names")
        for table, organizations in (("bulk_new_persons", False), ("bulk_new_places", True)):
            _fold(store, table, organizations=organizations)
        kept_out = _keep_out(store, forgets) if forgets else 0
        store.run("bulk_number")
        number = 1 + int(store.one("SELECT coalesce(max(number), 0) FROM bulk_tables"))
        store.rows(f"SET VARIABLE bulk_table = {number}")
        store.run("bulk_rows")
        kept_columns = ", ".join([*_NUMBERS, *(name for name in _CELLS if name in columns), *(["others"] if set(columns) - _WANTED.keys() else [])])
        store.rows(f"INSERT INTO bulk_rows BY NAME SELECT {kept_columns} FROM bulk_kept")  # noqa: S608 - our own columns
        kept = int(store.one("SELECT count(*) FROM bulk_rows WHERE row_id >> 36 = $table", {"table": number}))
        rows = int(store.one("SELECT count(*) FROM bulk_incoming"))
        store.append("bulk_tables", {"number": [number], "document_id": [document], "n_rows": [rows], "n_kept": [kept]})
        return kept, kept_out, _rejected(store, shown, kept_out) if kept + kept_out < rows else []


def _fold(store: Store, table: str, *, organizations: bool) -> None:
    """Make the keys that SQL does not make."""
    names = [row[0] for row in store.rows(f"SELECT name FROM {table} WHERE key IS NULL").rows]  # noqa: S608 - our own tables
    if not names:
        return
    store.rows("CREATE OR REPLACE TEMP TABLE bulk_folded (name VARCHAR, key VARCHAR)")
    for start in range(0, len(names), _AT_ONCE):
        some = names[start : start + _AT_ONCE]
        store.append("bulk_folded", {"name": some, "key": keys(some, organizations=organizations)})
    store.rows(f"UPDATE {table} SET key = f.key FROM bulk_folded AS f WHERE f.name = {table}.name")  # noqa: S608 - our own tables


def _keep_out(store: Store, forgets: Callable[[str], bool]) -> int:
    """Take people who were forgotten out of the new names: what has no person is not kept. Gives the number of their rows."""
    names = [row[0] for row in store.rows("SELECT name FROM bulk_new_persons").rows]
    gone = [name for name in names if forgets(name)]
    if gone:
        store.rows("DELETE FROM bulk_new_persons WHERE list_contains($names::VARCHAR[], name)", {"names": gone})
    return int(store.one("SELECT count(*) FROM bulk_incoming WHERE list_contains($names::VARCHAR[], person)", {"names": gone}))


def _rejected(store: Store, shown: str, kept_out: int) -> list[str]:
    """Reasons with the first row of each; who was kept out has no person either."""
    found = [(number, reason, count - kept_out * (reason == "no person")) for number, reason, count in store.rows(sql("bulk_rejected")).rows]
    return [f"{shown}, row {number}: {reason}{f' (and {count - 1:,} more rows)' if count > 1 else ''}" for number, reason, count in found if count > 0]
