"""Where people stand in the network: between the organizations that they left and joined, or around the only one that is known.

The organizations keep the places they have among themselves, only farther apart, so that the reader's map stays the same. Everybody takes
the free cell of a fine grid that lies nearest to the place wanted; there is no chance in it.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

SCALE = 2.2  # places of organizations : their places among themselves
CELL = (30, 26)  # of the grid, in pixels
MOST = 1500  # nodes that are drawn with people: organizations and persons
ROUND = 0.08  # how far the middle of an arrow lies beside the straight line, as a share of its length
NEAREST = 40  # rings of cells tried around the place wanted


def seats(people: list[list[tuple[str | None, str | None]]], places: dict[str, tuple[int, int, float]]) -> list[tuple[int, int] | None]:
    """Find a place for everybody.

    Args:
        people: Of each person the moves: origin and destination, each an organization or None.
        places: x, y and size of each organization that is drawn, among themselves.

    Returns:
        x and y of each person in the order given; None where no organization of theirs is drawn, or where there would be too many.
    """
    wide = {org: (round(x * SCALE), round(y * SCALE), size) for org, (x, y, size) in places.items()}
    taken = {cell for x, y, size in wide.values() for cell in _covered(x, y, size)}
    order = sorted(range(len(people)), key=lambda i: (-_known(people[i], wide), -len(people[i]), i))
    found: list[tuple[int, int] | None] = [None] * len(people)
    for i in order[: max(0, MOST - len(wide))]:
        wanted = _wanted(people[i], wide, i)
        if wanted is None:
            continue
        cell = _nearest(wanted, taken)
        if cell is not None:
            taken.add(cell)
            found[i] = _centre(cell)
    return found


def _known(moves: list[tuple[str | None, str | None]], wide: dict[str, Any]) -> int:
    return len({org for move in moves for org in move if org in wide})


def _covered(x: int, y: int, size: float) -> Iterator[tuple[int, int]]:
    """The cells under an organization and its name."""
    for column in range(math.floor((x - size - 22) / CELL[0]), math.ceil((x + size + 22) / CELL[0]) + 1):
        for row in range(math.floor((y - size - 4) / CELL[1]), math.ceil((y + size + 14) / CELL[1]) + 1):
            yield column, row


def _wanted(moves: list[tuple[str | None, str | None]], wide: dict[str, tuple[int, int, float]], i: int) -> tuple[float, float] | None:
    """The middle of the person's organizations, of one move a little clockwise; beside the only one, each in another direction."""
    ends = list(dict.fromkeys(org for move in moves for org in move if org in wide))
    if not ends:
        return None
    if len(ends) == 1:
        left, top, size = wide[ends[0]]
        angle = i * 2.399963229728653
        return left + math.cos(angle) * (size + 40), top + math.sin(angle) * (size + 40)
    x, y = (sum(wide[org][axis] for org in ends) / len(ends) for axis in (0, 1))
    if len(ends) == 2:
        (ax, ay, _), (bx, by, _) = wide[ends[0]], wide[ends[1]]
        return x + (by - ay) * ROUND, y - (bx - ax) * ROUND
    return x, y


def _centre(cell: tuple[int, int]) -> tuple[int, int]:
    """Every other row stands half a cell aside."""
    return cell[0] * CELL[0] + (cell[1] % 2) * CELL[0] // 2, cell[1] * CELL[1]


def _nearest(wanted: tuple[float, float], taken: set[tuple[int, int]]) -> tuple[int, int] | None:
    """The free cell of the first ring around a place that has one, the nearest of that ring."""
    column, row = round(wanted[0] / CELL[0]), round(wanted[1] / CELL[1])
    for ring in range(NEAREST):
        edge = (
            (column + dx, row + dy)
            for dx in range(-ring, ring + 1)
            for dy in (range(-ring, ring + 1) if abs(dx) == ring else (-ring, ring) if ring else (0,))
        )  # fmt: skip
        free = [cell for cell in edge if cell not in taken]
        if free:
            return min(free, key=lambda cell: (math.dist(_centre(cell), wanted), cell))
    return None
