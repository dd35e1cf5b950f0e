"""How given names and surnames in Latin letters belong together."""

from __future__ import annotations

from functools import cache, lru_cache

from rapidfuzz.distance import JaroWinkler, Levenshtein

from talentgraph.entities import people
from talentgraph.language import sounds
from talentgraph.language import transliteration as tables
from talentgraph.language.names import without_umlauts
from talentgraph.lexicon import read

_MANY = 1 << 17
_ALIKE = 0.86  # of sounds
_SPELT_ALIKE = 0.92
OTHER_GIVEN = "other given name"
_RELATED = {
    "spelling": "other spelling of the given name",
    "related": "related given names",
    "nickname": "nickname",
    "short forms": "two nicknames",
}


@cache
def _given_names() -> frozenset[str]:
    return frozenset(tables.plain(name) for name in read("names-en")["given"].split()) | frozenset(tables.given_names()[0])


@lru_cache(maxsize=_MANY)
def latin_surnames(one: str, other: str, one_core: str, other_core: str) -> str:
    """How two surnames in Latin letters belong together, or nothing."""
    if one == other:
        return "same surname"
    if one_core in (other_core, other) or one == other_core:
        return "surname but for small words"
    romanized = tables.romanized()
    if one in romanized and other in romanized:
        return "surname in another romanization" if set(romanized[one]) & set(romanized[other]) else ""
    if without_umlauts(one) == without_umlauts(other):
        return "surname with an umlaut written out"
    alike = len(one) > 4 and len(other) > 4 and JaroWinkler.similarity(one, other) >= _SPELT_ALIKE
    if alike and Levenshtein.distance(one, other) <= 2 and sounds.likeness(sounds.of_latin(one), sounds.of_latin(other)) > _ALIKE:
        return "surname spelt alike"
    return ""


@lru_cache(maxsize=_MANY)
def latin_given(one: tuple[str, ...], other: tuple[str, ...]) -> str:
    """How given names in Latin letters belong together."""
    mine, theirs = "".join(one), "".join(other)
    if mine == theirs:
        return "same given name" if len(mine) > 1 else "initial"
    if any(len(name) == 1 for name in (*one, *other)) and (found := _initials(one, other)):
        return found
    first, second = one[0], other[0]
    if first == second:
        return _middle(one[1:], other[1:])
    whole = tables.nicknamed(first, second)
    if whole:
        return _RELATED[whole]
    chinese = people.is_native(mine), people.is_native(theirs)
    if chinese == (True, True):
        return OTHER_GIVEN
    if len(one) + len(other) > 2 and any(len(a) > 1 and (a == b or tables.nicknamed(a, b)) for a in one for b in other):
        return "one given name in common"
    if True in chinese:
        return "given name of another kind"
    if without_umlauts(first) == without_umlauts(second):
        return "other spelling of the given name"
    listed = first in _given_names() and second in _given_names()
    if not listed and min(len(first), len(second)) > 4 and JaroWinkler.similarity(first, second) >= _SPELT_ALIKE:
        return "given name spelt alike"
    return OTHER_GIVEN


def _initials(one: tuple[str, ...], other: tuple[str, ...]) -> str:
    """Agreement where one of two lists of given names has initials; nothing where initials don't decide."""
    pairs = list(zip(one, other, strict=False))
    if not all(a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]) for a, b in pairs):
        return ""
    whole = sum(a == b and len(a) > 1 for a, b in pairs)
    if whole:
        return "same given name but for a middle one"
    return "initials" if len(pairs) > 1 else "initial"


def _middle(one: tuple[str, ...], other: tuple[str, ...]) -> str:
    if not one or not other:
        return "same given name but for a middle one"
    if one[0][0] == other[0][0] and (len(one[0]) == 1 or len(other[0]) == 1 or one[0] == other[0]):
        return "same given name but for a middle one"
    return "other middle name"
