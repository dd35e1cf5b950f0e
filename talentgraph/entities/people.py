"""A person's name taken apart: given names, surname, script, and the keys under which alike names meet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from talentgraph.language import transliteration as tables
from talentgraph.language.pinyin import syllabic
from talentgraph.language.scripts import HAN
from talentgraph.lexicon import read

_MANY = 1 << 16
LATIN, NATIVE, FOREIGN, OTHER = "latin", "native", "foreign", "other"


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a name.

    Attributes:
        given: The given names, small letters or characters; initials are single letters.
        surname: All of it, particles joined; empty where the name is one word.
        core: The surname without particles.
        swapped: The surname stands first.
    """

    given: tuple[str, ...]
    surname: str
    core: str
    swapped: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """A name of a person.

    Attributes:
        script: latin; native (Chinese, surname first); foreign (transliterated into Chinese); other.
        letters: All letters, for equality.
        sorted: The same, the words in alphabetical order.
        readings: The ways to read it, the likeliest first.
        whole: It has a given name and a surname.
        doubtful: A native name that may be a foreign one, or the other way round (马斯克).
    """

    script: str
    letters: str
    sorted: str
    readings: tuple[Reading, ...]
    whole: bool = False
    doubtful: bool = False


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(read("persons")[name].split())


@cache
def common() -> frozenset[str]:
    """Frequent surnames outside China."""
    return _words("common")


_TOKEN = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_HAN_ONLY = re.compile(rf"(?:{HAN.pattern})+")
_DOTS = re.compile(r"[·.•\s=-]+")
_WHERE = re.compile(rf"(?<={HAN.pattern}) \([^()]+\)$")  # what tells homonyms apart: 张勇 (Acme)
_MIXED = re.compile(rf"^(?P<given>[^\W\d_]{(2,)})\s?(?P<surname>(?:{HAN.pattern}){{1,2}})$")


def is_placed(name: str) -> bool:
    """Whether a name says where its bearer works, since many bear it.

    >>> is_placed("张勇 (Acme)"), is_placed("张勇")
    (True, False)
    """
    return bool(_WHERE.search(name))


def parse(folded: str) -> Person:
    """Take a name apart that is folded and in small letters.

    >>> parse("guido van rossum").readings[0]
    Reading(given=('guido',), surname='vanrossum', core='rossum', swapped=False)
    >>> parse("庞若鸣").readings[0].surname, parse("亚历山大·王").readings[0].surname
    ('庞', '王')
    """
    folded = _WHERE.sub("", folded)
    if HAN.search(folded):
        mixed = _MIXED.match(folded)
        if mixed and not HAN.search(mixed["given"]) and mixed["surname"] in tables.surnames():
            return _latin(f"{mixed['given']} {tables.surnames()[mixed['surname']].pinyin[0]}")
        return _han(folded)
    return _latin(folded)


def _latin(text: str) -> Person:
    ahead, comma, behind = text.partition(",")
    if comma and behind.strip() and not set(_TOKEN.findall(behind)) <= _words("suffixes"):
        text = f"{behind} {ahead}"
    tokens = _TOKEN.findall(text.replace(",", " "))
    while len(tokens) > 1 and tokens[0] in _words("titles"):
        tokens = tokens[1:]
    while len(tokens) > 2 and tokens[-1] in _words("suffixes"):
        tokens = tokens[:-1]
    if not tokens:
        return Person(OTHER, text.strip(), "", ())
    plain = [token.replace("'", "").replace("-", "") for token in tokens]
    script = LATIN if plain[0][0] < "\u0370" else OTHER
    if len(tokens) == 1:
        return Person(script, plain[0], plain[0], (Reading((plain[0],), "", ""),))
    return Person(script, "".join(plain), "".join(sorted(plain)), _readings(tokens, plain), whole=True)


