"""Sentences in which every mention is one character of its type, so that plain regular expressions can speak of types."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from talentgraph.model import Known, Period

TYPES = ("ORG", "PER", "HOLDER", "GROUP", "ROLE", "PEOPLE", "COUNT", "DATE", "MONEY", "PERLIST", "ORGLIST")
_BASE = 0xF0000  # a private-use plane; such characters of a text itself are taken out first
_ROOM = 0x1000  # mentions of one type in one sentence
_PRIVATE = re.compile("[\U000f0000-\U0010ffff]")


@dataclass(slots=True)
class Node:
    """A mention, or a phrase built of mentions.

    Attributes:
        type: One of TYPES.
        start: Folded offset in the document.
        end: The same.
        name: What it stands for, canonical where the lists know it.
        text: As written.
        known: The list entry, where there is one.
        org: Of a person, holder or group: the employer given beside the name.
        role: Of a person, holder or organization phrase: the role given beside the name.
        former: The employer or role is called former.
        inherits: The employer is that of the person named before ("and his colleague").
        anaphor: It points back ("the company", "he").
        unit: Of an organization: the unit that was named.
        count: Of a group.
        members: Of a list.
        weak: Found by a pattern alone.
        head: Of a phrase: where the name itself stands.
        period: Of a date.
    """

    type: str
    start: int
    end: int
    name: str
    text: str
    known: Known | None = None
    org: Node | None = None
    role: str | None = None
    former: bool = False
    inherits: bool = False
    anaphor: bool = False
    unit: str | None = None
    count: int | None = None
    members: list[Node] = field(default_factory=list)
    weak: bool = False
    head: tuple[int, int] | None = None
    period: Period | None = None

    def named(self) -> tuple[int, int]:
        """Where the name itself stands, without what is said beside it."""
        return self.head or (self.start, self.end)


def type_class(name: str) -> str:
    """The character class of a type, for regular expressions."""
    first = _BASE + TYPES.index(name) * _ROOM
    return f"{chr(first)}-{chr(first + _ROOM - 1)}"


_MACRO = re.compile(r"<([A-Z|]+)(?::(\w+))?>")
ANY = "".join(type_class(name) for name in TYPES)


@cache
def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern with its macros: `<ORG>`, `<PER|HOLDER>`, `<ORG:name>` (a named group).

    >>> bool(compiled("<ORG:a>'s <ROLE>").search("no mention here"))
    False
    """

    def classes(match: re.Match[str]) -> str:
        group = "[" + "".join(type_class(name) for name in match[1].split("|")) + "]"
        return f"(?P<{match[2]}>{group})" if match[2] else group

    return re.compile(_MACRO.sub(classes, pattern), flags)


class Sentence:
    """One sentence: masked text and its nodes.

    Args:
        text: The folded text of the document.
        span: Where the sentence stands in it.
        mentions: The mentions inside, in order, not overlapping.
    """

    def __init__(self, text: str, span: tuple[int, int], mentions: list[Node]) -> None:
        self.start, self.end = span
        self.nodes: dict[str, Node] = {}
        self._used = dict.fromkeys(TYPES, 0)
        self.types: set[str] = set()  # of the nodes it holds or held
        pieces: list[str] = []
        self.starts: list[int] = []
        at = self.start
        for node in mentions:
            self._literal(pieces, text, at, node.start)
            pieces.append(self._character(node))
            self.starts.append(node.start)
            at = node.end
        self._literal(pieces, text, at, self.end)
        self.masked = "".join(pieces)

    def _literal(self, pieces: list[str], text: str, start: int, end: int) -> None:
        pieces.append(_PRIVATE.sub("\ufffd", text[start:end]))
        self.starts.extend(range(start, end))

    def _character(self, node: Node) -> str:
        number = self._used[node.type]
        self._used[node.type] = min(number + 1, _ROOM - 1)
        self.types.add(node.type)
        character = chr(_BASE + TYPES.index(node.type) * _ROOM + number)
        self.nodes[character] = node
        return character

    def node(self, character: str) -> Node:
        """The node behind a masked character."""
        return self.nodes[character]

    def folded(self, index: int) -> int:
        """The folded offset of a masked one."""
        return self.starts[index] if index < len(self.starts) else self.end

    def rewrite(self, pattern: re.Pattern[str], build: Callable[[re.Match[str]], Node | None]) -> bool:
        """Replace what a pattern matches by one node; `build` may refuse. True if anything was replaced."""
        pieces: list[str] = []
        starts: list[int] = []
        at, changed = 0, False
        for match in pattern.finditer(self.masked):
            node = build(match) if match.start() >= at else None
            if node is None:
                continue
            pieces += [self.masked[at : match.start()], self._character(node)]
            starts += [*self.starts[at : match.start()], self.folded(match.start())]
            at, changed = match.end(), True
        if changed:
            self.starts = starts + self.starts[at:]
            self.masked = "".join(pieces) + self.masked[at:]
        return changed
