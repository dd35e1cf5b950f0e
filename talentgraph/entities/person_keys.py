"""Blocking keys of people's names: two names that can be alike share at least one, and few names share one."""

from __future__ import annotations

from functools import lru_cache
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

    `=` the same letters; `~` the same words; `f` Latin surname and a given name in one of its spellings; `n` Chinese names by their
    reading; `i` initials; `h` two transliterations; `x` what transliterations share: needed only between two names of different script.
    """
    made = [f"={person.letters}", f"~{person.sorted}"]
    for reading in person.readings:
        if not reading.surname:
            continue
        if person.script == people.LATIN:
            made += _latin_keys(reading)
        elif person.script == people.NATIVE:
            made += _native_keys(reading)
        if person.script == people.FOREIGN or (person.script == people.NATIVE and person.doubtful):
            made += _foreign_keys(reading)
    return tuple(dict.fromkeys(made))


def _latin_keys(reading: Reading) -> list[str]:
    first = reading.given[0]
    chinese, rare, fine, bones, listed = _surname(reading.surname, reading.core)
    made = _chinese_keys(reading, chinese) if chinese else []
    if rare:
        made += [rare + name[0] for name in reading.given]  # a first name may be left out: A. Odd Berg, Odd Berg
    if len(first) > 1 and not reading.swapped:
        groups, known, heard = _given(first)
        made += [fine + group for group in groups]
        if chinese and not people.is_native("".join(reading.given)):
            bones += tuple(f"x{pinyin}|" for pinyin in chinese)
        made += _crossing(bones, listed, known, heard)
    return made


def _chinese_keys(reading: Reading, chinese: tuple[str, ...]) -> list[str]:
    """Keys of a Latin name whose surname may be Chinese."""
    given = reading.given
    first, joined = given[0], "".join(given)
    made = []
    if len(given) > 1:
        initials = "".join([name[0] for name in given])
        made += [f"i{pinyin}|{initials}" for pinyin in chinese]
        behind = joined[len(first) :]
        made += [f"n{pinyin}|{behind}" for pinyin in chinese if people.is_native(behind)]
    if people.is_native(joined) or (len(given) == 1 and first not in tables.given_names()[0]):
        made += [f"n{pinyin}|{joined}" for pinyin in chinese]
    return made


@lru_cache(maxsize=_MANY)
def _surname(surname: str, core: str) -> tuple[tuple[str, ...], str, str, tuple[str, ...], tuple[str, ...]]:
    """What a surname means in pinyin, and the beginnings of its keys: of rare ones, by consonants, by skeleton, by row of the table."""
    phones = sounds.of_latin(core)
    bones = sounds.skeleton(phones)
    rare = f"i{core}|" if people.commonness(surname) == 3 else ""
    listed = tuple(f"x{number}|" for number in tables.foreign_surnames()[0].get(core, ()))
    return tables.pinyin_surnames(surname), rare, f"f{sounds.consonants(phones)}|", (f"x{bones}|",) if bones else (), listed


@lru_cache(maxsize=_MANY)
def _given(first: str) -> tuple[tuple[str, ...], tuple[str, ...], str]:
    """Groups, those of them that are rows of the table, and skeleton."""
    groups = tables.groups(first)
    known = groups != (first,)
    return groups, tuple(group for group in groups if known and group[0] == "g"), sounds.skeleton(sounds.of_latin(first))


_LONG = len("x|") + 3  # a beginning with three phones


def _crossing(bones: tuple[str, ...], listed: tuple[str, ...], given: tuple[str, ...], heard: str) -> list[str]:
    """Keys of Latin names and of transliterations: of what tables know of them, and of their sound where it is long enough."""
    made = [start + group for start in bones for group in given]
    if listed:
        made += [start + heard[:1] for start in listed]
    return made + [start + heard for start in bones if len(start) >= _LONG and start[1].isupper()]


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
    first = reading.given[0]
    bones, listed = _foreign_surname(reading.core)
    known, heard = _foreign_given(first)
    own = f"h{bones[0]}{first}" if bones else f"h{first}"
    return [own, f"h{reading.core}|{heard[:1]}", *_crossing(bones, listed, known, heard)]


@lru_cache(maxsize=_MANY)
def _foreign_surname(core: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Beginnings of keys: by skeleton (of a Chinese surname by its pinyin), by row of the table."""
    numbers = tables.foreign_surnames()[1].get(core, ())
    listed = tuple(f"x{number}|" for number in numbers)
    chinese = tables.surnames().get(core)
    if chinese:
        return (f"x{chinese.pinyin[0]}|",), listed
    names = (tables.plain(name) for number in numbers for name in rows("surnames")[number][0].split())
    bones = (sounds.skeleton(sounds.of_han(core)), *(sounds.skeleton(sounds.of_latin(name)) for name in names))
    return tuple(f"x{bone}|" for bone in dict.fromkeys(bones) if bone), listed


@lru_cache(maxsize=_MANY)
def _foreign_given(written: str) -> tuple[tuple[str, ...], str]:
    """Rows of the table, those of names that it is short for or that are short for it among them, and the skeleton."""
    spelt = (name for number in tables.given_names()[1].get(written, ()) for name in tables.spellings_of(number))
    known = dict.fromkeys(group for name in spelt for group in tables.groups(name) if group[0] == "g")
    return tuple(known), sounds.skeleton(sounds.of_han(written))
