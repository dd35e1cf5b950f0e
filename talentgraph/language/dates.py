"""Dates in English and Chinese running text, as periods with their precision.

Reckoned from the day of publication (last week, 上周五) or from the date told last (a year later, 同年8月).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from talentgraph.language import periods, readings, undated
from talentgraph.language.readings import Anchor
from talentgraph.lexicon import read
from talentgraph.model import Period, Precision

if TYPE_CHECKING:
    from collections.abc import Callable

_MONTH = "(?P<{0}>" + "|".join(sorted((name.capitalize() for name in readings.MONTHS), key=len, reverse=True)) + r")\.?"
_WEEKDAY = "|".join(name.capitalize() for name in readings.WEEKDAYS)
_PART = "|".join(readings.PARTS)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date where it stands: folded span and period."""

    start: int
    end: int
    period: Period


_Y4 = r"(?P<y>(?:19|20)\d{2}|[一二][〇零九][〇零一二三四五六七八九]{2})"
_OFTEN = r"[每一两几数双单个\d上]"  # before a weekday that is no date: 每周一, 两周一次
_NO_DATE = "[薪内租供费饼球前后以间]"  # after a 月 that is a length of time, a payment or the moon
_NO_DAY = "[内前后以间游均线本子元常程]"  # the same of a 日
_D31 = r"(?P<d>\d{1,2}|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_M12 = r"(?P<m>\d{1,2}|十[一二]?|[一二三四五六七八九])"
_SMALL = r"(?P<n>\d{1,2}|[二三]?十[一二三四五六七八九]?|[一二两三四五六七八九])"
_PLACED = r"(?:[Ii]n|[Ss]ince|[Uu]ntil|[Tt]ill|[Ff]rom|[Bb]y|[Dd]uring|[Tt]hrough|[Aa]fter|[Bb]efore|[Aa]round|[Bb]etween|[Ee]arly|[Ll]ate|[Mm]id|[Oo]f)"
_SEASON = "(?:early|late|mid|summer|spring|fall|autumn|winter|end|start|beginning)"
_OF_YEAR = rf"第?(?P<q>[一二三四1-4])季度?|(?<=年)\s?{_M12}\s?月(?:\s?{_D31}\s?[日号]|份?(?P<part>{_PART})?)|(?<=年)(?!代|前|来|龄|薪|期)"
_IN_YEAR = rf"第?(?P<q>[一二三四1-4])季度?|{_M12}\s?月(?:{_D31}\s?[日号]|份?(?P<part>{_PART})?)"
_ABOUT_NOW = "今[天日早晨晚]|昨[天日晚夜]|前天|明[天日]|去年|今年|明年|近日|日前|近期"
_COUNT = "|".join(read("time")["numbers"]["en"])
_PLACED_MONTH = (
    r"(?:[Ii]n|[Ss]ince|[Ff]rom|[Uu]ntil|[Bb]y|[Ee]arly|[Mm]id|[Ll]ate|[Ee]nd of|[Ss]tart of|[Bb]eginning of"
    r"|(?P<rel>[Ll]ast|[Tt]his|[Nn]ext)|[Ss]tarting(?: in)?|[Ee]ffective)"
)
_GRAMMAR: list[tuple[str, Callable[[re.Match[str], Anchor], Period | None]]] = [
    (rf"(?<!\d){_Y4}\s?年?(?:{_OF_YEAR})", readings.han),
    (r"(?<![\d./-])(?P<y>(?:19|20)\d{2})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?![\d])", readings.full),
    (rf"(?P<rel>今年|去年|前年|明年|本年|同年|当年|次年|翌年|第二年|隔年)(?:的|,)?\s?(?:{_IN_YEAR})", readings.in_year),
    (rf"(?P<rel>本月|上个?月|下个?月|这个月|当月|同月|次月)(?:{_D31}[日号]|(?P<part>{_PART}))", readings.in_month),
    (r"(?<![\d.-])(?P<y>(?:19|20)\d{2})(?=\s?[-~—至到]\s?(?:(?:19|20)\d{2}年|今))", readings.year),
    (rf"(?<![\d.年个]){_M12}\s?月(?:\s?{_D31}\s?[日号]|份?(?P<part>{_PART})|份|(?=[,至起])|(?<=\d月)(?!{_NO_DATE}))", readings.bare_month),
    (rf"(?<!{_OFTEN})(?P<week>[上本这下])?个?(?:周|星期|礼拜)(?P<wd>[一二三四五六日天])(?![次个年月])", readings.weekday),
    (rf"(?<![\d第每近前后约过这那]){_SMALL}(?P<unit>年|个月|个星期|周|天)(?:之|以)?(?P<way>前|后)(?![沿卫置])", readings.counted),
    (rf"(?<![\d月年.个第近每前])(?P<d>[1-3]?\d)日(?!{_NO_DAY})", readings.bare_day),
    (r"同一天|[同当次翌][日年月]|当[天晚]|第二年(?!度)|隔年", readings.relative),
    (rf"{_ABOUT_NOW}|(?<!上)上(?:周|星期)|[本这下](?:周|星期)|(?<!上)上个?月|本月|这个月|下个?月", readings.relative),
    (rf"\b{_MONTH.format('mon')} (?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:,? (?P<y>(?:19|20)\d{{2}})|(?P<of>,? of that year))?\b", readings.english),
    (rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH.format('mon')}(?:,? (?P<y>(?:19|20)\d{{2}}))?\b", readings.english),
    (rf"\b(?:(?P<rel>[Ll]ast|[Tt]his) )?{_MONTH.format('mon')}(?:,? (?:of )?(?P<y>(?:19|20)\d{{2}}))\b", readings.english),
    (rf"\b{_MONTH.format('mon')}(?: of)? (?P<rel>(?i:last|this|next)) (?P<whole>year)\b", readings.english),
    (rf"\b{_PLACED_MONTH}[ -]{_MONTH.format('mon')}(?P<of> of that(?: same)? year)?\b", readings.english),
    (rf"\b(?:(?P<last>[Ll]ast )|(?P<next>[Nn]ext ))?(?P<wd>{_WEEKDAY})\b", readings.weekday),
    (rf"\b(?i:(?P<n>{_COUNT}|\d{{1,2}}) (?P<unit>day|week|month|year)s? (?P<way>ago|earlier|later|after that))\b", readings.counted),
    (r"\b(?i:today|tonight|yesterday|tomorrow|last night|this (?:morning|afternoon|evening)|(?:last|this|next) (?:week|month|year))\b", readings.relative),
    (r"\b(?i:that (?:same )?(?:day|month|year)|the (?:same|following|next) (?:day|month|year)|a day later|the year after)\b", readings.relative),
    (r"\b(?:[Ee]nd of|[Yy]ear[ -]end) (?P<y>(?:19|20)\d{2})\b", readings.year_end),
    (rf"\b{_PLACED}[ -](?:the )?(?:{_SEASON}[ -](?:of )?)?(?P<y>(?:19|20)\d{{2}})\b(?![-/]\d\d\b)", readings.year),
    (r"(?<=[(\[])(?P<y>(?:19|20)\d{2})(?=[)\]-])", readings.year),
]  # fmt: skip


