"""A manifest: a CSV that gives address, outlet, day or title of the articles beside it, one row a file."""

from __future__ import annotations

import csv
import io

from talentgraph.errors import InputError

_FIELDS = ("url", "outlet", "published", "title", "lang", "based_on", "machine_translated", "private")
_AS = {"date": "published", "source": "outlet", "publisher": "outlet", "language": "lang"}


def is_manifest(text: str) -> bool:
    """Whether the header of a CSV is that of a manifest: `file`, and at least one field of an article.

    >>> is_manifest("file,url,date\\n"), is_manifest("person,from_org,to_org\\n")
    (True, False)
    """
    names = _header(text)
    return "file" in names and any(_AS.get(name, name) in _FIELDS for name in names)


def manifest(text: str, shown: str) -> dict[str, dict[str, str]]:
    """The fields of each file by its name, with / between folders.

    Raises:
        InputError: A row has more cells than the header, or a file stands there twice; names the line.
    """
    names = _header(text)
    found: dict[str, dict[str, str]] = {}
    rows = csv.reader(io.StringIO(text.lstrip("\ufeff")), strict=True)
    try:
        for row in rows:
            if rows.line_num == 1 or not any(row):
                continue
            if len(row) > len(names):
                raise InputError(f"{shown}, line {rows.line_num}: {len(row)} cells under {len(names)} columns", "quote cells that hold commas")
            cells = dict(zip(names, (cell.strip() for cell in row), strict=False))
            file = cells.get("file", "").replace("\\", "/").removeprefix("./")
            if file in found:
                raise InputError(f"{shown}, line {rows.line_num}: {file} is there twice", "keep one row a file")
            found[file] = {_AS.get(name, name): cell for name, cell in cells.items() if cell and _AS.get(name, name) in _FIELDS}
    except csv.Error as error:
        raise InputError(f"{shown}, line {rows.line_num}: {error}", "quote cells that hold commas, and close every quote") from None
    return found


def _header(text: str) -> list[str]:
    first = text.lstrip("\ufeff").split("\n", 1)[0]
    return [name.strip().strip('"').lower() for name in first.split(",")]
