"""Copied wording: a sketch of a text by which two texts that share most of their words find one another."""

from __future__ import annotations

import re
from zlib import crc32

import numpy as np

SIZE = 64  # numbers of a sketch
_RUN = 5  # words, or Chinese characters, in a row
_TOKEN = re.compile(r"[\u4e00-\u9fff]|[^\W_\u4e00-\u9fff]+")
_MIX = [np.uint64(number) for number in (0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB)]


def sketch(text: str) -> tuple[int, ...]:
    """The least hashes of all runs of five words of a folded text, ascending; none of a text too short to say anything.

    Up to the smaller of two sketches' greatest numbers both hold everything, so that what they share there estimates how much of the shorter
    text stands in the longer one (bottom-k sketch; Broder 1997).

    >>> one, other = sketch("Anna Berg left Apple for OpenAI on Monday"), sketch("On Sunday, Anna Berg left Apple for OpenAI.")
    >>> len(one), len(other), len({*one} & {*other})
    (4, 4, 2)
    """
    words = [crc32(word.encode("utf-8", "surrogatepass")) for word in _TOKEN.findall(text.lower())]
    if len(words) < _RUN:
        return ()
    numbers = np.array(words, dtype=np.uint64)
    runs = np.zeros(len(words) - _RUN + 1, dtype=np.uint64)
    for place in range(_RUN):
        runs = runs * _MIX[0] + numbers[place : len(numbers) - _RUN + 1 + place]
    for shift, factor in ((30, _MIX[1]), (27, _MIX[2])):  # the finish of splitmix64: near runs get far numbers
        runs = (runs ^ (runs >> np.uint64(shift))) * factor
    return tuple(int(number) for number in np.unique(runs ^ (runs >> np.uint64(31)))[:SIZE])
