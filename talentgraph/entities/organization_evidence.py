"""What the names of two organizations say: kinds of evidence, and cannot-links."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from talentgraph.entities.organizations import HANS, LATIN, MIXED, Organization, acronyms, countries, readings, rest, words
from talentgraph.entities.people import transliterating
from talentgraph.language import sounds
from talentgraph.language.names import without_umlauts
from talentgraph.language.transliteration import reading
from talentgraph.lexicon import read

_MANY = 1 << 16
_LONG, _LONGER = 7, 12  # letters from which on one and two misspellings are told from another name
_SHORT = 6  # letters of a word that others may use too
_SOUND = 0.9
OTHER = "distinguishing word"


def evidence(one: Organization, other: Organization) -> list[str]:
    """Kinds of evidence that two names give; nothing where they say nothing."""
    if not one.core or not other.core:
        return ["prior", "same spelling"] if one.letters == other.letters else []
    if one.bare == other.bare:
        return ["prior", _legal(one, other), *(["leading article"] if one.article != other.article else [])]
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


def _legal(one: Organization, other: Organization) -> str:
    if one.letters == other.letters:
        return "same spelling"
    both = one.letters != one.bare and other.letters != other.bare
    return "other legal form" if both else "same name but for the legal form"


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
        both = half.intersection(mine) and half.intersection(theirs)
        found.append("different trades" if both else "different weak words")
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
    if one.weak == other.weak and _misspelt(one.core, other.core):
        return ["spelt alike"]
    return _extra(one, other, mine, theirs) if mine & theirs else []


def _body_left_out(shorter: Organization) -> list[str]:
    trade = words("half") | words("han_half")
    return ["other words"] if trade.intersection(shorter.weak) else ["kind of body left out", *_brief(shorter)]


def _extra(one: Organization, other: Organization, mine: frozenset[str], theirs: frozenset[str]) -> list[str]:
    """Evidence of Latin words that only one of two names has."""
    extra = mine ^ theirs
    if mine < theirs or theirs < mine:
        if extra <= words("bodies"):
            return _body_left_out(one if len(one.core) < len(other.core) else other)
        return [OTHER if extra & words("parts") else "word of a part" if extra <= words("branches") else "further word"]
    telling = words("bodies") | words("half") | words("parts")
    known = bool((mine - theirs) & telling and (theirs - mine) & telling)
    return [OTHER if known or one.body == other.body != "" else "other words"]


@lru_cache(maxsize=_MANY)
def _misspelt(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether long words differ in a letter that may be a slip; digits are never slips."""
    if len(one) != len(other):
        one, other = ("".join(one),), ("".join(other),)
    changed = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    if len(changed) > 1:
        return False
    mine, theirs = changed[0]
    if without_umlauts(mine) == without_umlauts(theirs):
        return True
    shorter = min(len(mine), len(theirs))
    if shorter < _LONG or mine[0] != theirs[0] or not (mine.isalpha() and theirs.isalpha()):
        return False
    return Levenshtein.distance(mine, theirs, score_cutoff=2) <= (2 if shorter >= _LONGER else 1)


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
    (land, home), (other_land, other_home) = _home(mine), _home(theirs)
    if home == other_home:
        return [OTHER] if land and other_land else ["same name but for a weak word", "country added"]
    if one.body and other.body:
        return _bodies(one, other)
    if theirs.startswith(mine):
        more = theirs[len(mine) :]
        if more == other.body and more in words("own_name"):
            return _body_left_out(one)
        return [OTHER] if more in words("han_parts") else ["word of a part"] if more in words("han_branches") else ["further word"]
    if len(mine) <= 3 and len(theirs) > 3 and mine[0] in theirs[:3] and _within(mine, theirs):
        return ["short form"]
    shared = next((at for at, (a, b) in enumerate(zip(mine, theirs, strict=False)) if a != b), len(mine))
    telling = words("han_parts") | words("han_half") | words("han_bodies")
    return [OTHER] if shared > 1 and {mine[shared:], theirs[shared:]} <= telling else []


@lru_cache(maxsize=_MANY)
def _home(name: str) -> tuple[str, str]:
    """The country in front of a name, and the rest of it."""
    country = next((country for country in countries() if name.startswith(country) and len(name) - len(country) > 1), "")
    left = name[len(country) :]
    return ("", name) if left in words("han_bodies") else (country, left)


def _bodies(one: Organization, other: Organization) -> list[str]:
    """Evidence of two names that both tell what kind of body they are."""
    mine, theirs = rest(one)[0], rest(other)[0]
    if one.body != other.body:
        return [OTHER] if mine == theirs else []
    if len(mine) == len(theirs) > 3 and _homophones(mine, theirs):
        return ["spelt alike"]
    if mine not in countries() and _within(mine, theirs):
        return ["short form"]
    return [OTHER] if one.body in words("own_name") else []


def _homophones(one: str, other: str) -> bool:
    """Whether characters differ, two at most, only in how a foreign sound is written."""
    changed = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    if not transliterating().issuperset(one + other):
        return False
    return len(changed) <= 2 and all(sounds.likeness(sounds.of_han(a), sounds.of_han(b)) >= _SOUND for a, b in changed)


def _within(short: str, whole: str) -> bool:
    rest_of = iter(whole)
    return all(one in rest_of for one in short)


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
    trades = bool(words("half").intersection(latin.weak)), bool(words("han_half").intersection(han.weak))
    brief = ["short name"] if len(han.core[0]) == 2 and len(latin.joined) <= _SHORT else []
    return brief if trades[0] == trades[1] else ["different weak words", *brief]
