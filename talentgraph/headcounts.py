"""Headcounts: a CSV that says how many people organizations employ, for rates per 100 staff."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING

from talentgraph.errors import AmbiguousName, InputError, QueryError, UnknownName
from talentgraph.parameters import day

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_HINT = "its header is: organization,headcount[,date]"
LEAST = 50  # staff; a rate of fewer says nothing


@dataclass(frozen=True, slots=True, order=True)
class Headcount:
    """How many people an organization employs, on a day if one is given."""

    organization: str
    on: date | None
    staff: int


def read(path: str | Path) -> list[Headcount]:
    """The rows of a CSV file.

    Args:
        path: A CSV in UTF-8 with the columns organization, headcount and, if there are several for one organization, date.

    Raises:
        InputError: The file can't be read, a column is missing, or a cell is no number or no date; names the row.
    """
    where = Path(path)
    try:
        rows = list(csv.DictReader(where.read_text("utf-8-sig").splitlines()))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"can't read {where}: {getattr(error, 'strerror', None) or error}", _HINT) from None
    if not rows or not {"organization", "headcount"} <= set(rows[0]):
        raise InputError(f"{where} has no rows, or not the columns organization and headcount", _HINT)
    return [_row(where, number, row) for number, row in enumerate(rows, 1)]


def by_organization(
    counts: Iterable[Headcount], find: Callable[[str], str], since: date | None, until: date | None, *, file: str | Path
) -> dict[str, float]:
    """How many people each organization employs in a window: the mean of what is given for days in it, else what is nearest to it.

    Args:
        counts: As read.
        find: The id of the organization that a name means.
        since: First day of the window, or None.
        until: Last day, or None.
        file: What the file is called in an error.

    >>> rows = [Headcount("X", date(2024, 1, 1), 100), Headcount("X", date(2025, 1, 1), 200)]
    >>> by_organization(rows, str.lower, None, date(2024, 12, 31), file="staff.csv")
    {'x': 100.0}

    Raises:
        InputError: Some names mean no organization, or several.
    """
    found: list[tuple[str, Headcount]] = []
    wrong: dict[str, str] = {}
    for count in counts:
        try:
            found.append((find(count.organization), count))
        except (UnknownName, AmbiguousName) as error:
            wrong[count.organization] = error.line
    if wrong:
        more = f", and {len(wrong) - 1} more names that are not known" if len(wrong) > 1 else ""
        raise InputError(f"{file}: {next(iter(wrong.values())).splitlines()[0]}{more}", f"correct or leave out: {', '.join(list(wrong)[:10])}")
    ordered = sorted(found, key=lambda pair: pair[0])
    return {org: _of_window([count for _, count in rows], since, until) for org, rows in groupby(ordered, key=lambda pair: pair[0])}


def _of_window(counts: list[Headcount], since: date | None, until: date | None) -> float:
    inside = [count for count in counts if count.on is None or (since or count.on) <= count.on <= (until or count.on)]
    if inside:
        return fmean(count.staff for count in inside)

    def away(count: Headcount) -> tuple[int, date]:
        on = count.on or date.min
        return min(abs((on - end).days) for end in (since, until) if end is not None), on

    return float(min(counts, key=away).staff)


def _row(where: Path, number: int, row: dict[str, str | None]) -> Headcount:
    name, staff, on = ((row.get(column) or "").strip() for column in ("organization", "headcount", "date"))
    if not name:
        raise InputError(f"{where} row {number}: no organization", _HINT)
    try:
        count = int(staff.replace(",", ""))
    except ValueError:
        count = -1
    if count < 0:
        raise InputError(f"{where} row {number}: headcount {staff or '(empty)'} is no whole number", _HINT)
    try:
        return Headcount(name, day("date", on) if on else None, count)
    except QueryError as error:
        raise InputError(f"{where} row {number}: {error.message}", error.hint) from None
