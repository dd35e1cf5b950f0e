"""English words that are mentions without being names: titles, people, counts, what points back."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from talentgraph.claims import capitals, roles
from talentgraph.claims.gazetteer import lowered
from talentgraph.claims.masking import Node
from talentgraph.language import numerals
from talentgraph.lexicon import read

if TYPE_CHECKING:
    from talentgraph.claims.places import Mentions

_BEFORE = 16  # characters that "more than" and the like may take


def titles(found: Mentions, spans: list[tuple[int, int]]) -> None:
    """English roles, and nouns for people."""
    lower = lowered(found.text)
    for start, end in list(found.free(spans)):
        for title in roles.titles(found.text, lower, start, end):
            if _in_a_name(found.text, title):
                continue
            kind = "PEOPLE" if title.kind == "people" else "ROLE"
            found.add(Node(kind, title.start, title.end, title.kind, found.text[title.start : title.end]))


_HEAD = 40  # characters in which the head of a name is looked for
_OF_HEAD = re.compile(r"(?:Department|Ministry|Office|Bureau|Court|Board|School|College|Faculty|Secretariat) (?:of|for) (?:the )?$")
_CAPITAL = re.compile(r"[A-Z&][\w'-]* $")
_NEXT = re.compile(r" ([A-Z][\w-]+)")


def _in_a_name(text: str, title: roles.Title) -> bool:
    """Whether a capitalized word of office is part of a name ("Independent Trustee Partners")."""
    if text[title.start].isupper() and _OF_HEAD.search(text, max(0, title.start - _HEAD), title.start):
        return True  # the Ministry of Justice
    if title.kind == "people":  # Tallow Partners
        plain = text[title.start : title.end].lower() in capitals.words("organization")
        return plain and text[title.start].isupper() and bool(_CAPITAL.search(text, max(0, title.start - _HEAD), title.start))
    following = _NEXT.match(text, title.end) if text[title.start].isupper() and title.kind in {"seat", "other"} else None
    return following is not None and " " not in text[title.start : title.end].replace("Independent ", "") and capitals.kind(following[1]) in "OX"


@cache
def _counts() -> tuple[re.Pattern[str], re.Pattern[str]]:
    lexicon = read("roles")["count"]
    # Literals alone, so that the search leaps from one possible first letter to the next.
    begun = sorted((*numerals.FIRST, *lexicon["en"]), key=len, reverse=True)
    literal = "|".join([*"0123456789", *begun, *(word[:1].upper() + word[1:] for word in begun)])
    more = "|".join(sorted(numerals.NEXT, key=len, reverse=True))
    return re.compile(rf"(?:{literal})\d{{0,3}}(?:,\d{{3}})*(?:[- ](?:{more}))*(?=\s)(?: of\b)?"), re.compile(lexicon["en_before"])


def counts(found: Mentions, spans: list[tuple[int, int]]) -> None:
    """How many."""
    text = found.text
    core, before = _counts()
    for match in found.by_pattern(core, spans):
        start = match.start()
        if start and (text[start - 1].isalnum() or text[start - 1] in "_,."):
            continue
        led = before.search(text, max(0, start - _BEFORE), start)
        begin = led.start() if led else start
        node = Node("COUNT", begin, match.end(), "", text[begin : match.end()])
        node.count = numerals.value(match[0].removesuffix(" of"))
        found.add(node)


@cache
def _anaphor() -> re.Pattern[str]:
    lexicon = read("names-en")["back"]
    small = "|".join(map(re.escape, lexicon["small"]))
    title = "|".join(map(re.escape, lexicon["title"]))
    other = r"(?! (?:of|at(?! (?:the (?:end|start|close|beginning|time)|year|age|least)\b)) )"  # "the company at the end of June" is a time
    not_led = "|".join(map(re.escape, (*lexicon["not_back"], *sorted(capitals.words("function")))))
    led = rf"(?:(?!(?:{not_led})\b)[A-Za-z][\w-]* ){{0,2}}?"
    return re.compile(rf"he\b|He\b|she\b|She\b|the (?:{led}(?:{small}){other}|{title})(?![\w-])|The (?:{led}(?:{small})|{title}){other}(?![\w-])")


def anaphors(found: Mentions, spans: list[tuple[int, int]]) -> None:
    """Words that point back: "she", "the company"."""
    for match in found.by_pattern(_anaphor(), list(found.free(spans))):
        before = found.text[match.start() - 1 : match.start()]
        if not before.isalnum() and before != "-":
            found.add(Node("ORG" if " " in match[0] else "PER", match.start(), match.end(), "", match[0], anaphor=True))
