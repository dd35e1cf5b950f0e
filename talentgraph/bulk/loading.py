"""A big table -> bulk_rows, without an object for a row."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from talentgraph.language.names import keys
from talentgraph.store import cells
from talentgraph.store.tables import Seen, look, reading, watched

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from talentgraph.store import Store

    Tell = Callable[[float], None]

LEAST = 200_000  # rows from which on a table is a big one
_AT_ONCE = 100_000  # names that are folded in one go
_WANTED = """person from_org to_org date from_is_former kind status role_from role_to from_unit to_unit
    source_url source_outlet source_date person_id""".split()
_AHEAD = "SELECT count(*) FROM bulk_rows WHERE row_id >> 36 = getvariable('bulk_table') AND date > getvariable('today')"
_NUMBERS = "row_id person from_place to_place date precision date_written former".split()
_CELLS = "kind status role_from role_to from_unit to_unit source_url source_outlet source_date".split()


def load(
    store: Store, path: Path, plan: Any, document: str, shown: str, tell: Tell | None = None, forgets: Callable[[str], bool] | None = None
) -> tuple[int, int]:
    """Read a table of moves, inside a transaction; leaves the rows that can't be read in the temporary table `rejected`.

    Args:
        store: Open for writing.
        path: Text in UTF-8, or Parquet.
        plan: How it is read (documents.columns.Plan).
        document: The id of its document.
        shown: What the user calls the file.
        tell: Called with how much of a step is done, in per cent.
        forgets: Whether a name is that of somebody who was forgotten.

    Returns:
        How many rows were read, and how many were kept out.

    Raises:
        InputError: The file can't be read as a table.
    """
    store.run("bulk_schema")
    with reading(shown), watched(store, tell):
        _look(store, path, plan)
        store.run("bulk_names")
        for table, organizations in (("bulk_new_persons", False), ("bulk_new_places", True)):
            _fold(store, table, organizations=organizations)
        gone, kept_out = _keep_out(store, forgets) if forgets else ([], 0)
        store.run("bulk_number")
        number = 1 + int(store.one("SELECT coalesce(max(number), 0) FROM bulk_tables"))
        store.rows(f"SET VARIABLE bulk_table = {number}")
        store.run("bulk_rows")
        made = {"kind", *plan.fields} if "fee" in plan.fields else set(plan.fields)
        others = any(name not in _WANTED or theirs in _as_they_stand(plan) for theirs in plan.columns for name in [_ours(plan, theirs)])
        kept_columns = ", ".join([*_NUMBERS, *(name for name in _CELLS if name in made), *(["others"] if others else [])])
        store.rows(f"INSERT INTO bulk_rows BY NAME SELECT {kept_columns} FROM bulk_kept")  # noqa: S608 - our own columns
        store.run("bulk_ahead")
        if "person_id" in plan.fields:
            store.rows("CREATE OR REPLACE TEMP VIEW identified AS FROM bulk_numbered")
            store.run("known_from_ids", document=document, gone=gone)
        _names(store, plan, document)
        kept = int(store.one("SELECT count(*) FROM bulk_rows WHERE row_id >> 36 = $table", {"table": number}))
        rows = int(store.one("SELECT count(*) FROM bulk_incoming"))
        store.append("bulk_tables", {"number": [number], "document_id": [document], "n_rows": [rows], "n_kept": [kept]})
        if kept + kept_out < rows:
            store.run("bulk_rejected", gone=gone)
        else:
            store.rows("CREATE OR REPLACE TEMP TABLE rejected (row_number BIGINT, cells VARCHAR, reason VARCHAR)")
        return kept, kept_out


def ahead(store: Store) -> int:
    """How many rows of the table that was loaded last are dated later than today."""
    return int(store.one(_AHEAD))


def _look(store: Store, path: Path, plan: Any) -> None:
    """See the table through its plan."""
    cells.know(store, plan.dates)
    store.rows(f"SET VARIABLE codes = {bool(plan.codes)}")
    seen = Seen(plan.columns, plan.fields, plan.codes, _as_they_stand(plan), plan.layout.delimiter, plan.layout.skip)
    look(store, path, seen, _WANTED)
    if "date" in plan.fields and not plan.dates and any("/" in cell or "-" in cell for row in plan.layout.sample for cell in row):
        cells.know(store, cells.order_of_days(store, "bulk_incoming", ["date"]))


def _names(store: Store, plan: Any, document: str) -> None:
    """Keep what the table calls our columns, so that its rows can be shown as they stand; empty where a column of ours stands in no cell."""
    named = {ours: theirs for ours, theirs in plan.fields.items() if ours != theirs and ours in _WANTED}
    read = {"from_org", "to_org"} if "direction" in plan.fields else set()
    named |= dict.fromkeys((read | {"kind", "status"}) - plan.fields.keys(), "")
    if set(named) - {"kind", "status"} or store.one(_AHEAD):
        store.run("set_meta", name=f"columns {document}", value=json.dumps([list(plan.columns), named], ensure_ascii=False))


def _as_they_stand(plan: Any) -> set[str]:
    """Columns whose cells are kept beside what is read in them."""
    told = {plan.fields[ours] for ours in (*plan.worded, *({"person_id"} & plan.fields.keys()))}
    return told | ({plan.fields["source_url"]} - {"source_url"} if "source_url" in plan.fields else set())


def _ours(plan: Any, theirs: str) -> str:
    return next((ours for ours, name in plan.fields.items() if name == theirs), "")


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


def _keep_out(store: Store, forgets: Callable[[str], bool]) -> tuple[list[str], int]:
    """Take people who were forgotten out of the new names: what has no person is not kept. Gives their names, and the number of their rows."""
    names = [row[0] for row in store.rows("SELECT name FROM bulk_new_persons").rows]
    gone = [name for name in names if forgets(name)]
    if gone:
        store.rows("DELETE FROM bulk_new_persons WHERE list_contains($names::VARCHAR[], name)", {"names": gone})
    return gone, int(store.one("SELECT count(*) FROM bulk_incoming WHERE list_contains($names::VARCHAR[], person)", {"names": gone}))
