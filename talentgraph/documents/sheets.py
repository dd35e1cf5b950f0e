"""An Excel workbook -> its sheets, each as a table of cells with commas between them."""

from __future__ import annotations

import csv
import io
import re

from talentgraph.documents.layouts import header_at
from talentgraph.errors import InputError

SHEETS = {".xlsx"}
_MIDNIGHT = re.compile(r"(\d{4}-\d\d-\d\d) 00:00:00")


def sheets(content: bytes, shown: str) -> list[tuple[str, str]]:
    """The sheets of a workbook that hold something: name and cells. Titles above a header and lines without a cell are left out.

    Args:
        content: The bytes of the .xlsx file.
        shown: What the user calls it.

    Raises:
        InputError: It is no workbook, or holds nothing.
    """
    import fastexcel

    try:
        book = fastexcel.read_excel(content)
        loaded = [(name, book.load_sheet(name, header_row=None, dtypes="string").to_polars().rows()) for name in book.sheet_names]
    except fastexcel.FastExcelError as error:
        raise InputError(f"{shown} is no Excel workbook: {str(error).splitlines()[0]}", "save it as .xlsx without a password, or as CSV") from None
    found = [(name, rows) for name, cells in loaded if (rows := [[_cell(cell) for cell in row] for row in cells if any(row)])]
    if not found:
        raise InputError(f"{shown} holds no cells", "leave it out")
    return [(name, _text(rows[header_at(rows[:10]) :])) for name, rows in found]


def _cell(cell: str | None) -> str:
    """A day without the midnight that a workbook puts behind it."""
    return _MIDNIGHT.sub(r"\1", cell) if cell else ""


def _text(rows: list[list[str]]) -> str:
    """Columns that are empty from top to bottom go too."""
    kept = [number for number in range(len(rows[0])) if any(row[number].strip() for row in rows)]
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([row[number] for number in kept] for row in rows)
    return text.getvalue()
