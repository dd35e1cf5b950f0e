"""The network as a still picture: organizations as squares, flows as arrows, placed as on the network page."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from talentgraph.pictures import flows
from talentgraph.pictures.flows import OTHER, Amount, Shown
from talentgraph.pictures.frame import empty, frame
from talentgraph.pictures.layout import place
from talentgraph.pictures.svg import DASHES, PAD, Sheet, fit, num, shown, tag, text, wide

if TYPE_CHECKING:
    from collections.abc import Mapping

    from talentgraph.pictures.flows import Row
    from talentgraph.pictures.svg import Picture
    from talentgraph.pictures.words import Words

LABEL = 11
LONGEST = 150  # a name, in pixels
BEND = 0.16  # of the length of an arrow
MOST_AIR = 2.4  # times the distances of the layout
Point = tuple[float, float]
Box = tuple[float, float, float, float]


@dataclass(slots=True)
class Plan:
    """Who is shown and what goes between them."""

    shown: Shown
    arrows: dict[tuple[str, str], Amount]
    founded: set[str]
    lost: int  # counted moves from or to who is not shown
    small: int  # counted moves in flows below the least


def plan(rows: list[Row], *, top: int = 40, least: int = 1) -> Plan:
    """Choose the organizations with most moves and the flows between them."""
    known = flows.between(rows)
    kept, small = flows.enough(known, least)
    everyone = flows.shown(kept, top)
    arrows: dict[tuple[str, str], Amount] = {}
    founded: set[str] = set()
    lost = 0
    for row in kept:
        pair = everyone.part(row["from_id"]), everyone.part(row["to_id"])
        if OTHER in pair:
            lost += row["n"]
            continue
        arrows.setdefault(pair, Amount()).add(row)
        if row["n_foundings"]:
            founded.add(pair[1])
    met = {end for pair in arrows for end in pair}
    names = {key: name for key, name in everyone.names.items() if key in met}
    alone = Shown(names, everyone.sizes, everyone.n_other + len(everyone.names) - len(names))
    return Plan(alone, arrows, founded, lost, small)


def network(
    rows: list[Row], scores: Mapping[str, Mapping[str, Any]], words: Words, *, title: str, width: int, top: int = 40, least: int = 1
) -> Picture:
    """Draw it.

    Args:
        rows: Flows, as picture_flows.sql gives them.
        scores: The influence table by id: magnet, magnet_rank, n_in, n_out.
        words: Of the language.
        title: What the picture is.
        width: In pixels; a crowded picture becomes wider.
        top: Organizations at most.
        least: Flows with fewer counted moves are left out.
    """
    made = plan(rows, top=top, least=least)
    sheet = Sheet("network", width)
    if made.arrows:
        _Drawing(sheet, made, scores, words).draw()
    else:
        empty(sheet, words)
    left_out = [words("not_shown", n=made.lost, orgs=made.shown.n_other)] if made.lost else []
    left_out += [words("small_flows", n=made.small)] if made.small else []
    drawn = sum(amount.n for amount in made.arrows.values())
    return frame(sheet, words, title=title, reading=words("read_network"), notes=flows.notes(words, rows, drawn=drawn, left_out=left_out))


class _Drawing:
    """Places of everything on a sheet."""

    def __init__(self, sheet: Sheet, made: Plan, scores: Mapping[str, Mapping[str, Any]], words: Words) -> None:
        self.sheet, self.made, self.scores, self.words = sheet, made, scores, words
        self.keys = list(made.shown.names)
        most = max((self._magnet(key) for key in self.keys), default=0) or 1
        self.size = {key: 4 + 12 * math.sqrt(self._magnet(key) / most) for key in self.keys}
        self.label = {key: fit(shown(name), LONGEST, LABEL) for key, name in made.shown.names.items()}
        half = [(max(self.size[key], wide(self.label[key], LABEL) / 2) + 5, self.size[key] + 12.0) for key in self.keys]
        number = {key: i for i, key in enumerate(self.keys)}
        points = place(half, [(number[a], number[b], amount.n or 0.25) for (a, b), amount in made.arrows.items()])
        self.at = dict(zip(self.keys, self._spread(points, half), strict=True))
        self.taken: list[Box] = [self._box(key) for key in self.keys]

    def _spread(self, points: list[tuple[int, int]], half: list[Point]) -> list[Point]:
        """Centres over the whole sheet: names keep their size, so what moves apart gets air. A crowded sheet grows wider."""
        low = [min(p[i] for p in points) for i in (0, 1)]
        span = [max(p[i] for p in points) - low[i] for i in (0, 1)]
        room = max(h[0] for h in half) + PAD, max(h[1] for h in half) + 8
        self.sheet.width = max(self.sheet.width, math.ceil(span[0] + 2 * room[0]))
        wanted = self.sheet.width - 2 * room[0], self.sheet.width * (1.15 if self.sheet.narrow else 0.6)
        most = max(1.0, min(MOST_AIR, len(points) / 3))
        factor = [min(most, max(1.0, wanted[i] / span[i])) if span[i] else 1.0 for i in (0, 1)]
        self.sheet.height = span[1] * factor[1] + 2 * room[1]
        lead = (self.sheet.width - span[0] * factor[0]) / 2
        return [((x - low[0]) * factor[0] + lead, (y - low[1]) * factor[1] + room[1]) for x, y in points]

    def _magnet(self, key: str) -> float:
        return float(self.scores.get(key, {}).get("magnet") or 0)

    def _box(self, key: str) -> Box:
        """What a node with its name covers."""
        (x, y), r = self.at[key], self.size[key]
        half = max(r, wide(self.label[key], LABEL) / 2)
        return x - half, y - r, x + half, y + r + LABEL + 4

    def draw(self) -> None:
        """Draw arrows, thin ones last so that none is lost, then nodes over them, then numbers."""
        numbers: list[str] = []
        for pair in sorted(self.made.arrows, key=lambda pair: (-self.made.arrows[pair].n, pair)):
            numbers += self._arrow(*pair, self.made.arrows[pair])
        for key in reversed(self.keys):
            self._node(key)
        self.sheet.draw(*numbers)

    def _arrow(self, source: str, target: str, amount: Amount) -> list[str]:
        """A curve that bends clockwise, so that both directions of a pair show; gives its number."""
        (ax, ay), (bx, by) = self.at[source], self.at[target]
        length = math.hypot(bx - ax, by - ay) or 1.0
        via = (ax + bx) / 2 + (by - ay) * BEND, (ay + by) / 2 - (bx - ax) * BEND
        thick = 0.55 * (1 + 2 * math.sqrt(amount.n or amount.n_open))
        start = _off((ax, ay), via, self.size[source] + 1)
        head = 5 + 1.6 * thick
        tip = _off((bx, by), via, self.size[target] + 2.5)
        neck = _off((bx, by), via, self.size[target] + 2.5 + min(head * 0.8, length / 4))
        dashes = DASHES["announced"] if amount.n and not amount.completed else None if amount.n else DASHES[min(amount.statuses)]
        line = f"M{_at(start)}Q{_at(via)} {_at(neck)}"
        side = (tip[1] - neck[1], neck[0] - tip[0])
        long = math.hypot(*side) or 1.0
        wing = side[0] / long * head / 2, side[1] / long * head / 2
        triangle = f"M{_at(tip)}L{_at((neck[0] + wing[0], neck[1] + wing[1]))} {_at((neck[0] - wing[0], neck[1] - wing[1]))}Z"
        opacity = f"{max(0.35, amount.opacity) if amount.n else 0.6:.2f}"
        parts = [
            tag("path", cls="s-line no hot", d=line, stroke_width=thick, stroke_opacity=opacity, stroke_dasharray=dashes),
            tag("path", cls="f-line warm", d=triangle, fill_opacity=opacity),
        ]
        names = self.made.shown.names
        told = self.words("flow", source=names[source], target=names[target], told=amount.told(self.words))
        self.sheet.mark(told, *parts, moves=amount.ids, n=amount.n, n_open=amount.n_open)
        return self._number(start, via, neck, amount)

    def _number(self, start: Point, via: Point, end: Point, amount: Amount) -> list[str]:
        """Beside nothing else, if there is room; a single counted move bears none."""
        if amount.n == 1 and not amount.n_open:
            return []
        words = amount.number()
        half = wide(words, 10) / 2 + 1
        for t in (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74):
            a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t * t
            x, y = (a * start[i] + b * via[i] + c * end[i] for i in (0, 1))
            box = x - half, y - 6, x + half, y + 6
            if not any(_meet(box, other) for other in self.taken):
                self.taken.append(box)
                return [text(x, y + 3.5, words, "f-ink s-bg halo", size=10, text_anchor="middle", pointer_events="none")]
        return []

    def _node(self, key: str) -> None:
        (x, y), r = self.at[key], self.size[key]
        row = self.scores.get(key, {})
        came, left = int(row.get("n_in") or 0), int(row.get("n_out") or 0)
        colour = "gain" if came > left else "lose" if left > came else "even"
        shape = f"M{num(x)} {num(y - r * 1.25)}l{num(r * 1.25)} {num(r * 1.25)}l{num(-r * 1.25)} {num(r * 1.25)}l{num(-r * 1.25)} {num(-r * 1.25)}Z"
        square = f"M{num(x - r)} {num(y - r)}h{num(2 * r)}v{num(2 * r)}h{num(-2 * r)}Z"
        node = tag("path", cls=f"f-{colour} s-ink hot", d=shape if key in self.made.founded else square)
        name = text(x, y + r + LABEL + 1, self.label[key], "f-ink s-bg halo", size=LABEL, text_anchor="middle")
        rank = row.get("magnet_rank")
        words = self.words("position" if rank else "position_unranked", name=self.made.shown.names[key], rank=rank, came=came, left=left)
        mine = [amount for pair, amount in self.made.arrows.items() if key in pair]
        self.sheet.mark(
            words, node, name, moves=[one for amount in mine for one in amount.ids], n=sum(amount.n for amount in mine),
            n_open=sum(amount.n_open for amount in mine),
        )  # fmt: skip


def _off(centre: Point, toward: Point, distance: float) -> Point:
    """So far from a centre on the way to another point."""
    length = math.hypot(toward[0] - centre[0], toward[1] - centre[1]) or 1.0
    return centre[0] + (toward[0] - centre[0]) / length * distance, centre[1] + (toward[1] - centre[1]) / length * distance


def _at(point: Point) -> str:
    return f"{num(point[0])} {num(point[1])}"


def _meet(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
