"""Sentences and clauses as spans of folded text, for English and Chinese alike."""

from __future__ import annotations

import re

_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof st vs vol fig gen col sen rep gov hon rev jan feb mar apr jun jul aug sep sept oct "
    "nov dec e.g i.e ph.d approx est".split()
)
_MAY_END = frozenset("inc corp ltd co jr sr etc".split())  # abbreviations that also stand at the end of a sentence, as U.S. does
_END = re.compile(r"[。!?!?…]+[\"'”’)\]]*|\n+|;(?=\s*[\u4e00-\u9fff])|\.[\"')\]]*(?=\s|$)")
_WORD_BEFORE = re.compile(r"([A-Za-z.]+)\.$")
_DIGIT = re.compile(r"\s*\d")
_INITIALS = re.compile(r"(?:[a-z]\.)+[a-z]")
_CLAUSE = re.compile(r"(?<!\d)[,:]|[,:](?!\d)|;|--|—+|\s[-–]\s")  # a comma or colon between digits belongs to the number


def sentences(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Spans of the sentences between two offsets, without the white space around them.

    >>> text = "Dr. Li left Baidu. She joined a start-up."
    >>> [text[a:b] for a, b in sentences(text)]
    ['Dr. Li left Baidu.', 'She joined a start-up.']
    """
    end = len(text) if end is None else end
    spans, at = [], start
    for match in _END.finditer(text, start, end):
        if match[0].startswith(".") and _is_abbreviation(text, at, match.start(), end):
            continue
        spans.append((at, match.end()))
        at = match.end()
    spans.append((at, end))
    return [span for span in (_trim(text, a, b) for a, b in spans) if span[0] < span[1]]


def _is_abbreviation(text: str, at: int, dot: int, end: int) -> bool:
    word = _WORD_BEFORE.search(text, max(at, dot - 12), dot + 1)
    if not word:
        return False
    stem = word[1].lower()
    if stem in _ABBREVIATIONS:
        return True
    if stem == "no":  # No. 5, but: they said no.
        return bool(_DIGIT.match(text, dot + 1, end))
    if stem in _MAY_END or _INITIALS.fullmatch(stem):
        following = text[dot + 1 : min(end, dot + 4)].lstrip()
        if not following or "\n" in text[dot + 1 : min(end, dot + 3)]:
            return False
        goes_on = stem not in {"jr", "sr", "etc", "ltd", "a.m", "p.m"} and not _starts_sentence(text, dot + 1, end)
        return not following[:1].isupper() or goes_on
    return len(stem) == 1 and stem.isalpha()


_OPENER = re.compile(r"\s+(?:The|He|She|It|They|In|On|But|And|This|That|His|Her|As|At|We|I|A|An)\b")


def _starts_sentence(text: str, at: int, end: int) -> bool:
    return bool(_OPENER.match(text, at, end))


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def clauses(text: str) -> list[tuple[int, int]]:
    """Spans of the clauses of a sentence: between commas, semicolons, colons and dashes. `、` lists, it ends nothing.

    >>> [("He left, then joined Meta")[a:b] for a, b in clauses("He left, then joined Meta")]
    ['He left', ' then joined Meta']
    """
    spans, at = [], 0
    for match in _CLAUSE.finditer(text):
        spans.append((at, match.start()))
        at = match.end()
    spans.append((at, len(text)))
    return spans
