"""Pictures as SVG: elements, text of a measured width, marks that lead to moves, and the sheet that holds them.

A picture carries its colours twice: as plain rules, which every reader of SVG knows, and as custom properties inside `@media`, which
browsers know and which turn with the reader's light or dark ground. Text with Han letters names a Chinese family first: a converter would
else set all of it in whatever it finds.
"""

from __future__ import annotations

import tomllib
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from talentgraph.pictures import colours
from talentgraph.pictures.shell import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

WIDE, NARROW = 960, 380  # of the two layouts, in pixels
PAD = 14
SIZE = 12  # of type, in pixels
NAMELESS = "?"
DOTS = "…"
DASHES = {"announced": "8 4", "contested": "5 5", "rumoured": "2 4", "attempted": "2 4", "failed": "10 4 2 4", "denied": "10 4 2 4"}


@dataclass(frozen=True, slots=True)
class Mark:
    """Something in a picture that leads to moves.

    Attributes:
        key: Its id in the picture, and what stands behind # in a link to it; made of what follows, so it stays the same in another layout.
        words: What it says when pointed at or read aloud.
        n: How many counted moves it stands for.
        n_open: How many that are not counted.
        moves: Ids of the newest of them.
    """

    key: str
    words: str
    n: int
    n_open: int
    moves: tuple[str, ...]


