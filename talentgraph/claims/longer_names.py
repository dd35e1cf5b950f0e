"""Where a listed name is but a part of another one: Ford Foundation, Columbia Sportswear, 江苏省统计局, 北京大学第一医院, 高通量."""

from __future__ import annotations

import re
from functools import cache

from talentgraph.claims.capitals import kind, opens, words
from talentgraph.language.scripts import is_han
from talentgraph.language.transliteration import surnames
from talentgraph.lexicon import read

BODY = "委局办署"  # how public bodies end, which places have too
_PUBLIC = "局部会院署厅军"  # how public bodies of a country end
_TAIL = re.compile(r"(?: (?:& )?[A-Z][\w'-]*){1,4}")
_BEFORE = re.compile(r"(?<![\w-])[A-Z][A-Za-z]+ $")
_SCHOOL = re.compile(r"Universit|College|Institute of Technology")
_NOT_AMID = set("VGHJNI")  # kinds of words that no such name holds: verbs of headlines, names of people
_NAMES = set("UCKAOXL")  # kinds of words that go on with a name
_NEAR = 24  # characters before a name
_LONGEST_PLACE = 3
_SHORT = 2  # characters of a name
_RARE = 3  # of surnames, so of the first characters of foreign names too
_BEHIND = 3  # characters behind it that show how it goes on


def is_part_of_another(text: str, start: int, end: int, name: str, *, shorter: bool, ambiguous: bool) -> bool:
    """Whether what is written at a place is but a part of the name of somebody else.

    Args:
        text: Folded text.
        start: Where the listed name begins.
        end: Where it ends.
        name: What it stands for.
        shorter: Whether it is only a short form of that: Columbia for Columbia University.
        ambiguous: Whether the list says that it means something else too.

    >>> is_part_of_another("She joined Ford Foundation.", 11, 15, "Ford", shorter=False, ambiguous=True)
    True
    >>> is_part_of_another("She joined Ford Credit.", 11, 15, "Ford", shorter=False, ambiguous=True)
    False
    """
    if is_han(text[end - 1]):
        return is_of_a_place(text, start, end) or bool(_never().match(text, start)) or _is_of_a_land(text, start, end)
    school = bool(_SCHOOL.search(name))
    shorter = not _SCHOOL.search(text, start, end) if school else shorter
    return _goes_on(text, end, school, shorter=shorter, ambiguous=ambiguous) or _began_before(text, start)


@cache
def _never() -> re.Pattern[str]:
    return re.compile("|".join(read("names-zh")["longer_words"]))


def _is_of_a_land(text: str, start: int, end: int) -> bool:
    """Whether a firm called like a trade of a country is that trade: 中国银行业, 美国航空业."""
    return bool(_land().match(text, start) and text[end - 1] not in _PUBLIC and _trade().match(text, end))


@cache
def _land() -> re.Pattern[str]:
    return re.compile("|".join(land for land in read("names-zh")["countries"] if len(land) > 1))


@cache
def _trade() -> re.Pattern[str]:
    return re.compile(read("names-zh")["land_trade"])


def _goes_on(text: str, end: int, school: bool, *, shorter: bool, ambiguous: bool) -> bool:
    """Whether the words behind a Latin name make a house of their own of it."""
    tail = _TAIL.match(text, end)
    if tail is None:
        return False
    parts = tail[0].replace("& ", "").split()
    last, kinds = parts[-1], "".join(map(kind, parts))
    if set(kinds[:-1]) & _NOT_AMID or (school and last in words("parts_of_schools")) or _role().match(text, end + 1):
        return False
    if len(parts) == 1 and (kinds == "X" or last == "Group"):
        return False  # Lucid Inc, Lucid Group
    if last in words("other_houses"):
        return True
    if shorter and ambiguous:  # who is called Scale AI in full is not Scale Computing
        return kinds[0] in _NAMES
    return (shorter or ambiguous) and (last in words("trades") or (school and kinds[-1] in "OX"))


@cache
def _role() -> re.Pattern[str]:
    """A role, with what belongs to it: Senior Research Engineer."""
    lexicon = read("roles")["en"]
    fields = "|".join(lexicon["before"].split())
    return re.compile(rf"(?:(?:{fields})[ -]){{0,3}}(?:{'|'.join([*lexicon['top'], *lexicon['seat'], *lexicon['other']])})s?\b", re.IGNORECASE)


def _began_before(text: str, start: int) -> bool:
    """Whether a word before makes another of a bank or a university: National Bank of Canada."""
    if not text.startswith(("Bank of ", "University of "), start):
        return False
    before = _BEFORE.search(text, max(0, start - _NEAR), start)
    return before is not None and kind(before[0].strip()) in "UCLAO" and not opens(text, before.start())


@cache
def _place() -> re.Pattern[str]:
    """Where a place ends: a province, a town."""
    return re.compile(rf"(?:(?<!特)[省市县区州旗盟]|{'|'.join(read('names-zh')['bodies']['provinces'].replace('台湾', '').split())})$")


@cache
def _national() -> re.Pattern[str]:
    return re.compile(read("names-zh")["bodies"]["national"])


def is_of_a_place(text: str, start: int, end: int) -> bool:
    """Whether a public body is but that of a town or province.

    >>> is_of_a_place("江苏省统计局", 3, 6), is_of_a_place("国家统计局", 2, 5)
    (True, False)
    """
    if text[end - 1] not in BODY or not is_han(text[start]) or not _place().search(text, max(0, start - _LONGEST_PLACE), start):
        return False
    return not _national().search(text[start:end])


@cache
def _given() -> frozenset[str]:
    return frozenset(read("names-zh")["people"]["given"])


def is_of_a_longer_name(text: str, start: int, end: int) -> bool:
    """Whether a person's name is cut out of other words, or one of two characters but the beginning of one of three: 王兴 in 王兴兴.

    >>> is_of_a_longer_name("创办人王兴兴表示", 3, 5), is_of_a_longer_name("创办人王兴表示", 3, 5)
    (True, False)
    """
    if is_han(text[start]) and _never().match(text, start):
        return True
    surname = surnames().get(text[start])
    if end - start != _SHORT or surname is None or surname.common == _RARE or text[end : end + 1] not in _given():
        return False
    import rjieba

    (first, tag), *others = rjieba.tag(text[start : end + _BEHIND])
    named = tag[:2] == "nr" and len(first) > _SHORT
    return named or bool(others and len(first) + 1 == _SHORT == len(others[0][0]))
