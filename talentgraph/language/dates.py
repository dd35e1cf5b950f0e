"""Dates in English and Chinese running text, as periods with their precision, reckoned from the day of publication."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from talentgraph.language import periods
from talentgraph.model import Period, Precision

if TYPE_CHECKING:
    from collections.abc import Callable

_MONTHS = {
    name: number
    for number, names in enumerate(
        ["jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august", "sep sept september",
         "oct october", "nov november", "dec december"], 1
    )
    for name in names.split()
}  # fmt: skip
_WEEKDAYS = {name: number for number, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())}
_HAN_WEEKDAYS = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6}
_HAN_WEEKS = {"上": -7, "本": 0, "这": 0, "下": 7}  # days from this week to the one meant
_HAN_YEARS = {"今年": 0, "去年": -1, "前年": -2, "明年": 1, "本年": 0}
_HAN_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
_LOOK_AHEAD = timedelta(days=60)  # a date without a year lies at most this far ahead of the article

_MONTH = "(?P<{0}>" + "|".join(sorted((name.capitalize() for name in _MONTHS), key=len, reverse=True)) + r")\.?"
_WEEKDAY = "|".join(name.capitalize() for name in _WEEKDAYS)
_PART_OF = "(?:[Ee]arly|[Mm]id|[Ll]ate)[ -]"
_PARTS = {"初": (1, 10), "上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 31), "底": (21, 31), "末": (21, 31), "最后一周": (25, 31)}
_PART = "|".join(_PARTS)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date where it stands: folded span and period."""

    start: int
    end: int
    period: Period


@dataclass(frozen=True, slots=True)
class Anchor:
    """What relative dates are reckoned from: the day of publication, or at least a year the article speaks of."""

    day: date | None = None
    year: int | None = None

    def year_of(self, month: int, day: int = 1) -> int | None:
        """The year meant by a month without one: the article's own, or the one before where that lies far ahead."""
        if self.day is None:
            return self.year
        guess = periods.valid(self.day.year, month, min(day, 28))
        ahead = guess is not None and guess.earliest is not None and guess.earliest > self.day + _LOOK_AHEAD
        return self.day.year - 1 if ahead else self.day.year


def _part(period: Period | None, words: str | None) -> Period | None:
    if period is None or not words or period.earliest is None or period.latest is None:
        return period
    first, last = _PARTS[words]
    return periods.narrowed(period, period.earliest.replace(day=first), period.latest.replace(day=min(last, period.latest.day)))


def _number(words: str) -> int:
    """A month or a day in digits of either kind: 12, 十二, 三十一."""
    tens, ten, ones = words.partition("十")
    if ten:
        return int((tens or "一").translate(_HAN_DIGITS)) * 10 + int((ones or "零").translate(_HAN_DIGITS))
    return int(words.translate(_HAN_DIGITS))


def _full(match: re.Match[str], _: Anchor) -> Period | None:
    return periods.valid(int(match["y"].translate(_HAN_DIGITS)), _number(match["m"]), _number(match["d"]))


def _year_month(match: re.Match[str], _: Anchor) -> Period | None:
    return _part(periods.valid(int(match["y"].translate(_HAN_DIGITS)), _number(match["m"])), match["part"])


def _relative_year(match: re.Match[str], anchor: Anchor) -> Period | None:
    base = anchor.day.year if anchor.day else anchor.year
    if base is None:
        return None
    year = base + _HAN_YEARS[match["rel"]]
    if match["d"]:
        return periods.valid(year, _number(match["m"]), _number(match["d"]))
    return _part(periods.valid(year, _number(match["m"]) if match["m"] else None), match["part"] if match["m"] else None)


def _bare_month(match: re.Match[str], anchor: Anchor) -> Period | None:
    groups = match.groupdict()
    month, of_month = _number(groups["m"]), _number(groups["d"]) if groups.get("d") else None
    if not 1 <= month <= 12:
        return None
    year = anchor.year_of(month, of_month or 1)
    return _part(periods.valid(year, month, of_month), groups.get("part")) if year else None


def _quarter(match: re.Match[str], _: Anchor) -> Period | None:
    return periods.quarter(int(match["y"]), _number(match["q"]))


