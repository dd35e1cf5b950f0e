"""Cannot-links between the names of people: what keeps two names from ever meaning one person, unless somebody says so."""

from __future__ import annotations

from talentgraph.entities.latin_names import OTHER_GIVEN, latin_given, latin_surnames
from talentgraph.entities.people import FOREIGN, LATIN, NATIVE, Person, Reading, is_native
from talentgraph.entities.person_evidence import transliterations
from talentgraph.language import transliteration as tables
from talentgraph.language.pinyin import spellings

_FAR = 0.45  # sounds that are no more alike than this are different
_OTHER_SURNAME, _OTHER_GIVEN, _OTHER_NAME = "different surnames", "different given names", "different Chinese names"


def conflict(one: Person, other: Person) -> str | None:
    """What tells two whole names apart for certain: words for it, or None.

    Names of one word never conflict. Given names in Latin letters conflict unless one may stand for the other (a nickname, an initial, a
    Chinese name beside a Western one); names across scripts only where tables or sounds exclude that they are one.
    """
    if not (one.whole and other.whole) or one.letters == other.letters or one.sorted == other.sorted:
        return None
    scripts = (one.script, other.script)
    if scripts == (NATIVE, NATIVE):
        return None if one.doubtful and other.doubtful else _OTHER_NAME
    if scripts == (LATIN, LATIN):
        return _latin(one, other)
    pairs = [(mine, theirs) for mine in one.readings for theirs in other.readings]
    if scripts == (FOREIGN, FOREIGN):
        return _all([_foreign(mine, theirs) for mine, theirs in pairs])
    if scripts in {(LATIN, FOREIGN), (LATIN, NATIVE)}:
        compared = _latin_foreign if other.script == FOREIGN else _latin_native
        return None if other.doubtful else _all([compared(mine, theirs) for mine, theirs in pairs])
    return conflict(other, one) if scripts in {(FOREIGN, LATIN), (NATIVE, LATIN)} else None


def _all(found: list[str]) -> str | None:
    """The conflict of the likeliest readings, if all readings conflict."""
    return found[0] if all(found) else None


def _latin(one: Person, other: Person) -> str | None:
    found = []
    for mine in one.readings:
        for theirs in other.readings:
            if latin_surnames(mine.surname, theirs.surname, mine.core, theirs.core):
                found.append(_OTHER_GIVEN if latin_given(mine.given, theirs.given) == OTHER_GIVEN else "")
            else:
                shared = {mine.core, mine.surname} & {*theirs.given} or {theirs.core, theirs.surname} & {*mine.given}
                found.append("" if shared else _OTHER_SURNAME)
    return _all(found)


def _latin_native(one: Reading, other: Reading) -> str:
    listed = tables.surnames().get(other.surname)
    if listed is None or one.surname not in tables.romanized():
        return ""
    if one.surname in listed.pinyin:
        joined = "".join(one.given)
        modern, older = spellings(other.given[0])
        return _OTHER_GIVEN if is_native(joined) and joined not in modern and joined not in older else ""
    return "" if one.surname in listed.other else _OTHER_SURNAME


def _latin_foreign(one: Reading, other: Reading) -> str:
    if max(tables.surname_likeness(a, b, _FAR) for a, b in ((one.surname, other.surname), (one.core, other.core))) < _FAR:
        return _OTHER_SURNAME
    written = other.given[0]
    if written.isascii() or any(len(name) == 1 for name in one.given):
        return ""
    scores = [tables.given_likeness(name, written) for name in one.given]
    return _OTHER_GIVEN if max(scores) == tables.NOT_LISTED else ""


def _foreign(one: Reading, other: Reading) -> str:
    if transliterations(one.core, other.core, given=False) == "other":
        return _OTHER_SURNAME
    return _OTHER_GIVEN if transliterations(one.given[0], other.given[0], given=True) == "other" else ""
