"""How far names alone say that they mean one entity, as log-odds with a reason for each part.

`forms` prepares names once, `blocks` tells which may be alike, `compare` gives the reasons, `forbids` a cannot-link, `strength` the sum.
The sum is the log-odds that two names mean one entity if they meet under a block and nothing else is known; the weights and the sentences
lie in lexicon/evidence.toml. No reasons at all means that the names say nothing: no link, and not even odds.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from talentgraph.entities import organization_evidence, organizations, people, person_conflicts, person_evidence, person_keys
from talentgraph.entities.collecting import without_collector
from talentgraph.entities.evidence import Reason, reasons, weights
from talentgraph.entities.organizations import Organization
from talentgraph.entities.people import Person
from talentgraph.language.aliases import SIGNS, names_within
from talentgraph.language.fold import fold
from talentgraph.model import EntityKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["Form", "Reason", "blocks", "compare", "evidence", "forbids", "forms", "strength", "told", "weight"]


@dataclass(frozen=True, slots=True)
class Form:
    """A name, prepared for comparison.

    Attributes:
        name: As written.
        kind: person, organization or role_holder.
        parts: What it is made of: given names and surname, or the words that tell an organization from others.
        script: latin, native, foreign, han, mixed or other.
        taken: The name taken apart; None of a role-holder.
        letters: What counts of it, for equality.
        also: Further names that it holds, in brackets, with their kinds (alias, former, acronym, ticker).
    """

    name: str
    kind: EntityKind
    parts: tuple[str, ...]
    script: str
    taken: Person | Organization | None
    letters: str
    also: tuple[tuple[Form, str], ...] = ()


@without_collector()
def forms(names: Sequence[str], kind: EntityKind) -> list[Form]:
    """Prepare names of one kind, in their order.

    >>> [form.parts for form in forms(["Guido van Rossum", "庞若鸣"], EntityKind.PERSON)]
    [('guido', 'vanrossum'), ('若鸣', '庞')]
    >>> forms(["Moonshot AI, Inc."], EntityKind.ORGANIZATION)[0].parts
    ('moonshot',)
    """
    one_line = [" ".join(name.split()) for name in names]
    split = [names_within(name) if SIGNS.search(name) else [(name, "name")] for name in one_line]
    flat = [held for held, _ in (pair for pairs in split for pair in pairs)]
    made = iter([_form(name, folded, kind) for name, folded in zip(flat, _folded(flat), strict=True)])
    prepared = []
    for name, pairs in zip(names, split, strict=True):
        mine = [(next(made), held) for _, held in pairs]
        prepared.append(mine[0][0] if len(mine) == 1 and mine[0][0].name == name else _joined(name, mine))
    return prepared


def _folded(names: list[str]) -> list[str]:
    """Folded names in small letters without accents."""
    text = "\n".join(names)
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    lines = fold(text).text.casefold().split("\n")
    return [line if line.isascii() else _bare(line) for line in lines]


_OTHER_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"})


def _bare(line: str) -> str:
    return "".join(one for one in unicodedata.normalize("NFKD", line) if not unicodedata.combining(one)).translate(_OTHER_LETTERS)


def _form(name: str, folded: str, kind: EntityKind) -> Form:
    if kind is EntityKind.PERSON:
        person = people.parse(folded)
        first = person.readings[0] if person.readings else None
        parts = (*first.given, *([first.surname] if first.surname else [])) if first else ()
        return Form(name, kind, parts, person.script, person, person.letters)
    if kind is EntityKind.ORGANIZATION:
        one = organizations.parse(folded)
        return Form(name, kind, one.core, one.script, one, one.letters)
    return Form(name, kind, (folded,), "other", None, folded)


def _joined(name: str, held: list[tuple[Form, str]]) -> Form:
    """A form that holds others."""
    main, more = held[0][0], held[1:]
    return Form(name, main.kind, main.parts, main.script, main.taken, main.letters, tuple(more))


def blocks(form: Form) -> tuple[str, ...]:
    """The blocking keys of a name: two names that can be alike share at least one, and few names share one.

    Keys that begin with "x" matter only between two scripts.
    """
    found = dict.fromkeys(_keys(form))
    for held, kind in form.also:
        found |= dict.fromkeys(_keys(held))
        if kind == "ticker":
            found[f"${held.letters}"] = None
    return tuple(found)


def _keys(form: Form) -> tuple[str, ...]:
    if isinstance(form.taken, Person):
        return person_keys.keys(form.taken)
    return organizations.keys(form.taken) if form.taken else (f"={form.letters}",)


def compare(one: Form, other: Form) -> list[Reason]:
    """The evidence of two names alone, the prior first; an empty list where they say nothing.

    >>> first, second = forms(["Alex Wang", "Alexandr Wang"], EntityKind.PERSON)
    >>> [reason.name for reason in compare(first, second)]
    ['prior', 'same surname', 'nickname', 'common surname']
    """
    return told(evidence(one, other), one, other)


def evidence(one: Form, other: Form) -> list[str]:
    """The kinds of evidence that two names alone give, without their words: for pairs of which few are looked at closely."""
    if one.kind is not other.kind:
        return []
    if (other.name, other.letters) < (one.name, one.letters):
        one, other = other, one
    return _found(one, other)


def told(found: list[str], one: Form, other: Form) -> list[Reason]:
    """Kinds of evidence of two names, weighed and in words."""
    if (other.name, other.letters) < (one.name, one.letters):
        one, other = other, one
    return reasons("organization" if one.kind is not EntityKind.PERSON else "person", found, one.name, other.name)


def _found(one: Form, other: Form) -> list[str]:
    if not one.also and not other.also:
        return _pair(one, other)
    best: list[str] = []
    if _forbidden(one, other):
        pairs = [_pair(mine, theirs) for mine in _all(one) for theirs in _all(other) if _conflict(mine, theirs)]
        return min(pairs, key=lambda found: weight(found, one.kind))
    for mine, as_mine in ((one, "name"), *one.also):
        for theirs, as_theirs in ((other, "name"), *other.also):
            found = _pair(mine, theirs)
            if "same spelling" in found and {as_mine, as_theirs} != {"name"}:
                found = ["prior", "ticker" if "ticker" in {as_mine, as_theirs} else "bracketed alias"]
            if found and (not best or weight(found, one.kind) > weight(best, one.kind)):
                best = found
    return best


def weight(found: list[str], kind: EntityKind) -> float:
    """The weights of kinds of evidence together."""
    known = weights("person" if kind is EntityKind.PERSON else "organization")
    return sum([known[name] for name in found])


def _pair(one: Form, other: Form) -> list[str]:
    if isinstance(one.taken, Person) and isinstance(other.taken, Person):
        return person_evidence.evidence(one.taken, other.taken)
    if isinstance(one.taken, Organization) and isinstance(other.taken, Organization):
        return organization_evidence.evidence(one.taken, other.taken)
    return ["prior", "same spelling"] if one.letters == other.letters else []


def forbids(one: Form, other: Form) -> str | None:
    """A cannot-link from the names alone, in words, or None.

    >>> forbids(*forms(["姚顺宇", "姚顺雨"], EntityKind.PERSON))
    '姚顺宇 and 姚顺雨: different Chinese names'
    >>> forbids(*forms(["Google", "Google Cloud"], EntityKind.ORGANIZATION))
    'Google and Google Cloud: different distinguishing words'
    """
    if one.kind is not other.kind:
        return None
    if (other.name, other.letters) < (one.name, one.letters):
        one, other = other, one
    found = _forbidden(one, other)
    return f"{one.name} and {other.name}: {found}" if found else None


def _forbidden(one: Form, other: Form) -> str | None:
    """A conflict of any two names of one script that the forms hold, unless they share a name."""
    mine, theirs = _all(one), _all(other)
    conflicts = [_conflict(a, b) for a in mine for b in theirs]
    if len(conflicts) == 1:
        return conflicts[0]
    han = [_conflict(a, b) for a in mine for b in theirs if a.script == b.script != people.LATIN]
    if any(han):
        return next(found for found in han if found)
    if any(a.letters == b.letters for a in mine for b in theirs):
        return None
    return next((found for found in conflicts if found), None) if all(conflicts) else None


def _all(form: Form) -> list[Form]:
    return [form, *(held for held, _ in form.also)]


_DIGITS = re.compile(r"\d+")


def _conflict(one: Form, other: Form) -> str | None:
    if _DIGITS.findall(one.name) != _DIGITS.findall(other.name) and one.kind is EntityKind.PERSON:
        return "different numbers"
    if isinstance(one.taken, Person) and isinstance(other.taken, Person):
        return person_conflicts.conflict(one.taken, other.taken)
    if isinstance(one.taken, Organization) and isinstance(other.taken, Organization):
        return organization_evidence.conflict(one.taken, other.taken)
    return None


def strength(reasons: Iterable[Reason]) -> float:
    """The sum of the weights: log-odds that two names mean one entity. Of no reasons at all it is 0, which says nothing."""
    return sum(reason.weight for reason in reasons)