def _year(match: re.Match[str], _: Anchor) -> Period | None:
    return periods.valid(int(match["y"].translate(_HAN_DIGITS)))


def _english(match: re.Match[str], anchor: Anchor) -> Period | None:
    groups = match.groupdict()
    month, of_month = _MONTHS[groups["mon"].lower()], _number(groups["d"]) if groups.get("d") else None
    if groups.get("y"):
        return periods.valid(int(groups["y"]), month, of_month)
    year = anchor.year_of(month, of_month or 1)
    if year and anchor.day and (groups.get("rel") or "").lower() == "last" and month >= anchor.day.month:
        year = anchor.day.year - 1
    return periods.valid(year, month, of_month) if year else None


def _weekday(match: re.Match[str], anchor: Anchor) -> Period | None:
    if anchor.day is None:
        return None
    groups = match.groupdict()
    name = groups["wd"]
    today = anchor.day.weekday()
    if name in _HAN_WEEKDAYS and groups.get("week"):  # 上周五 lies in the week before this one, 本周五 in this, 下周五 in the next
        return periods.day(anchor.day + timedelta(days=_HAN_WEEKDAYS[name] - today + _HAN_WEEKS[groups["week"]]))
    if groups.get("next"):
        return periods.day(anchor.day + timedelta(days=(_WEEKDAYS[name.lower()] - today) % 7 or 7))
    back = (today - (_HAN_WEEKDAYS[name] if name in _HAN_WEEKDAYS else _WEEKDAYS[name.lower()])) % 7
    return periods.day(anchor.day - timedelta(days=back or (7 if groups.get("last") else 0)))


