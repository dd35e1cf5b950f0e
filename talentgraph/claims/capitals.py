"""Runs of capitalized words: their words, and for each word what kind it is, as one letter.

G given name, S surname, Q surname that is a plain word too, U unknown, I initial, N nickname in quotes or brackets, P particle,
J suffix, H honorific, O word of organizations, X legal form, T thing, L place, K camel case, digits or a few capitals, A more capitals, C plain
word, V plain word that may be a verb, F function word, & the sign.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from talentgraph.lexicon import read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from talentgraph.claims.places import Mentions

_U = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶŁĻŃŅŇŌŐŒŘŚŞŠȘŢŤȚŪŮŰŲŹŻŽƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
_L = "A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ"
_PARTICLES = "|".join(sorted(read("names-en")["particles"].split(), key=len, reverse=True))
_WORD = rf"(?:[a-z]{{1,2}}(?=[A-Z][a-z]|[A-Z]{{2}}))?[{_U}](?:[{_L}0-9]|['-](?!s\b)(?=[{_L}])|\.(?=ai\b|io\b|com\b)|&(?=[A-Z]))*"
_INITIAL = r"[A-Z]\.(?:-?[A-Z]\.)*(?![A-Za-z])"
_NUMBERED = r"\d{1,4}(?:[A-Z][A-Za-z]*|[a-z]{1,4}[A-Z][A-Za-z]*|(?= (?:Labs|Capital|Ventures|Partners|Group|Studios|Games|Media|Inc)\b))"
_NICK = rf"(?:\"[{_U}][{_L}]+\"|\([{_U}][{_L}]+\)|'[{_U}][{_L}]+')(?= [{_U}])"
_RUN = re.compile(
    rf"(?:(?<![{_L}0-9@#/_.&'$-])(?![Ee]x-[A-Z])|(?<=(?<![A-Za-z])[Ee]x-))(?:{_INITIAL}|{_WORD}|{_NUMBERED})"
    rf"(?: (?:(?:{_PARTICLES}) ){{0,2}}(?:{_INITIAL}|{_WORD}|{_NICK})| & (?:{_WORD})|, (?:Inc|Ltd|LLC|Jr|Sr|Ph\.?D)\b){{0,11}}(?!@)"  # no name has more words
)
_SPLIT = re.compile(r"\S+")
_BASED = ("-based", "-backed", "-owned", "-listed", "-led", "-born", "-founded")
_INITIALS = re.compile("[A-Z]J|J[A-Z]")  # "JB", "AJ": what stands for given names
_SIMPLE = re.compile(rf"[{_U}][{_L}'-]*[{_L}]")


@dataclass(frozen=True, slots=True)
class Run:
    """Some words in a row and their kinds."""

    words: tuple[tuple[int, int], ...]
    kinds: str
    headline: bool

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.words[0][0]

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.words[-1][1]

    def part(self, first: int, last: int) -> Run:
        """The words of a range."""
        return Run(self.words[first:last], self.kinds[first:last], self.headline)


@cache
def words(name: str) -> frozenset[str]:
    """A list of the lexicon."""
    return frozenset(read("names-en")[name].split())


@cache
def _places() -> frozenset[str]:
    return words("places") | {word.lower() for word in words("places")}


@cache
def _describing() -> frozenset[str]:
    return frozenset(read("names-en")["describing"]["words"].split())


@lru_cache(maxsize=1 << 15)
def kind(word: str) -> str:
    """What a word of a run is.

    >>> "".join(map(kind, ["Anna", "Berg", "Xyvra", "Labs", "Inc", "The", "K.C.", "von", "OpenMind", "NASA"]))
    'GSUOXFIPKA'
    """
    bare, lower = word.strip(".,"), word.strip(".,").lower()
    if word[0] in "\"'(":
        return "N"
    if word.endswith(_BASED):  # "Berlin-based Acme"
        return "F"
    if word[0].islower() and word in words("particles"):
        return "P"
    if word == "&":
        return "&"
    if re.fullmatch(_INITIAL, word) and bare not in _places():
        return "I"
    if word in words("suffixes") or (len(word) > 1 and not word.strip("IVX")):
        return "J"
    if word in words("honorifics"):
        return "H"
    title = word if not word.isupper() or len(word) < 4 else word.title()
    return _plain(title.strip(".,"), lower, bare)


def _plain(title: str, lower: str, word: str) -> str:
    if title in words("given") and (len(word) > 2 or not word.isupper()):
        return "G"
    if lower in words("function"):
        return "F"
    common = _common(lower)
    if title in words("surnames") and not (word.isupper() and len(word) < 4):
        return "Q" if common or lower in words("things") or lower in words("organization") else "S"
    if lower in words("legal"):
        return "X"
    if lower in words("organization"):
        return "O"
    if lower in words("things"):
        return "T"
    if title in _places() or word in _places():
        return "L"
    if common:
        return "V" if lower.endswith(("s", "ed", "ing")) else "C"
    if word.isupper() and len(word) > 1:
        return "A" if len(word) > 3 else "K"
    if not _SIMPLE.fullmatch(word) or re.search(r"[a-z][A-Z]", re.sub(r"^(?:Mc|Mac|De|Di|La|Le|Van|Fitz|O')", "", word)):
        return "K"
    return "U" if "-" not in word else _hyphened(word)


def _common(lower: str) -> bool:
    """Whether a word, or what is left without its ending, is plain English."""
    plain = words("common")
    return lower in plain or any(lower.endswith(end) and {lower[: -len(end)], lower[: -len(end)] + "e"} & plain for end in ("s", "es", "ed", "ing", "ly", "er"))


def _hyphened(word: str) -> str:
    """A word with hyphens is a name where a part is one, plain where a part is plain."""
    parts = [part[:1].upper() + part[1:] for part in word.split("-") if part]
    if parts and parts[0] in words("given"):
        return "G"
    if any(part in words("surnames") for part in parts):
        return "S"
    return "C" if any(_common(part.lower()) or part.lower() in words("things") | words("function") for part in parts) else "U"


def runs(found: Mentions, spans: list[tuple[int, int]]) -> Iterator[Run]:
    """The runs in what is free of some spans, cut at function words; single words too."""
    text = found.text
    lines = _Lines(text)
    for match in found.by_pattern(_RUN, found.free(spans)):
        start = match.start()
        pieces = [(start + word.start(), start + word.end()) for word in _SPLIT.finditer(match[0])]
        kinds = "".join([kind(text[a:b]) for a, b in pieces])
        pieces = [(a, b - 1) if text[b - 1] == "," else (a, b) for a, b in pieces]
        if len(kinds) > 1 and kinds[0] in "GL" and text[start : pieces[0][1]].lower() in words("function") and kinds[1] in "GF" and opens(text, start):
            kinds = "F" + kinds[1:]
        described = kinds[1:2] in set("USKAQG") and text[start : pieces[0][1]].lower() in _describing()
        if len(kinds) > 1 and ((kinds[0] == "V" and "O" not in kinds) or described) and opens(text, start):
            kinds = "F" + kinds[1:]
        if kinds[0] == "K" and kinds[1:2] in {"S", "U"} and _INITIALS.fullmatch(text[start : pieces[0][1]]):
            kinds = "I" + kinds[1:]
        headline = len(kinds) > 1 and lines.headline(start)
        if not headline:
            kinds = kinds.replace("V", "C")
        at = 0
        for number, letter in enumerate(kinds + "F"):
            if letter == "F" or (letter == "H" and number == at) or (letter == "V" and headline):
                if at < number:
                    yield Run(tuple(pieces[at:number]), kinds[at:number], headline)
                at = number + 1


_OPENS = re.compile(r"(?:^|[\n.!?:\"»“]\s*|[-–—*•]\s)$")


def opens(text: str, start: int) -> bool:
    """Whether a place is the beginning of a sentence, where a capital says nothing."""
    return bool(_OPENS.search(text[max(0, start - 3) : start]))


class _Lines:
    """Which lines are headlines: nearly all their longer words have capitals."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._end = -1
        self._headline = False

    def headline(self, at: int) -> bool:
        """Whether the line at a place is one; places come in order."""
        if at > self._end:
            begin = self._text.rfind("\n", 0, at) + 1
            end = self._text.find("\n", at)
            self._end = len(self._text) if end < 0 else end
            long = re.findall(r"\b[A-Za-z]{4,}", self._text[begin : min(self._end, begin + 200)])
            small = sum(word[0].islower() for word in long)
            self._headline = self._end - begin <= 200 and self._text[self._end - 1] != "." and len(long) > 3 and small * 5 <= len(long)
        return self._headline
