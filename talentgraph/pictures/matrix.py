"""Matrix: counted moves from each organization (row) to each (column), as a heat map with its numbers and the sums at its edges."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from talentgraph.pictures import flows
from talentgraph.pictures.flows import OTHER, Amount, Shown
from talentgraph.pictures.frame import empty, frame
from talentgraph.pictures.svg import DASHES, PAD, Sheet, num, tag, text, wide

if TYPE_CHECKING:
    from talentgraph.pictures.flows import Row
    from talentgraph.pictures.svg import Picture
    from talentgraph.pictures.words import Words

BIGGEST = 40  # a cell, in pixels
FAINTEST = 0.14  # of the colour of a single move
DARK = 0.72  # cells stronger than this bear their number in the colour of the ground
ORDERS = ("size", "community")
Cell = tuple[str, str]


@dataclass(slots=True)
class Plan:
    """What is drawn: the organizations in their order, and what is in each cell."""

    keys: list[str]
    shown: Shown
    cells: dict[Cell, Amount]
    groups: list[int]  # where a community ends, as places in `keys`
    small: int


def plan(rows: list[Row], *, top: int = 15, least: int = 1, order: str = "size") -> Plan:
    """Choose the organizations and add up the cells.

    Args:
        rows: Flows, as picture_flows.sql gives them.
        top: Organizations shown by name; all others are one row and one column.
        least: Flows with fewer counted moves are left out.
        order: size, or community: who exchanges people stands together.
    """
    known = flows.between(rows)
    kept, small = flows.enough(known, least)
    everyone = flows.shown(kept, top)
    cells: dict[Cell, Amount] = {}
    for row in kept:
        cell = everyone.part(row["from_id"]), everyone.part(row["to_id"])
        cells.setdefault(cell, Amount()).add(row)
    keys = list(everyone.names)
    groups: list[int] = []
    if order == "community" and len(keys) > 2:
        keys, groups = _together(keys, cells)
    if everyone.n_other:
        keys.append(OTHER)
    return Plan(keys, everyone, cells, groups, small)


def _together(keys: list[str], cells: dict[Cell, Amount]) -> tuple[list[str], list[int]]:
    """Organizations by community, the busiest community first, by size inside; and where each ends."""
    import networkx as nx

    graph = nx.Graph()
    graph.add_nodes_from(keys)
    for (source, target), amount in sorted(cells.items()):
        if OTHER not in (source, target) and source != target and amount.n:
            graph.add_edge(source, target, weight=amount.n + graph.get_edge_data(source, target, {"weight": 0})["weight"])
    place = {key: number for number, key in enumerate(keys)}
    found = nx.community.greedy_modularity_communities(graph, weight="weight") if graph.size() else [set(keys)]
    groups = sorted((sorted(group, key=place.__getitem__) for group in found), key=lambda group: (len(group) < 2, place[group[0]]))
    ends, at = [], 0
    for group in groups[:-1]:
        at += len(group)
        ends.append(at)
    return [key for group in groups for key in group], ends


def matrix(rows: list[Row], words: Words, *, title: str, width: int, top: int = 15, least: int = 1, order: str = "size") -> Picture:
    """Draw it; see `plan`."""
    made = plan(rows, top=top, least=least, order=order)
    sheet = Sheet("matrix", width)
    if made.cells:
        _Drawing(sheet, made, words).draw()
    else:
        empty(sheet, words)
    left_out = [words("small_flows", n=made.small)] if made.small else []
    notes = flows.notes(words, rows, drawn=sum(amount.n for amount in made.cells.values()), left_out=left_out)
    reading = words("read_matrix") + (f" {words('read_matrix_groups')}" if made.groups else "")
    return frame(sheet, words, title=title, reading=reading, notes=notes)


class _Drawing:
    """Places of everything on a sheet."""

    def __init__(self, sheet: Sheet, made: Plan, words: Words) -> None:
        self.sheet, self.made, self.words = sheet, made, words
        names = [self.name(key) for key in made.keys]
        self.size = 10 if sheet.narrow else 12
        longest = max(wide(name, self.size) for name in names)
        self.left = PAD + min(longest, 92 if sheet.narrow else 190) + 8
        self.head = min(longest, 110 if sheet.narrow else 170) * (1 if sheet.narrow else 0.72) + 12
        self.sums = 26 if sheet.narrow else 44
        lean = 0 if sheet.narrow else 70  # the last name leans out to the right
        self.side = min(BIGGEST, (sheet.width - PAD - self.left - max(self.sums, lean)) / len(made.keys))
        self.most = max((a.n for (s, t), a in made.cells.items() if OTHER not in (s, t)), default=0) or max(a.n for a in made.cells.values())
        self.place = {key: number for number, key in enumerate(made.keys)}

    def name(self, key: str) -> str:
        """Of a row or a column."""
        return self.words("others", n=self.made.shown.n_other) if key == OTHER else self.made.shown.names[key]

    def x(self, number: float) -> float:
        """The left edge of a column."""
        return self.left + number * self.side

    def y(self, number: float) -> float:
        """The upper edge of a row."""
        return self.head + number * self.side

    def draw(self) -> None:
        """Draw names, cells and sums."""
        count = len(self.made.keys)
        self.sheet.height = self.y(count) + max(self.side, 18) + 4
        for number in range(count):
            self._names(number)
        self._ground(count)
        for (source, target), amount in sorted(self.made.cells.items(), key=lambda cell: (self.place[cell[0][0]], self.place[cell[0][1]])):
            self._cell(source, target, amount)
        for key in self.made.keys:
            self._sum(key, 0)
            self._sum(key, 1)
        total = sum(amount.n for amount in self.made.cells.values())
        size = self.size - (self.sheet.narrow)
        self.sheet.draw(
            text(self.x(count) + self.sums / 2, self._middle(count), f"{total:,}", size=size, bold=True, text_anchor="middle"),
            text(self.left - 6, self._middle(count), self.words("sum"), "f-muted", size=self.size, text_anchor="end"),
        )  # fmt: skip

    def _middle(self, row: float) -> float:
        return self.y(row) + self.side / 2 + 4

    def _names(self, number: int) -> None:
        key = self.made.keys[number]
        ink = "f-muted" if key == OTHER else "f-ink"
        room = self.left - PAD - 6
        row = text(self.left - 6, self._middle(number), self.name(key), ink, size=self.size, room=room, text_anchor="end")
        x, y = self.x(number + 0.5), self.head - 6
        room = (self.head - 12) / (1 if self.sheet.narrow else 0.72)
        turn = f"translate({num(x + 4)} {num(y)}) rotate({-90 if self.sheet.narrow else -45})"
        column = text(0, 0, self.name(key), ink, size=self.size, room=room, transform=turn)
        self.sheet.draw(row, column)

    def _ground(self, count: int) -> None:
        """The lines between cells, the empty diagonal, the ends of communities."""
        right, bottom = self.x(count), self.y(count)
        lines = "".join(f"M{num(self.left)} {num(self.y(i))}H{num(right)}M{num(self.x(i))} {num(self.head)}V{num(bottom)}" for i in range(count + 1))
        self.sheet.draw(tag("path", cls="s-rule no", d=lines))
        for number, key in enumerate(self.made.keys):
            if (key, key) not in self.made.cells and key != OTHER:
                x, y, side = self.x(number), self.y(number), self.side
                self.sheet.draw(tag("path", cls="s-rule no", d=f"M{num(x)} {num(y)}l{num(side)} {num(side)}"))
        for end in self.made.groups:
            x, y = self.x(end), self.y(end)
            line = f"M{num(self.left - 40)} {num(y)}H{num(right)}M{num(x)} {num(self.head - 12)}V{num(bottom)}"
            self.sheet.draw(tag("path", cls="s-line no", stroke_width=1.5, d=line))

    def _cell(self, source: str, target: str, amount: Amount) -> None:
        strength = FAINTEST + (1 - FAINTEST) * min(1.0, (amount.n / self.most)) ** 0.5 if amount.n else 0.0
        apart = OTHER in (source, target)
        colour = "even" if apart else "heat"
        strength = strength * 0.5 if apart else strength
        x, y = self.x(self.place[target]), self.y(self.place[source])
        dashes = DASHES[min(amount.statuses)] if amount.n_open else DASHES["announced"] if not amount.completed else None
        square = tag(
            "rect", cls=f"f-{colour} {'s-ink' if dashes else 's-bg'} hot", fill_opacity=f"{strength:.2f}", x=x + 1, y=y + 1, width=self.side - 2,
            height=self.side - 2, stroke_dasharray=dashes,
        )  # fmt: skip
        number = amount.number().replace(" ", "") if self.side >= 30 else f"{amount.n}" if amount.n else "?"
        size = min(self.size, max(7.0, (self.side - 3) / max(1, len(number)) * 1.5))
        ink = "f-bg" if strength > DARK else "f-ink"
        label = text(x + self.side / 2, y + self.side / 2 + size * 0.36, number, ink, size=size, bold=not apart, text_anchor="middle")
        words = self.words("flow", source=self.name(source), target=self.name(target), told=amount.told(self.words))
        self.sheet.mark(words, square, label, moves=amount.ids, n=amount.n, n_open=amount.n_open)

    def _sum(self, key: str, end: int) -> None:
        """All of a row (0) or a column (1)."""
        whole = Amount()
        for cell, amount in self.made.cells.items():
            if cell[end] == key:
                whole.n += amount.n
                whole.completed |= amount.completed
                whole.moves += amount.moves
        number = self.place[key]
        count = len(self.made.keys)
        at = (self.x(count) + self.sums / 2, self._middle(number)) if end == 0 else (self.x(number + 0.5), self._middle(count))
        label = text(*at, f"{whole.n:,}", "f-ink warm", size=self.size - self.sheet.narrow, text_anchor="middle")
        if not whole.n:
            self.sheet.draw(label)
            return
        words = self.words("node_left" if end == 0 else "node_joined", name=self.name(key), told=whole.told(self.words))
        self.sheet.mark(words, label, moves=whole.moves, n=whole.n)
