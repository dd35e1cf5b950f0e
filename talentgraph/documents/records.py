"""JSON lines that are the rows of a table rather than articles -> cells with commas between them."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

from talentgraph.documents import columns, lines
from talentgraph.documents.layouts import Layout
from talentgraph.documents.tables import plan_of
from talentgraph.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import TextIO

_LOOKED_AT = 100  # lines


def is_table(text: str, mapping: Mapping[str, str] | None = None) -> bool:
    """Whether JSON lines are rows of moves or spells.

    >>> is_table('{"name": "Anna Berg", "from": "Acme", "to": "Globex"}'), is_table('{"title": "A move", "text": "Anna Berg joined Globex."}')
    (True, False)
    """
    told = mapping or {}
    start = [line for line in text[: 1 << 18].splitlines()[:_LOOKED_AT] if line.strip("\ufeff \t")]
    try:
        first = lines.read(start[0], "") if start else {}
    except InputError:
        return False
    if any(isinstance(first.get(key), str) for key in ([told["text"]] if "text" in told else lines.FIELDS["text"])):
        return False
    ours = {field: key for field, key in told.items() if field in columns.names()}
    try:
        plan_of(Layout([str(key) for key in first], [[_plain(value) for value in first.values()]]), "", ours)
    except InputError:
        return bool({"person", "from_org", "to_org", "organization"} & ours.keys())
    return True


def cells(text: str, shown: str) -> str:
    """The rows of JSON lines as a table.

    >>> cells('{"name": "Anna Berg", "to": "Acme"}\\n{"name": "Bo", "year": 2020}', "t.jsonl")
    'name,to,year\\nAnna Berg,Acme,\\nBo,,2020\\n'

    Raises:
        InputError: A line is no JSON object; names it.
    """
    made = io.StringIO()
    write(text.splitlines, shown, made)
    return made.getvalue()


def write(read: Callable[[], Iterable[str]], shown: str, out: TextIO) -> None:
    """Write the rows of JSON lines as a table, line by line.

    Args:
        read: Gives the lines; called twice, first for the names of the columns.
        shown: What the user calls the file.
        out: Where to.

    Raises:
        InputError: A line is no JSON object; names it.
    """

    def objects() -> Iterable[dict[str, Any]]:
        return (lines.read(line, f"{shown}, line {number}") for number, line in enumerate(read(), 1) if line.strip("\ufeff \t\r\n"))

    names = list(dict.fromkeys(name for one in objects() for name in one))
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([_plain(one.get(name)) for name in names] for one in objects())


def _plain(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, dict) and "name" in value:
        value = value["name"]
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list | bool) else str(value)
