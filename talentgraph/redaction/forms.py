"""The names of a person -> the forms under which a text may speak of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from talentgraph.language.scripts import is_han
from talentgraph.lexicon import read
from talentgraph.redaction.letters import letters

if TYPE_CHECKING:
    from collections.abc import Iterable

_SPLIT = re.compile(r"[\s·•‧・･,，]+")
_BRACKETS = re.compile(r"[(（\[【][^()（）\[\]【】]*[)）\]】]")
_SHORTEST = 2  # letters of a form that is looked for by itself


@dataclass(frozen=True, slots=True)
class Forms:
    """Letters of the forms of one person, or of several who are masked together.

    Attributes:
        whole: Full names: they stand for the person wherever they are.
        turned: Full names with the surname first.
        parts: Surnames and given names: they stand for the person where the text speaks of them.
        titled: Chinese surnames of one character: only with a title or what else is said of people ("庞先生").
    """

    whole: tuple[str, ...]
    turned: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    titled: tuple[str, ...] = ()


@cache
def _ignored() -> frozenset[str]:
    """Words around a name that are none of it."""
    english = read("names-en")
    return frozenset(letters(word) for word in f"{english['honorifics']} {english['suffixes']}".split())


def _words(name: str) -> list[str]:
    words = [word for word in _SPLIT.split(name) if letters(word)]
    kept = [word for word in words if letters(word) not in _ignored()]
    return kept or words


def bare(name: str) -> str:
    """A name without what stands in brackets to tell it from another.

    >>> bare("Wei Li (Apple)")
    'Wei Li'
    """
    return _BRACKETS.sub("", name).strip() or name


def forms(names: Iterable[str], *, alone: Iterable[str] = ()) -> Forms:
    """The forms of a person's names.

    Args:
        names: All names as they are written somewhere. A single word is a part of a name where there is a fuller one.
        alone: Single words that are a whole name of their own, as a list says ("Pelé").

    >>> forms(["Anna Berg", "Berg"])
    Forms(whole=('annaberg',), turned=('berganna',), parts=('anna', 'berg'), titled=())
    >>> forms(["庞若鸣"]).titled
    ('庞',)
    """
    whole: dict[str, None] = {}
    turned: dict[str, None] = {}
    parts: dict[str, None] = {}
    titled: dict[str, None] = {}
    single: dict[str, None] = {}
    for name in names:
        words = _words(bare(name))
        joined = letters("".join(words))
        if not joined:
            continue
        if len(words) > 1:
            whole[joined] = None
            turned[letters(words[-1] + "".join(words[:-1]))] = None
            ends = [letters(words[0]), letters(words[-1])]
            parts.update(dict.fromkeys(end for end in ends if len(end) >= _SHORTEST))
            titled.update(dict.fromkeys(end for end in ends[1:] if len(end) < _SHORTEST and is_han(end)))
        elif is_han(joined[0]) and len(joined) >= _SHORTEST:
            whole[joined] = None
            titled[_surname(joined)] = None
        elif len(joined) >= _SHORTEST:
            single[joined] = None
        elif is_han(joined[0]):
            titled[joined] = None
    stands = {form for form in map(letters, alone) if len(form) >= _SHORTEST} - parts.keys()
    for form in single:
        (whole if form in stands or not whole else parts)[form] = None
    return Forms(tuple(whole), tuple(turned), tuple(sorted(parts)), tuple(titled))


def _surname(name: str) -> str:
    """The surname of a Chinese name."""
    return name[:2] if name[:2] in read("names")["double_surnames"] and len(name) > _SHORTEST else name[:1]
