"""Where the nodes of a network stand: springs, then room for every label, then the parts side by side.

Everything starts from a sunflower spiral in the order given, so there is no chance in it: the same network always stands the same way.
Positions leave as integers, which hides last-bit differences between machines.
"""

from __future__ import annotations

from typing import Any

STEPS = 400  # of the springs
PUSHES = 600  # at most, to pull overlapping boxes apart
ASPECT = 1.7  # width : height, about that of the picture on a laptop screen
SIDEWAYS = 2.5  # boxes are wide and flat: without this nearly all would be pushed up and down
AIR = 1.3  # area of a part : area of its boxes, before boxes are pulled apart
GAP = 24  # between two parts
STRIDE = 20.0  # between two places tried for a part
GOLDEN_ANGLE = 2.399963229728653
GRAVITY = 0.055
EVENNESS = 0.6


def place(boxes: list[tuple[float, float]], edges: list[tuple[int, int, float]]) -> list[tuple[int, int]]:
    """Find a centre for every node.

    Args:
        boxes: Half width and half height of each node with its label, the most important first.
        edges: Node number, node number, weight; the direction does not matter.

    Returns:
        x and y of each centre, in pixels, in the order given.
    """
    import numpy as np

    if not boxes:
        return []
    half = np.array(boxes, dtype=np.float64)
    parts: list[tuple[list[int], Any]] = []
    for members in _parts(len(boxes), edges):
        number = {node: i for i, node in enumerate(members)}
        inner = [(number[a], number[b], w) for a, b, w in edges if a in number and a != b]
        points = _springs(len(members), inner)
        parts.append((members, _apart(_scaled(points, half[members]), half[members])))
    centres = _packed(parts, half, edges)
    return [(round(float(x)), round(float(y))) for x, y in centres]


def _parts(count: int, edges: list[tuple[int, int, float]]) -> list[list[int]]:
    """Connected parts, the largest first, each in the order of its numbers."""
    root = list(range(count))

    def find(node: int) -> int:
        while root[node] != node:
            root[node] = root[root[node]]
            node = root[node]
        return node

    for a, b, _ in edges:
        low, high = sorted((find(a), find(b)))
        root[high] = low
    members: dict[int, list[int]] = {}
    for node in range(count):
        members.setdefault(find(node), []).append(node)
    return sorted(members.values(), key=lambda part: (-len(part), part[0]))


def _springs(count: int, edges: list[tuple[int, int, float]]) -> Any:
    """Edges attract, every pair repels (more so with many edges), everything is drawn to the middle a little."""
    import numpy as np

    steps = np.arange(count)
    points = np.sqrt(steps + 0.5)[:, None] * np.stack([np.cos(steps * GOLDEN_ANGLE), np.sin(steps * GOLDEN_ANGLE)], axis=1)
    if not edges:
        return points
    source, target = np.array([e[0] for e in edges]), np.array([e[1] for e in edges])
    pull = np.log1p([e[2] for e in edges])[:, None]
    mass = np.sqrt(1.0 + np.bincount(source, minlength=count) + np.bincount(target, minlength=count))
    heat = np.sqrt(count)
    for step in range(STEPS):
        difference = points[:, None, :] - points[None, :, :]
        squared = np.maximum((difference**2).sum(axis=2), 0.01)
        force = (difference * (mass[:, None] * mass[None, :] / squared)[:, :, None]).sum(axis=1)
        spring = (points[target] - points[source]) * pull
        for axis in (0, 1):
            force[:, axis] += np.bincount(source, spring[:, axis], count) - np.bincount(target, spring[:, axis], count)
        force -= GRAVITY * mass[:, None] * points * np.sqrt(count)
        length = np.maximum(np.sqrt((force**2).sum(axis=1)), 1e-9)
        limit = heat * (1 - step / STEPS) * 0.1
        points = points + force / length[:, None] * np.minimum(length * 0.1, limit)[:, None]
    return points


def _scaled(points: Any, half: Any) -> Any:
    """Spread the points over as much room as their boxes need, wider than high."""
    import numpy as np

    if len(points) == 1:
        return np.zeros((1, 2))
    if len(points) == 2:  # one above the other takes least room
        return np.array([[0.0, 0.0], [0.0, 2.0 * half[:, 1].sum() + 34.0]])
    room = AIR * float((4 * half[:, 0] * half[:, 1]).sum())
    size = np.array([np.sqrt(room * ASPECT), np.sqrt(room / ASPECT)])
    centred = points - points.mean(axis=0)
    spread = np.maximum(np.sqrt((centred**2).mean(axis=0)), 1e-9)
    return _evened(centred / spread) * size / 2.0


def _evened(points: Any) -> Any:
    """Widen a crowded middle: each distance from it goes halfway to what an even disc would give it."""
    import numpy as np

    radius = np.maximum(np.sqrt((points**2).sum(axis=1)), 1e-9)
    even = np.sqrt((radius.argsort(kind="stable").argsort(kind="stable") + 0.5) / len(points))
    wanted = EVENNESS * even + (1 - EVENNESS) * radius / radius.max()
    return points / radius[:, None] * wanted[:, None]


def _apart(points: Any, half: Any) -> Any:
    """Pull overlapping boxes apart along the shorter way, until none overlap or the tries are used up."""
    import numpy as np

    count = len(points)
    points = points.copy()
    before = np.sign(np.arange(count)[:, None] - np.arange(count)[None, :]).astype(np.float64)
    need = half[:, None, :] + half[None, :, :]
    for _ in range(PUSHES):
        difference = points[:, None, :] - points[None, :, :]
        overlap = need - np.abs(difference)
        both = (overlap > 0).all(axis=2)
        np.fill_diagonal(both, val=False)
        if not both.any():
            break
        sideways = overlap[:, :, 0] < SIDEWAYS * overlap[:, :, 1]
        for axis, chosen in ((0, sideways), (1, ~sideways)):
            way = np.where(difference[:, :, axis] == 0, before, np.sign(difference[:, :, axis]))
            push = np.where(both & chosen, overlap[:, :, axis] * way, 0.0)
            points[:, axis] += 0.3 * push.sum(axis=1)
    return points


