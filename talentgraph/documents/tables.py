"""What a table holds, told by the names of its columns."""

from __future__ import annotations

import csv

from talentgraph.errors import InputError
from talentgraph.model import DocumentKind

_KINDS = [
    (DocumentKind.LINEAGE, {"org_id", "relation", "other_id"}),
    (DocumentKind.ORGANIZATIONS, {"org_id", "name"}),
    (DocumentKind.PEOPLE, {"person_id", "name"}),
    (DocumentKind.MOVES, {"person", "to_org"}),
    (DocumentKind.MOVES, {"person", "from_org"}),
]


def table_kind(text: str, path: str) -> DocumentKind:
    """The kind of a CSV table.

    >>> table_kind("person,from_org,to_org\\nA,B,C\\n", "moves.csv").value
    'moves'

    Raises:
        InputError: The columns are none that are known here.
    """
    header = next(csv.reader([text.lstrip("\ufeff").split("\n", 1)[0].rstrip("\r")]), [])
    columns = {column.strip().casefold() for column in header}
    for kind, needed in _KINDS:
        if needed <= columns:
            return kind
    shown = ", ".join(header[:8]) or "none"
    raise InputError(
        f"{path}: a table of what? its columns are {shown}",
        "moves have person, from_org, to_org; lists have org_id, name or person_id, name; lineage has org_id, relation, other_id",
    )