def _readings(tokens: list[str], plain: list[str]) -> tuple[Reading, ...]:
    start = len(tokens) - 1
    while start > 1 and plain[start - 1] in _words("particles"):
        start -= 1
    head, hyphen, tail = tokens[-1].partition("-")
    core = tail.replace("-", "") if hyphen and head in _words("particles") else plain[-1]
    made = [Reading(_given(plain[:start]), "".join(plain[start:]), core)]
    romanized = tables.romanized()
    first, last = plain[0], plain[-1]
    if first in romanized and last not in tables.foreign_surnames()[0] and (len(plain) == 2 or last not in romanized or syllabic(last)):
        made.append(Reading(_given(plain[1:]), first, first, swapped=True))
    if len(plain) > 2 and plain[1] in romanized and first in tables.given_names()[0]:
        made.append(Reading((first, *plain[2:]), plain[1], plain[1]))
    return tuple(made)


def _given(words: list[str]) -> tuple[str, ...]:
    if 2 not in map(len, words):
        return tuple(words)
    made: list[str] = []
    for word in words:
        made += list(word) if len(word) == 2 and word != "ng" and not set(word) & set("aeiouy") else [word]
    return tuple(made)


def _han(text: str) -> Person:
    text = _untitled(text)
    pieces = [piece for piece in _DOTS.split(text) if piece]
    if len(pieces) > 1:
        if (
            all(_HAN_ONLY.fullmatch(piece) for piece in pieces)
            and len(pieces) == 2
            and len(pieces[0]) == 1
            and len(pieces[1]) < 3
            and _native(text)
        ):
            return _han("".join(pieces))
        return _foreign(pieces)
    whole = pieces[0] if pieces else text
    surname = _native(whole)
    if not surname or whole in tables.foreign_surnames()[1] or (whole in tables.given_names()[1] and len(whole) > 2):
        return Person(FOREIGN, whole, whole, (Reading((whole,), "", ""),), doubtful=bool(surname))
    given = whole[len(surname) :]
    doubtful = len(given) > 1 and all(one in transliterating() for one in whole)
    if not given:
        return Person(NATIVE, whole, whole, (Reading((surname,), "", ""),))
    return Person(NATIVE, whole, whole, (Reading((given,), surname, surname),), whole=True, doubtful=doubtful)


def _untitled(text: str) -> str:
    if not text.endswith(_titles()):
        return text
    for title in _titles():
        if text.endswith(title) and len(text) > len(title):
            return text.removesuffix(title).strip(" ·")
    return text


@cache
def _titles() -> tuple[str, ...]:
    return tuple(read("persons")["han_titles"].split())


@cache
def transliterating() -> frozenset[str]:
    """Characters that foreign names are written with."""
    return frozenset(read("names-zh")["people"]["transliteration"])


@cache
def _japanese() -> frozenset[str]:
    return frozenset(read("names-zh")["people"]["japanese_surnames"].split())


def _native(whole: str) -> str:
    """The surname of a name as Chinese people write theirs, or nothing."""
    if not _HAN_ONLY.fullmatch(whole) or len(whole) > 4:
        return ""
    if whole[:2] in tables.surnames() or whole[:2] in _japanese():
        return whole[:2]
    return whole[0] if whole[0] in tables.surnames() and len(whole) <= 3 else ""


def _foreign(pieces: list[str]) -> Person:
    if len(pieces[0]) > 1 and pieces[0][0] in read("persons")["han_before"]:
        pieces = [pieces[0][1:], *pieces[1:]]
    start = len(pieces) - 1
    while start > 1 and pieces[start - 1] in _words("han_particles"):
        start -= 1
    made = [Reading(tuple(pieces[:start]), "".join(pieces[start:]), pieces[-1])]
    if len(pieces) == 2:
        made.append(Reading((pieces[1],), pieces[0], pieces[0], swapped=True))
    return Person(FOREIGN, "".join(pieces), "".join(sorted(pieces)), tuple(made), whole=True)


@lru_cache(maxsize=_MANY)
def commonness(surname: str) -> int:
    """How common a surname is: 1 to 3 as in the table of Chinese ones, 2 where it is frequent elsewhere, else 3."""
    listed = tables.surnames().get(surname)
    if listed:
        return listed.common
    chinese = min((tables.surnames()[han].common for han in tables.romanized().get(surname, ())), default=3)
    return min(chinese, 2 if surname in common() else 3)


@lru_cache(maxsize=_MANY)
def is_native(given: str) -> bool:
    """Letters that are syllables of Mandarin and no given name of the West."""
    return bool(syllabic(given)) and given not in tables.given_names()[0]
