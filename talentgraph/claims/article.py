"""What one article knows as a whole: its sentences, who is whose boss, who "he" and "the company" are."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from talentgraph.claims import capitals, cues, frames, mentions, phrases
from talentgraph.claims.masking import Node, Sentence, compiled
from talentgraph.language import dates
from talentgraph.language.fold import fold
from talentgraph.language.sentences import sentences
from talentgraph.lexicon import read
from talentgraph.model import Quote

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from talentgraph.claims.gazetteer import Gazetteer
    from talentgraph.model import Document, Zone


_LATIN, _HAN = re.compile("[A-Za-z]+"), re.compile("[\u4e00-\u9fff]+")
_ORG = compiled("<ORG>")
BRIEF = 4  # sentences up to which a text is brief: a headline, an item of a newsletter
TOLD = {"title", "summary", "body"}  # the zones that claims come from


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
        self.gazetteer = gazetteer
        told = [(self._at(zone.start), self._at(zone.end), zone.name) for zone in zones if zone.name in TOLD]
        self.told = spans = [(start, end) for start, end, _ in told]
        self.idle = not any(frames.gate(lang, raw=True).search(self.text, a, b) for a, b in spans for lang in ("en", "zh"))
        self.brief, self.sentences = True, list[Sentence]()
        self.topic: Node | None = None
        self.mentions: list[Node] = []
        if self.idle:
            return
        anchor = dates.anchor(document.published, self.text)
        self.published = dates.known(document.published, anchor)
        self.mentions = found = mentions.find(self.text, spans, gazetteer, anchor)
        self._orgs = [node for node in found if node.type == "ORG" and not node.anaphor]
        self._people = [node for node in found if node.type == "PER" and not node.anaphor]
        self._mention_starts = [node.start for node in found]
        self._zones: dict[int, str] = {}
        self._languages: dict[int, str] = {}
        self._whole = {node.name: node for node in reversed(self._orgs) if node.text == node.name and not node.known}
        longer = self._longer_names()
        for node in self._orgs:
            node.name = longer.get(node.name, node.name)
        self._times = Counter(node.name for node in self._orgs)
        for start, end, zone in told:
            self._read(start, end, zone)
        self.brief = len(self.sentences) <= BRIEF
        tellers = {id(node) for sentence in self.sentences for node in self._tellers(sentence)}
        self._actors = [node for node in self._orgs if id(node) not in tellers]
        self._actor_starts = [node.start for node in self._actors]
        self._person_starts = [node.start for node in self._people]
        self.topic = self._topic()
        self.aliases, self.bosses = self._relations()
        self._together = self._meetings()
        self._focus = self._focuses()
        self._persons = Counter(self.person_name(node) for node in self._people)
        titles = [sentence for sentence in self.sentences if self._zones[sentence.start] == "title"]
        self._titles = {self.person_name(node) if node.type == "PER" else node.name for sentence in titles for node in _named(sentence)}

    def _read(self, start: int, end: int, zone: str) -> None:
        """The sentences of a zone, with their mentions and phrases."""
        starts = self._mention_starts
        for a, b in sentences(self.text, start, end):
            self._zones[a] = zone
            inside = [node for node in self.mentions[bisect_left(starts, a) : bisect_left(starts, b)] if node.end <= b]
            sentence = Sentence(self.text, (a, b), inside)
            phrases.build(sentence)
            self.sentences.append(sentence)

    def _at(self, raw: int) -> int:
        """The folded offset of a raw one."""
        return raw if self.folded.offsets is None else bisect_left(self.folded.offsets, raw)

    def told_text(self) -> str:
        """Title, summary and body, folded, without what stands around them."""
        return "\n".join(self.text[start:end] for start, end in self.told)

    def language(self, sentence: Sentence) -> str:
        """The frames that fit a sentence: a page may mix languages."""
        if sentence.start not in self._languages:
            latin, han = (sum(map(len, letters.findall(sentence.masked))) for letters in (_LATIN, _HAN))
            self._languages[sentence.start] = self.lang if not latin and not han else "en" if latin > 3 * han else "zh"
        return self._languages[sentence.start]

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
        self._holders: list[Node] = []
        self._beside: dict[tuple[str, str], str] = {}
        top = re.compile("|".join(read("roles")["en"]["top"] + read("roles")["zh"]["top"]), re.IGNORECASE)
        for sentence in self.sentences:
            for node in sentence.nodes.values():
                if node.type != "PER" or node.anaphor:
                    continue
                if node.text != node.name:
                    aliases.setdefault(node.text, node.name)
                if node.org and node.role:
                    self._holders.append(node)
                if node.org and node.role and not node.former and top.search(node.role) and not node.org.anaphor and node.org.type == "ORG":
                    bosses.setdefault(node.name, node.org)
        return aliases, {aliases.get(name, name): org for name, org in bosses.items()}

    def _meetings(self) -> Counter[tuple[str, str]]:
        """How often a sentence names a person and an organization together, also as what points back to one; and notes who stands beside which."""
        together: Counter[tuple[str, str]] = Counter()
        for sentence in self.sentences:
            nodes = [sentence.nodes[c] for c in sentence.masked if c in sentence.nodes]
            people = [person for node in nodes if node.type in {"PER", "PERLIST"} for person in (node.members or [node]) if not person.anaphor]
            names = dict.fromkeys(self.person_name(person) for person in people)
            orgs = [org for node in nodes if node.type in {"ORG", "ORGLIST"} for org in (node.members or [node])]
            meant = dict.fromkeys(org.name for org in (self.organization(org) for org in orgs) if org is not None and org.name)
            together.update((name, org) for name in names for org in meant)
            for person in people:
                if person.org and person.org.name:
                    pair = (self.person_name(person), person.org.name)
                    self._beside[pair] = "former" if person.former and self._beside.get(pair) != "now" else "now"
        return together

    def _topic(self) -> Node | None:
        """The organization the article speaks of most, if it stands out."""
        count = self._times
        if not count:
            return None
        name, times = min(count.items(), key=lambda item: (-item[1], item[0]))
        return next(node for node in self._orgs if node.name == name) if times > 2 or len(count) == 1 else None

    def holder(self, org: Node, role: str) -> Node | None:
        """The one person who holds a top role at an organization, if the article names them."""
        people = {self.person_name(node): node for node in self._holders if node.org and node.org.name == org.name and node.role == role}
        return next(iter(people.values())) if len(people) == 1 else None

    def organization(self, node: Node) -> Node | None:
        """The organization a node means: itself, what it points back to, or the firm of a boss."""
        if node.type == "PER":
            return self.bosses.get(self.person_name(node))
        if not node.anaphor:
            return node
        return self.last_organization(node.start) or self.topic

    def relation(self, person: str, organization: str) -> str:
        """What else the article says of a person and an organization: now, former, once or often named together, apart."""
        if (person, organization) in self._beside:
            return self._beside[person, organization]
        together = self._together[person, organization]
        return "apart" if not together else "once" if together == 1 else "often"

    def _longer_names(self) -> dict[str, str]:
        """Short names of unlisted organizations with the one that the article gives in full: Obelisk with Obelisk Games."""
        full: dict[str, list[str]] = defaultdict(list)
        for name in self._whole:
            first, _, more = name.partition(" ")
            if more and more.rsplit(" ", 1)[-1] not in capitals.words("other_houses") | capitals.words("houses_of_its_own"):
                full[first].append(name)
        return {name: full[name][0] for name in self._whole if len(full.get(name, ())) == 1 and self._is_in_full(name, full[name][0])}

    def _is_in_full(self, name: str, longer: str) -> bool:
        """Whether a longer name is but the short one and what kind of firm it is, or stands before it."""
        headed = all(capitals.kind(word) in "OX" for word in longer.removeprefix(f"{name} ").split(" "))
        return name.isascii() and (headed or self._whole[longer].start < self._whole[name].start)

    def in_full(self, name: str | None) -> str | None:
        """An organization that no list knows as the article writes it, not folded."""
        whole = self._whole.get(name or "")
        return self.quote(whole.start, whole.end).quote if whole else name

    def zone(self, sentence: Sentence) -> str:
        """The zone a sentence stands in."""
        return self._zones[sentence.start]

    def often(self, org: Node) -> str:
        """How often the article names an organization: once, some, many."""
        return self.often_named(org.name)

    def often_named(self, name: str) -> str:
        """The same of a name."""
        return _few(self._times[name])

    def mentioned(self, person: str) -> str:
        """How often the article names a person."""
        return _few(self._persons[person])

    def titled(self, name: str) -> str:
        """Whether a name stands in the title: yes, no, or untitled where there is none."""
        return "untitled" if not self._titles else "yes" if name in self._titles else "no"

    def last_organization(self, start: int) -> Node | None:
        """The organization named last before a place, other than one that only tells the news."""
        at = bisect_left(self._actor_starts, start)
        return self._actors[at - 1] if at else None

    def _tellers(self, sentence: Sentence) -> Iterator[Node]:
        lang = self.language(sentence)
        for match in _ORG.finditer(sentence.masked):
            if cues.is_medium(sentence.masked, match.start(), lang):
                yield sentence.nodes[match[0]]

    def referents(self, node: Node, number: int) -> list[Node]:
        """Whom a pronoun may mean: the last person named before it, the first of the sentences before."""
        at = bisect_left(self._person_starts, node.start)
        last = [self._people[at - 1]] if at else []
        return self._distinct(last + [person for person, _ in self.focus(number)])[:2]

    def focus(self, number: int) -> list[tuple[Node, int]]:
        """The people spoken of when a sentence begins, and how many sentences back: the subject before all, then whoever came last."""
        return self._focus[number]

    def _distinct(self, people: list[Node]) -> list[Node]:
        return list({self.person_name(person): person for person in reversed(people)}.values())[::-1]

    def _focuses(self) -> list[list[tuple[Node, int]]]:
        """For each sentence: subject and last person of the nearest earlier sentence that names anybody."""
        found: list[list[tuple[Node, int]]] = []
        before: list[Node] = []
        back = 0
        for sentence in self.sentences:
            back += 1
            found.append([(node, min(back, 4)) for node in before])
            people = [sentence.nodes[c] for c in sentence.masked if c in sentence.nodes and sentence.nodes[c].type in {"PER", "PERLIST"}]
            named = [node for node in people if not node.anaphor]
            if named:
                before = [named[0]] if len(named) == 1 else [named[0], named[-1]]
                back = 0
        return found

    def called(self, node: Node) -> str:
        """What a person, holder or group is known by within the document."""
        return self.person_name(node) if node.type == "PER" else node.text

    def person_name(self, node: Node) -> str:
        """The best name of a person: the listed one, else what brackets gave, else as found."""
        if node.known:
            return node.known.name
        return self.aliases.get(node.name, node.name)


def _few(times: int) -> str:
    return "1" if times < 2 else "2" if times < 4 else "3"


def _named(sentence: Sentence) -> Iterator[Node]:
    """The people and organizations a sentence names, those beside other names too."""
    for node in sentence.nodes.values():
        for member in node.members or [node]:
            if member.type in {"PER", "ORG"} and not member.anaphor:
                yield member
                if member.org is not None and not member.org.anaphor:
                    yield from member.org.members or [member.org]
