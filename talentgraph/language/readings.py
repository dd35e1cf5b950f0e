"""What the words of a date mean: readings of what the grammar of dates has matched, reckoned from an anchor."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from talentgraph.language import numerals, periods
from talentgraph.lexicon import read
from talentgraph.model import Period, Precision

if TYPE_CHECKING:
    import re

MONTHS = {
    name: number
    for number, names in enumerate(
        ["jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august", "sep sept september",
         "oct october", "nov november", "dec december"], 1
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {name: number for number, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())}
_HAN_WEEKDAYS = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6}
_HAN_WEEKS = {"上": -7, "本": 0, "这": 0, "下": 7}  # days from this week to the one meant
_HAN_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
_UNITS = {"年": "year", "月": "month", "周": "week", "天": "day", "日": "day", "星期": "week"}
_YEARS = {"last": -1, "this": 0, "next": 1}
_LOOK_AHEAD = timedelta(days=60)  # a date without a year lies at most this far ahead of the article
PARTS = {"初": (1, 10), "上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 31), "底": (21, 31), "末": (21, 31), "最后一周": (25, 31)}
NOT_TOLD = Period()


@dataclass(frozen=True, slots=True)
class Anchor:
    """What relative dates are reckoned from: the day of publication, or at least a year the article speaks of.

    Attributes:
        day: The day of publication.
        year: Its year, or the year the article speaks of.
        told: The date told last before the one to read.
        near: That date stands in the same sentence and names its year.
    """

    day: date | None = None
    year: int | None = None
    told: Period = NOT_TOLD
    near: bool = False

    def year_of(self, month: int, day: int = 1) -> int | None:
        """The year meant by a month without one: the one just named, the article's own, or the one before where that lies far ahead."""
        if self.near and self.told.earliest:
            return self.told.earliest.year
        if self.day is None:
            return self.year
        guess = periods.valid(self.day.year, month, min(day, 28))
        ahead = guess is not None and guess.earliest is not None and guess.earliest > self.day + _LOOK_AHEAD
        return self.day.year - 1 if ahead else self.day.year


def _part(period: Period | None, words: str | None) -> Period | None:
    if period is None or not words or period.earliest is None or period.latest is None:
        return period
    first, last = PARTS[words]
    return periods.narrowed(period, period.earliest.replace(day=first), period.latest.replace(day=min(last, period.latest.day)))


def _number(words: str) -> int:
    """What a pattern has found to be a number: 12, 十二, two."""
    return numerals.value(words) or 0


def full(match: re.Match[str], _: Anchor) -> Period | None:
    """A year, a month and a day."""
    return periods.valid(int(match["y"].translate(_HAN_DIGITS)), _number(match["m"]), _number(match["d"]))


def han(match: re.Match[str], _: Anchor) -> Period | None:
    """A year in Chinese, with a quarter, a month, a part of a month or a day; what there is no such day of is less exact."""
    of_year = int(match["y"].translate(_HAN_DIGITS))
    if match["q"]:
        return periods.quarter(of_year, _number(match["q"]))
    whole = periods.valid(of_year)
    if not match["m"]:
        return whole
    month = periods.valid(of_year, _number(match["m"]))
    day = periods.valid(of_year, _number(match["m"]), _number(match["d"])) if match["d"] else None
    return day or _part(month, match["part"]) or whole


def in_year(match: re.Match[str], anchor: Anchor) -> Period | None:
    """今年3月, 次年8月5日: a month of a year that a word names."""
    of = _stepped(match["rel"], anchor)
    if of is None or of.earliest is None:
        return None
    year = of.earliest.year
    if match["q"]:
        return periods.quarter(year, _number(match["q"]))
    if match["d"]:
        return periods.valid(year, _number(match["m"]), _number(match["d"]))
    return _part(periods.valid(year, _number(match["m"])), match["part"])


def in_month(match: re.Match[str], anchor: Anchor) -> Period | None:
    """本月22日, 上月底: a day or a part of a month that a word names."""
    of = _stepped(match["rel"].replace("个", ""), anchor)
    if of is None or of.earliest is None or of.precision is not Precision.MONTH:
        return None
    return periods.valid(of.earliest.year, of.earliest.month, _number(match["d"])) if match["d"] else _part(of, match["part"])


