"""Readings of Chinese characters, in Hanyu pinyin and in Wade-Giles, without tones."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from itertools import product

_READINGS = 3  # of one character: the rarer ones are left out
_MANY = 1 << 16


@cache
def _characters() -> dict[int, str]:
    from pypinyin.pinyin_dict import pinyin_dict

    return dict(pinyin_dict)


@lru_cache(maxsize=_MANY)
def readings(character: str) -> tuple[str, ...]:
    """How a character is read, the most frequent reading first; nothing where it is none.

    >>> readings("庞"), readings("曾"), readings("x")
    (('pang',), ('ceng', 'zeng'), ())
    """
    written = _characters().get(ord(character), "")
    bare = (_toneless(reading) for reading in written.split(",") if reading)
    return tuple(dict.fromkeys(reading for reading in bare if reading.isascii()))[:_READINGS]


def _toneless(reading: str) -> str:
    return "".join(one for one in unicodedata.normalize("NFD", reading) if not unicodedata.combining(one))


@cache
def syllables() -> frozenset[str]:
    """All syllables of Mandarin."""
    written = {reading for listed in _characters().values() for reading in listed.split(",")}  # the same ones, thousands of times
    return frozenset(bare for reading in written if (bare := _toneless(reading)).isascii())


@lru_cache(maxsize=_MANY)
def syllabic(letters: str) -> int:
    """Into how few syllables of Mandarin letters can be cut, up to three; 0 where they can't.

    >>> syllabic("ruoming"), syllabic("xian"), syllabic("daniel")
    (2, 1, 0)
    """
    known = syllables()
    if letters in known:
        return 1
    cuts = [at for at in range(1, min(7, len(letters))) if letters[:at] in known]
    if any(letters[at:] in known for at in cuts):
        return 2
    return 3 if len(letters) <= 12 and any(syllabic(letters[at:]) == 2 for at in cuts) else 0


@lru_cache(maxsize=_MANY)
def spellings(characters: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """How characters are spelt together: in pinyin, and those in Wade-Giles that differ from it (without apostrophes).

    >>> spellings("忠谋")
    (('zhongmou',), ('chungmou',))
    """
    ways = list(product(*(readings(one) for one in characters[:3])))
    modern = tuple(dict.fromkeys("".join(way) for way in ways))
    older = tuple(dict.fromkeys("".join(wade(one) for one in way) for way in ways))
    return modern, tuple(spelling for spelling in older if spelling not in modern)


_WHOLE = {"zi": "tzu", "ci": "tzu", "si": "szu", "er": "erh", "you": "yu", "ye": "yeh", "yue": "yueh", "yan": "yen", "yong": "yung", "ge": "ko",
          "ke": "ko", "he": "ho", "e": "o", "yi": "i", "xiong": "hsiung"}  # fmt: skip
_STARTS = (("zh", "ch"), ("ch", "ch"), ("sh", "sh"), ("z", "ts"), ("c", "ts"), ("j", "ch"), ("q", "ch"), ("x", "hs"), ("r", "j"), ("b", "p"),
           ("d", "t"), ("g", "k"))  # fmt: skip
_FINALS = {"ong": "ung", "ian": "ien", "ie": "ieh", "ue": "ueh", "iong": "iung"}
_SHORT = frozenset("d t n l z c r zh ch s".split())  # before these, uo is o


@cache
def wade(syllable: str) -> str:
    """A syllable of pinyin in Wade-Giles, without the apostrophe that most people leave out.

    >>> [wade(one) for one in "zhong qing xiao guo shi".split()]
    ['chung', 'ching', 'hsiao', 'kuo', 'shih']
    """
    if syllable in _WHOLE:
        return _WHOLE[syllable]
    if syllable in {"zhi", "chi", "shi", "ri"}:
        return {"zhi": "chih", "chi": "chih", "shi": "shih", "ri": "jih"}[syllable]
    start, new = next(((old, new) for old, new in _STARTS if syllable.startswith(old)), (syllable[:1], syllable[:1]))
    final = syllable[len(start) :]
    if final == "uo" and start in _SHORT:
        final = "o"
    elif final == "ui" and start in {"g", "k"}:
        final = "uei"
    return new + _FINALS.get(final, final)
