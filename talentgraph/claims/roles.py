"""English titles: a head ("officer"), the words before it that belong to it, its field ("of research"), and titles joined."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from talentgraph.lexicon import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_FAR = 90  # characters a title may reach back
_NEAR = 16  # characters before a noun that may be a verb
_JOINED = re.compile(r" (?:and|&) |/| / |-(?=[A-Z])")
_CHIEF = re.compile(r"(?<![\w-])(?:[Cc]o-)?(?:[Cc]hief|CHIEF)(?: (?!of\b|[Ee]xecutive officer)[\w&'-]+,?){1,6} $")
_SHORT = re.compile(r" \([A-Z][A-Za-z&]{1,6}\)")
_KINDS = ("top", "seat", "other", "people")


@dataclass(frozen=True, slots=True)
class Title:
    """A role where it stands."""

    start: int
    end: int
    kind: str


@cache
def _words(name: str) -> frozenset[str]:
    listed = read("roles")["en"][name]
    return frozenset(listed.split() if isinstance(listed, str) else listed)


@cache
def _heads() -> tuple[Any, list[str], dict[str, str]]:
    from ahocorasick_rs import AhoCorasick, MatchKind

    kinds = {word: kind for kind in reversed(_KINDS) for word in read("roles")["en"][kind]}
    heads = sorted(kinds)
    return AhoCorasick([head.lower() for head in heads], matchkind=MatchKind.LeftmostLongest), heads, kinds


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    lexicon = read("roles")["en"]
    stops = "|".join(sorted(_words("field_stop")))
    fields = "|".join(sorted({re.escape(word[:1].upper() + word[1:]) for word in _words("before")}, key=lambda word: (-len(word), word)))
    letters = "|".join(sorted(re.escape(word) for word in _words("before") if word.isupper()))
    plain = rf"(?!(?:{stops})\b)[a-z][a-z'-]*|(?:{letters})(?![\w-])"
    titled = rf"(?:[A-Z][\w'-]* (?:and |& )?){{0,3}}(?:{fields})(?![\w'-])"
    small = rf"(?:{plain})(?:(?:,? (?:and|&) |, (?=[\w-]+(?: [\w-]+)?,? (?:and|&) )| )(?:{plain})){{0,4}}"
    field = re.compile(rf" (?:of|for) (?:{titled}(?:(?: (?:and|&)|,) {titled})*|{small})(?![\w-])|, {titled}(?:(?: (?:and|&)|,) {titled})*(?![\w-])")
    return field, re.compile(lexicon["verb_after"]), re.compile(lexicon["verb_before"])


@cache
def _people_after() -> re.Pattern[str]:
    return re.compile(read("roles")["en"]["people_after"])


@cache
def _posts() -> re.Pattern[str]:
    lexicon = read("roles")
    listed = "|".join(re.escape(word) for kind in ("top", "seat") for word in lexicon["en"][kind])
    return re.compile("|".join([rf"\b(?:chief [\w ]+ officer|{listed})\b", *lexicon["zh"]["top"], *lexicon["zh"]["seat"]]), re.IGNORECASE)


def is_post(role: str | None) -> bool:
    """Whether somebody is appointed to a role, rather than hired for it: it stands at the top, or is a seat.

    >>> is_post("chief scientist"), is_post("独立董事"), is_post("research scientist"), is_post(None)
    (True, True, False, False)
    """
    return role is not None and bool(_posts().search(role))


def titles(text: str, lower: str, start: int, end: int) -> Iterator[Title]:
    """The titles in a piece of text, in order.

    >>> text = "Ann Berg, interim co-CEO and group head of corporate banking, once a chief people officer"
    >>> [text[title.start : title.end] for title in titles(text, text.lower(), 0, len(text))]
    ['interim co-CEO and group head of corporate banking', 'chief people officer']
    """
    last: Title | None = None
    for title in _longest(_single(text, lower, start, end)):
        if last is not None and "people" not in {last.kind, title.kind} and _JOINED.fullmatch(text, last.end, title.start):
            last = Title(last.start, title.end, min(last.kind, title.kind, key=_KINDS.index))
            continue
        if last is not None:
            yield last
        last = title
    if last is not None:
        yield last


def _longest(found: Iterable[Title]) -> list[Title]:
    """Of titles that overlap the one that holds the others ("executive" in "executive vice president")."""
    kept: list[Title] = []
    for title in found:
        while kept and title.start <= kept[-1].start:
            kept.pop()
        if not kept or title.start >= kept[-1].end:
            kept.append(title)
    return kept


def _single(text: str, lower: str, start: int, end: int) -> Iterator[Title]:
    automaton, heads, kinds = _heads()
    for number, a, b in automaton.find_matches_as_indexes(lower[start:end]):
        first, stop, head = start + a, start + b, heads[number]
        if (text[first - 1 : first].isalnum() and first > start) or (text[stop : stop + 1].isalnum() and stop < end):
            continue
        if head[:1].isupper() and text[first:stop] != head:
            continue
        if kinds[head] == "people":
            if head not in _words("people_verbs") or _people_after().search(text, max(start, first - _NEAR), first):
                yield Title(first, stop, "people")
            continue
        begin = _begin(text, first, start, head)
        if begin is None or (head in _words("verbs") and _verb(text, begin, first, stop)):
            continue
        yield Title(begin, _end(text, stop, end, head), "top" if head == "officer" else kinds[head])


def _begin(text: str, first: int, floor: int, head: str) -> int | None:
    """Where a title begins that has its head here; None where the head is no title."""
    floor = max(floor, first - _FAR)
    if head == "officer":
        found = _CHIEF.search(text, floor, first)
        if found is None:
            return None
        at = found.start()
    else:
        at = first
    before = _words("before")
    while at > floor and text[at - 1] in " -":
        begin = text.rfind(" ", floor, at - 1) + 1 or floor
        begin = max(begin, floor)
        word = text[begin : at - 1]
        if word in {"and", "&"}:
            ahead = text.rfind(" ", floor, begin - 1) + 1 or floor
            known = text[ahead : begin - 1]
            if (known not in before and known.lower() not in before) or text[ahead - 2 : ahead - 1] in {".", ","}:
                break
            begin, word = ahead, known
        if word not in before and word.lower() not in before:
            break
        at = begin
    return None if at == first and head in _words("led") and not (first > 1 and text[first - 1] == "-") else at


def _verb(text: str, begin: int, first: int, stop: int) -> bool:
    _, after, before = _patterns()
    return bool((begin == first and after.search(text[max(0, begin - 12) : begin])) or before.search(text[stop : stop + 24]))


def _end(text: str, stop: int, end: int, head: str) -> int:
    """Where a title ends: after its field, after its letters in brackets."""
    if head in _words("with_field"):
        found = _patterns()[0].match(text, stop, end)
        if found:
            stop = found.end()
    short = _SHORT.match(text, stop, end)
    return short.end() if short else stop
