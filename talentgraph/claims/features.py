"""What can be seen of a trigger, the people and the organizations near it: features with names, for the weights of `scoring`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from talentgraph.claims import candidates, cues
from talentgraph.claims.masking import compiled
from talentgraph.claims.position import borders, bucket, count, preposition, stretch, type_of, word_after, word_before, words_before

if TYPE_CHECKING:
    from talentgraph.claims.article import Article
    from talentgraph.claims.candidates import End, Who
    from talentgraph.claims.frames import Opening
    from talentgraph.claims.masking import Node, Sentence

_ROLE_NEAR = compiled("[^,;]{0,10}<ROLE>")
_DATE = compiled("<DATE>")
_CLOSE = 8  # characters between a phrase and a trigger that are looked at as they stand
_BAG = 60  # characters between a phrase and a trigger whose words are looked at
_WORDS = re.compile(r"[a-z']+|[\u4e00-\u9fff]")
_QUOTED = re.compile('["“]')


@dataclass(slots=True)
class Choice:
    """One trigger and all it may speak of, with features.

    Attributes:
        brief: Whether it stands in a brief text.
        trigger: Features of the trigger alone.
        whos: People, each with features.
        ends: Organizations, each with features.
    """

    opening: Opening
    sentence: Sentence
    number: int
    brief: bool
    trigger: list[str]
    whos: list[tuple[Who, list[str]]]
    ends: list[tuple[End, list[str]]]


class Seen:
    """One sentence with its openings, as features see it.

    Args:
        article: The document.
        sentence: One of its sentences.
        number: Which one.
        openings: The triggers in it.
    """

    def __init__(self, article: Article, sentence: Sentence, number: int, openings: list[Opening]) -> None:
        self.article, self.sentence, self.number = article, sentence, number
        self.masked = sentence.masked
        self._openings = openings
        self._between: dict[tuple[int, int], tuple[str, int, int, int, int, str]] = {}

    def choice(self, opening: Opening) -> Choice | None:
        """What a trigger may speak of, or None without people or organizations."""
        whos = candidates.who(self.article, self.sentence, opening, self.number)
        if not whos:
            return None
        ends = candidates.ends(self.article, self.sentence, opening)
        if not ends:
            return None
        return Choice(
            opening, self.sentence, self.number, self.article.brief, self._trigger(opening, whos, ends),
            [(who, self._who(opening, who)) for who in whos], [(end, self._end(opening, end)) for end in ends],
        )  # fmt: skip

    def _trigger(self, opening: Opening, whos: list[Who], ends: list[End]) -> list[str]:
        frame, masked = opening.frame, self.masked
        group = f"{frame.group}{'/p' if opening.passive else ''}"
        before, after = word_before(masked, opening.at), word_after(masked, opening.end)
        role = bool(_ROLE_NEAR.match(masked, opening.end))
        here = sum(w.index >= 0 for w in whos)
        return [
            f"t {frame.id}", f"t {group}", f"t {group} {frame.lang}", f"t {frame.id} {before}_", f"t {frame.id} _{after}", f"t {before}_", f"t _{after}",
            f"t {group} role{role:d}", f"t people{min(here, 3)}", f"t {group} people{min(here, 3)}", f"t orgs{min(len(ends), 4)}",
            f"t word {masked[opening.at : opening.end].lower()[:14]}", f"t quoted{bool(_QUOTED.search(masked)):d}",
            f"t {self.article.zone(self.sentence)}", *self._around(opening, group), f"t place{'0' if self.number < 2 else '1' if self.number < 6 else '2'}",
        ]  # fmt: skip

    def _around(self, opening: Opening, group: str) -> list[str]:
        """The triggers before and after, and a date beside the trigger."""
        at = self._openings.index(opening)
        before = self._openings[at - 1].frame.group if at else "^"
        after = self._openings[at + 1].frame.group if at + 1 < len(self._openings) else "$"
        dated = _DATE.search(self.masked[max(0, opening.at - 12) : opening.at]) is not None
        return [f"t {group} before {before}", f"t {group} after {after}", f"t {group} dated{dated:d}", f"t words {self._literal(opening)}"]

    def _literal(self, opening: Opening) -> str:
        return self.masked[max(0, opening.at - 2) : opening.end].lower()[-8:] if opening.frame.lang == "zh" else ""

    def _place(self, opening: Opening, index: int) -> tuple[str, int, int, int, int, str]:
        """Side and preposition, clause borders, triggers, people and organizations between, distance."""
        key = (opening.at, index)
        if key not in self._between:
            between = stretch(self.masked, index, opening)
            first, last = (opening.end, index) if index >= opening.end else (index, opening.at)
            triggers = min(2, sum(first <= other.at < last for other in self._openings if other is not opening))
            people, orgs = count("PER", between), count("ORG", between)
            self._between[key] = (function(opening, self.masked, index), borders(between), triggers, people, orgs, bucket(len(between)))
        return self._between[key]

    def _who(self, opening: Opening, who: Who) -> list[str]:
        frame, node = opening.frame, who.node
        group = f"{frame.group}{'/p' if opening.passive else ''}"
        shared = [f"w {node.type}", f"w {group} {node.type}", f"w {who.via}", f"w {group} {who.via}"]
        if who.index < 0:
            return [*shared, f"w {group} {frame.lang} {who.via}", f"w {who.via} back{who.back}", f"w {frame.id} focus"]
        place, gap, triggers, people, orgs, distance = self._place(opening, who.index)
        before, after = word_before(self.masked, who.index), word_after(self.masked, who.index + 1)
        beside = "former" if node.org and node.former else "org" if node.org else "role" if node.role else "bare"
        return [
            *shared, *(f"w {found}" for found in self._between_words(opening, who.index, group)),
            *(f"w {found}" for found in self._bag(opening, who.index, group)), f"w {group} {place}",
            f"w {group} {frame.lang} {place}", f"w {frame.id} {place}", f"w {group} {place} {gap}{triggers}",
            f"w {group} {place[0]}{who.rank}", f"w {group} {place[0]} {gap}{people}", f"w {place} {gap}{triggers}{people}",
            f"w {frame.lang} {place[0]} {distance}", f"w {group} {distance}", f"w {before}_", f"w _{after}", f"w {group} _{after}",
            f"w {group} {beside}", f"w {beside} {place[0]}",  f"w {place[0]} orgs{orgs} {gap}", f"w {group} {place[0]} start{who.index == 0:d}",
        ]  # fmt: skip

    def _between_words(self, opening: Opening, index: int, group: str) -> list[str]:
        """The words themselves between a phrase and a trigger, where they are few; mentions as their types."""
        between = stretch(self.masked, index, opening)
        if len(between) > (_CLOSE if opening.frame.lang == "zh" else 2 * _CLOSE):
            return []
        shown = "".join(f"<{type_of(c)}>" if type_of(c) else c for c in between.lower())
        return [f"{group} {'R' if index >= opening.end else 'L'}:{shown}"]

    def _bag(self, opening: Opening, index: int, group: str) -> list[str]:
        """The words between a phrase and a trigger, each by itself."""
        between = stretch(self.masked, index, opening)
        if len(between) > _BAG:
            return []
        side = "R" if index >= opening.end else "L"
        return [f"{group} {side} has {word}" for word in sorted(set(_WORDS.findall(between.lower())))]

    def _end(self, opening: Opening, end: End) -> list[str]:
        frame, node = opening.frame, end.node
        group = f"{frame.group}{'/p' if opening.passive else ''}"
        kind = listed(end.org)
        often = self.article.often(end.org)
        topic = self.article.topic is not None and self.article.topic.name == end.org.name
        shared = [f"{end.via}{kind}", f"{group} {end.via}", f"often{often}", f"{group} topic{topic:d}", f"{group} {frame.lang} {end.via}"]
        if end.index < 0:
            return shared
        place, gap, triggers, people, orgs, distance = self._place(opening, end.index)
        if end.owner is not None:
            via = f"{end.via}{'-former' if end.former else ''}"
            return [*shared, f"{group} {via}", f"{group} {via} {place[0]} {gap}", f"{group} {via} {place}"]
        before, after = word_before(self.masked, end.index), word_after(self.masked, end.index + 1)
        if cues.is_now(self.masked, end.index, frame.lang):
            past = cues.is_past(self.masked, opening.at, frame.lang)
            shared += [f"now {place[0]}", f"now {place[0]} past{past:d}", f"{group} now {place[0]}"]
        return [
            *shared, f"{group} {place}", f"{group} {frame.lang} {place}", f"{frame.id} {place}", f"{group} {place} {gap}{triggers}",
            f"{group} {place[0]}{end.rank}", f"{group} {place[0]} {gap}{orgs}", f"{place} {gap}{triggers}{orgs}",
            f"{frame.lang} {place[0]} {distance}", f"{group} {distance}", f"{before}_", f"_{after}", f"{group} {before}_", f"{group} _{after}",
            f"{words_before(self.masked, end.index)}_",
            *self._between_words(opening, end.index, group), *self._bag(opening, end.index, group),
            f"{place[0]} people{people} {gap}", f"{group} unit{bool(node.unit):d}",
            f"source{cues.is_source(self.masked, end.index, frame.lang):d}",
        ]  # fmt: skip


def listed(org: Node) -> str:
    """A mark for what the lists know, and one for a guess. Of people it says nothing: who is listed comments more often than not, and moves all the same."""
    return "+" if org.known else "~" if org.weak else ""


def function(opening: Opening, masked: str, index: int) -> str:
    """Side and preposition of a phrase."""
    side = "R" if index >= opening.end else "L"
    return side + preposition(masked[max(0, index - 40) : index], opening.frame.lang)


def pair(article: Article, choice: Choice, who: Who, end: End) -> list[str]:
    """How a person and an organization stand to each other, here and in the whole article."""
    opening = choice.opening
    group = f"{opening.frame.group}{'/p' if opening.passive else ''}"
    known = article.relation(who.names[0], end.org.name)
    shared = [f"known {known}", f"{group} known {known}", f"{group} {end.via} known {known}"]
    if end.owner is not None and end.owner in who.people:
        own = f"own{' former' if end.former else ''}"
        return [*shared, own, f"{group} {own}", f"{group} {own} {end.via}"]
    beside = next((person.org.name for person in who.people if person.org), "")
    shared.append(f"{group} beside {'none' if not beside else 'same' if beside == end.org.name else 'other'}")
    if end.owner is not None:
        return [*shared, f"{group} other's {end.via}", f"other's {end.via}"]
    if who.index < 0 or end.index < 0:
        return [*shared, f"apart {who.index < 0:d}{end.index < 0:d}", f"{group} apart{who.index < 0:d}{end.index < 0:d}"]
    order = "".join(mark for _, mark in sorted([(who.index, "w"), (end.index, "e"), (opening.at, "t")]))
    of_who, of_end = function(opening, choice.sentence.masked, who.index), function(opening, choice.sentence.masked, end.index)
    both = f"{of_who} {of_end}"
    shared += [f"{group} {both}", f"{group} {opening.frame.lang} {both}", f"{opening.frame.id} {both} {who.via}{end.via}"]
    first, last = sorted((who.index, end.index))
    gap = borders(choice.sentence.masked[first:last])
    return [*shared, f"{group} {order}", f"{group} {opening.frame.lang} {order}", f"{order} {gap}", f"{group} {order} {gap}"]
