"""Sankey: who came from where and went where. Two columns; three around one organization. Widths are counted moves."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

from talentgraph.pictures import flows
from talentgraph.pictures.flows import OTHER, Amount
from talentgraph.pictures.frame import empty, frame
from talentgraph.pictures.svg import DASHES, PAD, SIZE, Sheet, fit, has_han, num, shown, tag, text, wide

if TYPE_CHECKING:
    from talentgraph.pictures.flows import Row
    from talentgraph.pictures.svg import Picture
    from talentgraph.pictures.words import Words

BAR = 12
TALL = 470  # of all moves of the fullest column, in pixels
THICKEST = 16  # a single move, in pixels
AIR = 7  # between two nodes
LABEL = 15  # height of a name
HEAD = 38  # above the nodes
NUMBERED = 9.5  # a ribbon that is so thick bears its number
UNKNOWN = "?"  # an end that no source states
Pair = tuple[tuple[int, str], tuple[int, str]]


@dataclass(slots=True)
class Node:
    """An organization in a column."""

    column: int
    key: str
    name: str
    colour: str
    amount: Amount = field(default_factory=Amount)
    into: int = 0  # moves, counted or not, on its left side
    out: int = 0  # on its right side
    y: float = 0.0

    @property
    def weight(self) -> int:
        """Moves on its fuller side."""
        return max(self.into, self.out)


@dataclass(slots=True)
class Plan:
    """What is drawn: nodes by column and key, ribbons between them, and what is left out."""

    nodes: dict[tuple[int, str], Node]
    ribbons: dict[Pair, Amount]
    focus: str | None
    elsewhere: int  # moves between organizations of which none is shown
    small: int  # moves in flows below the least


def plan(rows: list[Row], words: Words, *, top: int = 12, focus: str | None = None, least: int = 1) -> Plan:
    """Lay out who is shown.

    Args:
        rows: Flows, as picture_flows.sql gives them; with a focus, those of that organization.
        words: Of the language.
        top: Organizations shown by name.
        focus: The id of the organization in the middle, or None.
        least: Flows with fewer counted moves are left out.
    """
    known = rows if focus else flows.between(rows)
    kept, small = flows.enough(known, least)
    everyone = flows.shown(kept, top + (focus is not None))
    made = Plan({}, {}, focus, 0, small)

    def node(column: int, identifier: str | None) -> Node:
        key = UNKNOWN if identifier is None else everyone.part(identifier)
        name = {UNKNOWN: words("not_stated"), OTHER: words("others", n=everyone.n_other)}.get(key) or everyone.names[key]
        return made.nodes.setdefault((column, key), Node(column, key, name, everyone.colour(key)))

    for row in kept:
        if focus is None and everyone.part(row["from_id"]) == everyone.part(row["to_id"]) == OTHER:
            made.elsewhere += row["n"]
            continue
        left = 1 if focus and row["from_id"] == focus else 0
        ends = node(left, row["from_id"]), node(left + 1, row["to_id"])
        made.ribbons.setdefault(((left, ends[0].key), (left + 1, ends[1].key)), Amount()).add(row)
        for end in ends:
            end.amount.add(row)
        ends[0].out += row["n"] + row["n_open"]
        ends[1].into += row["n"] + row["n_open"]
    return made


def sankey(rows: list[Row], words: Words, *, title: str, width: int, top: int = 12, focus: str | None = None, least: int = 1) -> Picture:
    """Draw it; see `plan`."""
    made = plan(rows, words, top=top, focus=focus, least=least)
    sheet = Sheet("sankey", width)
    if made.ribbons:
        _Drawing(sheet, made, words).draw()
    else:
        empty(sheet, words)
    drawn = sum(amount.n for amount in made.ribbons.values())
    left_out = [words("elsewhere", n=made.elsewhere)] if made.elsewhere else []
    left_out += [words("small_flows", n=made.small)] if made.small else []
    notes = flows.notes(words, rows, drawn=drawn, left_out=left_out, known_ends=focus is None)
    reading = words("read_sankey_focus" if focus else "read_sankey")
    return frame(sheet, words, title=title, reading=reading, notes=notes)


class _Drawing:
    """Places of everything on a sheet."""

    def __init__(self, sheet: Sheet, made: Plan, words: Words) -> None:
        self.sheet, self.made, self.words = sheet, made, words
        self.columns: list[list[Node]] = [[] for _ in range(3 if made.focus else 2)]
        for node in sorted(made.nodes.values(), key=_rank):
            self.columns[node.column].append(node)
        fullest = max(sum(node.weight for node in column) for column in self.columns)
        self.unit = min(THICKEST, TALL / fullest)
        self._stand()
        first, last = (self._room(self.columns[end]) for end in (0, -1))
        edges = PAD + first + 6, sheet.width - PAD - last - 6 - BAR
        steps = len(self.columns) - 1
        self.x = [edges[0] + (edges[1] - edges[0]) * number / steps for number in range(steps + 1)]

    def _stand(self) -> None:
        """Set the nodes below each other, each column in the middle of the height."""
        tall = []
        for column in self.columns:
            y = 0.0
            for node in column:
                node.y = y
                y += max(node.weight * self.unit + AIR, LABEL)
            tall.append(y)
        self.sheet.height = HEAD + max(tall)
        for column, height in zip(self.columns, tall, strict=True):
            for node in column:
                node.y += HEAD + (max(tall) - height) / 2

    def _room(self, column: list[Node]) -> float:
        """How much the names of a column take."""
        most = 114 if self.sheet.narrow else 210
        return min(most, max((wide(f"{node.name} {node.amount.number()}", self._size, bold=True) for node in column), default=0) + 4)

    @property
    def _size(self) -> int:
        """Of the type of names."""
        return 11 if self.sheet.narrow else SIZE

    def draw(self) -> None:
        """Draw ribbons, then nodes over their ends, then the heads of the columns."""
        order = {key: place for place, key in enumerate((node.column, node.key) for column in self.columns for node in column)}
        starts = self._stacked(sorted(self.made.ribbons, key=lambda pair: (order[pair[0]], order[pair[1]])), 0)
        ends = self._stacked(sorted(self.made.ribbons, key=lambda pair: (order[pair[1]], order[pair[0]])), 1)
        numbers: list[str] = []
        for pair in starts:
            numbers += self._ribbon(pair, starts[pair], ends[pair])
        self.sheet.draw(*numbers)
        for column in self.columns:
            for node in column:
                self._node(node)
        self._heads()

    def _stacked(self, pairs: list[Pair], side: int) -> dict[Pair, float]:
        """Where each ribbon begins on a side of its node, one below the other."""
        used: dict[tuple[int, str], float] = {}
        found: dict[Pair, float] = {}
        for pair in pairs:
            node, amount = self.made.nodes[pair[side]], self.made.ribbons[pair]
            found[pair] = node.y + used.get(pair[side], 0.0)
            used[pair[side]] = used.get(pair[side], 0.0) + (amount.n + amount.n_open) * self.unit
        return found

    def _ribbon(self, pair: Pair, start: float, end: float) -> list[str]:
        """A ribbon with its mark; gives its number, which is drawn over all ribbons."""
        source, target = (self.made.nodes[key] for key in pair)
        amount = self.made.ribbons[pair]
        thick, open_thick = amount.n * self.unit, amount.n_open * self.unit
        left, right = self.x[source.column] + BAR, self.x[target.column]
        colour = target.colour if self.made.focus == source.key else source.colour
        shapes = []
        if amount.n:
            dashes = None if amount.completed else DASHES["announced"]
            shapes.append(
                tag("path", cls=f"f-{colour} s-{colour} hot", fill_opacity=f"{amount.opacity:.2f}", stroke_opacity=0.9 if dashes else 0,
                    stroke_dasharray=dashes, d=band(left, start, right, end, max(thick, 0.8)))
            )  # fmt: skip
        if amount.n_open:
            dashes = DASHES[min(amount.statuses)]
            shape = band(left, start + thick, right, end + thick, open_thick)
            shapes.append(tag("path", cls="f-bg s-line hot", fill_opacity="0.01", stroke_dasharray=dashes, d=shape))
        words = self.words("flow", source=source.name, target=target.name, told=amount.told(self.words))
        self.sheet.mark(words, *shapes, moves=amount.ids, n=amount.n, n_open=amount.n_open)
        if thick + open_thick < NUMBERED or (source.weight == amount.n + amount.n_open and target.weight == source.weight):
            return []
        at = start + (thick + open_thick) / 2 + 3.5
        return [text(left + 5, at, amount.number(), "f-ink s-bg halo", size=10, pointer_events="none")]

    def _node(self, node: Node) -> None:
        """A bar with its name and number; in the middle column the name stands above."""
        amount, x = node.amount, self.x[node.column]
        tall = max(node.weight * self.unit, 1.5)
        middle = 0 < node.column < len(self.columns) - 1
        shapes = []
        if middle:
            for side, count in enumerate((node.into, node.out)):
                shapes.append(tag("rect", cls="f-ink hot", x=x + side * BAR / 2, y=node.y, width=BAR / 2, height=max(count * self.unit, 1)))
        else:
            shapes.append(tag("rect", cls=f"f-{node.colour} hot", x=x, y=node.y, width=BAR, height=tall))
            first = node.column == 0
            at, anchor = (x - 6, "end") if first else (x + BAR + 6, None)
            shapes.append(self._name(node, at, node.y + tall / 2 + 4, anchor))
        words = self.words("node_left" if node.column == 0 else "node_joined", name=node.name, told=amount.told(self.words))
        if middle:
            words = self.words("node_both", name=node.name, came=self._count(node, 1), left=self._count(node, 0))
        self.sheet.mark(words, *shapes, moves=amount.ids, n=amount.n, n_open=amount.n_open)

    def _count(self, node: Node, side: int) -> int:
        own = (node.column, node.key)
        return sum(amount.n for pair, amount in self.made.ribbons.items() if pair[side] == own)

    def _name(self, node: Node, x: float, y: float, anchor: str | None) -> str:
        number = node.amount.number()
        room = (self.x[0] if node.column == 0 else self.sheet.width - self.x[-1] - BAR) - PAD - 6
        name = fit(shown(node.name), room - wide(f" {number}", self._size, bold=True), self._size)
        parts = [escape(name) + " ", tag("tspan", escape(number), cls="b")]
        return tag("text", *parts, cls="f-ink han" if has_han(name) else "f-ink", x=x, y=y, text_anchor=anchor, font_size=11 if self.sheet.narrow else None)

    def _heads(self) -> None:
        """What the columns are."""
        first, last = self.words("came_from"), self.words("went_to")
        self.sheet.draw(
            text(self.x[0] + BAR, 14, first, "f-muted", bold=True, text_anchor="end"),
            text(self.x[-1], 14, last, "f-muted", bold=True),
        )  # fmt: skip
        if self.made.focus and self.columns[1]:
            node = self.columns[1][0]
            told = self.words("in_out", came=self._count(node, 1), left=self._count(node, 0))
            middle = self.x[1] + BAR / 2
            room = (self.x[2] - self.x[0]) - 40
            self.sheet.draw(
                text(middle, node.y - 20, node.name, bold=True, size=13, room=room, text_anchor="middle"),
                text(middle, node.y - 6, told, "f-muted", size=11, room=room, text_anchor="middle"),
            )  # fmt: skip


def _rank(node: Node) -> tuple[bool, bool, int, int, str, str]:
    """Most moves first; who is put together and who is not stated last."""
    return (node.key == UNKNOWN, node.key == OTHER, -node.amount.n, -node.amount.n_open, node.name, node.key)


def band(left: float, top: float, right: float, end: float, thick: float) -> str:
    """The outline of a ribbon from its left edge, at `top`, to its right edge, at `end`."""
    half = (left + right) / 2
    a, b, c, d = num(left), num(half), num(right), num(top)
    return f"M{a} {d}C{b} {d} {b} {num(end)} {c} {num(end)}V{num(end + thick)}C{b} {num(end + thick)} {b} {num(top + thick)} {a} {num(top + thick)}Z"
