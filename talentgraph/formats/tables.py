"""Moves as a table, a row each: CSV, JSON, JSON lines with the evidence, Parquet."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from talentgraph.formats.content import Content

_NESTED = ("evidence", "judgements", "other_origins")
_COLUMNS = {
    "id": "String", "person_id": "String", "person": "String", "from_id": "String", "from_org": "String", "from_unit": "String",
    "to_id": "String", "to_org": "String", "to_unit": "String", "earlier_id": "String", "earlier_org": "String", "role_from": "String",
    "role_to": "String", "kind": "String", "worded_as_poach": "Boolean", "status": "String", "date": "String", "date_earliest": "Date",
    "date_latest": "Date", "date_precision": "String", "confidence": "Float64", "n_claims": "Int64", "n_documents": "Int64",
    "n_publishers": "Int64", "n_independent": "Int64", "combined": "Boolean", "counted": "Boolean", "why_not": "String",
    "other_origins": "String", "identified": "String", "judged": "Boolean", "sources": "String",
}  # fmt: skip


def frame(content: Content) -> Any:
    """The moves as a polars frame of fixed columns and types, whatever they hold.

    >>> from talentgraph.formats.content import Content
    >>> frame(Content([], [], [])).shape
    (0, 32)
    """
    import polars as pl

    rows = [{name: _cell(move, name) for name in _COLUMNS} for move in content.moves]
    return pl.DataFrame(rows, schema={name: getattr(pl, kind) for name, kind in _COLUMNS.items()})


def _cell(move: dict[str, Any], name: str) -> Any:
    if name == "judged":
        return bool(move["judgements"])
    if name == "sources":
        return "|".join(dict.fromkeys(one["url"] or one["outlet"] or "" for one in move["evidence"])).strip("|") or None
    return "|".join(move[name]) if isinstance(move[name], list) else move[name]


def csv(content: Content, path: Path) -> None:
    """CSV in UTF-8; what a spreadsheet would run as a formula becomes text."""
    import polars as pl

    found = frame(content)
    texts = [name for name, kind in found.schema.items() if kind == pl.String]
    found.with_columns(pl.col(texts).str.replace(r"^([=+\-@\t\r])", "'${1}")).write_csv(path)


def excel_csv(content: Content, path: Path) -> None:
    """CSV with the mark that tells Excel that it is UTF-8."""
    csv(content, path)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())


def json_rows(content: Content, path: Path) -> None:
    """One JSON array, an object a move."""
    frame(content).write_json(path)


def json_lines(content: Content, path: Path) -> None:
    """One move a line, with all of its evidence."""
    lines = (json.dumps({**move, "evidence": [_public(one) for one in move["evidence"]]}, ensure_ascii=False, default=str) for move in content.moves)
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8", errors="backslashreplace", newline="\n")


def _public(one: dict[str, Any]) -> dict[str, Any]:
    """A piece of evidence without where its file lay."""
    return {name: value for name, value in one.items() if name != "path"}


def parquet(content: Content, path: Path) -> None:
    """Parquet."""
    frame(content).write_parquet(path)
