"""What the cells of other people's tables say: the words of lexicon/tables.toml given to cells.sql, and the columns of ours that it makes."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from talentgraph import lexicon
from talentgraph.store.quoting import name, quoted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import date

    from talentgraph.store import Store

_LISTS = ("missing", "missing_as_written", "nobody", "ongoing")
_READ = {
    "person": "read_name", "date": "read_date", "start": "read_date", "end": "read_end", "kind": "read_kind", "status": "read_status",
    "source_url": "read_url", "from_org": "read_place", "to_org": "read_place", "organization": "read_place", "other_org": "read_place",
}  # fmt: skip
_AHEAD = 10  # years; a date that lies further ahead is a slip of the pen


def today() -> date:
    """The day by which what lies ahead is told apart."""
    return datetime.now(UTC).date()


def know(store: Store, dates: str = "") -> None:
    """Make the macros of cells.sql with their words.

    Args:
        store: Where to.
        dates: dmy or mdy, where one knows how days are written.
    """
    said = lexicon.read("tables")
    for listed in _LISTS:
        _set(store, listed, said["cells"][listed])
    for table in ("kinds", "statuses"):
        means = {word: ours for ours, words in said[table].items() for word in (ours, *words)}
        _set(store, table, means)
    _set(store, "loans", f"^({_either(word for word in ('loan', *said['kinds']['loan']) if word.isascii())})")
    _set(store, "currencies", said["currencies"])
    _set(store, "currencies_written", _either(said["currencies"]))
    _set(store, "sizes", said["sizes"])
    _set(store, "sizes_written", _either(said["sizes"]))
    _set(store, "before_dates", rf"^(?:{_either(said['cells']['before_dates'])})\s*")
    _set(store, "dates", dates)
    day = today()
    _set(store, "today", day)
    _set(store, "too_late", day.replace(year=day.year + _AHEAD, day=1))
    store.run("cells")


def _set(store: Store, variable: str, value: object) -> None:
    if isinstance(value, dict):
        store.rows(f"SET VARIABLE {variable} = map_from_entries($pairs)", {"pairs": [{"k": key, "v": one} for key, one in value.items()]})
    else:
        store.rows(f"SET VARIABLE {variable} = $value", {"value": value})


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def expressions(fields: Mapping[str, str], codes: Collection[str] = ()) -> dict[str, str]:
    """For each column of ours what it is made of, as SQL over the columns of a table.

    Args:
        fields: Field of ours -> column of theirs.
        codes: Fields of two-letter codes.

    >>> expressions({"person": "Name", "to_org": "Now at"})
    {'person': 'read_name("Name")', 'to_org': 'read_place("Now at")'}
    """
    said = {ours: f"{'read_code' if ours in codes else _READ.get(ours, 'read_text')}({name(theirs)})" for ours, theirs in fields.items()}
    if "direction" in fields:
        own, other, way = (said.pop(ours, "CAST(NULL AS VARCHAR)") for ours in ("organization", "other_org", "direction"))
        ways = lexicon.read("tables")["cells"]
        inward, outward = (f"{way} IS NOT NULL AND lower({way}) IN ({', '.join(map(quoted, ways[one]))})" for one in ("inward", "outward"))
        said |= {"from_org": f"CASE WHEN {inward} THEN {other} WHEN {outward} THEN {own} END",
                 "to_org": f"CASE WHEN {inward} THEN {own} WHEN {outward} THEN {other} END"}  # fmt: skip
    for ours, kind in (("fee", "deal"), ("compensation", "compensation")):
        if ours in said:
            cell = name(fields[ours])
            said[ours] = f"trim({cell})"
            said |= {"money_amount": f"CAST(read_amount({cell}) AS VARCHAR)", "money_currency": f"read_currency({cell})", "money_text": f"trim({cell})"}
            said.setdefault("money_kind", quoted(kind))
    if "fee" in fields:
        lent = f"CASE WHEN read_kind({name(fields['fee'])}) = 'loan' THEN 'loan' END"
        said["kind"] = f"coalesce({lent}, {said['kind']})" if "kind" in said else lent
    return said


def understand(store: Store, columns: Iterable[str], fields: Mapping[str, str], codes: Collection[str] = ()) -> None:
    """Put our columns into the table `raw` (rows.sql) in place of those that they are made of; rows without any cell go.

    Args:
        store: After `know`.
        columns: The names of all columns of the table.
        fields: Field of ours -> column of theirs.
        codes: Fields of two-letter codes.
    """
    made = expressions(fields, codes)
    rest = [name(column) for column in columns if column not in fields.values() and column not in made]
    said = ", ".join([*(f"{expression} AS {name(ours)}" for ours, expression in made.items()), *rest])
    some = ", ".join(f"nullif(trim({name(column)}), '')" for column in columns)
    store.rows(f"CREATE OR REPLACE TEMP TABLE raw AS SELECT row_number, cells, {said} FROM raw WHERE coalesce({some}) IS NOT NULL")  # noqa: S608


def order_of_days(store: Store, table: str, columns: Iterable[str]) -> str:
    """How the days of some columns are written, told by those that can only be read in one way: dmy, mdy, or empty where all can be read in both."""
    slashed = r"^\s*(\d{1,2})[/-](\d{1,2})[/-]\d{4}"
    for column in columns:
        first, second = (f"try_cast(regexp_extract({name(column)}, {quoted(slashed)}, {number}) AS INTEGER) > 12" for number in (1, 2))
        query = f"SELECT coalesce(bool_or({first}), false), coalesce(bool_or({second}), false) FROM {table}"  # noqa: S608 - quoted names
        ((dmy, mdy),) = store.rows(query).rows
        if dmy != mdy:
            return "dmy" if dmy else "mdy"
    return ""
