"""Frames: a trigger word opens one, and what stands around it fills its slots by grammatical function.

Functions are read off the surface: a preposition right before a phrase, the side of the trigger, clause borders, a word of
passive voice. No parser; what can't be told is left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from talentgraph.claims.masking import ANY, Node, compiled
from talentgraph.errors import LexiconError
from talentgraph.language.sentences import clauses
from talentgraph.lexicon import read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from talentgraph.claims.masking import Sentence

PEOPLE = frozenset({"PER", "HOLDER", "GROUP", "PERLIST"})
ORGS = frozenset({"ORG", "ORGLIST"})
_SLOTS = {
    "who": PEOPLE, "from": ORGS | {"PER", "HOLDER"}, "to": ORGS | {"PER", "HOLDER"}, "org": ORGS, "acquirer": ORGS | {"PER"}, "target": ORGS, "role": {"ROLE"},
}  # fmt: skip
_BOSS = {("subject", "to"), ("by", "to"), ("subject", "acquirer")}  # where a boss may stand for the firm
_PREPOSITIONS = {
    "en": [
        ("from", r"\b(?:away )?from (?:the |its |rivals? |fellow |his |her )*$"), ("by", r"\bby (?:the |rivals? )*$"),
        ("to", r"\b(?:to|into) (?:the |rivals? )*(?:join |work (?:at|for) )?$"), ("at", r"\bat (?:the |rivals? |AI |startup )*$"),
        ("of", r"\bof (?:the )?$"), ("as", r"\bas (?:the |its |a |an |new |their |his |her )*$"),
        ("for", r"\bfor (?:the |rivals? |a (?:job|role|position) at )*$"), ("with", r"\b(?:with|alongside|like|including|via|through|than) (?:the )?$"),
        ("governed", r"\b(?:acquir\w+|bought|buy\w*|called|named|led by|backed|back|run|invest\w* in|stake in|about|against|on|in|over) (?:the |a )?$"),
    ],
    "zh": [
        ("from", r"(?:从|自|来自|脱离|离开了?)$"), ("by", r"(?:被|由|遭)$"), ("to", r"(?:到|至|往|赴|向|投向|前往)$"),
        ("as", r"(?:为|任|担任|出任|成为|作为)(?:公司|其|新任|新的|全球)*$"), ("at", r"(?:在|于)$"), ("ba", r"(?:把|将)(?:[^,。]{0,8})$"),
        ("with", r"(?:与|同|跟|随|和|对)$"), ("governed", r"(?:收购|投资|入股|领导|负责|管理|包括|针对|瞄准|竞争对手|通过|听取|告诉|称|告知|呼吁)了?$"),
    ],
}  # fmt: skip
_PASSIVE = {
    "en": re.compile(r"\b(?:was|were|is|are|been|being|be|got|get|has been|to be)\s(?:\w+ly |also |then |since |being )*$"),
    "zh": re.compile(rf"(?:被|遭|获)(?:[{ANY}]|[^,。{ANY}]{{0,6}})?$"),
}
_GAP = {"en": 42, "zh": 14}  # characters between a trigger and its object
_PRIOR, _PRIOR_SEEN = 0.7, 4  # of all frames on articles they were not written on; weighs as four sightings
_FAR = 160  # characters between a trigger and its subject
_BREAK = re.compile(r"[,;:]|\b(?:and|but|while|who|which|that|because|after|before)\b|--|—")


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame of the lexicon, ready to match."""

    id: str
    lang: str
    kind: str
    trigger: re.Pattern[str]
    active: dict[str, str]
    passive: dict[str, str]
    needs: tuple[str, ...]
    examples: tuple[dict[str, Any], ...]
    counter_examples: tuple[str, ...]
    unless: re.Pattern[str] | None
    demands: re.Pattern[str] | None
    never_after: re.Pattern[str] | None
    confidence: float


@cache
def frames(lang: str) -> tuple[Frame, ...]:
    """The frames of a language: en or zh.

    Raises:
        LexiconError: A frame doesn't hold together.
    """
    return tuple(_frame(entry, lang) for entry in read(f"frames-{lang}")["frame"])


def _frame(entry: dict[str, Any], lang: str) -> Frame:
    try:
        slots = {*entry["active"].values(), *entry.get("passive", {}).values(), *entry["needs"]}
        if unknown := slots - _SLOTS.keys():
            raise LexiconError(f"frame {entry['id']}: no such slot: {', '.join(sorted(unknown))}")
        unless, demands, never_after = (compiled(entry[name]) if name in entry else None for name in ("unless", "demands", "never_after"))
        return Frame(
            entry["id"], lang, entry["kind"], compiled(entry["trigger"]), entry["active"], entry.get("passive", {}),
            tuple(entry["needs"]), tuple(entry["examples"]), tuple(entry["not"]), unless, demands, never_after,
            _measured(*entry.get("measured", (0, 0))),
        )  # fmt: skip
    except (KeyError, re.error) as error:
        raise LexiconError(f"frame {entry.get('id', '?')}: {error!r}") from None


