"""How alike a name in Latin letters and one in Chinese characters sound.

Both become short strings of phones (`lexicon/sounds.toml`); the score is one minus the cost of turning one string into the other over the
weight of the heavier one. A phone that Chinese has no way to write (the r of Zuckerberg) costs little.
"""

from __future__ import annotations

import math
import re
from functools import cache, lru_cache

from talentgraph.language.pinyin import readings
from talentgraph.lexicon import read

_VOWELS = "aeio"
_VOWEL, _OTHER_VOWEL = 0.25, 0.15  # the weight of a vowel; the cost of one for another
_TINY = 1e-9  # more than sums of costs differ by rounding
_MANY = 1 << 16  # names kept in memory


@cache
def _latin() -> tuple[re.Pattern[str], dict[str, str]]:
    made: dict[str, str] = read("sounds")["latin"]
    return re.compile("|".join(sorted(made, key=lambda letters: (-len(letters), letters)))), made


_PHONES = _VOWELS + "pfvtTkghsjzcmnlr"


@cache
def _costs() -> tuple[dict[str, dict[str, float]], dict[str, float]]:
    """What each phone costs in place of each other one, and what leaving it out costs."""
    data = read("sounds")
    near = {one: dict.fromkeys(_PHONES, 1.0) | {one: 0.0} for one in _PHONES}
    for one, other in ((one, other) for one in _VOWELS for other in _VOWELS if one != other):
        near[one][other] = _OTHER_VOWEL
    for (one, other), cost in data["near"].items():
        near[one][other] = near[other][one] = cost
    return near, dict.fromkeys(_PHONES, 1.0) | data["dropped"]


@lru_cache(maxsize=_MANY)
def of_latin(letters: str) -> str:
    """The phones of a name in small Latin letters.

    >>> of_latin("zuckerberg"), of_latin("mensch")
    ('zokerperk', 'mens')
    """
    pattern, made = _latin()
    return _once("".join(made[found] for found in pattern.findall(letters)))


@lru_cache(maxsize=_MANY)
def of_han(characters: str) -> str:
    """The phones of a foreign name in Chinese characters; characters without a reading are left out.

    >>> of_han("扎克伯格"), of_han("门施")
    ('cakpok', 'mens')
    """
    heard = read("sounds")["readings"]
    syllables = (heard.get(one) or next(iter(readings(one)), "") for one in characters)
    return _once("".join(_phones(syllable) for syllable in syllables))


@cache
def _phones(syllable: str) -> str:
    data: dict[str, dict[str, str]] = read("sounds")
    start = syllable[:2] if syllable[:2] in data["initials"] else syllable[:1] if syllable[:1] in data["initials"] else ""
    initial, final = data["initials"].get(start, ""), data["finals"].get(syllable[len(start) :], "")
    if syllable in data["bare"]["syllables"].split():
        return initial + final.strip(_VOWELS)
    if syllable in {"wu", "yi", "yu"}:
        return final
    return initial + final


def _once(phones: str) -> str:
    return re.sub(r"(.)\1+", r"\1", phones)


@lru_cache(maxsize=_MANY)
def likeness(one: str, other: str, least: float = 0.0) -> float:
    """How alike two strings of phones are, from 0 to 1; 0 where they are less alike than wanted, which is soon seen.

    >>> likeness(of_latin("zuckerberg"), of_han("扎克伯格")) > 0.8 > 0.5 > likeness(of_latin("king"), of_han("库克"))
    True
    """
    heavier = max(_weight(one), _weight(other))
    return max(0.0, 1 - _distance(one, other, (1 - least) * heavier + _TINY) / heavier) if heavier else 0.0


@lru_cache(maxsize=_MANY)
def _weight(phones: str) -> float:
    return sum([_VOWEL if phone in _VOWELS else 1.0 for phone in phones])


def _distance(one: str, other: str, most: float) -> float:
    """What it costs to turn one string into the other; infinite where it is more than wanted."""
    near, dropped = _costs()
    gone = [dropped[phone] for phone in other]
    before = [0.0]
    for cost in gone:
        before.append(before[-1] + cost)
    for phone in one:
        cost = dropped[phone]
        last = before[0] + cost
        row = [last]
        for diagonal, above, swapped, left_out in zip(before, before[1:], map(near[phone].__getitem__, other), gone, strict=False):
            last += left_out
            if (changed := diagonal + swapped) < last:
                last = changed
            if (changed := above + cost) < last:
                last = changed
            row.append(last)
        if min(row) > most:
            return math.inf
        before = row
    return before[-1]


_CLASSES = str.maketrans(
    {**dict.fromkeys("pfv", "P"), **dict.fromkeys("tTszcj", "T"), **dict.fromkeys("kg", "K"), **dict.fromkeys("mn", "M")}
)
_SILENT = re.compile("[aeiolrh]")
_REPEATED = re.compile(r"(.)\1+")


@lru_cache(maxsize=_MANY)
def skeleton(phones: str) -> str:
    """What is left of phones when all that transliterations disagree on is gone: a coarse key that alike names share.

    >>> skeleton(of_latin("sutskever")), skeleton(of_han("苏茨克维"))
    ('TKP', 'TKP')
    """
    return _REPEATED.sub(r"\1", _SILENT.sub("", phones.translate(_CLASSES)))


_VOWEL_LETTERS = re.compile("[aeio]")


@lru_cache(maxsize=_MANY)
def consonants(phones: str) -> str:
    """Phones without their vowels: a finer key, for names of one script.

    >>> consonants(of_latin("suleyman")) == consonants(of_latin("suleiman"))
    True
    """
    return _REPEATED.sub(r"\1", _VOWEL_LETTERS.sub("", phones).replace("T", "t"))
