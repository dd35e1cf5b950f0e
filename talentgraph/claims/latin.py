"""Names in Latin letters that no list knows: capitalized runs, names that machine translation damaged, surnames alone."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from talentgraph.claims import capitals
from talentgraph.claims.capitals import words
from talentgraph.claims.judging import Judged
from talentgraph.claims.masking import Node
from talentgraph.lexicon import read
from talentgraph.model import EntityKind

if TYPE_CHECKING:
    from talentgraph.claims.gazetteer import Gazetteer
    from talentgraph.claims.places import Mentions


_IN_WORD = re.compile(r"[A-Za-z\u00c0-\u024f0-9_&'-]$")  # Chinese may stand right beside a name
_GOES_ON = re.compile(r"[A-Za-z\u00c0-\u024f0-9_&]|-[A-Z]")
_WORD = r"[A-Z][\w'&-]*"
_OF = re.compile(rf" (?:of|for)(?: the)? {_WORD}(?:(?: and| of| &)? {_WORD}){{0,4}}")


@cache
def _damaged() -> re.Pattern[str]:
    parts = "|".join(sorted(map(re.escape, read("damage")["words"]), key=len, reverse=True))
    return re.compile(rf"([A-Z][a-z]+)({parts})([A-Z][a-z]+)")


def damaged(found: Mentions, spans: list[tuple[int, int]], gazetteer: Gazetteer) -> None:
    """Names whose parts a machine translated as words, repaired."""
    for match in found.by_pattern(_damaged(), spans):
        name = f"{match[1]} {read('damage')['words'][match[2]]} {match[3]}"
        known = gazetteer.by_name.get((EntityKind.PERSON, name))
        found.add(Node("PER", match.start(), match.end(), name, match[0], known, weak=True))


# A body; another board is a firm's.
_GOVERNING = re.compile(r" of (?:the )?(?:Directors|Governors|Trustees|Regents|Supervisors|Education|Elections|Health|Trade|Appeals)\b")


def induced(found: Mentions, spans: list[tuple[int, int]], gazetteer: Gazetteer) -> None:
    """People and organizations among the capitalized runs."""
    judged = Judged(found, spans, gazetteer)
    for run in judged.runs:
        head = found.text[slice(*run.words[-1])]
        if head in words("of_heads") and (more := _OF.match(found.text, run.end)) and (head != "Board" or _GOVERNING.match(found.text, run.end)):
            end = _before_person(found.text, run.end, more.end())
            judged.add("ORG", run.start, end, found.text[run.start : end])
    for run in judged.runs:
        judged.place(run)


def _before_person(text: str, start: int, end: int) -> int:
    """Where an organization ends: "the University of Tallow and Ann Berg" goes on with somebody."""
    cut = text.find(" and ", start, end)
    return cut if cut > 0 and capitals.kind(text[cut + 5 : end].split(" ", maxsplit=1)[0]) == "G" else end


def short_forms(found: Mentions, spans: list[tuple[int, int]]) -> None:
    """A surname alone means the one person of the document who bears it, a given name too if it's no plain word."""
    tails: dict[str, list[Node]] = {}
    for node in found.nodes:
        if node.type == "PER":
            for name in dict.fromkeys((node.text, node.name)):
                for part in _shorts(name):
                    tails.setdefault(part, []).append(node)
    single = {part: people[0] for part, people in tails.items() if len({node.name for node in people}) == 1}
    text = found.text
    for start, end in found.by_words(single, list(found.free(spans))):
        person = single[text[start:end]]
        if not text[start].isupper() or (not _IN_WORD.search(text, start - 1 if start else 0, start) and not _GOES_ON.match(text, end)):
            found.add(Node("PER", start, end, person.name, text[start:end], person.known, weak=person.weak))


def _shorts(name: str) -> list[str]:
    parts = [part for part in re.split(r"[\s·]", name) if part.rstrip(".") not in words("suffixes")]
    if len(parts) < 2 or len(parts[-1]) < 2:
        return []
    first = parts[0].strip('"()')
    given = len(first) > 2 and capitals.kind(first) == "G" and first.lower() not in words("function") | words("things") and first not in words("places")
    particle = next((n for n, part in enumerate(parts) if n and part in words("particles")), None)
    longer = [" ".join(parts[particle:])] if particle else []
    return [*longer, parts[-1], *([first] if given else [])]
