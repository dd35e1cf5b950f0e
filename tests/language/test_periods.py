"""Days, weeks, months, quarters and years."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talentgraph.language import periods
from talentgraph.model import Period, Precision

DAYS = st.dates(date(1901, 1, 1), date(2099, 12, 20))


@given(DAYS)
def test_iso_prefixes_are_read_back(day: date) -> None:
    assert periods.from_iso(day.isoformat()) == periods.day(day)
    assert periods.from_iso(f"{day:%Y-%m}") == periods.month(day.year, day.month)
    assert periods.from_iso(f"{day:%Y}") == periods.year(day.year)


@given(DAYS)
def test_a_day_lies_in_its_week_month_quarter_and_year(day: date) -> None:
    week = periods.week(day - timedelta(days=day.weekday()))
    quarter = periods.quarter(day.year, (day.month + 2) // 3)
    for period in [week, periods.month(day.year, day.month), quarter, periods.year(day.year)]:
        assert period.earliest
        assert period.latest
        assert period.earliest <= day <= period.latest
        whole = periods.from_iso(period.date)
        assert not whole.earliest or whole.earliest <= period.earliest
        assert not whole.latest or whole.latest >= period.latest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-7-5", "2025-07-05"),
        (" 2025-07 ", "2025-07"),
        ("2025-07-15T08:00:00Z", "2025-07-15"),
        ("2025-13", None),
        ("2025-02-30", None),
        ("20250715", None),
        ("2025-071", None),
        ("0000", None),
        ("yesterday", None),
        ("", None),
        (None, None),
    ],
)
def test_from_iso(text: str | None, expected: str | None) -> None:
    assert periods.from_iso(text).date == expected


@given(st.text(st.characters(exclude_categories=[])) | st.text("0123456789-", max_size=12))
def test_any_text_is_a_period_or_none(text: str) -> None:
    assert isinstance(periods.from_iso(text), Period)


def test_a_week_over_two_months_is_told_by_its_year() -> None:
    assert periods.week(date(2025, 6, 30)).date == "2025"
    assert periods.week(date(2024, 12, 30)).date is None
    assert periods.week(date(2025, 7, 7)).precision is Precision.WEEK


def test_a_period_never_ends_before_it_starts() -> None:
    with pytest.raises(ValueError, match="ends before"):
        Period(None, date(2025, 2, 1), date(2025, 1, 1))


@pytest.mark.parametrize(
    ("told", "unit", "count", "expected"),
    [
        ("2021-05-31", "day", 1, "2021-06-01"),
        ("2021-05-31", "week", -1, "2021-05"),
        ("2021-05-31", "week", 3, "2021-06"),
        ("2021-11", "month", 3, "2022-02"),
        ("2021-11-30", "month", -11, "2020-12"),
        ("2021-11", "year", -2, "2019"),
        ("2021", "month", 1, None),
        ("2021-05", "day", 1, None),
        ("", "year", 1, None),
        ("2021", "year", 9999, None),
        ("2099-12-31", "day", 3_000_000, None),
    ],
)
def test_stepped(told: str, unit: str, count: int, expected: str | None) -> None:
    period = periods.stepped(periods.from_iso(told), unit, count)
    assert (period.date if period else None) == expected
