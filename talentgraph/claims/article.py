"""What one article knows as a whole: its sentences, who is whose boss, who "he" and "the company" are."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING

from talentgraph.claims import frames, mentions, phrases
from talentgraph.claims.masking import Node, Sentence
from talentgraph.language import dates
from talentgraph.language.fold import fold
from talentgraph.language.sentences import sentences
from talentgraph.lexicon import read
from talentgraph.model import Quote

if TYPE_CHECKING:
    from collections.abc import Sequence

    from talentgraph.claims.gazetteer import Gazetteer
    from talentgraph.model import Document, Zone


_TOLD = {"title", "summary", "body"}  # the zones that claims come from


class Article:
    """One document made ready for frames.

    Args:
        document: The document.
        zones: Its zones, in order.
        gazetteer: The listed names.
    """

    def __init__(self, document: Document, zones: Sequence[Zone], gazetteer: Gazetteer) -> None:
        self.document = document
        self.lang = "en" if document.lang == "en" else "zh"
        self.folded = fold(document.text)
        self.text = self.folded.text
        spans = [(self._at(zone.start), self._at(zone.end)) for zone in zones if zone.name in _TOLD]
        self.idle = not any(frames.gate(lang).search(self.text, a, b) for a, b in spans for lang in ("en", "zh"))
        self.sentences: list[Sentence] = []
        if self.idle:
            return
        anchor = dates.anchor(document.published, self.text)
        self.published = dates.known(document.published, anchor)
        found = mentions.find(self.text, spans, gazetteer, anchor)
        self._orgs = [node for node in found if node.type == "ORG" and not node.anaphor]
        self._people = [node for node in found if node.type == "PER" and not node.anaphor]
        starts = [node.start for node in found]
        for start, end in spans:
            for a, b in sentences(self.text, start, end):
                inside = [node for node in found[bisect_left(starts, a) : bisect_left(starts, b)] if node.end <= b]
                sentence = Sentence(self.text, (a, b), inside)
                phrases.build(sentence)
                self.sentences.append(sentence)
        self.aliases, self.bosses = self._relations()
        self.topic = self._topic()

    def _at(self, raw: int) -> int:
        """The folded offset of a raw one."""
        return raw if self.folded.offsets is None else bisect_left(self.folded.offsets, raw)

    def language(self, sentence: Sentence) -> str:
        """The frames that fit a sentence: a page may mix languages."""
        latin, han = 0, 0
        for character in sentence.masked:
            latin += character.isascii() and character.isalpha()
            han += "\u4e00" <= character <= "\u9fff"
        return self.lang if not latin and not han else "en" if latin > 3 * han else "zh"

    def quote(self, start: int, end: int) -> Quote:
        """The raw slice of a folded span."""
        first, last = self.folded.span(start, end)
        return Quote(self.document.text[first:last], first, last)

    def written(self, node: Node) -> str:
        """A node as the raw text has it."""
        return self.quote(*(node.named() if node.type == "PER" else (node.start, node.end))).quote

    def _relations(self) -> tuple[dict[str, str], dict[str, Node]]:
        """Other names that brackets gave, and at which organization somebody holds a top role."""
        aliases: dict[str, str] = {}
        bosses: dict[str, Node] = {}
        top = re.compile("|".join(read("roles")["en"]["top"] + read("roles")["zh"]["top"]), re.IGNORECASE)
        for sentence in self.sentences:
            for node in sentence.nodes.values():
                if node.type != "PER" or node.anaphor:
                    continue
                if node.text != node.name:
                    aliases.setdefault(node.text, node.name)
                if node.org and node.role and not node.former and top.search(node.role) and not node.org.anaphor and node.org.type == "ORG":
                    bosses.setdefault(node.name, node.org)
        return aliases, {aliases.get(name, name): org for name, org in bosses.items()}

    def _topic(self) -> Node | None:
        """The organization the article speaks of most, if it stands out."""
        count = Counter(node.name for node in self._orgs)
        if not count:
            return None
        name, times = min(count.items(), key=lambda item: (-item[1], item[0]))
        return next(node for node in self._orgs if node.name == name) if times > 2 or len(count) == 1 else None

    def organization(self, node: Node) -> Node | None:
        """The organization a node means: itself, what it points back to, or the firm of a boss."""
        if node.type == "HOLDER":
            return self.organization(node.org) if node.org else None
        if node.type == "PER":
            return self.bosses.get(self.person_name(node))
        if not node.anaphor:
            return node
        before = [org for org in self._orgs if org.end <= node.start]
        return before[-1] if before else self.topic

    def person(self, node: Node) -> Node | None:
        """The person a node means: itself, or the last one named before a pronoun."""
        if not node.anaphor:
            return node
        before = [person for person in self._people if person.end <= node.start]
        return before[-1] if before else None

    def person_name(self, node: Node) -> str:
        """The best name of a person: the listed one, else what brackets gave, else as found."""
        if node.known:
            return node.known.name
        return self.aliases.get(node.name, node.name)
