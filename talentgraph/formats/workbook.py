"""An Excel workbook: read me, moves, flows, scores, sources. No cell of it is a formula."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from talentgraph.errors import InputError
from talentgraph.formats.content import clean, said, web

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from talentgraph.formats.content import Content

_MOVES = (
    "id person from_org from_unit to_org to_unit earlier_org role_from role_to kind worded_as_poach status date date_precision confidence "
    "n_claims n_independent combined counted why_not"
).split()
_FLOWS = "from_org to_org n_moves n_people n_foundings n_uncertain first last".split()
_SOURCES = "move person type outlet date says url status confidence".split()
_TEXT = 32_000  # a cell holds 32,767 characters
_ROWS = 1_048_575
_WIDE = 60


def workbook(content: Content, path: Path) -> None:
    """Write the five sheets.

    Raises:
        InputError: There are more moves or sources than a sheet has rows.
    """
    from xlsxwriter import Workbook
    sheets: dict[str, tuple[list[str], list[list[Any]]]] = {
        "Read me": (["Reported talent moves"], [[note] for note in (*content.notes, "Automatically extracted. Not verified.", *_WORDS)]),
        "Moves": (_MOVES, [[move[name] for name in _MOVES] for move in content.moves]),
        "Flows": (_FLOWS, [[flow[name] for name in _FLOWS] for flow in content.flows()]),
        "Scores": (list(content.organizations[0]) if content.organizations else ["organization"], [list(row.values()) for row in content.organizations]),
        "Sources": (_SOURCES, _sources(content)),
    }
    if any(len(rows) > _ROWS for _, rows in sheets.values()):
        raise InputError(f"more than {_ROWS:,} rows do not fit on a sheet", "write .parquet or .csv")
    made = BytesIO()  # what a disk does not take is an OSError only where it is written here
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "nan_inf_to_errors": True}
    book = Workbook(made, {**plain, "in_memory": True})
    book.set_properties({"title": "Reported talent moves", "created": datetime(2000, 1, 1, tzinfo=UTC)})  # the same graph is the same file
    bold = book.add_format({"bold": True})
    for name, (columns, rows) in sheets.items():
        _sheet(book.add_worksheet(name), columns, rows, bold)
    book.close()
    path.write_bytes(made.getvalue())


_WORDS = (
    "A move is what reports say of one person: reported is not proven. Sheet Sources has the sentence or the row behind each.",
    "worded_as_poach: the outlet's own word. Departures: left, resigned or was dismissed; the source may not say.",
    "n_independent: sources left when rewrites of one story count once. combined: no single source says from and to.",
)


def _sources(content: Content) -> list[list[Any]]:
    return [
        [move["id"], move["person"], one["type"], one["outlet"], one["date"], said(one), web(one["url"]), one["status"], one["confidence"]]
        for move in content.moves for one in move["evidence"]
    ]  # fmt: skip


def _sheet(sheet: Any, columns: list[str], rows: Iterable[list[Any]], bold: Any) -> None:
    sheet.write_row(0, 0, columns, bold)
    widths = [len(column) + 2 for column in columns]
    for number, row in enumerate(rows, 1):
        for place, value in enumerate(row):
            if value is None:
                continue
            if isinstance(value, bool | int | float):
                sheet.write(number, place, value)
            else:
                text = str(clean(str(value)))[:_TEXT]
                sheet.write_string(number, place, text)
                widths[place] = max(widths[place], min(len(text) + 2, _WIDE))
    for place, width in enumerate(widths):
        sheet.set_column(place, place, width)
    sheet.freeze_panes(1, 0)
