"""The year a text was written in, where it gives no date of publication: only where the text itself betrays it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from talentgraph.lexicon import read

if TYPE_CHECKING:
    from collections.abc import Iterator

_MONTHS = {name: number for number, name in enumerate("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(), 1)}
_SOON = 3  # months: what is said to hold from a day on lies at most this far ahead
_CLOSE = 1  # months: a date with its year this little before the news shows the year of the news
_LATER = 5  # years that a text may be younger than the last year it names
_HEAD = 600  # characters: a day named in them is about that of the news
_AROUND = 16


def written_in(text: str) -> tuple[int, int | None, int | None] | None:
    """Year, and month and day of the first day named, of a folded text; None where nothing in it is clear enough.

    News names the year of what is past, and only the day of what is new. So the first day without a year is held against what
    has a year: figures of a closed period, a day just before it, a day from which something will hold, an age and a birth year.

    >>> written_in("3月5日,公司公布2023年年报。"), written_in("3月5日,他辞职。")
    ((2024, 3, 5), None)
    """
    addressed = [(int(match["y"]), int(match["m"])) for match in _pattern("address").finditer(text)]
    first = next((match for match in _pattern("first").finditer(text) if _month(match)), None)
    month = _month(first) if first else None
    if addressed:
        years = [max(addressed)[0]]
    else:
        placed = list(_placed(text))
        latest = max((int(match["y"]) for match in _pattern("year").finditer(text) if not _is_ahead(text, match)), default=0)
        years = (_by_first_day(text, month, placed) if month else [p.year for p in placed if p.whole]) + _by_spans(text, latest)
        years = [year for year in years if year >= latest]
    if not years:
        return None
    return (years[0], month, int(first["day"] or first["of"])) if first and first.start() < _HEAD else (years[0], None, None)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(read("time")["year"][name])


@cache
def _closed() -> list[tuple[int, re.Pattern[str]]]:
    return [(int(month), re.compile(pattern)) for month, pattern in read("time")["year"]["closed"].items()]


@cache
def _placing() -> list[re.Pattern[str]]:
    return [re.compile(pattern) for pattern in read("time")["year"]["placed"]]


def _month(match: re.Match[str]) -> int | None:
    groups = match.groupdict()
    number = int(groups["m"]) if groups.get("m") else _MONTHS.get((groups.get("mon") or "")[:3], 0)
    return number if 1 <= number <= 12 else None


@dataclass(frozen=True, slots=True)
class _Placed:
    """A month placed in a year: whether with its day, whether it lies ahead, whether something holds from it on."""

    year: int
    month: int
    whole: bool
    ahead: bool
    holds: bool


def _is_ahead(text: str, match: re.Match[str]) -> bool:
    before, behind = text[max(0, match.start() - _AROUND) : match.start()], text[match.end() : match.end() + _AROUND]
    return bool(_pattern("ahead").search(behind) or _pattern("ahead_before").search(before))


def _placed(text: str) -> Iterator[_Placed]:
    for pattern in _placing():
        for match in pattern.finditer(text):
            if month := _month(match):
                holds = bool(_pattern("holds").search(text[match.end() : match.end() + _AROUND]))
                yield _Placed(int(match["y"]), month, bool(match["d"]), _is_ahead(text, match), holds)


def _by_first_day(text: str, first: int, placed: list[_Placed]) -> list[int]:
    """What the first day without a year tells: clearest first."""
    years = [p.year - (p.month < first) for p in placed if p.holds and p.whole and (p.month - first) % 12 <= _SOON]
    past = max(((p.year, p.month) for p in placed if not p.ahead), default=(0, 0))
    close = [p.year for p in placed if p.whole and not p.ahead and (p.year, p.month) == past and 0 <= first - p.month <= _CLOSE]
    ended = max(_ended(text), default=None)
    told = ended[0] + (first <= ended[1]) if ended else None
    return [*sorted(years, reverse=True), *close, *([told] if told and (told, first) >= past else [])]


def _ended(text: str) -> Iterator[tuple[int, int]]:
    for month, pattern in _closed():
        for match in pattern.finditer(text):
            if not _pattern("ahead_before").search(text[max(0, match.start() - _AROUND) : match.start()]):
                yield int(next(filter(None, match.groups()))), month


def _by_spans(text: str, latest: int) -> list[int]:
    """What spans of time up to now tell: since when, and the age of somebody whose birth year is given."""
    years = [int(match["y"]) + int(match["n"]) for match in _pattern("since").finditer(text)]
    births = {int(match["y"] or match["of"]) for match in _pattern("birth").finditer(text)}
    ages = {int(match["n"]) for match in _pattern("age").finditer(text)}
    aged = {born + age for born in births for age in ages if latest <= born + age and (born + age <= latest + _LATER or latest in births)}
    return [*years, *(aged if len(aged) == 1 else ())]
