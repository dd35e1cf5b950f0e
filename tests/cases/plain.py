"""Texts composed from sentences and passages of ours: what any reader takes for a move, and what nobody does.

Real articles tell of few moves in the plainest words; a fit on them alone believes little of "Ann Berg joins Acme". A text is one sentence
(plain-en.tsv, plain-zh.tsv), or several with others between them, as in a digest; or one or two passages (passages-en.tsv, passages-zh.tsv), in which a
move takes several sentences to tell; or tells of people nobody names (groups-en.tsv, groups-zh.tsv); or is a headline or a
short item (items-en.tsv, items-zh.tsv). The names are drawn from lists, some that the seeds know and some that nobody knows.
"""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from talentgraph import documents
from talentgraph.language.fold import fold
from talentgraph.language.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from talentgraph.model import Document

HERE = Path(__file__).parent
SEED = 20261129
LANGUAGES = ("en", "zh")
_CLOSED = ".!?\"'”)。！？”）」"
KINDS = {"plain": (8, 4), "passages": (3, 2), "groups": (4, 3), "items": (8, 4)}  # texts in which one with a move stands, and how many of them a text may hold


def lines(lang: str, kind: str = "plain") -> Iterator[tuple[str, list[str]]]:
    """The sentences or passages of a language with their claims: "who | from -> to | kind status", of a passage with "@n" for its nth
    sentence, of people nobody names "group 8", or "group ?" without a number."""
    for line in (HERE / f"{kind}-{lang}.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            text, _, claims = line.partition("\t")
            yield text, [claim for claim in claims.split(" ;; ") if claim]


@cache
def names(lang: str) -> dict[str, list[str]]:
    """The lists of names: first, last, organizations, roles, dates."""
    found: dict[str, list[str]] = {}
    for line in (HERE / "plain-names.tsv").read_text("utf-8").splitlines():
        of, kind, listed = line.split("\t")
        if of == lang:
            found[kind] = listed.split("|")
    return found


class Slots:
    """Names for the slots of one text: nobody stands in two sentences, organizations may.

    Args:
        lang: en or zh.
        chance: Where the names come from.
    """

    def __init__(self, lang: str, chance: random.Random) -> None:
        self._lang, self._chance, self._used = lang, chance, set[str]()
        self._organizations = chance.sample(names(lang)["organization"], 6)

    def filled(self) -> dict[str, str]:
        """One name for each slot."""
        made = dict(zip("abc", self._chance.sample(self._organizations, 3), strict=True))
        for slot in "pq":
            made[slot], surname = self._person()
            if slot == "p":
                made["s"] = surname
        made["r"], made["r2"] = self._chance.sample(names(self._lang)["role"], 2)
        listed = names(self._lang)
        return made | {"d": self._chance.choice(listed["date"]), "day": self._chance.choice(listed["day"])}

    def _person(self) -> tuple[str, str]:
        listed = names(self._lang)
        while True:
            first, last = self._chance.choice(listed["first"]), self._chance.choice(listed["last"])
            name = f"{first} {last}" if self._lang == "en" else f"{last}{first}"
            if last not in self._used:
                self._used.add(last)
                return name, last


def texts(kind: str = "plain") -> Iterator[tuple[str, Document, list[tuple[str, str]]]]:
    """Composed texts: id, document, and for each claim its line and the sentence that says so."""
    times, most = KINDS[kind]
    for lang in LANGUAGES:
        chance = random.Random(SEED)  # noqa: S311 - the same every time
        told = [line for line in lines(lang, kind) if line[1]]
        silent = [line for line in lines(lang, kind) if not line[1]]
        for round_of in range(times):
            chance.shuffle(told)
            at = 0
            while at < len(told):
                size = 1 if round_of == 0 else chance.randint(1, most)
                chosen = told[at : at + size]
                others = chance.sample(silent, 0 if round_of == 0 and chance.random() < 0.5 else chance.randint(1, (most - 1) * size))
                at += size
                yield _composed(f"{kind}-{lang}-{round_of}-{at}", lang, [*chosen, *others], chance)


def singles(kind: str) -> Iterator[tuple[str, Document, list[tuple[str, str]]]]:
    """Each sentence of a kind by itself, as `texts` gives them."""
    for lang in LANGUAGES:
        chance = random.Random(SEED)  # noqa: S311 - the same every time
        for number, line in enumerate(lines(lang, kind)):
            yield _composed(f"{kind}-{lang}-{number}", lang, [line], chance)


def _composed(identifier: str, lang: str, chosen: list[tuple[str, list[str]]], chance: random.Random) -> tuple[str, Document, list[tuple[str, str]]]:
    if len(chosen) > 1 and chance.random() < 0.7:
        chance.shuffle(chosen)
    slots = Slots(lang, chance)
    parts, claims = list[str](), list[tuple[str, str]]()
    for text, told in chosen:
        filled = slots.filled()
        part = text.replace("on {d}", "on {day}").format(**filled)
        closed = part[-1] in _CLOSED or not parts  # a headline alone stands first
        parts.append(part[0].upper() + part[1:] + ("" if closed else "." if lang == "en" else "。"))
        claims += [_told(claim.format(**filled), parts[-1]) for claim in told]
    joined = "\n\n".join(parts) if chance.random() < 0.5 else (" " if lang == "en" else "").join(parts)
    return identifier, documents.from_text(joined, identifier), claims


def _told(claim: str, part: str) -> tuple[str, str]:
    """A claim and the sentence that tells it."""
    line, _, number = claim.partition(" @")
    start, end = sentences(fold(part).text)[int(number) - 1] if number else (0, len(part))
    return line, part[start:end]


def moves(claims: list[tuple[str, str]], text: str, move: Any, also: Callable[[str], list[str]]) -> list[dict[str, Any]]:
    """The claims as annotated moves, placed at their sentences; what else an organization may be called is right too."""
    made = []
    for line, sentence in claims:
        found = move(line, sentence)
        start = text.find(sentence)
        others = {f"alt_{side}": also(found[f"{side}_org"]) for side in ("from", "to") if found[f"{side}_org"]}
        made.append({**found, **others, "start": start, "end": start + len(sentence)})
    return made
