"""When a move took place: the date that hangs on its trigger, one carried over from before, or the time of publication."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from talentgraph.claims.masking import compiled
from talentgraph.language import periods
from talentgraph.lexicon import read
from talentgraph.model import Period, Precision, Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from talentgraph.claims.masking import Node, Sentence

_LEAD = 6  # sentences that tell the news; what lies behind them is often background
_HEAD = 24  # characters: a date that opens a sentence
_LONG_AGO = 90  # days: so far back nothing lies that is still ahead
_NEXT = 40  # characters: a date this little behind the stretch of the trigger may still be its own
_OPENS = 4  # characters: a date that opens a clause
_AROUND = 60  # characters before a trigger in which words of the past count


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


def when(place: Place, status: Status, published: Period) -> tuple[Period, str]:
    """The period in which a move took place or takes place, as far as the text says, and whence it is known.

    That is "told" in the sentence, told "before", "assumed" from the day of publication, "unknown" where it is news of a day that nobody
    knows, or "" where the text is silent.

    Args:
        place: The trigger.
        status: How far the move went.
        published: The day of publication, or the least that is known of it.
    """
    masked = place.sentences[place.index].masked
    first, _ = _stretch(place, masked)
    near = masked[max(first, place.at - _AROUND) : place.end]
    told = near if place.lang == "en" else masked[max(0, place.at - _AROUND) : place.end]
    fresh = bool(_words(place.lang, "fresh").search(told))
    here = _in_sentence(place, published)
    found = here or _before(place, published, fresh=fresh)
    if found is not None:
        ahead = status is Status.ANNOUNCED or masked[: place.at].endswith((" to ", " will "))
        behind = found.start > place.sentences[place.index].folded(place.at)
        period = _ahead(found, published, 0 if behind else _LONG_AGO) if ahead else found.period or Period()
        return period, "told" if here else "before"
    behind_lead = _is_behind_lead(place)
    if status is Status.COMPLETED and (_is_past(place, masked, near) or (behind_lead and not fresh)):
        return Period(), ""
    if published.latest is None:
        return Period(), "unknown"
    if published.precision is Precision.DAY and (status is not Status.ANNOUNCED or behind_lead):
        return periods.month(published.latest.year, published.latest.month), "assumed"
    return published, "assumed"


def _is_behind_lead(place: Place) -> bool:
    """Whether enough statements stand before; what semicolons part is one ("A becomes head of X; B becomes head of Y; ...")."""
    statements = (sentence for sentence in islice(place.sentences, place.index) if place.text[sentence.end - 1] != ";")
    return next(islice(statements, _LEAD - 1, None), None) is not None


@cache
def _words(lang: str, name: str) -> re.Pattern[str]:
    return compiled(read("time")[lang][name], re.IGNORECASE)


def _stretch(place: Place, masked: str) -> tuple[int, int]:
    """Where the part of the sentence begins and ends that has the trigger for its verb."""
    borders = [0, *(match.start() for match in _words(place.lang, "stretch").finditer(masked)), len(masked)]
    here = bisect_right(borders, place.at) - 1
    return borders[here], borders[min(here + 1, len(borders) - 1)]


def _is_past(place: Place, masked: str, near: str) -> bool:
    if _words(place.lang, "past").search(near):
        return True
    return place.lang == "zh" and bool(_words("zh", "behind").search(masked[place.end : place.end + 30]))


def _dates(sentence: Sentence, lang: str) -> list[tuple[int, Node]]:
    """The dates of a sentence that may be those of a move, in order."""
    masked = sentence.masked
    found = [(match.start(), sentence.nodes[match[0]]) for match in _DATE.finditer(masked)]
    return [(i, node) for i, node in found if not _words(lang, "not_when").search(masked[max(0, i - 40) : i] + _preposition(node))]


def _preposition(node: Node) -> str:
    """The word that a date begins with: until 2022."""
    match = _LEADING.match(node.text)
    return match[0] if match else ""


_DATE = compiled("<DATE>")
_LEADING = re.compile(r"[A-Za-z]+ (?=\d|[A-Z])")


def _in_sentence(place: Place, published: Period) -> Node | None:
    sentence = place.sentences[place.index]
    found = _dates(sentence, place.lang)
    if not found:
        return None
    return (_chinese if place.lang == "zh" else _english)(sentence.masked, found, place, published)


_WITH_YEAR = re.compile(r"\d{4}|[一二][〇零九]|年|\byear|ago|last|[上昨前]")


def _ahead(node: Node, published: Period, days: int) -> Period:
    """The date of what is only announced: a month named without its year is the next one of that name."""
    period = node.period or Period()
    if period.latest is None or published.earliest is None or period.precision not in {Precision.DAY, Precision.MONTH}:
        return period
    if _WITH_YEAR.search(node.text) or (published.earliest - period.latest).days <= days:
        return period
    parts = [int(part) for part in (period.date or "").split("-")]
    return periods.valid(parts[0] + 1, *parts[1:]) or period


def _chinese(masked: str, found: list[tuple[int, Node]], place: Place, published: Period) -> Node | None:
    """A date stands before its verb and holds on over clauses; only the day from which something holds may follow."""
    usable = [(i, node) for i, node in found if not _words("zh", "other").search(masked[i + 1 : i + 16])]
    first, last = _stretch(place, masked)
    usable = [(i, node) for i, node in usable if first <= i < place.at or not _words("zh", "until").search(masked[max(0, i - 2) : i])]
    for i, node in usable:
        if i > place.end and _words("zh", "effective").search(masked[i + 1 : i + 8]):
            return node
    left = [(i, node) for i, node in usable if i < place.at]
    left = [(i, node) for i, node in left if not (_is_new(node, published) and _words("zh", "long_before").search(masked[i:place.at]))]
    if left:
        told = [(i, node) for i, node in left if not _words("zh", "reported").search(masked[i + 1 : i + 12])]
        return (told or left)[-1][1]
    return next((node for i, node in usable if place.end <= i <= last + _OPENS and (i < last or len(usable) == 1)), None)


def _is_new(node: Node, published: Period) -> bool:
    """A date of the days of publication."""
    return bool(node.period and node.period.latest and published.earliest and node.period.latest >= published.earliest)


def _english(masked: str, found: list[tuple[int, Node]], place: Place, _: Period) -> Node | None:
    """A date stands in the stretch of its verb, behind it or before; else at the head of the sentence."""
    first, last = _stretch(place, masked)
    inside = [(i < place.at, abs(i - place.at), n) for n, (i, _) in enumerate(found) if first <= i < last]
    aside = _words("en", "aside")
    if not (inside and aside.search(masked[first:])):
        for i, node in found:
            if i > place.end and _words("en", "effective").search(masked[max(0, i - 30) : i]):
                return node
    if inside:
        return found[min(inside)[2]][1]
    borders = [0, *(match.start() for match in _words("en", "stretch").finditer(masked))]
    free = [(i, node) for i, node in found if i < _HEAD or not aside.search(masked[borders[bisect_right(borders, i) - 1] :])]
    left = [node for i, node in free if i < place.at]
    if left:
        return left[0] if free[0][0] < _HEAD else left[-1]
    return free[0][1] if free and len(found) == 1 and free[0][0] < last + _NEXT else None




def _before(place: Place, published: Period, *, fresh: bool) -> Node | None:
    """The last date of the sentence before, while the paragraph goes on and nothing says that this is news."""
    if place.index == 0:
        return None
    here, before = place.sentences[place.index], place.sentences[place.index - 1]
    if place.lang == "en" and _words("en", "aside").search(here.masked[_stretch(place, here.masked)[0] :]):
        return None
    found = _dates(before, place.lang)
    if not found and place.index > 1 and "\n" not in place.text[before.start - 2 : before.start]:
        before = place.sentences[place.index - 2]
        found = _dates(before, place.lang)
    if "\n" in place.text[before.end : here.start]:
        return None
    if not found or (fresh and not _is_new_month(found[-1][1], published)):
        return None
    return found[-1][1]


def _is_new_month(node: Node, published: Period) -> bool:
    earliest = node.period.earliest if node.period else None
    return bool(earliest and published.earliest and (earliest.year, earliest.month) == (published.earliest.year, published.earliest.month))
