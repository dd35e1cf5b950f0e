"""Bump chart: the rank of organizations by influence, period after period. Where one is unranked its line breaks off."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from talentgraph.pictures.flows import COLOURS
from talentgraph.pictures.frame import empty, frame, press
from talentgraph.pictures.svg import PAD, Sheet, num, tag, text, wide

if TYPE_CHECKING:
    from talentgraph.pictures.svg import Picture
    from talentgraph.pictures.words import Words

ROW = 34  # from one rank to the next, in pixels
DOT = 10  # half of a dot that bears its rank
HEAD = 26
STEPS = 24  # of a curve, where it is asked what it runs through
MOST, NARROW_MOST = 13, 6  # periods, the latest


@dataclass(frozen=True, slots=True)
class Period:
    """A period with its ranks.

    Attributes:
        label: As ISO or a quarter: 2024, 2024-Q3.
        ranks: One dict an organization that is ranked: id, organization, rank, n (its counted moves), moves (ids of some).
        n: Counted moves of the period.
    """

    label: str
    ranks: list[dict[str, Any]]
    n: int


@dataclass(frozen=True, slots=True)
class Spot:
    """An organization in a period."""

    period: int
    place: int  # row, from 0; ties stand one below the other
    row: dict[str, Any]


def plan(periods: list[Period], *, top: int = 10) -> dict[str, list[Spot]]:
    """Where each organization stands that is among the first in some period; the best over all periods first."""
    spots: dict[str, list[Spot]] = {}
    for number, period in enumerate(periods):
        order = sorted(period.ranks, key=lambda row: (row["rank"], row["organization"], row["id"]))
        for place, row in enumerate(order[:top]):
            spots.setdefault(row["id"], []).append(Spot(number, place, row))
    return dict(sorted(spots.items(), key=lambda item: (-sum(top - spot.place for spot in item[1]), item[1][0].row["organization"], item[0])))


def bump(periods: list[Period], words: Words, *, title: str, width: int, top: int = 10, least: int = 5, reading: str = "magnet") -> Picture:
    """Draw it; see `plan`.

    Args:
        periods: The oldest first, none left out between them.
        words: Of the language.
        title: What the picture is.
        width: In pixels.
        top: Ranks that are shown.
        least: Organizations with fewer moves in a period were not ranked; told in the notes.
        reading: magnet or feeder.
    """
    spots = plan(periods, top=top)
    sheet = Sheet("bump", width)
    used = [number for number in range(len(periods)) if periods[number].ranks]
    if spots:
        last = used[-1]
        first = max(used[0], last + 1 - (NARROW_MOST if sheet.narrow else MOST))
        kept = periods[first : last + 1]
        moved = {key: [Spot(spot.period - first, spot.place, spot.row) for spot in line if spot.period >= first] for key, line in spots.items()}
        moved = {key: line for key, line in moved.items() if line}
        _Drawing(sheet, kept, moved, words).draw()
    else:
        kept = []
        empty(sheet, words)
    n = sum(period.n for period in kept)
    notes = [press(words, kept[0].label if kept else None, kept[-1].label if kept else None, n)]
    notes.append(words("bump_notes", least=least, top=top))
    if kept and used[0] < first:
        notes.append(words("periods_left_out", period=kept[0].label))
    return frame(sheet, words, title=title, reading=words(f"read_bump_{reading}"), notes=notes)


class _Drawing:
    """Columns are periods, rows are ranks."""

    def __init__(self, sheet: Sheet, periods: list[Period], spots: dict[str, list[Spot]], words: Words) -> None:
        self.sheet, self.periods, self.spots, self.words = sheet, periods, spots, words
        names = [line[0].row["organization"] for line in spots.values()]
        most = 96 if sheet.narrow else 170
        self.side = min(most, max(wide(name, 11) for name in names)) + DOT + 10
        self.left = PAD + 24
        self.step = min(200.0, (sheet.width - self.left - PAD - self.side) / max(1, len(periods) - 1))
        self.dot = DOT

    def x(self, period: int) -> float:
        """Of a column."""
        return self.left + period * self.step

    def y(self, place: int) -> float:
        """Of a row."""
        return HEAD + 16 + place * ROW

    def draw(self) -> None:
        """Draw the periods, then lines, dots and names; the best last, so that they lie on top."""
        deepest = max(spot.place for line in self.spots.values() for spot in line)
        self.sheet.height = self.y(deepest) + 24
        bottom = num(self.y(deepest) + 16)
        lines = "".join(f"M{num(self.x(i))} {HEAD}V{bottom}" for i in range(len(self.periods)))
        self.sheet.draw(tag("path", cls="s-rule no", d=lines))
        for number, period in enumerate(self.periods):
            size = 10 if wide(period.label, 10) < self.step else 8
            self.sheet.draw(text(self.x(number), HEAD - 10, period.label, "f-muted", size=size, text_anchor="middle"))
        order = list(self.spots)
        for place, key in reversed(list(enumerate(order))):
            colour = f"c{place}" if place < COLOURS else "even"
            self._line(self.spots[key], colour)
        for place, key in reversed(list(enumerate(order))):
            colour = f"c{place}" if place < COLOURS else "even"
            self._dots(self.spots[key], colour)
        self._names(order)

    def _line(self, line: list[Spot], colour: str) -> None:
        """Pieces between ranks of consecutive periods."""
        path = ""
        for one, other in pairwise(line):
            if other.period == one.period + 1:
                a, b, half = self.x(one.period), self.x(other.period), self.step / 2
                start, end = num(self.y(one.place)), num(self.y(other.place))
                path += f"M{num(a)} {start}C{num(a + half)} {start} {num(b - half)} {end} {num(b)} {end}"
        if path:
            self.sheet.draw(tag("path", cls=f"s-{colour} no", d=path, stroke_width=3, stroke_opacity=0.7))

    def _dots(self, line: list[Spot], colour: str) -> None:
        for spot in line:
            x, y, row = self.x(spot.period), self.y(spot.place), spot.row
            dot = tag("circle", cls=f"f-{colour} s-bg hot", cx=x, cy=y, r=self.dot, stroke_width=1.5)
            rank = str(row["rank"])
            size = min(10.0, self.dot * 2 / max(1.4, len(rank) * 0.75))
            label = text(x, y + size * 0.36, rank, "f-bg", size=size, bold=True, text_anchor="middle")
            period, moves = self.periods[spot.period].label, self.words("moves", n=row["n"])
            words = self.words("ranked", name=row["organization"], period=period, rank=row["rank"], moves=moves)
            self.sheet.mark(words, dot, label, moves=row.get("moves") or (), n=row["n"])

    def _names(self, order: list[str]) -> None:
        """A name at the end of every unbroken piece of a line: beside it where there is room, else below it."""
        taken = {(spot.period, spot.place) for line in self.spots.values() for spot in line}
        for key in order:
            line = self.spots[key]
            for spot, after in zip(line, [*line[1:], None], strict=True):
                if after is None or after.period != spot.period + 1:
                    self._name(spot, taken)

    def _name(self, spot: Spot, taken: set[tuple[int, int]]) -> None:
        name, last = spot.row["organization"], len(self.periods) - 1
        free = 0
        while spot.period + free < last and (spot.period + free + 1, spot.place) not in taken:
            free += 1
        beside = free * self.step + (self.side if spot.period + free == last else self.step - self.dot) - self.dot - 8
        x, y = self.x(spot.period), self.y(spot.place)
        right = x + self.dot + 5 + wide(name, 11)
        if spot.period == last or (wide(name, 11) <= beside and not self._crossed(x + self.dot, right, y)):
            self.sheet.draw(text(x + self.dot + 5, y + 4, name, "f-ink s-bg halo", size=11, room=beside))
        else:
            size = 8 if self.sheet.narrow else 9
            alone = not {(spot.period - 1, spot.place), (spot.period + 1, spot.place)} & taken  # else the next may have its name there
            room = self.step * (1.6 if alone else 1) - 3
            self.sheet.draw(text(x, y + self.dot + size, name, "f-ink s-bg halo", size=size, room=room, text_anchor="middle"))

    def _crossed(self, left: float, right: float, y: float) -> bool:
        """Whether a line runs through a name that stands there."""
        for line in self.spots.values():
            for one, other in pairwise(line):
                for i in range(STEPS + 1) if other.period == one.period + 1 else ():
                    part = i / STEPS  # of the curve of `_line`
                    x = self.x(one.period) + self.step * (1.5 * part * (1 - part) + part**3)
                    height = self.y(one.place) + (self.y(other.place) - self.y(one.place)) * part**2 * (3 - 2 * part)
                    if left < x < right and abs(height - y) < 9:
                        return True
        return False