def _measured(right: int, wrong: int) -> float:
    """How often a frame was right, drawn towards what all frames together reach as long as it was seen seldom."""
    return round((right + _PRIOR * _PRIOR_SEEN) / (right + wrong + _PRIOR_SEEN), 3)


@cache
def gate(lang: str) -> re.Pattern[str]:
    """Matches where any frame of a language may open: text without it has no claims."""
    return re.compile("|".join(f"(?:{frame.trigger.pattern})" for frame in frames(lang)))


@dataclass(slots=True)
class Filled:
    """A frame with its slots filled in one sentence; `at` and `end` are masked offsets of the trigger."""

    frame: Frame
    at: int
    end: int
    slots: dict[str, Node]
    functions: dict[str, str]


def fill(sentence: Sentence, lang: str) -> Iterator[Filled]:
    """Every frame that opens in a sentence, with what fills it."""
    taken: set[int] = set()
    for frame in frames(lang):
        for match in frame.trigger.finditer(sentence.masked):
            if match.start() in taken or not match.group():
                continue
            taken.update(range(match.start(), match.end()))
            if frame.unless and frame.unless.match(sentence.masked, match.end()):
                continue
            if frame.never_after and frame.never_after.search(sentence.masked[: match.start()]):
                continue
            if frame.demands and not frame.demands.search(sentence.masked, match.end()):
                continue
            yield _fill(sentence, frame, match.start(), match.end())


def _fill(sentence: Sentence, frame: Frame, start: int, end: int) -> Filled:
    passive = bool(frame.passive) and bool(_PASSIVE[frame.lang].search(sentence.masked[:start]))
    voice = frame.passive if passive else frame.active
    filled = Filled(frame, start, end, {}, {})
    for function, slot in voice.items():
        if slot not in filled.slots and (node := _find(sentence, frame, start, end, function, _SLOTS[slot], (function, slot) in _BOSS)):
            filled.slots[slot], filled.functions[slot] = node, function
    return filled


def _find(
    sentence: Sentence, frame: Frame, start: int, end: int, function: str, types: AbstractSet[str], boss: bool
) -> Node | None:
    accepted = types if boss else types - {"PER"} if "ORG" in types else types
    placed = [(index, sentence.nodes[c]) for index, c in enumerate(sentence.masked) if c in sentence.nodes]
    if function == "subject":
        return _subject(sentence.masked, frame, placed, start, accepted)
    if function == "object":
        return _object(sentence.masked, frame.lang, placed, end, accepted)
    near = [(index, node) for index, node in placed if node.type in accepted and preposition(sentence.masked[:index], frame.lang) == function]
    near = [(index, node) for index, node in near if _same_stretch(sentence.masked, frame, index, start, end)]
    return min(near, key=lambda found: abs(found[0] - start))[1] if near else None


def preposition(before: str, lang: str) -> str | None:
    """The function that the words right before a phrase give it."""
    tail = before[-40:]
    return next((name for name, pattern in _prepositions(lang) if pattern.search(tail)), None)


@cache
def _prepositions(lang: str) -> list[tuple[str, re.Pattern[str]]]:
    return [(name, re.compile(pattern)) for name, pattern in _PREPOSITIONS[lang]]


def _same_stretch(masked: str, frame: Frame, index: int, start: int, end: int) -> bool:
    """No other trigger and no clause of its own between a phrase and the trigger."""
    between = masked[end:index] if index >= end else masked[index + 1 : start]
    if gate(frame.lang).search(between):
        return False
    return len(clauses(between)) <= (2 if frame.lang == "zh" else 1) and len(between) < _FAR


def _object(masked: str, lang: str, placed: list[tuple[int, Node]], end: int, accepted: AbstractSet[str]) -> Node | None:
    for index, node in placed:
        if index < end:
            continue
        gap = masked[end:index]
        if len(gap) > _GAP[lang] or _BREAK.search(gap) or gate(lang).search(gap):
            return None
        if node.type in accepted:
            return node if preposition(masked[:index][end:], lang) in {None, "as"} or not gap.strip() else None
        if node.type not in {"DATE", "COUNT", "ROLE", "MONEY", "ORG"} or (node.type == "ORG" and lang == "en" and "PER" not in accepted):
            return None
    return None


def _subject(masked: str, frame: Frame, placed: list[tuple[int, Node]], start: int, accepted: AbstractSet[str]) -> Node | None:
    """The nearest phrase to the left that no preposition governs: of the same clause, else the first of an earlier one."""
    left = [(i, n) for i, n in placed if i < start and start - i < _FAR and n.type in accepted and not _governed(masked, i, frame)]
    borders = [a for a, _ in clauses(masked[:start])]
    for border in reversed(borders):
        inside = [node for index, node in left if index >= border]
        if inside:
            return inside[-1] if border == borders[-1] else inside[0]
    return None


def _governed(masked: str, index: int, frame: Frame) -> bool:
    """A preposition or another verb claims the phrase. 将 may only mean the future, unless the frame takes a fronted object."""
    function = preposition(masked[:index], frame.lang)
    return function is not None and (function != "ba" or "ba" in frame.active)
