"""The names that lists know, found in one pass; ambiguous forms need a licence from their surroundings."""

from __future__ import annotations

import pickle
import re
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from talentgraph.claims.capitals import kind, opens, words
from talentgraph.claims.longer_names import BODY, is_of_a_longer_name, is_part_of_another
from talentgraph.language.fold import fold
from talentgraph.language.scripts import is_han
from talentgraph.lexicon import read
from talentgraph.model import EntityKind, Known

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_SHORT = 4  # a Latin form up to this length must be written exactly so
_PLAIN = frozenset("is was has had will and to for as".split())  # after a plain word that begins a sentence these say nothing: "Nothing is new"
_OF_NUMBERS = frozenset("$.,%°￥€£+-亿万千百年元月日个名人家度")
_NEAR = 24  # characters around a form that may license it


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write entities: folded, and which entities it may mean."""

    text: str
    entities: tuple[Known, ...]
    ambiguous: bool

    @property
    def common(self) -> bool:
        """Whether it is a name that many people bear."""
        return self.ambiguous and self.entities[0].kind is EntityKind.PERSON


@dataclass(frozen=True, slots=True)
class Found:
    """A form where it stands, and the one entity it means.

    Attributes:
        start: Folded offset.
        end: The same.
        known: The entity.
        sure: Whether nobody else is likely to bear the name: 张勇 is many people, of whom a text means the listed one where it tells more of them.
    """

    start: int
    end: int
    known: Known
    sure: bool = True


def lowered(text: str) -> str:
    """Lower case, one character for one."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


class Gazetteer:
    """All forms of all listed names.

    Args:
        known: Organizations and people.
    """

    def __init__(self, known: Iterable[Known]) -> None:
        self.known = list(known)
        self.by_id = {(entry.kind, entry.id): entry for entry in self.known}
        self.by_name = {(entry.kind, entry.name): entry for entry in self.known}
        self.forms = list(self._forms())
        lexicon = read("names")
        self._licences = {name.removeprefix("licence_"): re.compile(pattern) for name, pattern in lexicon.items() if name.startswith("licence_")}

    def __reduce__(self) -> tuple[Callable[[bytes], Gazetteer], tuple[bytes]]:
        """It travels to another process as its list, from which each process makes it once."""
        return _made, (self._packed,)

    @cached_property
    def _packed(self) -> bytes:
        return pickle.dumps(self.known)

    def _forms(self) -> Iterator[Form]:
        pairs = [(name, entry) for entry in self.known for name in (entry.name, *entry.aliases)]
        folded = fold("\n".join(name.replace("\n", " ") for name, _ in pairs)).text.split("\n")
        by_text: dict[str, dict[str, tuple[str, list[Known], bool]]] = {}
        for text, (name, entry) in zip(folded, pairs, strict=True):
            form = text.strip()
            if len(form) < 2 and not is_han(form[:1]) and form != "X":
                continue
            forms = by_text.setdefault(lowered(form), {})
            _, entities, ambiguous = forms.setdefault("", (form, [], False))
            if entry not in entities:
                entities.append(entry)
            forms[""] = (form, entities, ambiguous or name in entry.ambiguous or len(entities) > 1)
        for forms in by_text.values():
            form, entities, ambiguous = forms[""]
            yield Form(form, tuple(entities), ambiguous)

    @cached_property
    def shared(self) -> frozenset[str]:
        """Names of listed people that many others bear."""
        return frozenset(form.text for form in self.forms if form.common)

    def named(self, form: str) -> Known | None:
        """Whom a name means that means one only."""
        return self._sure.get(lowered(form))

    @cached_property
    def _sure(self) -> dict[str, Known]:
        return {lowered(form.text): form.entities[0] for form in self.forms if not form.ambiguous}

    @cached_property
    def _automaton(self) -> Any:
        from ahocorasick_rs import AhoCorasick, MatchKind

        return AhoCorasick([lowered(form.text) for form in self.forms], matchkind=MatchKind.LeftmostLongest)

    def parent(self, entry: Known) -> Known:
        """Under whom moves are booked: the parent of a unit, else the organization itself."""
        seen = set()
        while entry.unit and entry.parent and entry.id not in seen:
            seen.add(entry.id)
            entry = self.by_id.get((EntityKind.ORGANIZATION, entry.parent), entry)
        return entry

    def find(self, text: str) -> list[Found]:
        """All forms in folded text that are names there, in order, not overlapping."""
        hits: list[tuple[int, int, Form]] = []
        for number, start, end in self._automaton.find_matches_as_indexes(lowered(text)):
            form = self.forms[number]
            if _bounded(text, start, end) and _cased(text, start, end, form) and not (_of_a_person(text, start, end) or _of_another(text, start, end, form)):
                hits.append((start, end, form))
        names = {end for _, end, form in hits if not form.ambiguous}
        certain = {form.entities[0].id for _, _, form in hits if not form.ambiguous}
        licensed = {start for start, end, form in hits if form.ambiguous and (form.common or self._licensed(text, start, end, names))}
        certain |= {form.entities[0].id for start, _, form in hits if start in licensed and len(form.entities) == 1 and not form.common}
        found = []
        for start, end, form in hits:
            meant = [entry for entry in form.entities if entry.id in certain] or list(form.entities)
            if len(meant) == 1 and (meant[0].id in certain or start in licensed):
                found.append(Found(start, end, meant[0], not form.common or meant[0].id in certain))
        return found

    def _licensed(self, text: str, start: int, end: int, names: set[int]) -> bool:
        """Whether the words around an ambiguous form make it a name."""
        before, after = text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
        if text[start].isascii():
            if _chinese_near(before, after):
                return end - start > 1  # a Latin word in a Chinese sentence is a name
            if (text[start].islower() and text[start:end] in words("common")) or _goes_before(text, start):
                return False
            if _PRIZE.match(after):
                return False  # the Turing Prize
            if re.search(r"(?:^|[.!?\n\"])\s*$", before):  # a capital at the start of a sentence says nothing
                told = self._licences["after_en"].search(after)
                plain = text[start:end].lower() in words("common") | words("function")
                return told is not None and told[0] not in {",", "."} and not (plain and told[0].strip() in _PLAIN)
            return bool(self._licences["before_en"].search(before) or self._licences["after_en"].search(after)) or (
                end - start > 2 and kind(text[start:end]) in "UKA" and bool(_AMID.search(before)) and not _GOES_ON.match(after)
            )
        said = self._licences
        never = said["never"].finditer(text, max(0, start - 2), end + _NEAR)
        if text[start:end] in read("names-zh")["ministries"] or any(match.start() <= start and end <= match.end() for match in never):
            return False  # of ministries every country has one: `han_bodies.ministries` finds whose
        led = bool(said["before"].search(before)) or (start - 1 in names and text[start - 1] in "、和与")
        anothers = text[end - 1] in BODY and is_han(before[-1:]) and not led  # 某市国资委
        if not anothers and said["after"].search(after):
            return True
        if said["title"].search(after) and (led or said["before_title"].search(before)):
            return True
        return bool((led and said["border"].search(after)) or (said["work"].search(after) and said["before_work"].search(before)))


