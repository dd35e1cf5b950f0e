"""What the names of two people say: kinds of evidence, the weights of which are in lexicon/evidence.toml."""

from __future__ import annotations

from functools import lru_cache

from talentgraph.entities import people
from talentgraph.entities.evidence import weights
from talentgraph.entities.latin_names import OTHER_GIVEN, latin_given, latin_surnames
from talentgraph.entities.people import FOREIGN, LATIN, NATIVE, OTHER, Person, Reading
from talentgraph.entities.person_keys import initials_of
from talentgraph.language import sounds
from talentgraph.language import transliteration as tables
from talentgraph.language.pinyin import spellings, syllabic

_MANY = 1 << 17
_ALIKE, _NEAR, _FAR = 0.86, 0.76, 0.45  # of sounds


def _rarity(surname: str, given: str) -> list[str]:
    common = people.commonness(surname)
    chinese = surname in tables.romanized()
    native = people.is_native(given)
    found = [
        "very common surname"
        if common == 1 and native
        else "common surname"
        if common < 3 and not (chinese and common == 2)
        else "rare surname"
    ]
    if chinese and common == 2:
        found = ["known surname"]
    if native and chinese:
        found.append("pinyin of many names")
        if syllabic(given) == 1:
            found.append("one syllable")
    return found


def _latin(one: Reading, other: Reading) -> list[str]:
    surname = latin_surnames(one.surname, other.surname, one.core, other.core)
    if not surname:
        return []
    given = latin_given(one.given, other.given)
    found = ["prior", surname, given, *_rarity(one.surname, "".join(one.given) if given == "same given name" else "")]
    if one.swapped != other.swapped:
        found.append("order swapped")
    return found


def _latin_native(one: Reading, other: Reading) -> list[str]:
    """Latin letters and a Chinese name."""
    listed = tables.surnames().get(other.surname)
    if listed is None or one.surname not in (*listed.pinyin, *listed.other):
        return []
    modern, older = spellings(other.given[0])
    mine = ["".join(one.given), *(["".join(one.given[1:])] if len(one.given) > 1 else [])]
    in_pinyin = one.surname in listed.pinyin
    if any(given in modern for given in mine):
        given = "given name in pinyin"
    elif any(given in older for given in mine):
        given = "given name in Wade-Giles"
    elif all(len(name) == 1 for name in one.given) and "".join(one.given) in initials_of(other.given[0]):
        given = "initials" if len(one.given) > 1 else "initial"
    elif in_pinyin and people.is_native(mine[0]):
        given = OTHER_GIVEN
    else:
        given = "given name of another kind"
    common = {1: "very common surname", 2: "known surname", 3: "rare surname"}[listed.common]
    found = ["prior", "surname in pinyin" if in_pinyin else "surname romanized", given, common]
    return [*found, "one syllable"] if len(other.given[0]) == 1 and given.startswith("given name in") else found


def _heard(kind: str, score: float) -> str:
    if score == tables.LISTED:
        return f"{kind} transliterated"
    return f"{kind} sounds alike" if score >= _ALIKE else f"{kind} sounds near" if score >= _NEAR else ""


def _latin_foreign(one: Reading, other: Reading) -> list[str]:
    """Latin letters and a transliteration."""
    score = tables.surname_likeness(one.core, other.core, _NEAR)
    if one.core != one.surname or other.core != other.surname:
        score = max(
            score, *(tables.surname_likeness(latin, han, _NEAR) for latin in (one.core, one.surname) for han in (other.core, other.surname))
        )
    surname = _heard("surname", score)
    if not surname:
        return []
    common = people.commonness(one.surname)
    found = [
        "prior",
        surname,
        _heard_given(one, other),
        "rare surname" if common == 3 else "common surname" if common == 1 else "known surname",
    ]
    return [*found, "order swapped"] if one.swapped != other.swapped else found


def _heard_given(one: Reading, other: Reading) -> str:
    written = other.given[0]
    if written.isascii():
        return latin_given(one.given[:1], (written,))
    if len(one.given[0]) == 1:
        return "initial" if sounds.of_latin(one.given[0])[:1] == sounds.of_han(written)[:1] else "given name sounds different"
    whole = [name for name in one.given if len(name) > 1]
    scores = [tables.given_likeness(name, written, _FAR) for name in whole]
    if whole == list(one.given) and len(one.given) + len(other.given) > 2:
        scores.append(tables.given_likeness("".join(whole), "".join(other.given), _FAR))
    score = max(scores)
    return _heard("given name", score) or (OTHER_GIVEN if score < _FAR else "given name sounds different")


