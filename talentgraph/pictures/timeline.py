"""Timeline: arrivals above the line and departures below it, of one organization or of the largest; how exactly each date is known shows."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from talentgraph.pictures import moves as single
from talentgraph.pictures.axis import around
from talentgraph.pictures.frame import empty, frame
from talentgraph.pictures.svg import PAD, Sheet, num, tag, text, wide

if TYPE_CHECKING:
    import datetime as dt

    from talentgraph.pictures.axis import Axis
    from talentgraph.pictures.moves import Row
    from talentgraph.pictures.svg import Picture
    from talentgraph.pictures.words import Words

NAMED, NAMED_NARROW = 44, 20  # moves of a band that still bear their names
SINGLE = 240  # moves of a band that still have marks of their own
DENSE, LOOSE = 9, 15  # height of a lane without and with names
HEAD = 24  # above a band
TALLEST = 70  # of a column, where moves are added up


@dataclass(slots=True)
class Band:
    """An organization with its moves that have a date."""

    key: str
    name: str
    came: list[Row] = field(default_factory=list)
    left: list[Row] = field(default_factory=list)

    @property
    def size(self) -> int:
        """Counted moves."""
        return sum(1 for move in [*self.came, *self.left] if move["counted"])


def plan(rows: list[Row], *, top: int = 6, focus: str | None = None) -> list[Band]:
    """The bands, most counted moves first.

    Args:
        rows: Moves, as picture_moves.sql gives them.
        top: Bands at most.
        focus: The id of the one organization that is shown, or None.
    """
    bands: dict[str, Band] = {}
    for move in rows:
        if single.span(move) is None or move["from_id"] == move["to_id"]:
            continue
        for end, side in (("to", "came"), ("from", "left")):
            key = move[f"{end}_id"]
            if key is not None and focus in {None, key}:
                getattr(bands.setdefault(key, Band(key, move[f"{end}_org"])), side).append(move)
    for band in bands.values():  # in the order in which the keyboard goes through them
        band.came.sort(key=_oldest_first)
        band.left.sort(key=_oldest_first)
    return sorted(bands.values(), key=lambda band: (-band.size, band.name, band.key))[:top]


def _oldest_first(move: Row) -> tuple[str, str]:
    span = single.span(move)
    return span[0].isoformat() if span else "", move["id"]


def timeline(rows: list[Row], words: Words, *, title: str, width: int, top: int = 6, focus: str | None = None) -> Picture:
    """Draw it; see `plan`."""
    bands = plan(rows, top=top, focus=focus)
    sheet = Sheet("timeline", width)
    drawn = {move["id"]: move for band in bands for move in [*band.came, *band.left]}
    if bands:
        axis = around([span for move in drawn.values() if (span := single.span(move))], PAD + 8, width - PAD - 8)
        _Drawing(sheet, axis, words).draw(bands)
    else:
        empty(sheet, words)
    dated = {move["id"] for move in rows if single.span(move)}
    rest = len(dated - set(drawn))
    left_out = [words("elsewhere", n=rest)] if rest else []
    undated = [move for move in rows if single.span(move) is None]
    notes = single.notes(words, [*drawn.values(), *undated], left_out=left_out)
    return frame(sheet, words, title=title, reading=words("read_timeline"), notes=notes)


class _Drawing:
    """Bands below each other on one scale."""

    def __init__(self, sheet: Sheet, axis: Axis, words: Words) -> None:
        self.sheet, self.axis, self.words = sheet, axis, words
        self.alone = False  # one band has room for names
        self.y = 22.0

    def draw(self, bands: list[Band]) -> None:
        """Draw them over the lines of the scale."""
        place = len(self.sheet.parts)
        self.alone = len(bands) == 1
        for band in bands:
            self._band(band)
        self.sheet.height = self.y
        self.sheet.parts[place:place] = self.axis.draw(16, self.y)

    def _band(self, band: Band) -> None:
        count = len(band.came) + len(band.left)
        came = sum(1 for move in band.came if move["counted"])
        left = sum(1 for move in band.left if move["counted"])
        head = self.words("in_out", came=came, left=left)
        room = self.sheet.width - 2 * PAD - wide(head, 11) - 10
        name_width = min(room, wide(band.name, 13, bold=True))
        self.sheet.draw(
            text(PAD, self.y + 15, band.name, "f-ink s-bg halo", size=13, bold=True, room=room),
            text(PAD + name_width + 10, self.y + 15, head, "f-muted s-bg halo", size=11),
        )  # fmt: skip
        self.y += HEAD
        if count > SINGLE:
            self._columns(band)
            return
        named = self.alone and count <= (NAMED_NARROW if self.sheet.narrow else NAMED)
        above, below = self._lanes(band.came, named=named), self._lanes(band.left, named=named)
        lane = LOOSE if named else DENSE
        base = self.y + max(above.values(), default=-1) * lane + lane + 4
        self._line(base)
        for move in band.came:
            self._move(move, base - 4 - lane * (above[move["id"]] + 0.5), "gain", named=named)
        for move in band.left:
            self._move(move, base + 4 + lane * (below[move["id"]] + 0.5), "lose", named=named)
        self.y = base + max(below.values(), default=-1) * lane + lane + 16

    def _line(self, base: float) -> None:
        self.sheet.draw(tag("path", cls="s-line no", d=f"M{num(self.axis.left)} {num(base)}H{num(self.axis.right)}"))

    def _ends(self, move: Row) -> tuple[float, float]:
        """The left and the right edge of a mark."""
        first, last = single.span(move) or (self.axis.first, self.axis.first)
        left, right = self.axis.x(first), self.axis.x(last)
        least = single.RADIUS if first == last else single.SHORTEST / 2  # a span stays longer than a dot is wide
        middle = (left + right) / 2
        return min(left, middle - least), max(right, middle + least)

    def _label(self, move: Row) -> str:
        mark = "" if move["counted"] else " ?"
        return f"{move['person']}{mark}{single.denial(self.words, move)}"

    def _lanes(self, moves: list[Row], *, named: bool) -> dict[str, int]:
        """The lane of each move, the nearest to the line that is free; exact dates first, so that they stand nearest."""
        taken: list[list[tuple[float, float]]] = []
        found = {}

        def order(move: Row) -> tuple[float, float, str]:
            left, right = self._ends(move)
            return right - left, left, move["id"]

        for move in sorted(moves, key=order):
            left, right = self._reach(move, named=named)
            lane = next((i for i, spans in enumerate(taken) if all(right < a or left > b for a, b in spans)), len(taken))
            if lane == len(taken):
                taken.append([])
            taken[lane].append((left, right))
            found[move["id"]] = lane
        return found

    def _reach(self, move: Row, *, named: bool) -> tuple[float, float]:
        left, right = self._ends(move)
        if not named:
            return left - 1, right + 1
        more = wide(self._label(move), 11) + 8
        return (left, right + more) if right + more <= self.sheet.width - 4 else (left - more, right)

    def _move(self, move: Row, y: float, colour: str, *, named: bool) -> None:
        left, right = self._ends(move)
        parts = [single.shape(move, colour, left, right, y)]
        if named:
            after = self._reach(move, named=True)[1] > right
            x, anchor = (right + 4, None) if after else (left - 4, "end")
            parts.append(text(x, y + 4, self._label(move), "f-ink s-bg halo", size=11, text_anchor=anchor))
        counted = int(bool(move["counted"]))
        self.sheet.mark(single.told(self.words, move), *parts, moves=[move["id"]], n=counted, n_open=1 - counted)

    def _columns(self, band: Band) -> None:
        """Too many for marks of their own: columns of what lies between two lines of the scale. A span counts where it begins."""
        edges = [self.axis.first, *(when for when, _ in self.axis.ticks()), self.axis.last]
        parts = [(a, b, self._between(band.came, a, b), self._between(band.left, a, b)) for a, b in pairwise(edges) if b > a]
        most = max(1, *(len(side) for *_, came, left in parts for side in (came, left)))
        base = self.y + TALLEST + 16
        self._line(base)
        for first, last, came, left in parts:
            x, width = self.axis.x(first) + 1, self.axis.x(last) - self.axis.x(first) - 2
            for side, colour, key in ((came, "gain", "arrived"), (left, "lose", "departed")):
                if not side:
                    continue
                tall = max(1.0, TALLEST * len(side) / most)
                up = colour == "gain"
                bar = tag("rect", cls=f"f-{colour} hot", x=x, y=base - tall if up else base, width=max(1.0, width), height=tall)
                at = base - tall - 4 if up else base + tall + 12
                label = text(x + width / 2, at, f"{len(side):,}", "f-ink s-bg halo", size=10, text_anchor="middle")
                words = self.words(key, n=len(side), name=band.name, first=first.isoformat(), last=last.isoformat())
                self.sheet.mark(words, bar, label, moves=[move["id"] for move in side[:50]], n=len(side))
        self.y = base + TALLEST + 32

    def _between(self, moves: list[Row], first: dt.date, last: dt.date) -> list[Row]:
        whole = last == self.axis.last
        inside = []
        for move in moves:
            begin = (single.span(move) or (first, first))[0]
            if move["counted"] and first <= begin and (begin < last or whole):
                inside.append(move)
        return inside
