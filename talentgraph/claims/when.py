"""When a move took place: the date that hangs on its trigger, one carried over from before, or the time of publication."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from talentgraph.claims.masking import compiled
from talentgraph.language import periods
from talentgraph.lexicon import read
from talentgraph.model import Period, Precision, Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from talentgraph.claims.masking import Sentence

_LEAD = 6  # sentences that tell the news; what lies behind them is often background
_AROUND = 60  # characters before a trigger in which words of the past count
_LINKED = 90  # characters: the date of a sentence before this one holds on while its paragraph goes on


@dataclass(frozen=True, slots=True)
class Place:
    """Where a trigger stands.

    Attributes:
        sentences: All sentences of the article, in order.
        index: Which of them.
        at: Where the trigger begins in its masked text.
        end: Where it ends.
        lang: The language of the sentence: en or zh.
        text: The folded text of the article.
    """

    sentences: Sequence[Sentence]
    index: int
    at: int
    end: int
    lang: str
    text: str


def when(place: Place, status: Status, published: Period) -> Period:
    """The period in which a move took place or takes place, as far as the text says.

    Args:
        place: The trigger.
        status: How far the move went.
        published: The day of publication, or the least that is known of it.
    """
    found = _in_sentence(place) or _before(place)
    if found is not None:
        return found
    return _fresh(place, status, published)


@cache
def _words(lang: str, name: str) -> re.Pattern[str]:
    return compiled(read("time")[lang][name], re.IGNORECASE)


def _dates(sentence: Sentence) -> list[tuple[int, Period]]:
    """The dates of a sentence that may be those of a move, in order."""
    return [(i, node.period) for i, c in enumerate(sentence.masked) if (node := sentence.nodes.get(c)) and node.type == "DATE" and node.period]


def _in_sentence(place: Place) -> Period | None:
    masked = place.sentences[place.index].masked
    found = [(i, period) for i, period in _dates(place.sentences[place.index]) if not _words(place.lang, "not_when").search(masked[max(0, i - 40) : i])]
    if not found:
        return None
    return (_chinese if place.lang == "zh" else _english)(masked, found, place)


def _chinese(masked: str, found: list[tuple[int, Period]], place: Place) -> Period | None:
    """A date stands before its verb and holds on over clauses; only the day from which something holds may follow."""
    usable = [(i, period) for i, period in found if not _words("zh", "other").search(masked[i + 1 : i + 16])]
    for i, period in usable:
        if i > place.end and _words("zh", "effective").search(masked[i + 1 : i + 8]):
            return period
    left = [(i, period) for i, period in usable if i < place.at]
    if left:
        told = [(i, period) for i, period in left if not _words("zh", "reported").search(masked[i + 1 : i + 12])]
        return (told or left)[-1][1]
    border = re.compile("[,;。]").search(masked, place.end)
    return next((period for i, period in usable if place.end <= i and (border is None or i < border.start())), None)


def _english(masked: str, found: list[tuple[int, Period]], place: Place) -> Period | None:
    """A date stands in the stretch of its verb, behind it or before; else at the head of the sentence."""
    for i, period in found:
        if i > place.end and _words("en", "effective").search(masked[max(0, i - 30) : i]):
            return period
    borders = [0, *(match.start() for match in _words("en", "stretch").finditer(masked)), len(masked)]
    here = bisect_right(borders, place.at) - 1
    first, last = borders[here], borders[min(here + 1, len(borders) - 1)]
    inside = [(i < place.at, abs(i - place.at), period) for i, period in found if first <= i < last]
    if inside:
        return min(inside, key=lambda entry: entry[:2])[2]
    left = [(i, period) for i, period in found if i < place.at]
    right = [(i, period) for i, period in found if i >= place.end]
    if left and left[0][0] < _HEAD:
        return left[0][1]
    return left[-1][1] if left else right[0][1]


_HEAD = 24  # characters: a date that opens a sentence


def _before(place: Place) -> Period | None:
    """The last date of the sentence before, while the paragraph goes on."""
    if place.index == 0:
        return None
    here, before = place.sentences[place.index], place.sentences[place.index - 1]
    if "\n" in place.text[before.end : here.start]:
        return None
    found = [period for i, period in _dates(before) if not _words(place.lang, "not_when").search(before.masked[max(0, i - 40) : i])]
    return found[-1] if found else None


def _fresh(place: Place, status: Status, published: Period) -> Period:
    """News without a date word is of the month of publication, what a party has just announced of its day."""
    if published.latest is None or published.earliest is None:
        return Period()
    masked = place.sentences[place.index].masked
    around = masked[max(0, place.at - _AROUND) : place.end]
    if _words(place.lang, "past").search(around):
        return Period()
    if status is Status.COMPLETED and place.index >= _LEAD and not _words(place.lang, "fresh").search(around):
        return Period()
    if status is Status.ANNOUNCED and place.index < _LEAD:
        return published
    if published.precision is Precision.DAY:
        return periods.month(published.latest.year, published.latest.month)
    return published