_HAN = re.compile("[年月日周天]|星期|礼拜|[今昨][早晨晚夜]")  # without one of these no date in Chinese
_LATIN = re.compile("[A-Za-z]{2}")  # the same in English


@cache
def _grammar() -> list[tuple[re.Pattern[str], Callable[[re.Match[str], Anchor], Period | None], re.Pattern[str] | None]]:
    gates = ((_HAN, "[年月日周天]"), (_LATIN, r"\\b"))
    return [
        (re.compile(pattern), reading, next((gate for gate, sign in gates if re.search(sign, pattern)), None)) for pattern, reading in _GRAMMAR
    ]


_LEAP = Anchor(date(2000, 2, 1), 2000, periods.day(date(2000, 1, 1)))  # with it every date can be read that some anchor reads
_NAMING = (readings.in_year, readings.counted)  # these name a year by a word
_SENTENCE = re.compile(r"[。!?!?;\n]|\.\s")


def dates(text: str, anchor: Anchor, start: int = 0, end: int | None = None) -> list[Dated]:
    """All dates in folded text, in order, the fullest reading first where several begin at one place.

    >>> [d.period.date for d in dates("She left in July 2025; 他7月15日加盟", Anchor(date(2025, 7, 20)))]
    ['2025-07', '2025-07-15']
    """
    found: list[Dated] = []
    told, names_year, at = anchor.told, False, start
    for match, reading in _matches(text, start, len(text) if end is None else end):
        near = names_year and reading is not readings.english and not _SENTENCE.search(text, at, match.start())
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
    closed = {gate for gate in (_HAN, _LATIN) if not gate.search(text, start, stop)}
    for pattern, reading, gate in _grammar():
        if gate in closed:
            continue
        new = []
        for match in pattern.finditer(text, start, stop):
            place = bisect_left(kept, match.start(), key=lambda entry: entry[1] - 1)  # the first that ends behind the start
            if (place == len(kept) or kept[place][0] >= match.end()) and reading(match, _LEAP) is not None:
                new.append((match.start(), match.end(), match, reading))
        if new:
            kept = sorted([*kept, *new], key=lambda entry: entry[0])
    return [(match, reading) for _, _, match, reading in kept]


def anchor(published: Period, text: str) -> Anchor:
    """Where relative dates of an article start from: its publication, else the year that its text betrays."""
    if published.latest and published.precision is Precision.DAY:
        return Anchor(published.latest, published.latest.year)
    if published.latest:
        return Anchor(None, published.latest.year)
    written = undated.written_in(text)
    if written is None:
        return Anchor()
    year, month, of_month = written
    guess = periods.valid(year, month, of_month)
    return Anchor(guess.latest if guess and guess.precision is Precision.DAY else None, year)


def known(published: Period, anchor: Anchor) -> Period:
    """The time of publication as far as it is stated or, less exactly, betrayed by the text."""
    if published.date:
        return published
    if anchor.day:
        return periods.month(anchor.day.year, anchor.day.month)
    return periods.year(anchor.year) if anchor.year else Period()


def reported(period: Period, published: Period) -> Period:
    """What is known of an undated event: it lies before the day on which it was reported."""
    if period.earliest or period.latest or not published.latest:
        return period
    return replace(period, latest=published.latest)
