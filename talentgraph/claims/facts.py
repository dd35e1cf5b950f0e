"""What an article holds that a rewrite or a translation keeps: whom and what it names, and its numbers, in one spelling for all languages.

A fact is `kind:value`: `organization:` and `person:` with the list's id, `name:` a Han name that no list knows, `word:` one word of a name in
Latin letters, `number:` an exact amount, `count:` a small or round one. Years, days and times of day are none: all who write in one week
share them.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from talentgraph.claims import capitals
from talentgraph.language.scripts import is_han
from talentgraph.lexicon import read
from talentgraph.model import EntityKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from talentgraph.claims.article import Article

_NAMES = frozenset("GSQUIKAL")  # kinds of words (claims/capitals.py) that names are made of
_WORD = re.compile(r"[A-Za-zÀ-ɏ0-9][A-Za-zÀ-ɏ0-9&'-]*(?:\.(?:ai|io|com)\b)?")
_YEARS = range(1900, 2100)
_COUNT, _NUMBER = 13, 100  # from where on a bare number says something, and from where on much
_NEAR = 12  # characters before a number in which a month may stand


def facts(article: Article) -> tuple[str, ...]:
    """The facts of an article, sorted. What its title, summary and body say; lists of other news and footers do not count."""
    found: dict[str, None] = {}
    taken = bytearray(len(article.text) + 1)
    parts: set[str] = set()  # "Zuckerberg" alone adds nothing to Mark Zuckerberg
    for start, end, fact, name in _named(article):
        if any(a <= start < b for a, b in article.told):
            found[fact] = None
            taken[start:end] = b"\1" * (end - start)
            parts |= {f"word:{word.casefold()}" for word in _WORD.findall(name)}
    for start, end in article.told:
        found |= dict.fromkeys(_numbers(article.text, start, end, taken))
        found |= dict.fromkeys(_words(article.text, start, end, taken))
    return tuple(sorted(found.keys() - parts))


def _named(article: Article) -> Iterator[tuple[int, int, str, str]]:
    """Where listed names stand, and Han names that no list knows: span, fact, the name in full."""
    for node in article.mentions:
        if node.type in {"PER", "ORG"} and not node.anaphor:
            if node.known:
                yield node.start, node.end, f"{node.known.kind}:{node.known.id}", node.known.name
            elif is_han(node.name[:1]):
                yield node.start, node.end, f"name:{node.name}", node.name
    if not article.mentions:
        for hit in article.gazetteer.find(article.text):
            known = article.gazetteer.parent(hit.known) if hit.known.kind is EntityKind.ORGANIZATION else hit.known
            yield hit.start, hit.end, f"{known.kind}:{known.id}", known.name


@cache
def _number() -> re.Pattern[str]:
    """A number with its scale and its unit, and what keeps it from being one."""
    scales, units = read("numbers")["scales"], read("numbers")["units"]
    scale = "|".join(sorted(map(re.escape, scales), key=len, reverse=True))
    unit = "|".join(sorted((re.escape(word) for words in units.values() for word in words), key=len, reverse=True))
    return re.compile(
        rf"(?<![A-Za-z0-9_.:/#-])(?<!\d,)(?P<share>百分之)?(?P<figures>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)(?![\d:/]|,\d|-\d)"
        rf"(?:[\s-]?(?P<scale>{scale})(?![A-Za-z]))?(?:[多余])?(?:[\s-]?(?P<unit>{unit})(?![A-Za-z]))?"
        rf"|(?<=[$€£¥])(?P<money>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)(?:[\s-]?(?P<tail>{scale})(?![A-Za-z]))?",
        re.IGNORECASE,
    )


@cache
def _units() -> dict[str, str]:
    return {word.lower(): unit for unit, words in read("numbers")["units"].items() for word in words}


@cache
def _dated() -> tuple[re.Pattern[str], re.Pattern[str]]:
    months = "|".join(read("numbers")["months"])
    return re.compile(rf"(?:\b(?:{months})\.?|[年月第至-])\s?$"), re.compile(rf"(?:st|nd|rd|th)\b|\s?(?:[年月日号时点岁届]|(?:{months})\b)")


def _numbers(text: str, start: int, end: int, taken: bytearray) -> Iterator[str]:
    before, after = _dated()
    for match in _number().finditer(text, start, end):
        if taken[match.start()]:
            continue
        taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
        figures, scale = match["figures"] or match["money"], (match["scale"] or match["tail"] or "").lower()
        value = float(figures.replace(",", "")) * read("numbers")["scales"].get(scale, 1)
        unit = "%" if match["share"] else _units().get((match["unit"] or "").lower(), "")
        if unit == "%":
            yield f"{_worth(figures, 3)}:{_short(value)}%"
        elif unit:
            yield f"number:{_short(value * 1000 if unit[0] == 'k' else value)}{unit.removeprefix('k')}"
        elif match["money"] or scale:
            yield f"{_worth(figures, 2)}:{_short(value)}"
        elif value >= _COUNT and value == int(value) and ("," in figures or value not in _YEARS):
            day = after.match(text, match.end()) or before.search(text, max(0, match.start() - _NEAR), match.start())
            if not day:
                yield f"{_worth(figures, 2) if value >= _NUMBER else 'count'}:{_short(value)}"


def _worth(figures: str, digits: int) -> str:
    """Which kind of fact a number is: round ones and shares like 3.5% come up by chance."""
    return "number" if len(figures.replace(".", "").replace(",", "").strip("0")) >= digits else "count"


def _short(value: float) -> str:
    """A number as short as it can be written: 14.3 billion and 143亿 come out alike."""
    return f"{round(value, 2):.2f}".rstrip("0").rstrip(".")


def _words(text: str, start: int, end: int, taken: bytearray) -> Iterator[str]:
    """Words of names in Latin letters, one by one: a rewrite may leave out the given name."""
    for match in _WORD.finditer(text, start, end):
        word = match[0].removesuffix("'s").rstrip("-'")
        if taken[match.start()] or len(word) < 2 or not any(map(str.isupper, word)) or word.casefold() in _calendar():
            continue
        near = text[match.start() - 1 : match.start()] + text[match.end() : match.end() + 1]
        if any(map(is_han, near)) or any(map(str.isdigit, word)) or capitals.kind(word) in _NAMES:
            yield f"word:{word.casefold()}"


@cache
def _calendar() -> frozenset[str]:
    return frozenset(word.casefold() for word in read("numbers")["calendar"].split())
