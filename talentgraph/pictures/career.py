"""Career: the way of one or several people through organizations, as strips over time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from talentgraph.pictures import moves as single
from talentgraph.pictures.axis import around
from talentgraph.pictures.flows import COLOURS
from talentgraph.pictures.frame import empty, frame
from talentgraph.pictures.svg import PAD, Sheet, fit, num, shown, tag, text, wide

if TYPE_CHECKING:
    import datetime as dt

    from talentgraph.pictures.axis import Axis
    from talentgraph.pictures.moves import Row
    from talentgraph.pictures.svg import Picture
    from talentgraph.pictures.words import Words

BAR = 22
LANE = 14
SMALL = 10.5
LONGEST = 230  # words above a strip, in pixels
Span = tuple[float, float]
Days = tuple["dt.date", "dt.date"]


@dataclass(slots=True)
class Stint:
    """A time at an organization.

    Attributes:
        org: The id of the organization.
        name: Its name.
        start: When it began, as exactly as known; None if no move tells.
        end: When it ended; None if no move tells.
        moves: The moves that tell.
        before: When the person was elsewhere again at the latest, if `end` is not told.
        after: When the person was still elsewhere, if `start` is not told.
    """

    org: str
    name: str
    start: Days | None
    end: Days | None
    moves: list[Row]
    before: Days | None = None
    after: Days | None = None


def stints(rows: list[Row]) -> list[Stint]:
    """Times at organizations, from the counted moves of one person, the oldest first.

    A move tells the end of one stint and the begin of another. Where a move comes from an organization that no earlier one led to, nobody
    says since when; where the next one starts elsewhere, nobody says until when.
    """
    made: list[Stint] = []
    current: Stint | None = None
    last: Days | None = None
    for move in rows:
        when = single.span(move)
        if when is None or not move["counted"]:
            continue
        if current is not None and current.org != move["from_id"]:
            current.before, current = when, None
        if current is not None:
            current.end = when
            current.moves.append(move)
        elif move["from_id"] is not None:
            made.append(Stint(move["from_id"], move["from_org"], None, when, [move], after=last))
        current = None
        if move["to_id"] is not None:
            current = Stint(move["to_id"], move["to_org"], when, None, [move])
            made.append(current)
        last = when
    return made


def career(people: list[tuple[str, list[Row]]], words: Words, *, title: str, width: int) -> Picture:
    """Draw it.

    Args:
        people: Names with their moves, as picture_moves.sql gives them, in any order.
        words: Of the language.
        title: What the picture is.
        width: In pixels.
    """
    ways = [(name, sorted(rows, key=_oldest_first)) for name, rows in people]
    sheet = Sheet("career", width)
    spans = [span for _, rows in ways for move in rows if (span := single.span(move))]
    if spans:
        axis = around(spans, PAD + 4, width - PAD - 4)
        _Drawing(sheet, axis, words).draw(ways)
    else:
        empty(sheet, words)
    notes = single.notes(words, [move for _, rows in ways for move in rows], left_out=[])
    return frame(sheet, words, title=title, reading=words("read_career"), notes=notes)


def _oldest_first(move: Row) -> tuple[str, str, str]:
    span = single.span(move)
    return (span[0].isoformat(), span[1].isoformat(), move["id"]) if span else ("9999", "9999", move["id"])


class _Drawing:
    """Strips below each other on one scale."""

    def __init__(self, sheet: Sheet, axis: Axis, words: Words) -> None:
        self.sheet, self.axis, self.words = sheet, axis, words
        self.colours: dict[str, str] = {}
        self.y = 22.0

    def draw(self, ways: list[tuple[str, list[Row]]]) -> None:
        """Draw them over the lines of the scale."""
        place = len(self.sheet.parts)
        for name, rows in ways:
            self._strip(name, rows)
        self.sheet.height = self.y
        self.sheet.parts[place:place] = self.axis.draw(16, self.y)

    def colour(self, org: str) -> str:
        """The same for an organization in all strips."""
        number = len(self.colours)
        return self.colours.setdefault(org, f"c{number}" if number < COLOURS else "even")

    def _strip(self, name: str, rows: list[Row]) -> None:
        counted = sum(1 for move in rows if move["counted"])
        head = self.words("moves", n=counted)
        room = self.sheet.width - 2 * PAD - wide(head, 11) - 10
        self.sheet.draw(
            text(PAD, self.y + 15, name, "f-ink s-bg halo", size=13, bold=True, room=room),
            text(PAD + min(room, wide(shown(name), 13, bold=True)) + 10, self.y + 15, head, "f-muted s-bg halo", size=11),
        )  # fmt: skip
        self.y += 26
        self._beside([move for move in rows if not move["counted"] and single.span(move)])
        times = stints(rows)
        below: list[tuple[float, str]] = []
        for stint in times:
            below += self._stint(stint)
        for move in rows:
            if move["counted"] and single.span(move):
                self._change(move)
        self.y += BAR + 3
        self.y += LANE * self._packed(below, self.y + 10) + 16

    def _stint(self, stint: Stint) -> list[tuple[float, str]]:
        """Draw it; gives the name if that must stand below."""
        left = self.axis.x(stint.start[1]) if stint.start else max(self.axis.left, self.axis.x(stint.after[1]) if stint.after else 0.0)
        open_end = self.axis.x(stint.before[0]) if stint.before else self.axis.right
        right = self.axis.x(stint.end[0]) if stint.end else open_end
        if not stint.start and stint.end and not stint.after:
            left = max(left, right - 90)  # nobody says since when: a stub
        right = max(right, left + 3)
        known = stint.start is not None and stint.end is not None
        colour = self.colour(stint.org)
        look = {"fill_opacity": 0.85 if known else 0.3, "stroke_dasharray": None if known else "3 3", "stroke_opacity": 0 if known else 0.9}
        box = tag("rect", cls=f"f-{colour} s-{colour} hot", x=left, y=self.y, width=right - left, height=BAR, rx=2, **look)
        begun = str(stint.start[0])[:7] if stint.start else "?"
        ended = str(stint.end[1])[:7] if stint.end else self.words("until_unknown") if stint.before else self.words("no_later")
        words = self.words("stint", name=stint.name, first=begun, last=ended)
        parts, below = [box], []
        inside = right - left - 10
        if wide(stint.name, 11, bold=known) <= inside or (inside > 60 and wide(fit(stint.name, inside, 11), 11) > 50):
            parts.append(text(left + 5, self.y + BAR / 2 + 4, stint.name, "f-bg" if known else "f-ink", size=11, bold=known, room=inside))
        else:
            below.append((left, stint.name))
        self.sheet.mark(words, *parts, moves=[move["id"] for move in stint.moves], n=len(stint.moves))
        return below

    def _change(self, move: Row) -> None:
        """When a move was: a line for a known day, a box as wide as what is not known."""
        span = single.span(move)
        if span is None:
            return
        left, right = (self.axis.x(end) for end in span)
        middle, wide_enough = (left + right) / 2, max(3.0, right - left)
        box = tag("rect", cls="f-bg s-ink hot", x=middle - wide_enough / 2, y=self.y - 3, width=wide_enough, height=BAR + 6, rx=1.5)
        self.sheet.mark(single.told(self.words, move), box, moves=[move["id"]], n=1)

    def _beside(self, rows: list[Row]) -> None:
        """Above the strip, what is no move between organizations or is not done: a mark on its day, its words where there is room."""
        taken: list[list[Span]] = []
        for move in rows:
            span = single.span(move)
            if span is None:
                continue
            x, label = self.axis.x(span[0]), self._said(move)
            room = min(wide(label, SMALL) + 1, LONGEST)
            right = x + 8 + room <= self.sheet.width - PAD
            reach = (x - 6, x + 12 + room) if right else (x - 12 - room, x + 6)
            lane = next((i for i, spans in enumerate(taken) if all(reach[1] < a or reach[0] > b for a, b in spans)), len(taken))
            taken += [[]] if lane == len(taken) else []
            taken[lane].append(reach)
            y = self.y + lane * LANE
            dot = tag("path", cls="f-bg s-muted hot", d=f"M{num(x - 4)} {num(y + 3)}h8l-4 7z", stroke_dasharray="2 2" if label[0] == "?" else None)
            at, anchor = (x + 8, None) if right else (x - 8, "end")
            words = text(at, y + 10, label, "f-muted s-bg halo", size=SMALL, room=room, text_anchor=anchor)
            self.sheet.mark(single.told(self.words, move), dot, words, moves=[move["id"]], n_open=1)
        self.y += LANE * len(taken) + (6 if taken else 0)

    def _said(self, move: Row) -> str:
        sign = "" if move["status"] in {"completed", "announced"} else "? "
        key = move["kind"] if move["kind"] in {"appointment", "internal"} else "other"
        org = move["to_org"] or move["from_org"] or self.words("not_stated")
        return sign + self.words(f"beside_{key}", org=shown(org)) + single.denial(self.words, move)

    def _packed(self, labels: list[tuple[float, str]], y: float) -> int:
        """Write names below the strip in as few lanes as they need; gives how many."""
        taken: list[float] = []
        for x, name in labels:
            width = min(wide(name, SMALL), 160.0)
            at = min(x, self.sheet.width - PAD - width)
            lane = next((i for i, end in enumerate(taken) if end < at), len(taken))
            taken[lane:lane + 1] = [at + width + 6]
            self.sheet.draw(text(at, y + lane * LANE, name, "f-ink s-bg halo", size=SMALL, room=width + 1))
        return len(taken)
