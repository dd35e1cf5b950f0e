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
    made = [f"={person.letters}", f"~{person.sorted}"]
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
    if len(reading.given) > 1 and people.is_native("".join(reading.given[1:])):
        made += [f"n{pinyin}|{''.join(reading.given[1:])}" for pinyin in chinese]
    if people.is_native(joined) or (len(reading.given) == 1 and chinese and first not in tables.given_names()[0]):
        made += [f"n{pinyin}|{joined}" for pinyin in chinese]
    if len(first) > 1 and not reading.swapped:
        fine = sounds.consonants(sounds.of_latin(core))
        groups = tables.groups(first)
        made += [f"f{fine}|{group}" for group in groups]
        made += _crossing(
            [sounds.skeleton(sounds.of_latin(core)), *([] if people.is_native(joined) else chinese)],
            tables.foreign_surnames()[0].get(core, ()),
            [group for group in groups if group[0] == "g"] if first in tables.given_names()[0] or len(groups) > 1 else [],
            sounds.skeleton(sounds.of_latin(first)),
        )
    return made


def _crossing(surnames: list[str], listed: tuple[int, ...], given: list[str], heard: str) -> list[str]:
    """Keys of Latin names and of transliterations: of what tables know of them, and of their sound where it is long enough."""
    made = [f"x{surname}|{group}" for surname in surnames if surname for group in given]
    made += [f"x{number}|{heard[:1]}" for number in listed]
    return made + [f"x{surname}|{heard}" for surname in surnames if len(surname) > 2 and surname[0].isupper()]


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


def _foreign_keys(reading: Reading) -> list[str]:
    listed = tables.foreign_surnames()[1].get(reading.core, ())
    chinese = tables.surnames().get(reading.core)
    surnames = [chinese.pinyin[0]] if chinese else [sounds.skeleton(sounds.of_han(reading.core)), *_spelt(listed)]
    spelt = (name for number in tables.given_names()[1].get(reading.given[0], ()) for name in rows("given-names")[number][0].split())
    given = list(dict.fromkeys(group for name in spelt for group in tables.groups(tables.plain(name)) if group[0] == "g"))
    return _crossing(list(dict.fromkeys(surnames)), listed, given, sounds.skeleton(sounds.of_han(reading.given[0])))


@cache
def _spelt(numbers: tuple[int, ...]) -> tuple[str, ...]:
    """The skeletons of the Latin spellings of rows of the table of surnames."""
    names = (tables.plain(name) for number in numbers for name in rows("surnames")[number][0].split())
    return tuple(sounds.skeleton(sounds.of_latin(name)) for name in names)
