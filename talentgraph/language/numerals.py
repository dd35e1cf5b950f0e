"""Numbers in figures or in words, English and Chinese."""

from __future__ import annotations

import re

_DIGITS = {digit: number for number, digit in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_TENS = {"十": 10, "百": 100, "千": 1000}
_ONES = "a one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_BY_TEN = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORDS = {word: max(number, 1) for number, word in enumerate(_ONES)} | {"an": 1} | {word: 10 * number for number, word in enumerate(_BY_TEN, 2)}
_TIMES = {"dozen": 12, "score": 20, "hundred": 100, "thousand": 1000}
FIRST = (*_ONES[2:], *_BY_TEN, *(f"a {word}" for word in _TIMES), "half a dozen")  # what begins an English number from two on
NEXT = ("one", *_ONES[2:], *_BY_TEN, *_TIMES)  # what may follow in it
_PARTING = re.compile(r"[\s-]+")


def value(written: str) -> int | None:
    """A number in figures or in words, or None where it is none.

    >>> value("12"), value("1,200"), value("Twenty-one"), value("half a dozen"), value("several")
    (12, 1200, 21, 6, None)
    >>> value("两"), value("三十一"), value("百"), value("二百零五"), value("数十")
    (2, 31, 100, 205, None)
    """
    plain = written.strip().replace(",", "").lower()
    if plain.isdigit() and plain.isascii():
        return int(plain)
    return _english(plain) if plain.isascii() else _han(plain)


def _english(plain: str) -> int | None:
    total, last = 0, 0
    half = plain.startswith("half a ")
    for word in _PARTING.split(plain.removeprefix("half ")):
        if word in _TIMES:
            last = (last or 1) * _TIMES[word]
        elif word in _WORDS:
            total, last = total + last, _WORDS[word]
        elif word != "and":
            return None
    return (total + last) // 2 if half else total + last or None


def _han(plain: str) -> int | None:
    total, digit = 0, 0
    for character in plain:
        if character in _TENS:
            total, digit = total + (digit or 1) * _TENS[character], 0
        elif character in _DIGITS:
            digit = _DIGITS[character]
        else:
            return None
    return total + digit
