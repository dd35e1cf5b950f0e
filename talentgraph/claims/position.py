"""How a phrase stands to a trigger: side, preposition, clause borders and other words between them. No parser; read off the surface."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from talentgraph.claims.masking import TYPES, type_class

if TYPE_CHECKING:
    from talentgraph.claims.frames import Opening

_NO_WAY = "".join(f"(?<!{word} )" for word in "according sale due prior thanks addition related compared contrary response loyal".split())  # to
_PREPOSITIONS = {
    "en": [
        ("from", r"\b(?:away )?from (?:the |its |rivals? |fellow |his |her )*$"), ("by", r"\bby (?:the |rivals? )*$"),
        ("to", rf"{_NO_WAY}\b(?:to|into|onto) (?:the |rivals? )*(?:join |work (?:at|for) )?$"), ("at", r"\bat (?:the |rivals? |AI |startup )*$"),
        ("of", r"\bof (?:the |its )?$"), ("as", r"\bas (?:the |its |a |an |new |their |his |her )*$"),
        ("for", r"\bfor (?:the |rivals? |a (?:job|role|position) at )*$"), ("with", r"\b(?:with|alongside|like|including|via|through|than) (?:the )?$"),
        ("governed", r"\b(?:acquir\w+|bought|buy\w*|called|named|led by|backed|back|run|invest\w* in|stake in|about|against|on|in|over) (?:the |a )?$"),
    ],
    "zh": [
        ("from", r"(?:从|自|来自|脱离|离开了?)$"), ("by", r"(?:被|由|遭)$"), ("to", r"(?:到|至|往|赴|向|投向|前往)$"),
        ("as", r"(?:为|任|担任|出任|成为|作为)(?:公司|其|新任|新的|全球)*$"), ("at", r"(?:在|于)$"), ("ba", r"(?:把|将)(?:[^,。]{0,8})$"),
        ("with", r"(?:与|同|跟|随|和|对)$"), ("governed", r"(?:收购|投资|入股|领导|负责|管理|包括|针对|瞄准|竞争对手|通过|听取|告诉|称|告知|呼吁)了?$"),
    ],
}  # fmt: skip
_FAR = {
    "en": {"from": "from", "by": "by", "to": "to", "into": "to", "at": "at", "of": "of", "as": "as", "for": "for", "with": "with"},
    "zh": {"从": "from", "自": "from", "来自": "from", "被": "by", "由": "by", "到": "to", "至": "to", "往": "to", "赴": "to", "在": "at", "于": "at",
           "为": "as"},
}  # fmt: skip
_DESCRIBED = {
    "en": re.compile(
        r"\b(from|by|to|into|at|of|as|for|with) "
        r"(?:(?!(?:from|by|to|into|at|of|as|for|with|and|or|that|who|which|he|she|they|it) )[a-zA-Z][\w-]* ){1,4}$"
    ),
    "zh": re.compile(r"(来自|[从自被由到至往赴在于为])(?![到至])[\u4e00-\u9fffA-Za-z]{1,8}$"),
}
_TAIL = 40  # characters before a phrase
_BORDER = re.compile(r"(?<!\d)[,:]|[,:](?!\d)|;|--|—+|\s[-–]\s")
_WORD_BEFORE = re.compile(r"([A-Za-z']+|[^\sA-Za-z])\s*$")
_STOPS = frozenset(".。")
_WORD_AFTER = re.compile(r"\s*([A-Za-z']+|[^\sA-Za-z])")
_TYPE = {kind: re.compile(f"[{type_class(kind)}]") for kind in TYPES}


@cache
def _prepositions(lang: str) -> list[tuple[str, re.Pattern[str]]]:
    return [(name, re.compile(pattern)) for name, pattern in _PREPOSITIONS[lang]]


def preposition(before: str, lang: str) -> str:
    """The function that the words right before a phrase give it; "-" where none does.

    Words that only describe what follows ("of media platform X") let an earlier preposition through; it is marked with "~".
    """
    return _preposition(before[-_TAIL:], lang)


@lru_cache(maxsize=1 << 12)
def _preposition(tail: str, lang: str) -> str:
    """The same of the last words alone: each phrase is looked at from many sides."""
    found = next((name for name, pattern in _prepositions(lang) if pattern.search(tail)), "-")
    if found != "-":
        return found
    match = _DESCRIBED[lang].search(tail)
    return f"~{_FAR[lang][match[1]]}" if match else "-"


def type_of(character: str) -> str:
    """The type of a masked character; "" for plain text."""
    code = ord(character) - 0xF0000
    return TYPES[code >> 12] if 0 <= code >> 12 < len(TYPES) else ""


def word_before(masked: str, index: int) -> str:
    """The word right before a place, in small letters; the type of a mention; "^" at the start."""
    match = _WORD_BEFORE.search(masked[max(0, index - 24) : index])
    return _shown(match[1]) if match else "^"


def words_before(masked: str, index: int) -> str:
    """The two words before a place."""
    last = word_before(masked, index)
    match = _WORD_BEFORE.search(masked[max(0, index - 24) : index])
    return f"{word_before(masked, index - (min(24, index) - match.start()))} {last}" if match else last


def word_after(masked: str, index: int) -> str:
    """The word right after a place; "$" at the end, where a headline has no full stop."""
    match = _WORD_AFTER.match(masked, index)
    return _shown(match[1]) if match and match[1] not in _STOPS else "$"


def _shown(word: str) -> str:
    return f"<{type_of(word)}>" if len(word) == 1 and type_of(word) else "9" if word.isdigit() else word.lower()


def borders(between: str) -> int:
    """How many clause borders a stretch of masked text holds, at most 3."""
    return min(3, len(_BORDER.findall(between)))


def stretch(masked: str, index: int, opening: Opening) -> str:
    """What stands between a phrase and a trigger."""
    return masked[opening.end : index] if index >= opening.end else masked[index + 1 : opening.at]


def count(kind: str, between: str) -> int:
    """How many mentions of a type a stretch holds, at most 3."""
    return min(3, len(_TYPE[kind].findall(between)))


def bucket(length: int) -> str:
    """A distance in characters as one of few words."""
    return "0" if length < 2 else "s" if length < 8 else "m" if length < 20 else "l" if length < 50 else "x" if length < 110 else "xx"
