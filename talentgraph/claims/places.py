"""The mentions of one document while they are being found: who takes a place first keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

    from talentgraph.claims.masking import Node

_LONGEST = 200  # characters of a name: the time that a list takes grows with the square of its longest word


@dataclass(slots=True)
class Mentions:
    """Mentions of one document that don't overlap: the first to take a place keeps it."""

    text: str
    taken: bytearray
    nodes: list[Node]

    def add(self, node: Node) -> bool:
        """Take a place, if it is free."""
        if node.start >= node.end or any(self.taken[node.start : node.end]):
            return False
        self.taken[node.start : node.end] = b"\1" * (node.end - node.start)
        self.nodes.append(node)
        return True

    def put(self, node: Node) -> None:
        """Add what is understood but not written: it takes no place."""
        self.nodes.append(node)

    def free(self, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """What is left of some spans between the places taken."""
        for start, end in spans:
            at = start
            while at < end:
                at = self.taken.find(0, at, end)
                if at < 0:
                    break
                stop = self.taken.find(1, at, end)
                stop = end if stop < 0 else stop
                yield at, stop
                at = stop

    def by_pattern(self, pattern: re.Pattern[str], spans: Iterable[tuple[int, int]]) -> Iterator[re.Match[str]]:
        """All matches within some spans."""
        for start, end in spans:
            yield from pattern.finditer(self.text, start, end)

    def by_words(self, words: Iterable[str], spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Where some words stand within some spans, the longest where several begin. What is longer than any name is not looked for."""
        from ahocorasick_rs import AhoCorasick, MatchKind

        listed = [word for word in dict.fromkeys(words) if 0 < len(word) <= _LONGEST]
        if not listed:
            return
        automaton = AhoCorasick(listed, matchkind=MatchKind.LeftmostLongest)
        for start, end in spans:
            for _, first, last in automaton.find_matches_as_indexes(self.text[start:end]):
                yield start + first, start + last