@dataclass(slots=True)
class Sheet:
    """A picture while it is being drawn."""

    view: str
    width: int
    parts: list[str] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)
    height: float = 0.0

    @property
    def narrow(self) -> bool:
        """Whether it is for a narrow screen."""
        return self.width < 600

    def draw(self, *parts: str) -> None:
        """Add elements."""
        self.parts += parts

    def mark(self, words: str, *parts: str, moves: Iterable[str], n: int = 0, n_open: int = 0) -> None:
        """Add elements that lead to moves."""
        told, ids = shown(words), tuple(moves)
        print_of = "\0".join([told, str(n), str(n_open), *sorted(ids)])
        made = Mark(f"{self.view}-{sha256(print_of.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}", told, n, n_open, ids)
        first = made.key not in self.keys  # a move between two bands is drawn in both
        self.keys.add(made.key)
        self.marks += [made] if first else []
        self.draw(tag("a", tag("title", escape(told)), *parts, id=made.key if first else None, href=f"#{made.key}", cls="mark"))


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that is drawn.

    Attributes:
        view: Its kind.
        width: In pixels.
        height: In pixels.
        title: What it is.
        words: What it says, for those who don't see it.
        body: Its elements.
        marks: What in it leads to moves.
        lang: Of its words.
    """

    view: str
    width: int
    height: int
    title: str
    words: str
    body: str
    marks: tuple[Mark, ...]
    lang: str

    def svg(self) -> str:
        """The whole file."""
        size: dict[str, Any] = {"width": self.width, "height": self.height, "viewBox": f"0 0 {self.width} {self.height}"}
        inner = tag("title", escape(self.title), id="title"), tag("desc", escape(self.words), id="desc"), tag("style", colours.style())
        about: dict[str, Any] = {"role": "graphics-document", "aria_labelledby": "title", "aria_describedby": "desc", "lang": self.lang}
        return tag("svg", *inner, self.body, xmlns="http://www.w3.org/2000/svg", cls="chart", **size, **about) + "\n"

    def _repr_html_(self) -> str:
        """What a notebook shows: the picture in a frame that can run nothing and reach nothing."""
        page = f"<!doctype html><meta charset='utf-8'><style>body{{margin:0}}</style>{self.svg()}"
        size: dict[str, Any] = {"width": "100%", "height": self.height + 8, "style": f"border:0;max-width:{self.width + 4}px"}
        return tag("iframe", "", srcdoc=page, sandbox="", title=self.title, **size)


def tag(name: str, *inner: str, cls: str = "", **attributes: Any) -> str:
    """An element. Inner parts are markup already; attributes are escaped; None leaves one out.

    >>> tag("rect", x=1.04, y=2, stroke_width=None, cls="f-ink")
    '<rect class="f-ink" x="1" y="2"/>'
    """
    given = {"class": cls or None, **attributes}
    # viewBox is the one name with a capital; elsewhere _ stands for -.
    told = "".join(f' {key.replace("_", "-")}="{_value(value)}"' for key, value in given.items() if value is not None)
    return f"<{name}{told}>{''.join(inner)}</{name}>" if inner else f"<{name}{told}/>"


def _value(value: Any) -> str:
    return num(value) if isinstance(value, int | float) else escape(str(value))


def num(value: float) -> str:
    """A coordinate, to a tenth of a pixel.

    >>> num(3.04), num(-0.01), num(12.25)
    ('3', '0', '12.2')
    """
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def shown(text: Any) -> str:
    """A name or a text as it can stand on one line: no controls, no marks that turn text, single blanks."""
    line = " ".join(clean(str(text)).split())
    return line if any(_breadth(letter, bold=False) for letter in line) else NAMELESS


@cache
def _widths() -> dict[str, list[int]]:
    return tomllib.loads((files("talentgraph.pictures") / "widths.toml").read_text("utf-8"))


@cache
def _breadth(letter: str, *, bold: bool) -> int:
    """How wide a letter stands, in hundredths of the size of the type."""
    table = _widths()["bold" if bold else "regular"]
    if " " <= letter <= "~":
        return table[ord(letter) - 32]
    if unicodedata.category(letter) in {"Mn", "Me", "Cf", "Cc"}:
        return 0
    if unicodedata.east_asian_width(letter) in "WF":
        return 100
    base = unicodedata.normalize("NFKD", letter)[0]
    if " " <= base <= "~":
        return table[ord(base) - 32]
    return (110 if letter.isupper() else 90 if letter.isalpha() else 100) + 10 * bold


def wide(text: str, size: float = SIZE, *, bold: bool = False) -> float:
    """How wide a text stands, at most, in pixels.

    >>> wide("OpenAI") < wide("OpenAI", bold=True) < wide("庞若鸣的公司")
    True
    """
    return sum(_breadth(letter, bold=bold) for letter in text) * size / 100


def fit(text: str, room: float, size: float = SIZE, *, bold: bool = False) -> str:
    """A text that stands in so many pixels: whole, or cut with dots between what readers see as letters.

    >>> fit("Safe Superintelligence", 90)
    'Safe Superint…'
    """
    if wide(text, size, bold=bold) <= room:
        return text
    import regex

    kept, left = "", room - wide(DOTS, size, bold=bold)
    for cluster in regex.findall(r"\X", text):
        left -= wide(cluster, size, bold=bold)
        if left < 0:
            break
        kept += cluster
    return kept.rstrip() + DOTS


def wrap(text: str, room: float, size: float = SIZE) -> list[str]:
    """A text in lines of so many pixels at most; Han text breaks between any two letters."""
    import regex

    lines, line = [], ""
    for piece in regex.findall(r"\p{Han}[，；：。、）？]*\s*|[^\s\p{Han}]+\s*|\s+", text):
        if line and wide((line + piece).rstrip(), size) > room:
            lines.append(line.rstrip())
            line = ""
        line += piece
    return [fit(one, room, size) for one in [*lines, line.rstrip()] if one]


def text(x: float, y: float, words: str, cls: str = "f-ink", *, size: float = SIZE, room: float | None = None, bold: bool = False, **more: Any) -> str:
    """A line of text: `x` and `y` of its base line, cut to `room` with the whole in its title."""
    words = shown(words)
    line = words if room is None else fit(words, room, size, bold=bold)
    classes = " ".join(filter(None, [cls, "han" if has_han(line) else "", "b" if bold else ""]))
    whole = [tag("title", escape(words))] if line != words else []
    return tag("text", *whole, escape(line), cls=classes, x=x, y=y, font_size=None if size == SIZE else size, **more)


def has_han(text: str) -> bool:
    """Whether it holds letters that are as wide as they are high."""
    return any(unicodedata.east_asian_width(letter) in "WF" for letter in text)
