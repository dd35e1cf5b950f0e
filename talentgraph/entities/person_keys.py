"""Blocking keys of people's names: two names that can be alike share at least one, and few names share one."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from talentgraph.entities import people
from talentgraph.language import sounds
from talentgraph.language import transliteration as tables
from talentgraph.language.pinyin import spellings
from talentgraph.lexicon import rows

if TYPE_CHECKING:
    from talentgraph.entities.people import Person, Reading

_MANY = 1 << 16


def keys(person: Person) -> tuple[str, ...]:
    """The keys under which names meet that can be alike.

    `=` the same letters; `f` Latin surname and a given name in one of its spellings; `n` Chinese names by their reading; `i` initials;
    `x` what transliterations share: needed only between two names of different script.
    """
    made = [f"={person.letters}"]
    for reading in person.readings:
        if not reading.surname:
            continue
        if person.script == people.LATIN:
            made += _latin_keys(reading)
        elif person.script == people.NATIVE:
            made += _native_keys(reading)
        if person.script in {people.FOREIGN, people.NATIVE} and (person.script == people.FOREIGN or person.doubtful):
            made += _foreign_keys(reading)
    return tuple(dict.fromkeys(made))


def _latin_keys(reading: Reading) -> list[str]:
    core, first = reading.core, reading.given[0]
    joined = "".join(reading.given)
    chinese = tables.pinyin_surnames(reading.surname)
    made = []
    if len(first) == 1 or len(reading.given) > 1:
        initials = "".join(name[0] for name in reading.given)
        made += [f"i{pinyin}|{initials}" for pinyin in chinese if len(initials) > 1]
    if people.commonness(reading.surname) == 3:
        made.append(f"i{core}|{first[0]}")
    if people.is_native(joined) or (len(reading.given) == 1 and chinese and first not in tables.given_names()[0]):
        made += [f"n{pinyin}|{joined}" for pinyin in chinese]
    if len(first) > 1 and not reading.swapped:
        bones = sounds.skeleton(sounds.of_latin(core))
        fine = sounds.consonants(sounds.of_latin(core))
        for group in tables.groups(first):
            made.append(f"f{fine}|{group}")
            made.append(f"x{bones}|{group}")
        made.append(f"x{bones}|{sounds.skeleton(sounds.of_latin(first))}")
    return made


def _native_keys(reading: Reading) -> list[str]:
    surname = tables.surnames().get(reading.surname)
    if surname is None:
        return []
    modern, older = spellings(reading.given[0])
    made = [f"n{surname.pinyin[0]}|{spelling}" for spelling in (*modern, *older)]
    if len(reading.given[0]) == 2:
        made += [f"i{surname.pinyin[0]}|{initials}" for initials in initials_of(reading.given[0])]
    return made


@lru_cache(maxsize=_MANY)
def initials_of(characters: str) -> tuple[str, ...]:
    """The initials of a Chinese given name, in pinyin and in Wade-Giles.

    >>> initials_of("哲家")
    ('zj', 'cc')
    """
    ways = [spellings(one) for one in characters]
    modern = "".join(way[0][0][0] if way[0] else "" for way in ways)
    older = "".join((way[1] or way[0] or ("x",))[0][0] for way in ways)
    return tuple(dict.fromkeys((modern, older)))


@lru_cache(maxsize=_MANY)
def _given_groups(han: str) -> tuple[str, ...]:
    return tuple(f"g{number}" for number in tables.given_names()[1].get(han, ()))


def _foreign_keys(reading: Reading) -> list[str]:
    made = []
    listed = tables.foreign_surnames()[1].get(reading.core, ())
    if reading.core in tables.surnames():
        bones = [sounds.skeleton(sounds.of_latin(one)) for one in _all(reading.core)]
    else:
        bones = [sounds.skeleton(sounds.of_han(reading.core)), *(sounds.skeleton(sounds.of_latin(name)) for name in _spelt(listed))]
    groups = [*_given_groups(reading.given[0]), sounds.skeleton(sounds.of_han(reading.given[0]))]
    for bone in dict.fromkeys(bones):
        made += [f"x{bone}|{group}" for group in groups]
    return made


def _all(surname: str) -> tuple[str, ...]:
    found = tables.surnames()[surname]
    return (*found.pinyin, *found.other)


@cache
def _spelt(numbers: tuple[int, ...]) -> tuple[str, ...]:
    return tuple(tables.plain(name) for number in numbers for name in rows("surnames")[number][0].split())
