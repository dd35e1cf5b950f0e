"""How a table lies in its file: what stands between the cells, which line is the header, and a sample of its rows."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from itertools import islice

from talentgraph.errors import InputError

DELIMITERS = ",;\t|"
_LOOKED_AT = 1 << 18  # characters
_SAMPLE = 200  # rows
_MOST_CELLS = 20_000  # in one line: for each cell too many the reader goes through the line once more
_ABOVE = 10  # lines that may stand above the header


@dataclass(frozen=True, slots=True)
class Layout:
    """How a table lies in its file.

    Attributes:
        header: The names of the columns, as they stand.
        sample: Its first rows.
        delimiter: What stands between two cells.
        skip: How many lines stand above the header.
    """

    header: list[str]
    sample: list[list[str]]
    delimiter: str = ","
    skip: int = 0


def layout(text: str, path: str, *, whole: bool = True) -> Layout:
    """How a table of text is laid out.

    Args:
        text: The table, or its beginning.
        path: What the user calls it.
        whole: Whether that is all of it.

    Raises:
        InputError: It is no table of cells.

    >>> made = layout("Hires of 2025;;\\nName;From;To\\nAnna Berg;Acme;Globex\\n", "t.csv")
    >>> made.header, made.delimiter, made.skip
    (['Name', 'From', 'To'], ';', 1)
    """
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > _MOST_CELLS and (cells := 1 + max(map(line.count, DELIMITERS))) > _MOST_CELLS:
            raise InputError(f"{path}, line {number}: {cells:,} cells in one line", "a table of moves has a row a line")
    start = text[:_LOOKED_AT].lstrip("\ufeff")
    if not whole or len(text) > _LOOKED_AT:
        start = start[: start.rfind("\n") + 1] or start
    readings = [_reading(start, delimiter, path) for delimiter in DELIMITERS if delimiter == "," or delimiter in start]
    return max(readings, key=_fits)


def _reading(start: str, delimiter: str, path: str) -> Layout:
    try:
        rows = list(islice(csv.reader(io.StringIO(start, newline=""), delimiter=delimiter), _ABOVE + _SAMPLE))
    except csv.Error as error:
        raise InputError(f"{path} is not a CSV table: {error}", "save it as CSV: commas between the cells, one row a line") from None
    above = header_at(rows[:_ABOVE])
    lines = list(islice(csv.reader(io.StringIO(start, newline=""), delimiter=delimiter), above))
    return Layout(rows[above] if rows else [], rows[above + 1 :], delimiter, sum(1 + "".join(line).count("\n") for line in lines))


def header_at(rows: list[list[str]]) -> int:
    """Which row is the header: the first with two cells that say something, if titles stand above it; else the first.

    >>> header_at([["Hires of 2025", ""], ["", ""], ["Name", "Company"], ["Anna Berg", "Acme"]])
    2
    """
    filled = [sum(bool(cell.strip()) for cell in row) for row in rows]
    first = next((number for number, cells in enumerate(filled) if cells >= 2), 0)
    return first if all(cells <= 1 for cells in filled[:first]) and filled and filled[first] >= 2 else 0


def _fits(made: Layout) -> tuple[float, bool, int]:
    """How well a delimiter fits: the share of rows with as many cells as the header, whether that is the first line, then how many cells."""
    width = len(made.header)
    if width < 2:
        return 0.0, not made.skip, width
    rows = [row for row in made.sample if row]
    even = sum(len(row) == width for row in rows) / len(rows) if rows else 1.0
    return even, not made.skip, width


def is_plain_word(cell: str) -> bool:
    """Whether a cell is a word or a name rather than a number, an address or a date.

    >>> [is_plain_word(cell) for cell in ("Acme", "42", "https://a.example", "2020-01-02")]
    [True, False, False, False]
    """
    return bool(re.search(r"[^\W\d_]", cell)) and not re.match(r"https?://", cell) and not looks_dated(cell)


_DATED = re.compile(
    r"(?:18|19|20)\d\d|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|(?:18|19|20)\d\d[-/.年]|\d+月"
)  # a year, or numbers between the marks of a day


def looks_dated(cell: str) -> bool:
    """Whether a cell says little but a date.

    >>> [looks_dated(cell) for cell in ("2020-01", "Jun 30, 2019", "31.12.19", "2019年6月", "Founded 1999 in a very small town")]
    [True, True, True, True, False]
    """
    return bool(_DATED.search(cell)) and len(cell) <= 28 and not re.match(r"https?://", cell)
