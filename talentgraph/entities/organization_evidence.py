"""What the names of two organizations say: kinds of evidence, and cannot-links."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from talentgraph.entities.organizations import HANS, LATIN, MIXED, Organization, acronyms, readings, rest, words
from talentgraph.language import sounds
from talentgraph.language.transliteration import reading
from talentgraph.lexicon import read

_MANY = 1 << 16
_LONG, _LONGER = 7, 12  # letters from which on one and two misspellings are told from another name
_SHORT = 6  # letters of a word that others may use too
_SOUND = 0.9
OTHER = "distinguishing word"


def evidence(one: Organization, other: Organization) -> list[str]:
    """Kinds of evidence that two names give; nothing where they say nothing."""
    if one.letters == other.letters:
        return ["prior", "same spelling"]
    if not one.core or not other.core:
        return []
    if one.bare == other.bare:
        return ["prior", "same name but for the legal form"]
    if one.script == other.script:
        found = _cores(one, other) if one.script != HANS else _han(one, other)
        return ["prior", *found] if found else []
    if MIXED in {one.script, other.script}:
        return []
    found = _across(one, other) if one.script == LATIN else _across(other, one)
    return ["prior", *found] if found else []


def conflict(one: Organization, other: Organization) -> str | None:
    """Words that tell two names of one script apart, or None."""
    if one.script == other.script and one.bare != other.bare and OTHER in (_han if one.script == HANS else _cores)(one, other):
        return "different distinguishing words"
    return None


def _endings(one: Organization, other: Organization) -> list[str]:
    """Evidence of two names with the same core."""
    found: list[str] = []
    mine, theirs = one.weak, other.weak
    if one.place != other.place:
        found.append("place added" if not (one.place and other.place) else "other place")
    if mine == theirs:
        found.insert(0, "same name but for a weak word" if found else "same spelling")
        return found
    half = words("half") | words("han_half")
    extra = {*mine} ^ {*theirs}
    found.insert(0, "same name but for a word of the trade" if extra & half else "same name but for a weak word")
    if mine and theirs and extra & {*mine} and extra & {*theirs}:
        found.append("different weak words")
    return found + _brief(one)


def _brief(one: Organization) -> list[str]:
    joined = one.joined
    brief = len(joined) <= 2 if one.script == HANS else len(one.core) == 1 and len(joined) <= _SHORT
    return ["short name"] if brief else []


def _cores(one: Organization, other: Organization) -> list[str]:
    if one.joined == other.joined:
        return _endings(one, other)
    mine, theirs = frozenset(one.core) - words("small"), frozenset(other.core) - words("small")
    if mine == theirs:
        return ["words in another order"]
    found = _initials(one, other)
    if found:
        return found
    if _misspelt(one.joined, other.joined):
        return ["spelt alike"]
    if not mine & theirs:
        return []
    extra = mine ^ theirs
    if (mine < theirs or theirs < mine) and extra <= words("bodies"):
        return ["kind of body left out", *_brief(one if len(one.core) < len(other.core) else other)]
    return [OTHER]


@lru_cache(maxsize=_MANY)
def _misspelt(one: str, other: str) -> bool:
    shorter = min(len(one), len(other))
    if shorter < _LONG or abs(len(one) - len(other)) > 2 or one[0] != other[0]:
        return False
    if [c for c in one if c.isdigit()] != [c for c in other if c.isdigit()]:
        return False
    return Levenshtein.distance(one, other, score_cutoff=2) <= (2 if shorter >= _LONGER else 1)


def _initials(one: Organization, other: Organization) -> list[str]:
    if len(one.core) > len(other.core):
        one, other = other, one
    if len(one.core) != 1 or len(other.core) < 2 or not (other.script == one.script == LATIN):
        return []
    whole = (*other.core, *reversed(other.weak))
    if one.joined in acronyms(other.core) or one.joined in acronyms(whole):
        return ["acronym" if len(one.joined) > 3 else "short acronym"]
    return []


def _han(one: Organization, other: Organization) -> list[str]:
    mine, theirs = one.core[0], other.core[0]
    if mine == theirs:
        return _endings(one, other)
    if len(mine) > len(theirs):
        mine, theirs, one, other = theirs, mine, other, one
    if len(mine) == len(theirs) > 2 and reading(mine) == reading(theirs):
        return ["spelt alike"]
    start = next((at for at, (a, b) in enumerate(zip(mine, theirs, strict=False)) if a != b), len(mine))
    end = next(
        (at for at, (a, b) in enumerate(zip(mine[: start - 1 : -1] if start else mine[::-1], theirs[::-1], strict=False)) if a != b),
        len(mine) - start,
    )
    left, more = mine[start : len(mine) - end], theirs[start : len(theirs) - end]
    if not left and more == other.body and not one.body:
        return ["kind of body left out", *_brief(one)]
    if not left and (more in words("han_parts") or (start and end and len(mine) > 3)):
        return [OTHER]
    if len(mine) <= 3 and len(theirs) > 3 and _within(mine, theirs):
        return ["short form"]
    return [OTHER] if left and start + end > 1 and len(mine) > 2 else []


def _within(short: str, whole: str) -> bool:
    rest_of = iter(whole)
    return short[0] in whole[:3] and all(one in rest_of for one in short)


def _across(latin: Organization, han: Organization) -> list[str]:
    """A name in Latin letters and one in Chinese."""
    joined, characters = latin.joined, han.core[0]
    if joined in readings(characters) and len(characters) > 1:
        return ["pinyin", *_ends(latin, han)]
    if latin.body and han.body and han.body in read("organizations")["same_bodies"].get(latin.body, "").split():
        left = rest(han)[0]
        return ["translated"] if "".join(rest(latin)) in readings(left) else []
    if len(latin.core) == 1 and len(characters) > 2 and sounds.likeness(sounds.of_latin(joined), sounds.of_han(characters)) >= _SOUND:
        return ["sounds alike"]
    return []


def _ends(latin: Organization, han: Organization) -> list[str]:
    return ["short name"] if len(han.core[0]) == 2 and len(latin.joined) <= _SHORT else []
