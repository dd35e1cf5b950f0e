"""A text as its letters, with the way back: what a name is compared with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes

from talentgraph.language.fold import fold
from talentgraph.language.names import key
from talentgraph.language.scripts import is_han

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENCODED = re.compile(r"(?:%[0-9A-Fa-f]{2})+|(?:\\u[0-9A-Fa-f]{4})+|&(?:#\d{1,6}|#[xX][0-9A-Fa-f]{1,5}|[A-Za-z]{2,8}\d{0,2});")
_ROOM = 8  # characters that may stand between two letters of one name
_ABBREVIATED = 3  # letters of a word that may end in a full stop inside a name: "St.", "J."
_BREAK = re.compile(r"[,;:!?。，、；：！？\u2588]|\n\s*\n")
_HARD_BREAK = re.compile(r"[;:!?。；：！？\u2588]|\n\s*\n")


@cache
def of_character(character: str) -> str:
    """The letters of one character; none for spaces, punctuation and accents that stand alone."""
    return "".join(letter for letter in key(character) if letter.isalnum())


def letters(text: str) -> str:
    """The letters of a name.

    >>> letters("Anna O'Berg"), letters("苏茨克维·伊利亞")
    ('annaoberg', '苏茨克维伊利亚')
    """
    return "".join(map(of_character, text))


@dataclass(frozen=True)
class View:
    """One reading of a text: its characters, and for each the raw span that it stands for."""

    text: str
    spans: list[tuple[int, int]] | None = None

    @cached_property
    def _read(self) -> tuple[str, list[int]]:
        pieces, at = [], []
        for place, character in enumerate(self.text):
            if made := of_character(character):
                pieces.append(made)
                at += [place] * len(made)
        return "".join(pieces), at

    @property
    def letters(self) -> str:
        """The letters of this reading."""
        return self._read[0]

    @property
    def at(self) -> list[int]:
        """For each letter, which character it comes from."""
        return self._read[1]

    def raw(self, start: int, end: int) -> tuple[int, int]:
        """The raw span of some letters."""
        first, last = self.at[start], self.at[end - 1]
        return (first, last + 1) if self.spans is None else (self.spans[first][0], self.spans[last][1])

    def begins(self, start: int) -> bool:
        """Whether a word can begin with a letter: nothing Latin stands right before it, or the case changes there."""
        if start == 0 or is_han(self.letters[start]):
            return True
        before, here = self.at[start - 1], self.at[start]
        return before + 1 < here or (before < here and _border(self.text[before], self.text[here]))

    def ends(self, end: int) -> bool:
        """Whether a word can end before a letter."""
        return end == len(self.letters) or is_han(self.letters[end - 1]) or self.begins(end)

    def whole(self, start: int, end: int, *, turned: bool = False) -> bool:
        """Whether some letters are one name: no sentence and no list ends in between; of a turned one, "Berg, Anna", a comma may."""
        marks = _HARD_BREAK if turned else _BREAK
        length = 0  # of the word so far
        for before, after in zip(self.at[start : end - 1], self.at[start + 1 : end], strict=True):
            length += 1
            if after - before > 1:
                if after - before > _ROOM or marks.search(self.text, before + 1, after):
                    return False
                if length > _ABBREVIATED and self.text.startswith((". ", ".\n"), before + 1):
                    return False
                length = 0
        return True

    def find(self, form: str, *, turned: bool = False) -> Iterator[tuple[int, int]]:
        """Where a form stands as a name, as spans of letters."""
        start = self.letters.find(form)
        while start >= 0:
            end = start + len(form)
            if self.begins(start) and self.ends(end) and self.whole(start, end, turned=turned):
                yield start, end
            start = self.letters.find(form, start + 1)


def _border(before: str, here: str) -> bool:
    """Whether two characters that touch can belong to two words: 汪Wang, annaBerg, berg2."""
    return is_han(before) or is_han(here) or (before.islower() and here.isupper()) or before.isdigit() != here.isdigit()


def views(raw: str) -> Iterator[View]:
    """The readings of a text that differ: as it stands, as a reader sees it, and decoded."""
    yield View(raw)
    folded = fold(raw)
    if folded.offsets is not None:
        yield View(folded.text, [folded.span(place, place + 1) for place in range(len(folded.text))])
    if _ENCODED.search(raw):
        yield _decoded(raw)


def _decoded(raw: str) -> View:
    pieces: list[str] = []
    spans: list[tuple[int, int]] = []
    at = 0
    for match in _ENCODED.finditer(raw):
        made = _plain(match[0])
        pieces += [raw[at : match.start()], made]
        spans += [(place, place + 1) for place in range(at, match.start())] + [match.span()] * len(made)
        at = match.end()
    pieces.append(raw[at:])
    spans += [(place, place + 1) for place in range(at, len(raw))]
    return View("".join(pieces), spans)


def _plain(encoded: str) -> str:
    if encoded.startswith("%"):
        return unquote_to_bytes(encoded).decode("utf-8", "replace")
    if encoded.startswith("\\"):
        units = b"".join(int(unit, 16).to_bytes(2, "big") for unit in encoded.split("\\u")[1:])
        return units.decode("utf-16-be", "replace")
    return unescape(encoded)
