"""Days, weeks, months, quarters and years as `Period`s, and reckoning with them."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from talentgraph.model import Period, Precision

_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?(?=$|[T\s])")
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_MONTH_DAYS = 31


def day(when: date) -> Period:
    """One day."""
    return Period(when.isoformat(), when, when, Precision.DAY)


def month(year: int, number: int) -> Period:
    """One month."""
    last = calendar.monthrange(year, number)[1]
    return Period(f"{year:04d}-{number:02d}", date(year, number, 1), date(year, number, last), Precision.MONTH)


def year(number: int) -> Period:
    """One year."""
    return Period(f"{number:04d}", date(number, 1, 1), date(number, 12, 31), Precision.YEAR)


def quarter(of_year: int, number: int) -> Period:
    """One quarter; as an ISO prefix it is only its year."""
    first, last = month(of_year, 3 * number - 2), month(of_year, 3 * number)
    return Period(f"{of_year:04d}", first.earliest, last.latest, Precision.QUARTER)


def week(monday: date) -> Period:
    """The week that begins on a Monday; its prefix is the month where the week lies in one."""
    sunday = monday + timedelta(days=6)
    prefix = f"{monday:%Y-%m}" if monday.month == sunday.month else f"{monday:%Y}" if monday.year == sunday.year else None
    return Period(prefix, monday, sunday, Precision.WEEK)


def narrowed(to: Period, first: date, last: date) -> Period:
    """A part of a month or a year (early July, the last week of June): the same prefix, a shorter interval."""
    return Period(to.date, first, last, Precision.WEEK if (last - first).days <= 7 else to.precision)


def valid(of_year: int, number: int | None = None, of_month: int | None = None) -> Period | None:
    """The period of the given parts, or None where there is no such day."""
    if not _FIRST_YEAR <= of_year <= _LAST_YEAR:
        return None
    try:
        if number is None:
            return year(of_year)
        return month(of_year, number) if of_month is None else day(date(of_year, number, of_month))
    except ValueError:
        return None


def from_iso(text: str | None) -> Period:
    """The period of an ISO prefix; unknown where there is none.

    >>> from_iso("2025-06").latest
    datetime.date(2025, 6, 30)
    """
    match = _ISO.match((text or "").strip())
    if not match:
        return Period()
    parts = [int(part) for part in match.groups() if part]
    return valid(*parts) or Period()


def stepped(told: Period, unit: str, count: int) -> Period | None:
    """The day, week, month or year that lies some steps from a period; None where that is not known so exactly.

    >>> stepped(from_iso("2021-05"), "year", 1).date, stepped(from_iso("2021"), "month", 1)
    ('2022', None)
    """
    if told.earliest is None or told.latest is None:
        return None
    try:
        if unit == "year":
            return valid(told.earliest.year + count) if told.earliest.year == told.latest.year else None
        if unit == "month":
            months = told.earliest.year * 12 + told.earliest.month - 1 + count
            return valid(months // 12, months % 12 + 1) if (told.latest - told.earliest).days < _MONTH_DAYS else None
        if told.earliest != told.latest:
            return None
        if unit == "week":
            there = told.earliest + timedelta(days=7 * count)
            if abs(count) > 1:
                return month(there.year, there.month)
            return week(there - timedelta(days=there.weekday()))
        return day(told.earliest + timedelta(days=count))
    except (ValueError, OverflowError):
        return None
