"""Dates in running text, each with the day on which the article was published."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talentgraph.language.dates import anchor, dates, known, reported
from talentgraph.language.fold import fold
from talentgraph.language.periods import from_iso
from talentgraph.language.readings import Anchor
from talentgraph.model import Period, Precision

SUNDAY = "2025-07-20"
# day of publication, text, and each date as prefix/earliest/latest/precision (the middle two left out where they follow from the prefix)
ENGLISH = [
    (SUNDAY, "She joined on July 15, 2025.", "2025-07-15 day"),
    (SUNDAY, "She joined on July 15 2025.", "2025-07-15 day"),
    (SUNDAY, "She joined on 15 July 2025.", "2025-07-15 day"),
    (SUNDAY, "the 5th of July 2024", "2024-07-05 day"),
    (SUNDAY, "on Sept. 5, 2024", "2024-09-05 day"),
    (SUNDAY, "on Sep 5", "2025-09-05 day"),  # near enough to be meant as coming
    (SUNDAY, "on Oct 5", "2024-10-05 day"),
    (SUNDAY, "on July 4th", "2025-07-04 day"),
    (SUNDAY, "on December 20", "2024-12-20 day"),
    ("2025-01-10", "on December 20", "2024-12-20 day"),
    ("2025-12-30", "on December 20", "2025-12-20 day"),
    (SUNDAY, "starting on August 1", "2025-08-01 day"),
    (SUNDAY, "in July 2025", "2025-07 month"),
    (SUNDAY, "July 2025", "2025-07 month"),
    (SUNDAY, "in Sept. 2024", "2024-09 month"),
    (SUNDAY, "back in May of 2023", "2023-05 month"),
    (SUNDAY, "in June", "2025-06 month"),
    (SUNDAY, "since March", "2025-03 month"),
    (SUNDAY, "last July", "2024-07 month"),
    (SUNDAY, "last March", "2025-03 month"),
    (SUNDAY, "this March", "2025-03 month"),
    ("2025-01-10", "last December", "2024-12 month"),
    (SUNDAY, "in mid-June", "2025-06 month"),
    (SUNDAY, "by late June", "2025-06 month"),
    (SUNDAY, "in 2024", "2024 year"),
    (SUNDAY, "during 2024", "2024 year"),
    (SUNDAY, "in early 2023", "2023 year"),
    (SUNDAY, "from 2019 until 2021", "2019 year; 2021 year"),
    (SUNDAY, "last year", "2024 year"),
    (SUNDAY, "Next year", "2026 year"),
    (SUNDAY, "last month", "2025-06 month"),
    ("2025-01-10", "last month", "2024-12 month"),
    ("2025-12-10", "next month", "2026-01 month"),
    (SUNDAY, "last week", "2025-07 2025-07-07 2025-07-13 week"),
    ("2025-07-02", "this week", "2025 2025-06-30 2025-07-06 week"),
    (SUNDAY, "yesterday", "2025-07-19 day"),
    ("2025-03-01", "yesterday", "2025-02-28 day"),
    (SUNDAY, "on Friday", "2025-07-18 day"),
    (SUNDAY, "on Sunday", "2025-07-20 day"),
    (SUNDAY, "last Sunday", "2025-07-13 day"),
    (SUNDAY, "next Monday", "2025-07-21 day"),
    (SUNDAY, "2025-07-01", "2025-07-01 day"),
    (SUNDAY, "left in May 2021 and joined in June 2022", "2021-05 month; 2022-06 month"),
    (SUNDAY, "February 30, 2025", ""),
    (SUNDAY, "He may join. March on!", ""),
    (SUNDAY, "Model 2024 has 2000 parts", ""),
    (SUNDAY, "in February last year", "2024-02 month"),
    (SUNDAY, "next February", "2026-02 month"),
    (SUNDAY, "at the end of June", "2025-06 month"),
    (SUNDAY, "at the end of 2024", "2024-12 month"),
    (SUNDAY, "three weeks ago", "2025-06 month"),
    (SUNDAY, "two months ago", "2025-05 month"),
    (SUNDAY, "a year ago", "2024 year"),
    (SUNDAY, "ten days ago", "2025-07-10 day"),
    (SUNDAY, "last night", "2025-07-19 day"),
    (SUNDAY, "in the spring of 2021", "2021 year"),
    (SUNDAY, "Halden (2019)", "2019 year"),
    (SUNDAY, "in May 2021 and, two years later, again", "2021-05 month; 2023 year"),
    (SUNDAY, "in 2020, then in March of that year", "2020 year; 2020-03 month"),
    (SUNDAY, "on May 3, 2021; the following day", "2021-05-03 day; 2021-05-04 day"),
    (SUNDAY, "in May 2021; three months later", "2021-05 month; 2021-08 month"),
    (SUNDAY, "in May 2021; a month earlier", "2021-05 month; 2021-04 month"),
    (SUNDAY, "a year later", ""),
    ("", "on Friday", ""),
    ("", "in June", ""),
    ("", "in June 2022", "2022-06 month"),
]
CHINESE = [
    (SUNDAY, "2025年7月15日", "2025-07-15 day"),
    (SUNDAY, "2025 年 7 月 15 日", "2025-07-15 day"),
    (SUNDAY, "2025年7月15號", "2025-07-15 day"),
    (SUNDAY, "二〇二五年七月", "2025-07 month"),
    (SUNDAY, "二〇二五年七月十五日", "2025-07-15 day"),
    (SUNDAY, "二零二四年十二月三十一日", "2024-12-31 day"),
    (SUNDAY, "2025年7月", "2025-07 month"),
    (SUNDAY, "2025年7月初", "2025-07 2025-07-01 2025-07-10 month"),
    (SUNDAY, "2025年2月底", "2025-02 2025-02-21 2025-02-28 week"),
    (SUNDAY, "2025年6月最後一週", "2025-06 2025-06-25 2025-06-30 week"),
    (SUNDAY, "2024年第三季度", "2024 2024-07-01 2024-09-30 quarter"),
    (SUNDAY, "2024年", "2024 year"),
    (SUNDAY, "2020年代", ""),
    (SUNDAY, "今年6月", "2025-06 month"),
    (SUNDAY, "去年12月", "2024-12 month"),
    (SUNDAY, "去年十一月三日", "2024-11-03 day"),
    (SUNDAY, "前年3月上旬", "2023-03 2023-03-01 2023-03-10 month"),
    (SUNDAY, "去年", "2024 year"),
    (SUNDAY, "明年", "2026 year"),
    (SUNDAY, "7月15日", "2025-07-15 day"),
    (SUNDAY, "12月20日", "2024-12-20 day"),
    (SUNDAY, "6月份", "2025-06 month"),
    (SUNDAY, "6月中旬", "2025-06 2025-06-11 2025-06-20 month"),
    (SUNDAY, "他7月加入Meta", "2025-07 month"),
    (SUNDAY, "7月大舉挖角", "2025-07 month"),
    (SUNDAY, "他11月離職", "2024-11 month"),
    (SUNDAY, "上週", "2025-07 2025-07-07 2025-07-13 week"),
    (SUNDAY, "上週五", "2025-07-11 day"),
    (SUNDAY, "上个星期五", "2025-07-11 day"),
    (SUNDAY, "本周五", "2025-07-18 day"),
    (SUNDAY, "下周一", "2025-07-21 day"),
    (SUNDAY, "周三", "2025-07-16 day"),
    (SUNDAY, "昨天", "2025-07-19 day"),
    (SUNDAY, "上个月", "2025-06 month"),
    ("2025-01-10", "上月", "2024-12 month"),
    (SUNDAY, "本月", "2025-07 month"),
    (SUNDAY, "3个月内", ""),
    (SUNDAY, "3月内", ""),
    (SUNDAY, "每周一", ""),
    (SUNDAY, "上上周", ""),
    (SUNDAY, "13月5日", ""),
    (SUNDAY, "2025年2月30日", "2025-02 month"),
    (SUNDAY, "2025年2月30日", "2025-02 month"),
    (SUNDAY, "2025年13月", "2025 year"),
    (SUNDAY, "13日上午", "2025-07-13 day"),
    (SUNDAY, "28日", "2025-06-28 day"),
    (SUNDAY, "3日内", ""),
    (SUNDAY, "本月15日", "2025-07-15 day"),
    (SUNDAY, "上月底", "2025-06 2025-06-21 2025-06-30 month"),
    (SUNDAY, "近日", "2025-07 month"),
    (SUNDAY, "八年前", "2017 year"),
    (SUNDAY, "3个月前", "2025-04 month"),
    (SUNDAY, "两周前", "2025-07 month"),
    (SUNDAY, "2016年2月任处长,次年升任局长", "2016-02 month; 2017 year"),
    (SUNDAY, "2016年2月任处长,同年8月任局长", "2016-02 month; 2016-08 month"),
    (SUNDAY, "2016年2月任处长,5月任局长", "2016-02 month; 2016-05 month"),
    (SUNDAY, "2016年2月任处长。5月任局长", "2016-02 month; 2025-05 month"),
    (SUNDAY, "2016年2月3日上任,同日履新", "2016-02-03 day; 2016-02-03 day"),
    (SUNDAY, "2016年上任,三年后离任", "2016 year; 2019 year"),
    (SUNDAY, "2016年2月上任,半年", "2016-02 month"),
    (SUNDAY, "2011-2016年任局长", "2011 year; 2016 year"),
    (SUNDAY, "今年第二季度", "2025 2025-04-01 2025-06-30 quarter"),
    (SUNDAY, "次年3月", ""),
    (SUNDAY, "三年后", ""),
    ("", "7月15日", ""),
    ("", "昨天", ""),
    ("2025", "7月15日", "2025-07-15 day"),
    ("2025-07", "去年12月", "2024-12 month"),
]


def as_told(period: Period) -> str:
    """A period in the words of the cases."""
    whole = from_iso(period.date)
    days = "" if (whole.earliest, whole.latest) == (period.earliest, period.latest) else f"{period.earliest} {period.latest} "
    return f"{period.date} {days}{period.precision}"


@pytest.mark.parametrize(("published", "text", "expected"), ENGLISH + CHINESE)
def test_dates(published: str, text: str, expected: str) -> None:
    folded = fold(text).text
    found = dates(folded, anchor(from_iso(published), ""))
    assert "; ".join(as_told(dated.period) for dated in found) == expected


ANY = st.text(st.characters(exclude_categories=[])) | st.text("0123456789年月日号上下周一二十初底 -/.,", max_size=30)
DAYS = st.none() | st.dates(date(1901, 1, 8), date(2099, 12, 20))


@given(ANY, DAYS)
def test_any_text_has_dates_in_order_that_never_overlap(text: str, day: date | None) -> None:
    found = dates(text, Anchor(day, day.year if day else None))
    at = 0
    for dated in found:
        assert at <= dated.start < dated.end <= len(text)
        assert dated.period.earliest
        at = dated.end


@given(st.dates(date(1901, 1, 1), date(2099, 12, 31)), DAYS)
def test_a_full_date_is_read_in_every_spelling(day: date, published: date | None) -> None:
    months = "January February March April May June July August September October November December".split()
    name = months[day.month - 1]
    spellings = [f"{day.year}年{day.month}月{day.day}日", day.isoformat(), f"{name} {day.day}, {day.year}", f"{day.day} {name} {day.year}"]
    spellings += [f"{name[:3]}. {day.day}, {day.year}", f"{day.year}/{day.month}/{day.day}"]
    for text in spellings:
        assert [dated.period for dated in dates(text, Anchor(published))] == [Period(day.isoformat(), day, day, Precision.DAY)], text


@given(st.dates(date(1950, 1, 1), date(2050, 12, 31)), st.integers(1, 12), st.integers(1, 28))
def test_a_month_without_a_year_is_never_far_from_the_article(published: date, month: int, day: int) -> None:
    (found,) = dates(f"{month}月{day}日", Anchor(published))
    assert found.period.earliest
    assert -366 < (found.period.earliest - published).days <= 60


def test_slices() -> None:
    text = "2024年5月,2025年6月"
    assert [d.period.date for d in dates(text, Anchor(), 8)] == ["2025-06"]
    assert [d.period.date for d in dates(text, Anchor(), 0, 7)] == ["2024-05"]


def test_where_dates_start_from() -> None:
    text = "公司2024年三季报发布。11月5日,总裁离职。"
    assert anchor(from_iso("2025-07-20"), text) == Anchor(date(2025, 7, 20), 2025)
    assert anchor(from_iso("2025-07"), text) == Anchor(None, 2025)
    assert anchor(Period(), text) == Anchor(date(2024, 11, 5), 2024)
    assert anchor(Period(), "no year") == Anchor()


def test_what_is_known_of_the_time_of_publication() -> None:
    assert known(from_iso("2025-07-20"), Anchor()) == from_iso("2025-07-20")
    assert known(Period(), Anchor(date(2024, 11, 5), 2024)) == from_iso("2024-11")
    assert known(Period(), Anchor(None, 2024)) == from_iso("2024")
    assert known(Period(), Anchor()) == Period()


def test_what_is_reported_has_happened() -> None:
    published = from_iso("2025-07-20")
    assert reported(Period(), published) == Period(None, None, date(2025, 7, 20))
    assert reported(from_iso("2024"), published) == from_iso("2024")
    assert reported(Period(), Period()) == Period()