@lru_cache(maxsize=_MANY)
def transliterations(one: str, other: str, *, given: bool) -> str:
    """How two transliterations of given names or of surnames belong together: same, listed, alike, other, or nothing where that is open.

    >>> transliterations("扎克伯格", "祖克柏", given=False), transliterations("王", "陈", given=False)
    ('listed', 'other')
    """
    if one == other:
        return "same"
    listed = (tables.given_names() if given else tables.foreign_surnames())[1]
    mine, theirs = listed.get(one, ()), listed.get(other, ())
    if any(number in theirs for number in mine):
        return "listed"
    chinese = not given and (one in tables.surnames() or other in tables.surnames())
    score = 0.0 if chinese else sounds.likeness(sounds.of_han(one), sounds.of_han(other), _FAR)
    if score >= _ALIKE and not (mine and theirs) and (not given or _first_sound(one) == _first_sound(other)):
        return "alike"
    return "other" if score < _FAR or (mine and theirs and score < _NEAR) else ""


def _first_sound(written: str) -> str:
    """The first consonant, under which given names are blocked."""
    return sounds.skeleton(sounds.of_han(written))[:1]


_KINDS = {"same": "same", "listed": "transliterated", "alike": "sounds alike"}


def _foreign(one: Reading, other: Reading) -> list[str]:
    """Two transliterations; that both put the surname first is not assumed, since then given names would pass for surnames."""
    if one.swapped and other.swapped:
        return []
    surname = transliterations(one.core, other.core, given=False)
    if surname not in _KINDS:
        return []
    given = transliterations(one.given[0], other.given[0], given=True)
    known = {"same": "same given name", "": "given name sounds different", "other": OTHER_GIVEN}
    found = [
        "prior",
        "same surname" if surname == "same" else f"surname {_KINDS[surname]}",
        known.get(given) or f"given name {_KINDS[given]}",
    ]
    return [*found, "order swapped"] if one.swapped != other.swapped else found


def _native_foreign(one: Reading, other: Reading) -> list[str]:
    """A Chinese name and a transliteration with a Chinese surname: 陈信翰 and 马克·陈."""
    return ["prior", "surname alone"] if one.surname == other.surname else []


_BY_SCRIPT = {
    (LATIN, LATIN): _latin,
    (LATIN, NATIVE): _latin_native,
    (LATIN, FOREIGN): _latin_foreign,
    (FOREIGN, FOREIGN): _foreign,
    (NATIVE, FOREIGN): _native_foreign,
}
_ORDER = {LATIN: 0, NATIVE: 1, FOREIGN: 2, OTHER: 3}


def evidence(one: Person, other: Person) -> list[str]:
    """Kinds of evidence that two names give, of the reading that speaks most for one person; nothing where they say nothing."""
    if one.script == other.script and (one.letters == other.letters or one.sorted == other.sorted):
        return _equal(one, other)
    if _ORDER[one.script] > _ORDER[other.script]:
        one, other = other, one
    if not (one.whole and other.whole):
        return _short(one, other)
    if one.script == other.script == NATIVE:
        return ["prior", "same surname", OTHER_GIVEN] if one.readings[0].surname == other.readings[0].surname else []
    compared = _BY_SCRIPT.get((one.script, other.script))
    best: list[str] = []
    if compared is not None:
        for mine in one.readings:
            for theirs in other.readings:
                found = compared(mine, theirs)
                if found and (not best or total(found) > total(best)):
                    best = found
    return best


def _equal(one: Person, other: Person) -> list[str]:
    if not one.whole or one.script == OTHER:
        return ["prior", "same word" if one.script != OTHER else "same spelling"]
    found = ["prior", "same spelling"]
    mine, theirs = one.readings[0], other.readings[0]
    if one.script == LATIN:
        best = min(mine, theirs, key=lambda reading: people.commonness(reading.surname))
        found += _rarity(best.surname, "".join(best.given))
        if one.letters != other.letters:
            native = any(reading.swapped for person in (one, other) for reading in person.readings)
            found.append("order swapped" if native else "words in another order")
    elif one.script == NATIVE:
        common = people.commonness(mine.surname)
        found += [] if common == 3 else ["very common surname" if common == 1 else "known surname"]
        found += ["one syllable"] if len(mine.given[0]) == 1 else []
    return found


def _short(one: Person, other: Person) -> list[str]:
    """Names of which one at least is a single word."""
    surname = given = False
    for mine in one.readings:
        for theirs in other.readings:
            surname = surname or _alike(mine.core or mine.given[0], theirs.core or theirs.given[0], one, other, given=False)
            given = given or _alike(mine.given[0], theirs.given[0], one, other, given=True)
    return ["prior", "surname alone"] if surname else ["prior", "given name alone"] if given else []


def _alike(mine: str, theirs: str, one: Person, other: Person, *, given: bool) -> bool:
    if mine == theirs:
        return True
    scripts = (one.script, other.script)
    if scripts == (LATIN, NATIVE):
        listed = tables.surnames().get(theirs)
        return not given and listed is not None and mine in (*listed.pinyin, *listed.other)
    if scripts == (LATIN, FOREIGN):
        return (tables.given_likeness if given else tables.surname_likeness)(mine, theirs, _ALIKE) >= _ALIKE
    return scripts == (FOREIGN, FOREIGN) and transliterations(mine, theirs, given=given) in _KINDS


def total(found: list[str]) -> float:
    """Their weights together."""
    known = weights("person")
    return sum([known[name] for name in found])
