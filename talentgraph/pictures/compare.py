"""Compare: two organizations side by side: what they exchange, and where both get people from and lose them to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from talentgraph.pictures import flows
from talentgraph.pictures.flows import Amount
from talentgraph.pictures.frame import empty, frame
from talentgraph.pictures.svg import DASHES, PAD, Sheet, num, tag, text, wide

if TYPE_CHECKING:
    from talentgraph.pictures.flows import Row
    from talentgraph.pictures.svg import Picture
    from talentgraph.pictures.words import Words

LINE = 22  # from one shared organization to the next
COLOURS = ("c0", "c1")
Sides = tuple[Amount, Amount]


@dataclass(frozen=True, slots=True)
class Plan:
    """Two organizations.

    Attributes:
        ids: Of the two.
        names: Of the two.
        exchanged: From the first to the second, and back.
        came: All arrivals of each.
        left: All departures of each.
        sources: Name and amounts of each organization that people came from to both, most first.
        goals: The same of those that people of both went to.
        alone: How many organizations only one of the two shares: sources of the first, of the second, goals of the first, of the second.
    """

    ids: tuple[str, str]
    names: tuple[str, str]
    exchanged: Sides
    came: Sides
    left: Sides
    sources: list[tuple[str, Sides]]
    goals: list[tuple[str, Sides]]
    alone: tuple[int, int, int, int]


def plan(rows: list[Row], ids: tuple[str, str], names: tuple[str, str]) -> Plan:
    """Add up the flows from and to two organizations."""
    exchanged, came, left = ((Amount(), Amount()) for _ in range(3))
    others: dict[str, dict[tuple[str, str], Sides]] = {"from": {}, "to": {}}
    for row in rows:
        for side, own in enumerate(ids):
            for end, other, whole in (("to", "from", came), ("from", "to", left)):
                if row[f"{end}_id"] != own:
                    continue
                whole[side].add(row)
                key = row[f"{other}_id"]
                if key == ids[1 - side] and end == "from":
                    exchanged[side].add(row)
                elif key is not None and key not in ids:
                    others[other].setdefault((row[f"{other}_org"], key), (Amount(), Amount()))[side].add(row)
    shared = [_shared(others[end]) for end in ("from", "to")]
    alone = [sum(1 for both in others[end].values() if both[side].n and not both[1 - side].n) for end in ("from", "to") for side in (0, 1)]
    return Plan(ids, names, exchanged, came, left, shared[0], shared[1], (alone[0], alone[1], alone[2], alone[3]))


def _shared(found: dict[tuple[str, str], Sides]) -> list[tuple[str, Sides]]:
    both = [(key, sides) for key, sides in found.items() if sides[0].n and sides[1].n]
    both.sort(key=lambda item: (-(item[1][0].n + item[1][1].n), -min(item[1][0].n, item[1][1].n), item[0]))
    return [(key[0], sides) for key, sides in both]


def compare(rows: list[Row], words: Words, *, ids: tuple[str, str], names: tuple[str, str], title: str, width: int, top: int = 10) -> Picture:
    """Draw it; see `plan`."""
    made = plan(rows, ids, names)
    sheet = Sheet("compare", width)
    if any((*made.came, *made.left)):
        _Drawing(sheet, made, words, top).draw()
    else:
        empty(sheet, words)
    drawn = sum(row["n"] for row in rows)
    notes = flows.notes(words, rows, drawn=drawn, left_out=[], known_ends=False)
    return frame(sheet, words, title=title, reading=words("read_compare"), notes=notes)


class _Drawing:
    """Boxes and arrows above, two butterflies below."""

    def __init__(self, sheet: Sheet, made: Plan, words: Words, top: int) -> None:
        self.sheet, self.made, self.words, self.top = sheet, made, words, top
        self.y = 0.0

    def draw(self) -> None:
        """Draw all of it."""
        self._pair()
        for key, listed, alone in (("shared_sources", self.made.sources, self.made.alone[:2]), ("shared_goals", self.made.goals, self.made.alone[2:])):
            self._butterfly(key, listed, alone)
        self.sheet.height = self.y

    def _pair(self) -> None:
        """Two boxes, and between them an arrow each way."""
        width = min(250.0, self.sheet.width * 0.33)
        inner = width - 16
        most = max(1, *(amount.n for amount in self.made.exchanged))
        for side, name in enumerate(self.made.names):
            x = PAD if side == 0 else self.sheet.width - PAD - width
            came, left = self.made.came[side], self.made.left[side]
            box = tag("rect", cls=f"f-panel s-{COLOURS[side]} hot", x=x, y=8, width=width, height=86, rx=6, stroke_width=2)
            middle = x + width / 2
            label = text(middle, 38, name, bold=True, size=15, room=inner, text_anchor="middle")
            lines = self.words("in_out", came=came.number(), left=left.number()), self.words("net", net=f"{came.n - left.n:+,}")
            told = [text(middle, 60 + 17 * i, line, "f-muted", size=11, room=inner, text_anchor="middle") for i, line in enumerate(lines)]
            words = self.words("node_both", name=name, came=came.n, left=left.n)
            self.sheet.mark(words, box, label, *told, moves=[*came.ids, *left.ids], n=came.n + left.n, n_open=came.n_open + left.n_open)
        left_edge, right_edge = PAD + width + 8, self.sheet.width - PAD - width - 8
        for side, amount in enumerate(self.made.exchanged):
            self._arrow(side, amount, (left_edge, right_edge), 2 + 12 * amount.n / most)
        self.y = 112.0

    def _arrow(self, side: int, amount: Amount, edges: tuple[float, float], thick: float) -> None:
        """From the first to the second above, back below."""
        y = 38.0 if side == 0 else 74.0
        head = thick / 2 + 6
        start, end = edges if side == 0 else edges[::-1]
        neck = end - head * 1.3 if side == 0 else end + head * 1.3
        half = thick / 2
        d = (
            f"M{num(start)} {num(y - half)}H{num(neck)}V{num(y - head)}L{num(end)} {num(y)}L{num(neck)} {num(y + head)}"
            f"V{num(y + half)}H{num(start)}Z"
        )
        done = amount.n > 0
        look = {"fill_opacity": f"{amount.opacity + 0.2:.2f}"} if done else {"stroke_dasharray": DASHES[min(amount.statuses)] if amount.statuses else "1 3"}
        shape = tag("path", cls=f"f-{COLOURS[side]} hot" if done else "f-bg s-muted hot", d=d, **look)
        label = text((edges[0] + edges[1]) / 2, y - head - 3, amount.number(), "f-ink s-bg halo", bold=True, size=13, text_anchor="middle")
        source, target = self.made.names if side == 0 else self.made.names[::-1]
        if amount:
            told = self.words("flow", source=source, target=target, told=amount.told(self.words))
            self.sheet.mark(told, shape, label, moves=amount.ids, n=amount.n, n_open=amount.n_open)
        else:
            self.sheet.draw(shape, label)

    def _butterfly(self, key: str, listed: list[tuple[str, Sides]], alone: tuple[int, ...]) -> None:
        """Names in the middle, a bar to the left for the first, to the right for the second."""
        middle = self.sheet.width / 2
        names = [name for name, _ in listed[: self.top]]
        column = min(130.0 if self.sheet.narrow else 230.0, max((wide(name, 12) for name in names), default=60.0) + 16)
        label = max((wide(amount.number(), 11, bold=True) for _, sides in listed for amount in sides), default=0.0)
        reach = middle - column / 2 - PAD - label - 5
        self.y += 26
        self.sheet.draw(text(middle, self.y, self.words(key), bold=True, size=13, room=self.sheet.width - 2 * PAD, text_anchor="middle"))
        self.y += 8
        most = max((amount.n for _, sides in listed for amount in sides), default=1) or 1
        for name, sides in listed[: self.top]:
            self.y += LINE
            self.sheet.draw(text(middle, self.y - 5, name, size=12, room=column - 8, text_anchor="middle"))
            for side, amount in enumerate(sides):
                self._wing(key, name, side, amount, middle + (column / 2 if side else -column / 2), reach * amount.n / most)
        if not listed:
            self.y += LINE
            self.sheet.draw(text(middle, self.y - 5, self.words("none_shared"), "f-muted", text_anchor="middle", room=self.sheet.width - 2 * PAD))
        more = [self.words("more", n=len(listed) - self.top)] if len(listed) > self.top else []
        more.append(self.words("alone", first=self.made.names[0], n_first=alone[0], second=self.made.names[1], n_second=alone[1]))
        self.y += 20
        self.sheet.draw(text(middle, self.y, " ".join(more), "f-muted", size=11, room=self.sheet.width - 2 * PAD, text_anchor="middle"))
        self.y += 8

    def _wing(self, key: str, name: str, side: int, amount: Amount, edge: float, length: float) -> None:
        length = max(length, 1.5)
        x = edge if side else edge - length
        bar = tag("rect", cls=f"f-{COLOURS[side]} hot", fill_opacity=f"{amount.opacity + 0.2:.2f}", x=x, y=self.y - 17, width=length, height=LINE - 6)
        at, anchor = (edge + length + 5, None) if side else (edge - length - 5, "end")
        label = text(at, self.y - 5, amount.number(), bold=True, size=11, text_anchor=anchor)
        ends = (name, self.made.names[side]) if key == "shared_sources" else (self.made.names[side], name)
        told = self.words("flow", source=ends[0], target=ends[1], told=amount.told(self.words))
        self.sheet.mark(told, bar, label, moves=amount.ids, n=amount.n, n_open=amount.n_open)
