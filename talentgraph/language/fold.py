"""One spelling for matching, with the way back to the text as it stands.

Traditional characters become Simplified (OpenCC `t2s`, one character for one; phrase configurations rewrite titles and are never
used), full width becomes half width, quotes and interpuncts become one kind each, invisible characters and pinyin glosses
(`聯(lián)合`) go, and so does what is left of markup: tags, the targets of links, entities. Case stays. Everything found in
folded text is reported in offsets of the raw text.
"""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

_ALIKE = {
    **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)},
    **dict.fromkeys(map(ord, "\u00a0\u2002\u2003\u2009\u202f\u3000"), " "),
    **dict.fromkeys(map(ord, "\u2018\u2019\u201b\u2032\u02bc"), "'"),
    **dict.fromkeys(map(ord, "\u201c\u201d\u201e\u2033「」『』"), '"'),
    **dict.fromkeys(map(ord, "•・‧･∙⋅•●"), "·"),
    **dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2212"), "-"),
    0xFFE0: "¢",
    0xFFE1: "£",
    0xFFE5: "¥",
    0xFFE6: "₩",
    **dict(zip(map(ord, "衞迺峯裏綫啓衆"), "卫乃峰里线启众", strict=True)),  # written so in Hong Kong
    ord("﹑"): "、",
    ord("﹐"): ",",
    ord("｡"): "。",
    ord("丨"): "|",  # a stroke that headlines put between words
    ord("<"): "‹",  # what is no tag; none comes to be by taking others out
    ord(">"): "›",
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),  # lone surrogates are no characters
}
_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ"
_HIDDEN = r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
_LETTERS = rf"(?:[a-zü]{_HIDDEN}*){{0,4}}"
_GLOSS = rf"[(（]{_HIDDEN}*{_LETTERS}[{_TONED}]{_HIDDEN}*{_LETTERS}[)）]"  # pinyin in brackets
_GONE = re.compile(rf"(?<=[\u4e00-\u9fff])(?:{_HIDDEN}*{_GLOSS})+|{_HIDDEN}")
_TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9-]*)(?:\s[^<>]*)?/?>|<!--[^<>]*-->")
_BLOCK = re.compile(r"(?:p|div|br|li|ul|ol|h[1-6]|tr|td|th|table|blockquote|figure|figcaption|section)", re.IGNORECASE)  # a line ends there
_ENTITY = re.compile(r"&(?:amp;)*(?P<name>#(?:\d{1,6}|[xX][0-9a-fA-F]{1,5})|[a-zA-Z]{2,8}\d{0,2});")
_TARGET = r"\((?:https?:|mailto:|tel:|www\.|[/#])[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*(?: \"[^\"\n]{0,200}\")?\)"
_LINK = re.compile(rf"!\[[^\[\]\n]{{0,300}}\]{_TARGET}|\[(?=[^\[\]\n]{{1,300}}\]{_TARGET})|\](?:{_TARGET})+|\*\*+")


_WRAP = 76  # characters of a line from which on pages turned into text are cut at the next space
_CUT, _GOES_ON = re.compile("[A-Za-z&.,]$"), re.compile(r"[A-Za-z&(（]\S*")
_HAN = re.compile("[\u4e00-\u9fff]")

_UNSPEAKABLE = re.compile(r"[\0\ud800-\udfff]")  # what OpenCC can't take: NUL ends its text, lone surrogates are no characters


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text and, where it is shorter than the raw text, the raw offset of each of its characters."""

    text: str
    raw: str
    offsets: array[int] | None
    ends: dict[int, int] = field(default_factory=dict)  # where more than one raw character became one

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The raw span of a folded one.

        >>> folded = fold("聯(lián)合")
        >>> folded.text, folded.span(0, 1), folded.span(1, 2)
        ('联合', (0, 1), (7, 8))
        """
        if self.offsets is None:
            return start, end
        if start == end:
            where = self.offsets[start] if start < len(self.offsets) else len(self.raw)
            return where, where
        last = self.offsets[end - 1]
        return self.offsets[start], self.ends.get(last, last + 1)


