"""Dates in English and Chinese running text, as periods with their precision.

Reckoned from the day of publication (last week, 上周五) or from the date told last (a year later, 同年8月).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from talentgraph.language import periods
from talentgraph.lexicon import read
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
_HAN_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
_UNITS = {"年": "year", "月": "month", "周": "week", "天": "day", "日": "day", "星期": "week"}
_LOOK_AHEAD = timedelta(days=60)  # a date without a year lies at most this far ahead of the article

_MONTH = "(?P<{0}>" + "|".join(sorted((name.capitalize() for name in _MONTHS), key=len, reverse=True)) + r")\.?"
_WEEKDAY = "|".join(name.capitalize() for name in _WEEKDAYS)
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
    """What relative dates are reckoned from: the day of publication, or at least a year the article speaks of.

    Attributes:
        day: The day of publication.
        year: Its year, or the year the article speaks of.
        told: The date told last before the one to read.
        near: That date stands in the same sentence and names its year.
    """

    day: date | None = None
    year: int | None = None
    told: Period = Period()
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
    first, last = _PARTS[words]
    return periods.narrowed(period, period.earliest.replace(day=first), period.latest.replace(day=min(last, period.latest.day)))


def _number(words: str) -> int:
    """A number in digits of either kind or a word: 12, 十二, 三十一, two."""
    if words.isascii():
        return int(words) if words.isdigit() else read("time")["numbers"]["en"][words.lower()]
    tens, ten, ones = words.replace("两", "二").partition("十")
    if ten:
        return int((tens or "一").translate(_HAN_DIGITS)) * 10 + int((ones or "零").translate(_HAN_DIGITS))
    return int(tens.translate(_HAN_DIGITS))


def _full(match: re.Match[str], _: Anchor) -> Period | None:
    return periods.valid(int(match["y"].translate(_HAN_DIGITS)), _number(match["m"]), _number(match["d"]))


def _year_month(match: re.Match[str], _: Anchor) -> Period | None:
    return _part(periods.valid(int(match["y"].translate(_HAN_DIGITS)), _number(match["m"])), match["part"])


def _in_year(match: re.Match[str], anchor: Anchor) -> Period | None:
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


def _in_month(match: re.Match[str], anchor: Anchor) -> Period | None:
    """本月22日, 上月底: a day or a part of a month that a word names."""
    of = _stepped(match["rel"].replace("个", ""), anchor)
    if of is None or of.earliest is None or of.precision is not Precision.MONTH:
        return None
    return periods.valid(of.earliest.year, of.earliest.month, _number(match["d"])) if match["d"] else _part(of, match["part"])


def _bare_day(match: re.Match[str], anchor: Anchor) -> Period | None:
    """13日 or the 13th: of the month of publication, or of the one before where that lies ahead."""
    number = _number(match["d"])
    if anchor.near and anchor.told.precision in {Precision.DAY, Precision.MONTH} and anchor.told.earliest:
        return periods.valid(anchor.told.earliest.year, anchor.told.earliest.month, number)
    if anchor.day is None:
        return None
    months = anchor.day.year * 12 + anchor.day.month - 1 - (number > anchor.day.day + 2)
    return periods.valid(months // 12, months % 12 + 1, number)


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
    if groups.get("of"):
        year = anchor.told.earliest.year if anchor.told.earliest else None
        return periods.valid(year, month, of_month) if year else None
    year = anchor.year_of(month, of_month or 1)
    word = (groups.get("rel") or "").lower()
    if year and anchor.day and word == "last" and month >= anchor.day.month:
        year = anchor.day.year - 1
    if year and anchor.day and word == "next":
        year = anchor.day.year + (month <= anchor.day.month)
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


def _relative(match: re.Match[str], anchor: Anchor) -> Period | None:
    return _stepped(match[0], anchor)


def _counted(match: re.Match[str], anchor: Anchor) -> Period | None:
    """Two years ago, 八年前: from publication back; three months later, 一年后: on from the date told last."""
    count = _number(match["n"])
    unit = _UNITS.get(match["unit"].removeprefix("个"), match["unit"].lower())
    if match["way"].lower() in {"ago", "earlier", "前"}:
        return _from_publication(anchor, unit, -count)
    return periods.stepped(anchor.told, unit, count)


_Y4 = r"(?P<y>(?:19|20)\d{2}|[一二][〇零九][〇零一二三四五六七八九]{2})"
_OFTEN = r"[每一两几数双单个\d上]"  # before a weekday that is no date: 每周一, 两周一次
_NO_DATE = "[薪内租供费饼球前后以间]"  # after a 月 that is a length of time, a payment or the moon
_NO_DAY = "[内前后以间游均线本子元常程]"  # the same of a 日
_D31 = r"(?P<d>\d{1,2}|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_M12 = r"(?P<m>\d{1,2}|十[一二]?|[一二三四五六七八九])"
_SMALL = r"(?P<n>\d{1,2}|[二三]?十[一二三四五六七八九]?|[一二两三四五六七八九])"
_PLACED = r"(?:[Ii]n|[Ss]ince|[Uu]ntil|[Tt]ill|[Ff]rom|[Bb]y|[Dd]uring|[Tt]hrough|[Aa]fter|[Bb]efore|[Aa]round|[Bb]etween|[Ee]arly|[Ll]ate|[Mm]id|[Oo]f)"
_PLACED_MONTH = (
    r"(?:[Ii]n|[Ss]ince|[Ff]rom|[Uu]ntil|[Bb]y|[Ee]arly|[Mm]id|[Ll]ate|[Ee]nd of|[Ss]tart of|[Bb]eginning of"
    r"|(?P<rel>[Ll]ast|[Tt]his|[Nn]ext)|[Ss]tarting(?: in)?|[Ee]ffective)"
)
_GRAMMAR: list[tuple[str, Callable[[re.Match[str], Anchor], Period | None]]] = [
    (rf"(?<!\d){_Y4}\s?年\s?{_M12}\s?月\s?{_D31}\s?[日号]", _full),
    (r"(?<![\d./-])(?P<y>(?:19|20)\d{2})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?![\d])", _full),
    (r"(?<!\d)(?P<y>(?:19|20)\d{2})年?第?(?P<q>[一二三四1-4])季度?", _quarter),
    (rf"(?<!\d){_Y4}\s?年\s?{_M12}\s?月份?(?P<part>{_PART})?", _year_month),
    (rf"(?P<rel>今年|去年|前年|明年|本年|同年|当年|次年|翌年|第二年|隔年)(?:的|,)?\s?(?:第?(?P<q>[一二三四1-4])季度?|{_M12}\s?月(?:{_D31}\s?[日号]|份?(?P<part>{_PART})?))", _in_year),
    (rf"(?P<rel>本月|上个?月|下个?月|这个月|当月|同月|次月)(?:{_D31}[日号]|(?P<part>{_PART}))", _in_month),
    (rf"(?<!\d){_Y4}\s?年(?!代|前|来|龄|薪|期)", _year),
    (r"(?<![\d.-])(?P<y>(?:19|20)\d{2})(?=\s?[-~—至到]\s?(?:(?:19|20)\d{2}年|今))", _year),
    (rf"(?<![\d.年个]){_M12}\s?月(?:\s?{_D31}\s?[日号]|份?(?P<part>{_PART})|份|(?=[,至起])|(?<=\d月)(?!{_NO_DATE}))", _bare_month),
    (rf"(?<!{_OFTEN})(?P<week>[上本这下])?个?(?:周|星期|礼拜)(?P<wd>[一二三四五六日天])(?![次个年月])", _weekday),
    (rf"(?<![\d第每近前后约过这那]){_SMALL}(?P<unit>年|个月|个星期|周|天)(?:之|以)?(?P<way>前|后)(?![沿卫置])", _counted),
    (rf"(?<![\d月年.个第近每前])(?P<d>[1-3]?\d)日(?!{_NO_DAY})", _bare_day),
    (r"同一天|[同当次翌][日年月]|当[天晚]|第二年(?!度)|隔年", _relative),
    (r"今[天日早晨晚]|昨[天日晚夜]|前天|明[天日]|(?<!上)上(?:周|星期)|[本这下](?:周|星期)|(?<!上)上个?月|本月|这个月|下个?月|去年|今年|明年|近日|日前|近期|(?<=月)刚刚", _relative),
    (rf"\b{_MONTH.format('mon')} (?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:,? (?P<y>(?:19|20)\d{{2}})|(?P<of>,? of that year))?\b", _english),
    (rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH.format('mon')}(?:,? (?P<y>(?:19|20)\d{{2}}))?\b", _english),
    (rf"\b(?:(?P<rel>[Ll]ast|[Tt]his) )?{_MONTH.format('mon')}(?:,? (?:of )?(?P<y>(?:19|20)\d{{2}}))\b", _english),
    (rf"\b{_PLACED_MONTH}[ -]{_MONTH.format('mon')}(?P<of> of that(?: same)? year)?\b", _english),
    (rf"\b(?:(?P<last>[Ll]ast )|(?P<next>[Nn]ext ))?(?P<wd>{_WEEKDAY})\b", _weekday),
    (r"\b(?i:(?P<n>an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|\d{1,2}) (?P<unit>day|week|month|year)s? (?P<way>ago|earlier|later|after that))\b", _counted),
    (r"\b(?i:today|tonight|yesterday|tomorrow|last night|this (?:morning|afternoon|evening)|(?:last|this|next) (?:week|month|year))\b", _relative),
    (r"\b(?i:that (?:same )?(?:day|month|year)|the (?:same|following) (?:day|month|year)|the next (?:day|month|year)|a day later|the year after)\b", _relative),
    (rf"\b{_PLACED}[ -](?:the )?(?:(?:early|late|mid|summer|spring|fall|autumn|winter|end|start|beginning)[ -](?:of )?)?(?P<y>(?:19|20)\d{{2}})\b(?![-/]\d\d\b)", _year),
    (r"(?<=[(\[])(?P<y>(?:19|20)\d{2})(?=[)\]-])", _year),
]  # fmt: skip


@cache
def _grammar() -> list[tuple[re.Pattern[str], Callable[[re.Match[str], Anchor], Period | None]]]:
    return [(re.compile(pattern), reading) for pattern, reading in _GRAMMAR]


_LEAP = Anchor(date(2000, 2, 1), 2000, periods.day(date(2000, 1, 1)))  # with it every date can be read that some anchor reads
_NAMING = (_in_year, _counted)  # these name a year by a word
_SENTENCE = re.compile(r"[。!?!?;\n]|\.\s")


def dates(text: str, anchor: Anchor, start: int = 0, end: int | None = None) -> list[Dated]:
    """All dates in folded text, in order, the fullest reading first where several begin at one place.

    >>> [d.period.date for d in dates("She left in July 2025; 他7月15日加盟", Anchor(date(2025, 7, 20)))]
    ['2025-07', '2025-07-15']
    """
    found: list[Dated] = []
    told, names_year, at = anchor.told, False, start
    for match, reading in _matches(text, start, len(text) if end is None else end):
        near = names_year and not _SENTENCE.search(text, at, match.start())
        here = replace(anchor, told=told, near=near)
        period = reading(match, here)
        if period is None:
            continue
        found.append(Dated(match.start(), match.end(), period))
        names_year = near or reading in _NAMING or bool(match.groupdict().get("y"))
        told, at = period, match.end()
    return found


def _matches(text: str, start: int, stop: int) -> list[tuple[re.Match[str], Callable[[re.Match[str], Anchor], Period | None]]]:
    """What may be a date, in order: of two that overlap the one that stands first in the grammar."""
    kept: list[tuple[int, int, re.Match[str], Callable[[re.Match[str], Anchor], Period | None]]] = []
    for pattern, reading in _grammar():
        new = []
        for match in pattern.finditer(text, start, stop):
            place = bisect_left(kept, match.start(), key=lambda entry: entry[1] - 1)  # the first that ends behind the start
            if (place == len(kept) or kept[place][0] >= match.end()) and reading(match, _LEAP) is not None:
                new.append((match.start(), match.end(), match, reading))
        if new:
            kept = sorted([*kept, *new], key=lambda entry: entry[0])
    return [(match, reading) for _, _, match, reading in kept]


_PLACED_IN_YEAR = re.compile(rf"(?<!\d)((?:19|20)\d{{2}})\s?年\s?(\d{{1,2}})\s?月|\b{_MONTH.format('mon')} (?:\d{{1,2}}, )?((?:19|20)\d{{2}})\b")
_FIRST_DAY = re.compile(r"(?<![\d年])(?:今年)?(\d{1,2})月\d{1,2}日|" + rf"\b{_MONTH.format('mon')} \d{{1,2}}(?:st|nd|rd|th)?\b(?!,? \d{{4}})")


def anchor(published: Period, text: str) -> Anchor:
    """Where relative dates of an article start from.

    Without a publication date: the latest year in which the text places a month, if the first day that it names without a year
    lies in that month or the next. News names the year of what is long past and not that of what is new.
    """
    if published.latest and published.precision is Precision.DAY:
        return Anchor(published.latest, published.latest.year)
    if published.latest:
        return Anchor(None, published.latest.year)
    placed = [(int(y or of), int(m) if m else _MONTHS[mon.lower()]) for y, m, mon, of in _PLACED_IN_YEAR.findall(text)]
    first = _FIRST_DAY.search(text)
    if not placed or not first:
        years = {year for year, _ in placed}
        return Anchor(None, years.pop()) if len(years) == 1 and len(placed) > 1 and not first else Anchor()
    year, month = max(placed)
    of_first = int(first[1]) if first[1] else _MONTHS[first["mon"].lower()]
    return Anchor(None, year) if 0 <= of_first - month <= 1 else Anchor()


def reported(period: Period, published: Period) -> Period:
    """What is known of an undated event: it lies before the day on which it was reported."""
    if period.earliest or period.latest or not published.latest:
        return period
    return replace(period, latest=published.latest)
