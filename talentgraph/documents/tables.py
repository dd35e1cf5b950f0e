"""What a table holds, told by the names of its columns."""

from __future__ import annotations

import csv
import io
from collections import Counter

from talentgraph.errors import InputError
from talentgraph.model import DocumentKind, EntityKind, Known

_MOST_COLUMNS = 2000
_MOST_COMMAS = 20_000  # in one line: for each cell too many the reader goes through the line once more
_KINDS = [
    (DocumentKind.JUDGEMENTS, {"kind", "left_id", "right_id", "reason", "judge"}),
    (DocumentKind.LINEAGE, {"org_id", "relation", "other_id"}),
    (DocumentKind.ORGANIZATIONS, {"org_id", "name"}),
    (DocumentKind.PEOPLE, {"person_id", "name"}),
    (DocumentKind.MOVES, {"person", "to_org"}),
    (DocumentKind.MOVES, {"person", "from_org"}),
    (DocumentKind.SPELLS, {"person", "organization"}),
]


def columns(text: str, path: str) -> list[str]:
    """The names of a CSV table's columns, folded to lower case; one without a name gets a number.

    >>> columns("Person,,to_org\\nA,B,C\\n", "moves.csv")
    ['person', 'column 2', 'to_org']

    Raises:
        InputError: It is no CSV table, or two columns have one name.
    """
    for number, line in enumerate(text.split("\n"), 1):
        if line.count(",") > _MOST_COMMAS:
            raise InputError(f"{path}, line {number}: {line.count(','):,} commas in one line", "a table of moves has a row a line")
    try:
        header = next(csv.reader(io.StringIO(text.lstrip("\ufeff"), newline="")), [])
    except csv.Error as error:
        raise InputError(f"{path} is not a CSV table: {error}", "save it as CSV: commas between the cells, one row a line") from None
    return folded(header, path)


def folded(header: list[str], path: str) -> list[str]:
    """The names of columns, folded to lower case; one without a name gets a number.

    Raises:
        InputError: Two columns have one name, or there are too many.
    """
    if len(header) > _MOST_COLUMNS:
        raise InputError(f"{path}: {len(header):,} columns, more than {_MOST_COLUMNS:,}", "take the columns out that say nothing of moves")
    names = [name.strip().casefold() or f"column {number}" for number, name in enumerate(header, 1)]
    twice = sorted({name for name, number in Counter(names).items() if number > 1} | ({"row_number", "cells"} & set(names)))
    if twice:
        raise InputError(f"{path}: the column {twice[0]} can't be told from another", "give it another name")
    return names


def table_kind(text: str, path: str) -> DocumentKind:
    """The kind of a CSV table.

    >>> table_kind("person,from_org,to_org\\nA,B,C\\n", "moves.csv").value
    'moves'

    Raises:
        InputError: The columns are none that are known here.
    """
    return kind_of(columns(text, path), path)


def kind_of(header: list[str], path: str) -> DocumentKind:
    """The kind of a table with these columns.

    Raises:
        InputError: They are none that are known here.
    """
    found = set(header)
    for kind, needed in _KINDS:
        if needed <= found:
            return kind
    shown = " ".join(", ".join(header[:8]).split())[:200] or "none"
    if len(header) == 1 and any(mark in header[0] for mark in ";\t"):
        raise InputError(f"{path}: its cells are not separated by commas", "save it as CSV with commas")
    raise InputError(
        f"{path}: a table of what? its columns are {shown}",
        "moves have person, from_org, to_org; spells have person, organization, start, end; "
        "lists have org_id, name or person_id, name; lineage has org_id, relation, other_id",
    )


def listed(text: str) -> list[Known]:
    """The entries of organizations.csv or people.csv, for use without a store.

    >>> listed("person_id,name,aliases\\nann,Ann Berg,Annie Berg|安·伯格\\n")[0].aliases
    ('Annie Berg', '安·伯格')
    """
    entries = []
    for row in csv.DictReader(io.StringIO(text.lstrip("\ufeff"))):
        person = "person_id" in row
        kind = EntityKind.PERSON if person else EntityKind.ORGANIZATION
        aliases, ambiguous = (tuple(form for form in (row.get(column) or "").split("|") if form) for column in ("aliases", "ambiguous"))
        entries.append(
            Known(row["person_id" if person else "org_id"], kind, row["name"], aliases, frozenset(ambiguous), row.get("parent") or None,
                  row.get("kind") == "unit")
        )  # fmt: skip
    return entries