def bare_day(match: re.Match[str], anchor: Anchor) -> Period | None:
    """13日 or the 13th: of the month of publication, or of the one before where that lies ahead."""
    number = _number(match["d"])
    if anchor.near and anchor.told.precision in {Precision.DAY, Precision.MONTH} and anchor.told.earliest:
        return periods.valid(anchor.told.earliest.year, anchor.told.earliest.month, number)
    if anchor.day is None:
        return None
    months = anchor.day.year * 12 + anchor.day.month - 1 - (number > anchor.day.day + 2)
    return periods.valid(months // 12, months % 12 + 1, number)


def bare_month(match: re.Match[str], anchor: Anchor) -> Period | None:
    """A month without a year, with or without a day."""
    groups = match.groupdict()
    month, of_month = _number(groups["m"]), _number(groups["d"]) if groups.get("d") else None
    if not 1 <= month <= 12:
        return None
    year = anchor.year_of(month, of_month or 1)
    return _part(periods.valid(year, month, of_month), groups.get("part")) if year else None


def year(match: re.Match[str], _: Anchor) -> Period | None:
    """A year."""
    return periods.valid(int(match["y"].translate(_HAN_DIGITS)))


def year_end(match: re.Match[str], _: Anchor) -> Period | None:
    """The end of a year: its last month."""
    return periods.valid(int(match["y"]), 12)


def english(match: re.Match[str], anchor: Anchor) -> Period | None:
    """A month in English, with what stands beside it."""
    groups = match.groupdict()
    month, of_month = MONTHS[groups["mon"].lower()], _number(groups["d"]) if groups.get("d") else None
    if groups.get("y"):
        return periods.valid(int(groups["y"]), month, of_month)
    if groups.get("of"):
        year = anchor.told.earliest.year if anchor.told.earliest else None
        return periods.valid(year, month, of_month) if year else None
    year = anchor.year_of(month, of_month or 1)
    word = (groups.get("rel") or "").lower()
    if groups.get("whole"):
        base = anchor.day.year if anchor.day else anchor.year
        return periods.valid(base + _YEARS[word], month) if base else None
    if year and anchor.day and word == "last" and month >= anchor.day.month:
        year = anchor.day.year - 1
    if year and anchor.day and word == "next":
        year = anchor.day.year + (month <= anchor.day.month)
    return periods.valid(year, month, of_month) if year else None


def weekday(match: re.Match[str], anchor: Anchor) -> Period | None:
    """A day of the week."""
    if anchor.day is None:
        return None
    groups = match.groupdict()
    name = groups["wd"]
    today = anchor.day.weekday()
    if name in _HAN_WEEKDAYS and groups.get("week"):  # 上周五 lies in the week before this one, 本周五 in this, 下周五 in the next
        return periods.day(anchor.day + timedelta(days=_HAN_WEEKDAYS[name] - today + _HAN_WEEKS[groups["week"]]))
    if groups.get("next"):
        return periods.day(anchor.day + timedelta(days=(WEEKDAYS[name.lower()] - today) % 7 or 7))
    back = (today - (_HAN_WEEKDAYS[name] if name in _HAN_WEEKDAYS else WEEKDAYS[name.lower()])) % 7
    return periods.day(anchor.day - timedelta(days=back or (7 if groups.get("last") else 0)))


def _stepped(words: str, anchor: Anchor) -> Period | None:
    """What a word like 'last month' or 'the same year' means here."""
    word = " ".join(words.lower().replace("个", "").split())
    if word in read("time")["steps"]:
        unit, count = read("time")["steps"][word]
        return _from_publication(anchor, unit, count)
    unit, count = read("time")["onward"][word]
    return periods.stepped(anchor.told, unit, count)


def _from_publication(anchor: Anchor, unit: str, count: int) -> Period | None:
    if anchor.day:
        return periods.stepped(periods.day(anchor.day), unit, count)
    return periods.valid(anchor.year + count) if anchor.year and unit == "year" else None


def relative(match: re.Match[str], anchor: Anchor) -> Period | None:
    """A word that steps from the day of publication or the date told last."""
    return _stepped(match[0], anchor)


def counted(match: re.Match[str], anchor: Anchor) -> Period | None:
    """Two years ago, 八年前: from publication back; three months later, 一年后: from the date told last."""
    count = _number(match["n"])
    unit = _UNITS.get(match["unit"].removeprefix("个"), match["unit"].lower())
    way = match["way"].lower()
    if way in {"ago", "前"}:
        return _from_publication(anchor, unit, -count)
    return periods.stepped(anchor.told, unit, -count if way == "earlier" else count)