@cache
def simplifier() -> Callable[[str], str]:
    """Traditional to Simplified, one character for one."""
    import opencc

    converter: Any = opencc.OpenCC("t2s")

    def convert(text: str) -> str:
        if _UNSPEAKABLE.search(text):
            short = convert(_UNSPEAKABLE.sub("\ufffd", text))
            return "".join(old if _UNSPEAKABLE.match(old) else new for old, new in zip(text, short, strict=True))
        short = converter.convert(text)
        # Should a phrase come back at another length, each character goes alone.
        return short if len(short) == len(text) else "".join(_one(converter, character) for character in text)

    return convert


def _one(converter: Any, character: str) -> str:
    short: str = converter.convert(character)
    return short if len(short) == 1 else character


def _entity(match: re.Match[str]) -> str:
    from html import unescape

    character = unescape(f"&{match['name']};")
    return character if len(character) == 1 and character not in "[]()*" else " "


def _tag(match: re.Match[str]) -> str:
    return "\n" if match[1] and _BLOCK.fullmatch(match[1]) else ""


def _gone(_: re.Match[str]) -> str:
    return ""


def unwrapped(text: str) -> str:
    """Chinese lines that were cut at the space of a Latin name, whole again; of the same length.

    >>> told = "知情人士透露,这家汽车公司负责供应链和采购的高管,穆斯塔法·阿卡里(Mustapha\\nAkkari)已在本月初辞职,加入了竞争对手,担任高级主管,年薪没有公布"
    >>> unwrapped(told).count("\\n")
    0
    """
    if "\n" not in text or text.isascii():
        return text
    lines = text.split("\n")
    pieces, size, han = [lines[0]], len(lines[0]), bool(_HAN.search(lines[0]))
    for before, line in pairwise(lines):
        goes_on = _GOES_ON.match(line) if _CUT.search(before[-1:]) else None
        cut = goes_on is not None and size + len(goes_on[0]) >= _WRAP and (han or bool(_HAN.search(goes_on[0])))
        pieces += [" " if cut else "\n", line]
        size = size + 1 + len(line) if cut else len(line)
        han = (cut and han) or bool(_HAN.search(line))
    return "".join(pieces)


class _Text:
    """A text under edit, with the raw place of each of its characters."""

    def __init__(self, raw: str) -> None:
        self.text = raw
        self.offsets: array[int] | None = None
        self.ends: dict[int, int] = {}

    def edit(self, pattern: re.Pattern[str], change: Callable[[re.Match[str]], str]) -> None:
        """Put one character or none in the place of each match."""
        found = [(match.start(), match.end(), change(match)) for match in pattern.finditer(self.text)]
        if not found:
            return
        before = self.offsets or range(len(self.text))
        pieces, offsets, at = [], array("q"), 0
        for start, end, put in [*found, (len(self.text), len(self.text), "")]:
            pieces += [self.text[at:start], put]
            offsets.extend(before[at:start])
            if put:
                offsets.append(before[start])
                self.ends[before[start]] = before[end - 1] + 1
            at = end
        self.text, self.offsets = "".join(pieces), offsets


def fold(raw: str) -> Folded:
    """Fold a text, keeping the way back.

    >>> fold("安全超級智能（SSI）").text
    '安全超级智能(SSI)'
    >>> fold('Acme&#39;s <a href="x">Ann</a> [left](https://a.example)').text
    "Acme's Ann left"
    """
    kept = _Text(unwrapped(raw))
    if "<" in raw:
        kept.edit(_TAG, _tag)
    if "&" in raw:
        kept.edit(_ENTITY, _entity)
    if "](" in kept.text or "**" in kept.text:
        kept.edit(_LINK, _gone)
    kept.edit(_GONE, _gone)
    text = kept.text.translate(_ALIKE)
    return Folded(text if text.isascii() else simplifier()(text), raw, kept.offsets, kept.ends)
