"""Chinese text as a string of word classes, so that short regular expressions can speak of words."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from talentgraph.lexicon import read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from talentgraph.claims.masking import Node
    from talentgraph.claims.places import Mentions

HAN = "\u4e00-\u9fff"
_SOME_HAN = re.compile(rf"[{HAN}]")
# Classes: O listed organization, Q person, R role, P place, N proper noun or unknown word, n noun, m number, v verb or adjective,
# H head of an independent organization, W an industry (heads brand names), D a department, G a body of a place, T a whole name, "." the rest.
_NODE_CLASS = {"ORG": "O", "PER": "Q", "ROLE": "R"}
_TAG_CLASS = {
    **dict.fromkeys(["ns", "nsf"], "P"),
    **dict.fromkeys(["nr", "nrt", "nrfg", "nz", "j", "eng", "zg", "g", "nt"], "N"),
    **dict.fromkeys(["n", "ng", "b", "vn", "an", "l", "i", "s", "tg", "vg", "ag", "a"], "n"),
    **dict.fromkeys(["m", "mq"], "m"),
    **dict.fromkeys(["v", "vd", "vi", "vq", "ad", "z", "d"], "v"),
}
_BRAND = 2  # characters of most brands
_VERBS = {"任": "v", "于": "p"}  # and surnames
_PRONOUNS = "他她"
_OF_LABOR = {"社厅", "社局"}  # 人社厅
_WHOLE = 4  # a word of this length that the tagger's own list calls an organization is one


@dataclass(slots=True)
class Tokens:
    """The words of a document's spans: where each begins and ends, what it is, and one class letter for each."""

    starts: list[int] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    nodes: dict[int, Node] = field(default_factory=dict)
    classes: str = ""

    def end(self, index: int) -> int:
        """Where a word ends."""
        return self.starts[index] + len(self.words[index])

    def at(self, offset: int) -> int:
        """The word that begins at an offset, or the first one after it."""
        return bisect_left(self.starts, offset)

    def begins(self, offset: int) -> bool:
        """Whether a word begins there."""
        index = self.at(offset)
        return index == len(self.starts) or self.starts[index] == offset


@cache
def _heads() -> list[tuple[str, re.Pattern[str]]]:
    heads = read("names-zh")["heads"]
    return [(letter, re.compile(rf"(?:{heads[name]})$")) for letter, name in [("G", "body"), ("H", "independent"), ("W", "industry"), ("D", "department")]]


@cache
def stops() -> frozenset[str]:
    """Words that belong to no name beside them."""
    return frozenset(read("names-zh")["stop_words"].split())


def is_word(word: str) -> bool:
    """Whether the tagger's list has a word."""
    import rjieba

    return bool(rjieba.has_word(word))


@lru_cache(maxsize=65536)
def _class(word: str, tag: str) -> str:
    """The class letter of a word."""
    if word in stops() or word.isspace():
        return "."
    if tag == "nt" and len(word) >= _WHOLE and not any(pattern.fullmatch(word) for _, pattern in _heads()):
        return "G" if _heads()[0][1].search(word) else "T"
    if (tag == "nz" or (tag == "nr" and not is_word(word))) and len(word) >= _WHOLE and any(pattern.search(word) for _, pattern in _heads()):
        return "T"
    if tag[0] not in "cpuyrqx" or tag == "x" or len(word) > 1:
        for letter, pattern in _heads():
            if pattern.search(word):
                return letter
    letter = _TAG_CLASS.get(tag, ".")
    if letter in "vnP" and _SOME_HAN.match(word) and len(word) > 1 and not is_word(word):
        return "N"  # the tagger guessed: a name, as a rule
    return letter if tag != "x" or not word.isalnum() else "N"


def _split(tagged: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Words as the tagger cut them, but 任 and 于 for themselves that it took for surnames in the middle of a sentence: 曾|任白鹿 is 曾|任|白鹿.

    So are pronouns: 他任 is 他|任.
    """
    before = rest = ""
    for (word, tag), (beside, other) in zip(tagged, [*tagged[1:], ("", "")], strict=True):
        named = tag[:2] == "nr" and word[0] in _VERBS and len(word) > 1
        if rest:
            yield rest + word, "nz"
            rest = ""
        elif named and other == "nr" and len(word) + len(beside) == _BRAND + 1:
            yield word[0], _VERBS[word[0]]
            rest = word[1:]
        elif named and before not in {"", "x", "n", "c", "p"}:
            yield from ((word[0], _VERBS[word[0]]), (word[1:], "nz" if len(word) > _BRAND else "ng"))
        elif word == "人" and beside in _OF_LABOR:
            rest = word
        elif word[0] in _PRONOUNS and len(word) == _BRAND and not is_word(word):
            yield from ((word[0], "r"), (word[1], _VERBS.get(word[1], "v")))
        else:
            yield word, tag
        before = tag


def tokenize(found: Mentions, spans: list[tuple[int, int]]) -> Tokens:
    """The words of some spans; mentions found before are one word each."""
    import rjieba

    tokens = Tokens()
    classes: list[str] = []
    nodes = sorted(found.nodes, key=lambda node: node.start)
    starts = [node.start for node in nodes]
    for start, end in spans:
        if not _SOME_HAN.search(found.text, start, end):
            continue
        at = start
        for node in [*nodes[bisect_left(starts, start) : bisect_left(starts, end)], None]:
            stop = node.start if node else end
            if at < stop:
                words, tags = zip(*_split(rjieba.tag(found.text[at:stop])), strict=True)
                tokens.starts += [*accumulate(map(len, words[:-1]), initial=at)]
                tokens.words += words
                tokens.tags += tags
                classes += map(_class, words, tags)
                at = stop
            if node and node.end > node.start:
                tokens.nodes[len(tokens.starts)] = node
                tokens.starts.append(node.start)
                tokens.words.append(found.text[node.start : node.end])
                tokens.tags.append("")
                classes.append(_NODE_CLASS.get(node.type, "."))
                at = node.end
        tokens.starts.append(end)  # spans don't touch
        tokens.words.append("")
        tokens.tags.append("")
        classes.append(".")
    tokens.classes = "".join(_inside(found, tokens, classes, spans))
    return tokens


_BRACKETED = re.compile(rf"(?<=[{HAN}])\((?:集团|控股|中国|国际|[{HAN}]{{2,3}})\)(?=[{HAN}]{{0,8}}公司)")

_WORLDLY = {"国际", "世界", "全球"}  # words that end no name but of a firm


def _inside(found: Mentions, tokens: Tokens, classes: list[str], spans: list[tuple[int, int]]) -> list[str]:
    """Classes in which brackets that belong to a firm's name are a part of it: 某某(集团)股份有限公司."""
    for match in found.by_pattern(_BRACKETED, spans):
        first, last = tokens.at(match.start()), tokens.at(match.end())
        for at in [at for at in range(max(0, first - 3), last) if at >= first or tokens.words[at] in _WORLDLY]:
            classes[at] = "n" if classes[at] not in "OQR" else classes[at]
    return classes


def beginning(pattern: str) -> re.Pattern[str]:
    """A pattern that is tried only where one of the characters stands that may begin it: most places need but one look."""
    first = sorted(set(re.findall(rf"(?:^|[|(:)*+?\]!])([{HAN}A-Za-z])", pattern)))
    return re.compile(f"(?=[{''.join(first)}])(?:{pattern})")
