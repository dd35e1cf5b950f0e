"""Deals between organizations: acquisitions, stakes, failed bids. Slots are filled by grammatical function, read off the surface."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from talentgraph.claims.frames import PASSIVE
from talentgraph.claims.masking import compiled
from talentgraph.claims.position import borders, preposition
from talentgraph.errors import LexiconError
from talentgraph.language import money
from talentgraph.language.sentences import clauses
from talentgraph.lexicon import read
from talentgraph.model import Deal, DealKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from talentgraph.claims.article import Article
    from talentgraph.claims.masking import Node, Sentence

_ACCEPTED = {"acquirer": frozenset({"ORG", "ORGLIST", "PER"}), "target": frozenset({"ORG", "ORGLIST"})}
_GAP = {"en": 42, "zh": 14}  # characters between a trigger and its object
_FAR = 160  # characters between a trigger and its subject
_BREAK = re.compile(r"[,;:]|\b(?:and|but|while|who|which|that|because|after|before)\b|--|—")


@dataclass(frozen=True, slots=True)
class DealFrame:
    """One frame of lexicon/deals.toml, ready to match."""

    id: str
    lang: str
    kind: DealKind
    trigger: re.Pattern[str]
    active: dict[str, str]
    passive: dict[str, str]
    examples: tuple[dict[str, Any], ...]
    counter_examples: tuple[str, ...]


@cache
def frames(lang: str) -> tuple[DealFrame, ...]:
    """The deal frames of a language: en or zh.

    Raises:
        LexiconError: A frame doesn't hold together.
    """
    return tuple(_frame(entry) for entry in read("deals")["frame"] if entry["lang"] == lang)


def _frame(entry: dict[str, Any]) -> DealFrame:
    try:
        return DealFrame(
            entry["id"], entry["lang"], DealKind(entry["kind"]), compiled(entry["trigger"]), entry["active"], entry.get("passive", {}),
            tuple(entry["examples"]), tuple(entry["not"]),
        )  # fmt: skip
    except (KeyError, ValueError, re.error) as error:
        raise LexiconError(f"frame {entry.get('id', '?')}: {error!r}") from None


def find(article: Article, sentence: Sentence, lang: str) -> Iterator[Deal]:
    """The deals that a sentence tells of."""
    for frame in frames(lang):
        for match in frame.trigger.finditer(sentence.masked):
            if match.group():
                yield from _deal(article, sentence, frame, match.start(), match.end())


def _slots(sentence: Sentence, frame: DealFrame, start: int, end: int) -> dict[str, Node]:
    passive = bool(frame.passive) and bool(PASSIVE[frame.lang].search(sentence.masked[:start]))
    placed = [(index, sentence.nodes[c]) for index, c in enumerate(sentence.masked) if c in sentence.nodes]
    slots: dict[str, Node] = {}
    for function, slot in (frame.passive if passive else frame.active).items():
        if slot not in slots and (node := _find(sentence.masked, frame, placed, (start, end), function, slot)):
            slots[slot] = node
    return slots


def _find(masked: str, frame: DealFrame, placed: list[tuple[int, Node]], span: tuple[int, int], function: str, slot: str) -> Node | None:
    start, end = span
    accepted = _ACCEPTED[slot] if function == "subject" else _ACCEPTED[slot] - {"PER"}
    if function == "subject":
        left = [(i, n) for i, n in placed if i < start and start - i < _FAR and n.type in accepted and preposition(masked[:i], frame.lang) == "-"]
        first = max((a for a, _ in clauses(masked[:start])), default=0)
        inside = [node for index, node in left if index >= first]
        return inside[-1] if inside else left[-1][1] if left else None
    if function == "object":
        return _object(masked, frame.lang, placed, end, accepted)
    near = [(index, node) for index, node in placed if node.type in accepted and preposition(masked[:index], frame.lang) == function]
    near = [(i, n) for i, n in near if borders(masked[end:i] if i >= end else masked[i + 1 : start]) <= 1]
    return min(near, key=lambda found: abs(found[0] - start))[1] if near else None


def _object(masked: str, lang: str, placed: list[tuple[int, Node]], end: int, accepted: frozenset[str]) -> Node | None:
    for index, node in placed:
        if index < end:
            continue
        gap = masked[end:index]
        if len(gap) > _GAP[lang] or _BREAK.search(gap):
            return None
        if node.type in accepted:
            return node if preposition(gap, lang) in {"-", "as"} or not gap.strip() else None
        if node.type not in {"DATE", "COUNT", "ROLE", "MONEY"}:
            return None
    return None


def _later_subject(sentence: Sentence, at: int) -> Node | None:
    """The organization that opens a later clause: "after failing to buy A, B turned to ..."."""
    for first, _ in clauses(sentence.masked):
        opened = sentence.masked[first:].lstrip()[:1]
        if first > at and opened in sentence.nodes and sentence.nodes[opened].type == "ORG" and not sentence.nodes[opened].anaphor:
            return sentence.nodes[opened]
    return None


@cache
def _words(name: str) -> re.Pattern[str]:
    return re.compile(read("cues")["deal"][name])


def _deal(article: Article, sentence: Sentence, frame: DealFrame, at: int, end: int) -> Iterator[Deal]:
    slots = _slots(sentence, frame, at, end)
    given, target = slots.get("acquirer"), slots.get("target")
    if target is None or target.type == "ORGLIST" or target.anaphor:
        return
    acquirer = article.organization(given) if given is not None and given.type != "ORGLIST" else _later_subject(sentence, at) or article.topic
    bought = article.organization(target)
    if acquirer is None or bought is None or acquirer.name == bought.name:
        return
    start, last = sentence.folded(at), sentence.folded(end)
    around = article.text[max(sentence.start, start - 30) : min(sentence.end, last + 60)]
    kind = DealKind.STAKE if _words("stake").search(around) else frame.kind
    if _words("failed").search(around):
        kind = DealKind.FAILED_ACQUISITION
    elif _words("future").search(around):
        return
    paid = [a for a in money.amounts(article.text, sentence.start, sentence.end) if a.amount and a.currency == "USD" and abs(a.start - start) < 60]
    share = _words("percent").search(around) if kind is DealKind.STAKE else None
    yield Deal(
        article.document.id, acquirer.name, bought.unit or bought.name, kind, article.quote(sentence.start, sentence.end),
        min(paid, key=lambda a: abs(a.start - start)).amount if paid and kind is not DealKind.FAILED_ACQUISITION else None,
        float(share[1]) if share else None, (frame.id,),
    )  # fmt: skip
