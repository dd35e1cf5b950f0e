"""Moves of big tables down to their rows, in the shapes in which moves of claims are told."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from talentgraph.store import sql

if TYPE_CHECKING:
    from collections.abc import Iterable

    from talentgraph.store import Store

SHOWN = 100  # moves of one organization that are told in full
_ID = re.compile(r"t(\d{1,9})-(\d{1,11})")


def row(identifier: str) -> int | None:
    """The row of a big table that an id stands for, as bulk_id (bulk_schema.sql) makes them; None where it is no such id.

    >>> row("t1-7") == (1 << 36) + 7, row("p-12")
    (True, None)
    """
    found = _ID.fullmatch(identifier)
    return (int(found[1]) << 36) + int(found[2]) if found else None


def is_there(store: Store, identifier: str) -> bool:
    """Whether a move of a big table has this id."""
    number = row(identifier)
    return number is not None and store.has("bulk_moves") and bool(store.one("SELECT count(*) FROM bulk_moves WHERE row_id = $row", {"row": number}))


def moves(store: Store, ids: Iterable[str]) -> list[dict[str, Any]]:
    """Moves with their names, newest first, of moves or entities by their ids; of one organization the newest only."""
    numbers = {identifier: row(identifier) for identifier in ids}
    rows = [number for number in numbers.values() if number is not None]
    others = [identifier for identifier, number in numbers.items() if number is None]
    return store.rows(sql("bulk_list"), {"rows": rows, "ids": others, "most": max(SHOWN, len(rows))}).dicts()


def between(store: Store, from_id: str, to_id: str, *, most: int) -> dict[str, Any]:
    """The newest counted moves from one organization to another: the days of each by its id, newest first."""
    return dict(store.rows(sql("bulk_between"), {"from_id": from_id, "to_id": to_id, "most": most}).rows)


def evidence(store: Store, ids: Iterable[str], *, private: bool) -> list[dict[str, Any]]:
    """The rows that some moves rest on."""
    rows = [number for number in map(row, ids) if number is not None]
    if not rows:
        return []
    behind = store.rows(sql("bulk_behind"), {"rows": rows}).dicts()
    lists = {f"{name}s": [pair[name] for pair in behind] for name in ("move", "row")}
    store.run("bulk_cells")
    found = store.rows(sql("bulk_evidence"), {**lists, "private": private}).dicts()
    for one in found:
        columns = json.loads(one.pop("columns") or "null")
        if one["cells"] and columns:
            one["cells"] = _as_they_stood(json.loads(one["cells"]), *columns)
    return found


def _as_they_stood(cells: dict[str, Any], columns: list[str], named: dict[str, str]) -> str:
    """Cells under the names and in the order of their table; a column of ours that is called nothing stands in no cell."""
    there = {theirs: cells[ours] for ours, theirs in named.items() if theirs and ours in cells}
    there |= {name: cell for name, cell in cells.items() if name not in named}
    return json.dumps({name: there[name] for name in columns if name in there}, ensure_ascii=False)
