"""Which names of one script stand for which of another: tables of given names and surnames, romanizations, nicknames, readings.

The tables are data (`lexicon/*.tsv`); what they don't list is judged by its sound (`language/sounds.py`).
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache
from typing import NamedTuple

from talentgraph.language import sounds
from talentgraph.language.fold import simplifier
from talentgraph.language.pinyin import readings
from talentgraph.lexicon import rows

_MANY = 1 << 16
_MANY_PAIRS = 1 << 18  # given names come in many pairs, again and again
LISTED, NOT_LISTED = 1.0, 0.0
_SOUND, _OPEN = 0.99, 0.7  # the most that sound says; what neither joins nor parts two names


class Surname(NamedTuple):
    """A Chinese surname: how common (1 to 3), its pinyin first, its other romanizations."""

    common: int
    pinyin: tuple[str, ...]
    other: tuple[str, ...]


@cache
def surnames() -> dict[str, Surname]:
    """The Chinese surnames, by their characters."""
    return {
        han: Surname(int(common), tuple(pinyin.replace("ü", "u").split()), tuple(other.split()))
        for han, common, pinyin, other in rows("romanizations")
    }


@cache
def romanized() -> dict[str, tuple[str, ...]]:
    """Which Chinese surnames a romanization may stand for, those whose pinyin it is first.

    >>> romanized()["chang"][:2], "zuckerberg" in romanized()
    (('常', '张'), False)
    """
    found: dict[str, list[str]] = defaultdict(list)
    for han, surname in surnames().items():
        for spelling in surname.pinyin:
            found[spelling].append(han)
    for han, surname in surnames().items():
        for spelling in surname.other:
            if han not in found[spelling]:
                found[spelling].append(han)
    return {spelling: tuple(hans) for spelling, hans in found.items()}


def _groups(table: str) -> tuple[dict[str, tuple[int, ...]], dict[str, tuple[int, ...]]]:
    latin: dict[str, list[int]] = defaultdict(list)
    chinese: dict[str, list[int]] = defaultdict(list)
    for number, (spellings, forms) in enumerate(rows(table)):
        for spelling in dict.fromkeys(map(plain, spellings.split())):
            latin[spelling].append(number)
        for form in dict.fromkeys(simplifier()(forms).split()):
            chinese[form].append(number)
    return {name: tuple(found) for name, found in latin.items()}, {name: tuple(found) for name, found in chinese.items()}


@cache
def given_names() -> tuple[dict[str, tuple[int, ...]], dict[str, tuple[int, ...]]]:
    """Rows of the table of given names, by Latin spelling and by Chinese form."""
    return _groups("given-names")


@cache
def foreign_surnames() -> tuple[dict[str, tuple[int, ...]], dict[str, tuple[int, ...]]]:
    """Rows of the table of surnames, by Latin spelling and by Chinese form."""
    return _groups("surnames")


@cache
def _nicknames() -> tuple[dict[str, frozenset[int]], dict[str, frozenset[int]]]:
    whole: dict[str, set[int]] = defaultdict(set)
    short: dict[str, set[int]] = defaultdict(set)
    for number, (names, nicks) in enumerate(rows("nicknames")):
        for name in names.split():
            whole[name].add(number)
        for nick in nicks.split():
            short[nick].add(number)
    return {name: frozenset(found) for name, found in whole.items()}, {name: frozenset(found) for name, found in short.items()}


def plain(latin: str) -> str:
    """A Latin name as the tables are searched: small letters without accents, hyphens and apostrophes."""
    from talentgraph.language.names import key

    return key(latin)


_NONE: frozenset[int] = frozenset()


@lru_cache(maxsize=_MANY)
def nicknamed(one: str, other: str) -> str:
    """How two given names belong together: spelling (Alexandr, Alexander), related, nickname (Alex), short forms of one name.

    >>> nicknamed("alexandr", "alexander"), nicknamed("bob", "robert"), nicknamed("mike", "mick"), nicknamed("mark", "mary")
    ('spelling', 'nickname', 'short forms', '')
    """
    listed = given_names()[0]
    if any(number in listed.get(other, ()) for number in listed.get(one, ())):
        return "spelling"
    whole, short = _nicknames()
    if whole.get(one, _NONE) & whole.get(other, _NONE):
        return "related"
    if whole.get(one, _NONE) & short.get(other, _NONE) or short.get(one, _NONE) & whole.get(other, _NONE):
        return "nickname"
    return "short forms" if short.get(one, _NONE) & short.get(other, _NONE) else ""


@lru_cache(maxsize=_MANY)
def groups(given: str) -> tuple[str, ...]:
    """Keys that a given name shares with its other spellings and short forms; itself where it has none.

    >>> bool(set(groups("bob")) & set(groups("robert")))
    True
    """
    whole, short = _nicknames()
    listed = given_names()[0]
    numbers = sorted(whole.get(given, _NONE) | short.get(given, _NONE))
    spelt = dict.fromkeys(listed.get(given, ()))
    for row in sorted(short.get(given, _NONE)):
        spelt |= {number: None for name in rows("nicknames")[row][0].split() for number in listed.get(name, ())}
    return tuple(f"n{number}" for number in numbers) + tuple(f"g{number}" for number in spelt) or (given,)


def _heard(latin: str, han: str, least: float, *, listed: bool) -> float:
    """The likeness of sounds; where the tables know both names and don't join them, at most what says nothing (Daniel is no 丹妮拉)."""
    score = min(sounds.likeness(sounds.of_latin(latin), sounds.of_han(han), least), _SOUND)
    return (_OPEN if score > _OPEN else NOT_LISTED) if listed else score


