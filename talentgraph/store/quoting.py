"""Names and texts as they stand in SQL where no parameter may."""

from __future__ import annotations


def name(column: str) -> str:
    """A column's name, as SQL.

    >>> name('from "here" on')
    '"from ""here"" on"'
    """
    return '"' + column.replace('"', '""') + '"'


def quoted(text: object) -> str:
    """A text, as SQL.

    >>> quoted("Lands' End")
    "'Lands'' End'"
    """
    return "'" + str(text).replace("'", "''") + "'"