def _ago(match: re.Match[str], anchor: Anchor) -> Period | None:
    if anchor.day is None:
        return None
    span, step = _STEPS[re.sub("个", "", match[0].lower())]
    if span == "day":
        return periods.day(anchor.day + timedelta(days=step))
    if span == "week":
        return periods.week(anchor.day + timedelta(days=7 * step - anchor.day.weekday()))
    if span == "month":
        months = anchor.day.year * 12 + anchor.day.month - 1 + step
        return periods.month(months // 12, months % 12 + 1)
    return periods.year(anchor.day.year + step)


_STEPS = {
    "today": ("day", 0), "今天": ("day", 0), "今日": ("day", 0), "yesterday": ("day", -1), "昨天": ("day", -1), "昨日": ("day", -1),
    "this week": ("week", 0), "本周": ("week", 0), "这周": ("week", 0), "last week": ("week", -1), "上周": ("week", -1),
    "this month": ("month", 0), "本月": ("month", 0), "这月": ("month", 0), "last month": ("month", -1), "上月": ("month", -1),
    "next month": ("month", 1), "下月": ("month", 1), "this year": ("year", 0), "今年": ("year", 0), "last year": ("year", -1),
    "去年": ("year", -1), "next year": ("year", 1), "明年": ("year", 1),
}  # fmt: skip

_Y4 = r"(?P<y>(?:19|20)\d{2}|[一二][〇零九][〇零一二三四五六七八九]{2})"
_OFTEN = r"[每一两几数双单个\d上]"  # before a weekday that is no date: 每周一, 两周一次
_NO_DATE = "[薪内租供费饼球前后以间]"  # after a 月 that is a length of time, a payment or the moon
_D31 = r"(?P<d>\d{1,2}|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_M12 = r"(?P<m>\d{1,2}|十[一二]?|[一二三四五六七八九])"
_GRAMMAR: list[tuple[re.Pattern[str], Callable[[re.Match[str], Anchor], Period | None]]] = [
    (re.compile(rf"(?<!\d){_Y4}\s?年\s?{_M12}\s?月\s?{_D31}\s?[日号]"), _full),
    (re.compile(r"(?<![\d./-])(?P<y>(?:19|20)\d{2})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?![\d])"), _full),
    (re.compile(r"(?<!\d)(?P<y>(?:19|20)\d{2})年?第?(?P<q>[一二三四1-4])季度?"), _quarter),
    (re.compile(rf"(?<!\d){_Y4}\s?年\s?{_M12}\s?月份?(?P<part>{_PART})?"), _year_month),
    (re.compile(rf"(?P<rel>今年|去年|前年|明年|本年)(?:{_M12}月(?:{_D31}[日号]|份?(?P<part>{_PART})?))"), _relative_year),
    (re.compile(rf"(?<!\d){_Y4}\s?年(?!代|前|来|龄|薪)"), _year),
    (re.compile(rf"(?<![\d.年个]){_M12}月(?:{_D31}[日号]|份?(?P<part>{_PART})|份|(?=[,至起])|(?<=\d月)(?!{_NO_DATE}))"), _bare_month),
    (re.compile(rf"(?<!{_OFTEN})(?P<week>[上本这下])?个?(?:周|星期|礼拜)(?P<wd>[一二三四五六日天])(?![次个年月])"), _weekday),
    (re.compile(r"今天|今日|昨天|昨日|(?<!上)上周|本周|这周|(?<!上)上个?月|本月|这个月|下个?月|去年|今年|明年"), _ago),
    (re.compile(rf"\b{_MONTH.format('mon')} (?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:,? (?P<y>(?:19|20)\d{{2}}))?\b"), _english),
    (re.compile(rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH.format('mon')}(?:,? (?P<y>(?:19|20)\d{{2}}))?\b"), _english),
    (re.compile(rf"\b(?:(?P<rel>[Ll]ast|[Tt]his) )?{_MONTH.format('mon')}(?:,? (?:of )?(?P<y>(?:19|20)\d{{2}}))\b"), _english),
    (re.compile(rf"\b(?:(?:[Ii]n|[Ss]ince|(?P<rel>[Ll]ast|[Tt]his)|[Bb]y) |{_PART_OF}){_MONTH.format('mon')}\b"), _english),
    (re.compile(rf"\b(?:(?P<last>[Ll]ast )|(?P<next>[Nn]ext ))?(?P<wd>{_WEEKDAY})\b"), _weekday),
    (re.compile(r"\b(?:today|yesterday|(?:last|this) week|(?:last|this|next) (?:month|year))\b", re.IGNORECASE), _ago),
    (re.compile(r"\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Ff]rom|[Bb]y|[Dd]uring|[Ee]arly|[Ll]ate|[Mm]id)[ -](?P<y>(?:19|20)\d{2})\b"), _year),
]


def dates(text: str, anchor: Anchor, start: int = 0, end: int | None = None) -> list[Dated]:
    """All dates in folded text, in order, the fullest reading first where several begin at one place.

    >>> [d.period.date for d in dates("She left in July 2025; 他7月15日加盟", Anchor(date(2025, 7, 20)))]
    ['2025-07', '2025-07-15']
    """
    stop = len(text) if end is None else end
    found: list[Dated] = []
    taken: list[tuple[int, int]] = []
    for pattern, reading in _GRAMMAR:
        for match in pattern.finditer(text, start, stop):
            if any(match.start() < b and a < match.end() for a, b in taken):
                continue
            period = reading(match, anchor)
            if period is not None:
                found.append(Dated(match.start(), match.end(), period))
                taken.append(match.span())
    return sorted(found, key=lambda dated: dated.start)


_EXPLICIT = re.compile(r"(?<!\d)((?:19|20)\d{2})\s?年\s?\d{1,2}\s?月|\b[A-Z][a-z]{2,8} (?:\d{1,2}, )?((?:19|20)\d{2})\b")

_ANY_YEAR = re.compile(r"(?<![\d.,$])((?:19|20)\d{2})(?=\s?年|[\s,.;)])")


def anchor(published: Period, text: str) -> Anchor:
    """Where relative dates of an article start from.

    Without a publication date: the one year in which it places months, if it speaks of no later one but perhaps the next.
    """
    if published.latest and published.precision is Precision.DAY:
        return Anchor(published.latest, published.latest.year)
    if published.latest:
        return Anchor(None, published.latest.year)
    years = {int(a or b) for a, b in _EXPLICIT.findall(text)}
    latest = max((int(year) for year in _ANY_YEAR.findall(text)), default=0)
    return Anchor(None, min(years)) if len(years) == 1 and latest <= min(years) + 1 else Anchor()


def reported(period: Period, published: Period) -> Period:
    """What is known of an undated event: it lies before the day on which it was reported."""
    if period.earliest or period.latest or not published.latest:
        return period
    return replace(period, latest=published.latest)