@cache
def spellings_of(number: int) -> tuple[str, ...]:
    """The Latin spellings in a row of the table of given names."""
    return tuple(map(plain, rows("given-names")[number][0].split()))


@lru_cache(maxsize=_MANY_PAIRS)
def given_likeness(latin: str, han: str, least: float = 0.0) -> float:
    """How alike a given name in Latin letters and one in Chinese are: 1 where the table says so, 0 where it says otherwise, else by sound.

    Where they sound less alike than wanted it is 0 too.

    >>> given_likeness("dario", "达里奥"), given_likeness("daniela", "达里奥"), given_likeness("alex", "亚历山大")
    (1.0, 0.7, 1.0)
    """
    spelt, written = given_names()
    mine, theirs = spelt.get(latin, ()), written.get(han, ())
    if any(number in theirs for number in mine):
        return LISTED
    if any(nicknamed(latin, spelling) in {"nickname", "spelling"} for number in theirs for spelling in spellings_of(number)):
        return LISTED
    return _heard(latin, han, least, listed=bool(mine and theirs))


@lru_cache(maxsize=_MANY)
def surname_likeness(latin: str, han: str, least: float = 0.0) -> float:
    """The same of surnames; Chinese surnames among them (王 in 亚历山大·王).

    >>> surname_likeness("zuckerberg", "祖克柏"), surname_likeness("wang", "王"), surname_likeness("chen", "王")
    (1.0, 1.0, 0.0)
    """
    chinese = surnames().get(han)
    if chinese:
        return LISTED if latin in chinese.pinyin or latin in chinese.other else NOT_LISTED
    spelt, written = foreign_surnames()
    mine, theirs = spelt.get(latin, ()), written.get(han, ())
    if any(number in theirs for number in mine):
        return LISTED
    return _heard(latin, han, least, listed=bool(mine and theirs))


@lru_cache(maxsize=_MANY)
def pinyin_surnames(latin: str) -> tuple[str, ...]:
    """The pinyin of all Chinese surnames that a romanization may stand for.

    >>> pinyin_surnames("chiang")
    ('jiang',)
    """
    return tuple(dict.fromkeys(surnames()[han].pinyin[0] for han in romanized().get(latin, ())))


@lru_cache(maxsize=_MANY)
def reading(characters: str) -> str:
    """The most frequent reading of characters, in pinyin."""
    return "".join(next(iter(readings(one)), "") for one in characters)
