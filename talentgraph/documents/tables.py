"""What a table holds, told by the names of its columns and, where these leave a choice, by its cells."""

from __future__ import annotations

import csv
import io
from collections import Counter
from typing import TYPE_CHECKING

from talentgraph.documents import columns as choosing
from talentgraph.documents.layouts import Layout, layout
from talentgraph.errors import InputError
from talentgraph.model import EntityKind, Known

if TYPE_CHECKING:
    from collections.abc import Mapping

    from talentgraph.documents.columns import Plan

_MOST_COLUMNS = 2000


def folded(header: list[str], path: str) -> list[str]:
    """The names of columns, folded to lower case; one without a name gets a number.

    >>> folded(["Person", "", "to_org"], "moves.csv")
    ['person', 'column 2', 'to_org']

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


def table_plan(text: str, path: str, mapping: Mapping[str, str] | None = None, *, whole: bool = True) -> Plan:
    """How a table in text is to be read.

    Args:
        text: The table, or its beginning.
        path: What the user calls it.
        mapping: Field of ours -> column of theirs, as the user says it.
        whole: Whether that is all of it.

    >>> table_plan("person,from_org,to_org\\nA,B,C\\n", "moves.csv").kind.value
    'moves'

    Raises:
        InputError: It is no table that is known here, or has no such columns.
    """
    return plan_of(layout(text, path, whole=whole), path, mapping)


def plan_of(made: Layout, path: str, mapping: Mapping[str, str] | None = None) -> Plan:
    """How a table of this layout is to be read.

    Raises:
        InputError: It is none that is known here, or has no such columns.
    """
    return choosing.plan(made, folded(made.header, path), path, mapping)


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
