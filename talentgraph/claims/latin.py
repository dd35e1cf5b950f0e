"""Names in Latin letters that no list knows: capitalized runs, names that machine translation damaged, surnames alone."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from talentgraph.claims.masking import Node
from talentgraph.lexicon import read
from talentgraph.model import EntityKind

if TYPE_CHECKING:
    from talentgraph.claims.gazetteer import Gazetteer
    from talentgraph.claims.places import Mentions

_LATIN = re.compile(
    r"(?<![A-Za-z0-9@#])[A-Z][a-zA-Z'\-]*[a-z](?:\s(?:[A-Z]\.|[A-Z][a-zA-Z'\-]*[a-z]|van|von|de|der|den|del|la|al|bin|da|di|du|le|ten)){1,4}(?![a-zA-Z])"
)


@cache
def _not_names() -> frozenset[str]:
    return frozenset(read("names")["not_names"].split())


@cache
def _organization_words() -> frozenset[str]:
    return frozenset(read("names")["organization_words"].split())


@cache
def _damaged() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, read("damage")["words"]), key=len, reverse=True))
    return re.compile(rf"([A-Z][a-z]+)({words})([A-Z][a-z]+)")


@cache
def _introduced() -> re.Pattern[str]:
    lexicon = read("names")
    word = r"(?P<word>[A-Z][A-Za-z0-9]+(?:\.ai| AI)?)(?![A-Za-z0-9]|\s[A-Z]|'s)"
    return re.compile(rf"(?:\b{lexicon['founds_en']}|{lexicon['founds_zh']}){word}")


def damaged(found: Mentions, spans: list[tuple[int, int]], gazetteer: Gazetteer) -> None:
    """Names whose parts a machine translated as words, repaired."""
    for match in found.by_pattern(_damaged(), spans):
        name = f"{match[1]} {read('damage')['words'][match[2]]} {match[3]}"
        known = gazetteer.by_name.get((EntityKind.PERSON, name))
        found.add(Node("PER", match.start(), match.end(), name, match[0], known, weak=True))


def induced(found: Mentions, spans: list[tuple[int, int]]) -> None:
    """Capitalized runs are people, unless their last word makes them organizations."""
    for match in found.by_pattern(_LATIN, spans):
        words, start = match[0].split(" "), match.start()
        while words and words[0].lower().strip(".") in _not_names():
            start += len(words[0]) + 1
            words = words[1:]
        while words and words[-1].lower().strip(".") in _not_names() - _organization_words():
            words = words[:-1]
        if len(words) < 2:
            continue
        name, end = " ".join(words), start + len(" ".join(words))
        is_org = any(word.lower().strip(".") in _organization_words() for word in words[1:])
        if not is_org and any(word.lower() in _not_names() for word in words):
            continue
        found.add(Node("ORG" if is_org else "PER", start, end, name, name, weak=True))
    for match in found.by_pattern(_introduced(), spans):
        word = match["word"]
        if not all(part.lower().strip(".") in _not_names() for part in word.split()) and word.split()[0].lower() not in _not_names():
            found.add(Node("ORG", match.start("word"), match.end("word"), word, word, weak=True))


def short_forms(found: Mentions, spans: list[tuple[int, int]]) -> None:
    """A surname alone means the one person of the document who bears it."""
    tails: dict[str, list[Node]] = {}
    for node in found.nodes:
        if node.type == "PER":
            for name in {node.text, node.name}:
                parts = re.split(r"[\s·]", name)
                if len(parts) > 1 and len(parts[-1]) > 1:
                    tails.setdefault(parts[-1], []).append(node)
    for tail, people in tails.items():
        if len({node.name for node in people}) == 1:
            border = r"(?<![A-Za-z]){}(?![A-Za-z])" if tail.isascii() else "{}"
            for match in found.by_pattern(re.compile(border.format(re.escape(tail))), spans):
                found.add(Node("PER", match.start(), match.end(), people[0].name, match[0], people[0].known, weak=people[0].weak))
