"""Periods of time: the years or quarters between two days."""

from __future__ import annotations

import datetime as dt

MONTHS = {"year": 12, "quarter": 3}


def periods(by: str, first: dt.date, last: dt.date) -> list[tuple[str, dt.date, dt.date]]:
    """Label, first and last day of each period from the one of `first` to the one of `last`.

    >>> [label for label, *_ in periods("quarter", dt.date(2024, 11, 3), dt.date(2025, 2, 1))]
    ['2024-Q4', '2025-Q1']
    """
    months = MONTHS[by]
    found = []
    year, month = first.year, (first.month - 1) // months * months + 1
    while (begin := dt.date(year, month, 1)) <= last:
        year, month = (year, month + months) if month + months <= 12 else (year + 1, 1)
        label = str(begin.year) if months == 12 else f"{begin.year}-Q{(begin.month + 2) // 3}"
        found.append((label, begin, dt.date(year, month, 1) - dt.timedelta(days=1)))
    return found