def _chinese_near(before: str, after: str) -> bool:
    return any(is_han(character) for character in before[-3:] + after[:3])


_AMID = re.compile(r"[a-z\d],? $")  # small letters before: the capital means a name
_GOES_ON = re.compile(r"[ -][A-Z\d]|-[a-z]")
_PRIZE = re.compile(r" (?:Prize|Awards?|Medal|Test)\b")
_DOUBLE = re.compile(r"[A-Z][\w']+ [A-Z][\w']+-$")
_CAPITAL = re.compile(r"(?<![\w-])([A-Z][A-Za-z]*[a-z]) $")
_GIVEN = re.compile(r"(?<![\w-])([A-Z][a-z]{2,}) $")


def _goes_before(text: str, start: int) -> bool:
    """Whether a capitalized word right before makes a longer name of it: "British Columbia", "the White Lotus"."""
    before = _CAPITAL.search(text, max(0, start - _NEAR), start)
    return before is not None and kind(before[1]) in "UKCTLQ" and not opens(text, before.start(1))


@cache
def _named() -> re.Pattern[str]:
    """A verb of naming and the beginning of a name."""
    return re.compile(rf"(?:任命|聘任|委任|选举|推选|推举|提名|增补|聘请|同意|选)[{read('names')['surnames']}][\u4e00-\u9fff]?$")


def _of_a_person(text: str, start: int, end: int) -> bool:
    """Whether a form is but a part of somebody's name: "Joy Reed-Abbott", "Ann Dell", 任命李建华为总裁."""
    if text[end - 1] == "为":
        return bool(_named().search(text, max(0, start - _NEAR), start))
    if not text[start].isascii() or " " in text[start:end] or text[start - 1 : start] not in {"-", " "}:
        return False
    before = text[max(0, start - _NEAR) : start]
    if text[start - 1] == "-":
        return bool(_DOUBLE.search(before))
    given = _GIVEN.search(before)
    if given is None or kind(given[1]) != "G" or given[1].lower() in words("function"):
        return False
    return kind(text[start:end]) in "SUQG" and not opens(text, start - len(given[1]) - 1)


def _of_another(text: str, start: int, end: int, form: Form) -> bool:
    """Whether a form is but a part of the name of somebody that no list knows."""
    entry = form.entities[0]
    if entry.kind is EntityKind.PERSON:
        return is_of_a_longer_name(text, start, end)
    shorter = len(form.text) < len(entry.name) and form.text in entry.name
    return is_part_of_another(text, start, end, entry.name, shorter=shorter, ambiguous=form.ambiguous)


def _bounded(text: str, start: int, end: int) -> bool:
    """A Latin form isn't cut out of a longer word."""
    left, right = text[start - 1 : start], text[end : end + 1]
    if text[start:end].isdigit() and (left in _OF_NUMBERS or right in _OF_NUMBERS) and left + right:
        return False  # 360.74, $360
    return not (_wordy(text[start]) and _wordy(left)) and not (_wordy(text[end - 1]) and _wordy(right))


def _wordy(character: str) -> bool:
    return bool(character) and character.isalnum() and not is_han(character)


def _cased(text: str, start: int, end: int, form: Form) -> bool:
    """Latin forms as written; longer ones may change case where they aren't ambiguous; all lower only beside Chinese."""
    surface = text[start:end]
    if surface == form.text or not any(character.isalpha() and character.isascii() for character in surface):
        return True
    if len(surface) < _SHORT:
        return False
    if surface[:1].isupper() and len(surface) > _SHORT:
        return True
    return _chinese_near(text[max(0, start - 3) : start], text[end : end + 3])


@lru_cache(maxsize=1)
def _made(packed: bytes) -> Gazetteer:
    return Gazetteer(pickle.loads(packed))  # noqa: S301 - written by our own other process