def _packed(parts: list[tuple[list[int], Any]], half: Any, edges: list[tuple[int, int, float]]) -> Any:
    """Set the largest part down, then each other where the whole grows least: into its empty corners first."""
    import numpy as np

    centres = np.zeros((len(half), 2))
    along = np.linspace(0, 1, 9)[:, None]
    low, high = np.empty((0, 2)), np.empty((0, 2))  # corners of everything that stands
    for members, points in parts:
        begin, end = (points - half[members]).min(axis=0), (points + half[members]).max(axis=0)
        corner = _corner(end - begin, low, high)
        centres[members] = points - begin + corner
        if len(members) <= 3:  # little parts are full: their whole box is taken
            low, high = np.concatenate([low, [corner]]), np.concatenate([high, [corner + end - begin]])
            continue
        own = set(members)
        lines = [(1 - along) * centres[a] + along * centres[b] for a, b, _ in edges if a in own]
        low = np.concatenate([low, centres[members] - half[members], *lines])
        high = np.concatenate([high, centres[members] + half[members], *lines])
    return centres


def _corner(size: Any, low: Any, high: Any) -> Any:
    """Where the upper left corner of a part of this size goes, given what stands: looked for on a raster of what is taken."""
    import numpy as np

    if not len(low):
        return np.zeros(2)
    first, last = low.min(axis=0), high.max(axis=0)
    shape = np.array([1 / ASPECT, 1.0])
    origin = first - size - GAP
    cells = np.ceil((last + GAP + size - origin) / STRIDE).astype(int) + 2
    taken = np.zeros(cells, dtype=np.int64)
    begin = np.floor((low - GAP / 2 - origin) / STRIDE).astype(int)
    end = np.ceil((high + GAP / 2 - origin) / STRIDE).astype(int)
    for (left, top), (right, bottom) in zip(begin, end, strict=True):
        taken[left : right + 1, top : bottom + 1] = 1
    summed = np.zeros(cells + 1, dtype=np.int64)
    summed[1:, 1:] = taken.cumsum(axis=0).cumsum(axis=1)
    wide, high_ = np.ceil(size / STRIDE).astype(int) + 1
    blocked = summed[wide:, high_:] - summed[:-wide, high_:] - summed[wide:, :-high_] + summed[:-wide, :-high_]
    tries = origin + np.argwhere(blocked == 0) * STRIDE
    grown = (np.maximum(tries + size, last) - np.minimum(tries, first)) * shape
    away = np.abs((tries + size / 2 - (first + last) / 2) * shape).sum(axis=1)
    cost = np.round(grown.max(axis=1) + 0.2 * grown.sum(axis=1)) * 1e6 - np.round(away)
    return tries[int(cost.argmin())]


ROUNDS = 60  # of a scattered layout
PARTNERS = 5  # others that push a node in each round


def scatter(count: int, edges: list[tuple[int, int, float]]) -> list[tuple[int, int]]:
    """Find a centre for every node of a large network: springs as in `place`, but each node is pushed by a few others only.

    Fruchterman and Reingold ("Graph drawing by force-directed placement", 1991) with sampled repulsion; who pushes whom comes from a
    fixed seed. Boxes are not kept apart: names find their places on the screen.

    Args:
        count: How many nodes, the most important first.
        edges: Node number, node number, weight; the direction does not matter.

    Returns:
        x and y of each centre, in pixels, in the order given.
    """
    import numpy as np

    random = np.random.default_rng(20250701)
    steps = np.arange(count)
    points = np.sqrt(count * (steps + 0.5))[:, None] * np.stack([np.cos(steps * GOLDEN_ANGLE), np.sin(steps * GOLDEN_ANGLE)], axis=1) / np.sqrt(count)
    if not edges:
        return [(round(float(x) * 40), round(float(y) * 40)) for x, y in points]
    source, target = np.array([e[0] for e in edges]), np.array([e[1] for e in edges])
    degree = np.bincount(source, minlength=count) + np.bincount(target, minlength=count)
    pull = np.log1p(np.array([e[2] for e in edges])) / np.sqrt(np.maximum(1, np.minimum(degree[source], degree[target])))
    push = np.sqrt(1.0 + degree) * count / PARTNERS
    for round_ in range(ROUNDS):
        force = np.zeros_like(points)
        for _ in range(PARTNERS):
            other = random.permutation(count)
            difference = points - points[other]
            squared = np.maximum((difference**2).sum(axis=1), 0.01)
            force += difference * (push * np.sqrt(1.0 + degree[other]) / squared / np.sqrt(count))[:, None]
        spring = (points[target] - points[source]) * pull[:, None]
        for axis in (0, 1):
            force[:, axis] += np.bincount(source, spring[:, axis], count) - np.bincount(target, spring[:, axis], count)
        force -= 0.3 * points
        length = np.maximum(np.sqrt((force**2).sum(axis=1)), 1e-9)
        points = points + force / length[:, None] * np.minimum(length, np.sqrt(count) * 0.3 * (1 - round_ / ROUNDS))[:, None]
    spread = points / np.maximum(1e-9, np.sqrt((points**2).mean())) * np.sqrt(count) * 40
    return [(round(float(x)), round(float(y))) for x, y in spread * [1.0, 1 / ASPECT]]
