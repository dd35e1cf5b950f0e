"""Frames: words that may open the telling of a move. Which persons and organizations they speak of is weighed by `scoring`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from talentgraph.claims.masking import ANY, compiled
from talentgraph.errors import LexiconError
from talentgraph.lexicon import read

if TYPE_CHECKING:
    from talentgraph.claims.masking import Sentence

PASSIVE = {
    "en": re.compile(r"\b(?:was|were|is|are|been|being|be|got|get|has been|to be)\s(?:\w+ly |also |then |since |being )*$"),
    "zh": re.compile(rf"(?:被|遭|获|由|受)(?:[{ANY}]|[^,。{ANY}]{{0,6}})?$"),
}


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame of the lexicon, ready to match."""

    id: str
    lang: str
    group: str
    kind: str
    source: str  # of the trigger, as the lexicon writes it
    trigger: re.Pattern[str]
    examples: tuple[dict[str, Any], ...]
    counter_examples: tuple[str, ...]
    unless: re.Pattern[str] | None
    unless_before: re.Pattern[str] | None
    headline: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class Opening:
    """A frame where a sentence opens it; masked offsets of the trigger."""

    frame: Frame
    at: int
    end: int
    passive: bool


@cache
def frames(lang: str) -> tuple[Frame, ...]:
    """The frames of a language: en or zh.

    Raises:
        LexiconError: A frame doesn't hold together.
    """
    return tuple(_frame(entry, lang) for entry in read(f"frames-{lang}")["frame"])


def _frame(entry: dict[str, Any], lang: str) -> Frame:
    try:
        optional = (compiled(entry[name]) if name in entry else None for name in ("unless", "unless_before", "headline"))
        return Frame(
            entry["id"], lang, entry["group"], entry["kind"], entry["trigger"], compiled(entry["trigger"]), tuple(entry["examples"]), tuple(entry["not"]),
            *optional,
        )  # fmt: skip
    except (KeyError, re.error) as error:
        raise LexiconError(f"frame {entry.get('id', '?')}: {error!r}") from None


_SUBJECT = compiled("<PER|PERLIST> $")
_NO_OBJECT = compiled(r" (?:(?:as|to|by|new|next|interim|head|chair)\b|<ROLE>|<ORG>(?:'s)? (?:\w+ )?<ROLE>)(?![^,;.]{0,24}<PER|PERLIST|GROUP>)")
_BEFORE = 60  # characters before a trigger in which `unless_before` looks
_FOLLOWING = re.compile(r"(?<=[\u4e00-\u9fff]{2})\(\?=[^()]*\)")  # behind two characters; one alone would let everything through
_PRECEDING = re.compile(r"\(\?<=[^()]*<[A-Z|]*(?:PER|ORG)[^()]*\)")  # a name before a trigger ends with any letter
_NAMED = re.compile(r"<[A-Z|]*(?:PER|ORG)[A-Z|]*>")


@cache
def gate(lang: str, *, raw: bool) -> re.Pattern[str]:
    """Matches where any frame of a language may open: text without it has no claims. Raw text has no mentions yet: a name begins with a capital."""
    capital = raw and lang == "en"
    triggers = (_NAMED.sub(r"(?:\g<0>|[A-Z][^.;]{0,40}?)", _PRECEDING.sub("", frame.source)) if capital else frame.source for frame in frames(lang))
    return re.compile("|".join(f"(?:{_FOLLOWING.sub('', compiled(trigger).pattern)})" for trigger in triggers))


def openings(sentence: Sentence, lang: str) -> list[Opening]:
    """Every frame that opens in a sentence, in order; the first frame of the lexicon to take a place keeps it."""
    masked = sentence.masked
    if not gate(lang, raw=False).search(masked):
        return []
    found: list[Opening] = []
    taken = bytearray(len(masked))
    for frame in frames(lang):
        for match in frame.trigger.finditer(masked):
            at, end = match.span()
            if at == end or any(taken[at:end]):
                continue
            taken[at:end] = b"\1" * (end - at)
            if _is_refused(frame, masked, at, end):
                continue
            found.append(Opening(frame, at, end, _is_passive(masked, at, end, lang) or _is_headed(frame, masked, at, end)))
    return sorted(found, key=lambda opening: opening.at)


def _is_headed(frame: Frame, masked: str, at: int, end: int) -> bool:
    """Whether a headline says it of whom it happens to: "Ann Berg named Acme CEO"."""
    if frame.headline is None or not frame.headline.fullmatch(masked, at, end):
        return False
    return bool(_SUBJECT.search(masked, max(0, at - 2), at) and _NO_OBJECT.match(masked, end))


def _is_refused(frame: Frame, masked: str, at: int, end: int) -> bool:
    """Whether what stands behind a trigger or before it speaks of something else."""
    after = frame.unless and frame.unless.match(masked, end)
    return bool(after or (frame.unless_before and frame.unless_before.search(masked, max(0, at - _BEFORE), at)))


def _is_passive(masked: str, at: int, end: int, lang: str) -> bool:
    """Whether a trigger is said of whom it happens to; "is leaving" is not."""
    doing = lang == "en" and masked[at:end].split(" ", 1)[0].endswith("ing")
    return not doing and bool(PASSIVE[lang].search(masked[max(0, at - 40) : at]))
