"""Very many moves: those of the largest flows are told in full, the others travel as columns of bytes, enough to draw, filter and count them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from talentgraph.pictures.shell import clean, deflated, packed

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_ROWS = 10_000  # moves that are all told in a page
TOLD = 2_000  # moves that are where there are more, and that bring their evidence
CARRIED = (
    "from_id", "from_org", "to_id", "to_org", "kind", "worded_as_poach", "status", "date", "date_precision", "date_earliest", "date_latest",
    "confidence", "counted",
)  # fmt: skip
HIGHEST = (1 << 24) - 1  # of a number in three bytes: also stands for none
EPOCH = 719_163  # 1970-01-01, as Python counts days
CONFIDENCE = 200  # steps: the bounds of its bands are whole ones


def largest(moves: Sequence[dict[str, Any]], most: int) -> list[str]:
    """Ids of the moves that are told in full: of the largest flows first, within each in the order given.

    >>> one, two = ({"from_id": origin, "to_id": goal, "counted": True} for origin, goal in ("ab", "ba"))
    >>> largest([{"id": "x", **one}, {"id": "y", **two}, {"id": "z", **two}], 2)
    ['y', 'z']
    """
    pairs = [(str(move["from_id"]), str(move["to_id"])) if move["from_id"] and move["to_id"] else None for move in moves]
    size = Counter(pair for pair, move in zip(pairs, moves, strict=True) if pair and move["counted"])
    order = sorted(range(len(moves)), key=lambda i: (-size[pairs[i] or ("", "")], pairs[i] or ("", ""), i))
    return [moves[i]["id"] for i in order[:most]]


def told_of(moves: Sequence[dict[str, Any]]) -> list[str]:
    """Ids of the moves whose evidence a page holds: of all that are told, or the newest of them."""
    return largest(moves, TOLD) if len(moves) > MOST_ROWS else [move["id"] for move in moves[:TOLD]]


def parted(moves: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The moves that are told in full, and the others with what is carried of them, cleaned."""
    if len(moves) <= MOST_ROWS:
        return moves, []
    told = set(largest(moves, TOLD))
    return [move for move in moves if move["id"] in told], [_carried(move) for move in moves if move["id"] not in told]


def _carried(move: dict[str, Any]) -> dict[str, Any]:
    return {name: clean(value) if isinstance(value := move[name], str) else value for name in CARRIED}


def crowd(moves: list[dict[str, Any]], orgs: list[dict[str, Any]], n_told: int, nodes: list[dict[str, Any]]) -> dict[str, Any]:
    """What a page's scripts unpack.

    Args:
        moves: Those that are not told, with from_at, to_at and drawn.
        orgs: All organizations; the first `n_told` come as rows too.
        n_told: How many.
        nodes: Those that are drawn, with their places; none where they come as rows.

    Returns:
        columns: name, bytes of a number, count; packed: the numbers, their lowest bytes first; size: of it unpacked; first: the day that days are
        counted from; names: of the organizations that are no rows; words: statuses and kinds, by number.
    """
    import numpy as np

    moves = sorted(moves, key=lambda move: tuple(HIGHEST if move[end] is None else move[end] for end in ("from_at", "to_at")))
    days = [move[end].toordinal() - EPOCH for move in moves for end in ("date_earliest", "date_latest") if move[end]]
    first = min(days, default=0)
    words = {name: sorted({str(move[name]) for move in moves}) for name in ("status", "kind")}
    columns = {**_places(orgs, nodes), **_counts(orgs[n_told:]), **_moves(moves, first, words)}
    parts = [(np.asarray(values, dtype=np.int64) >> 8 * plane).astype(np.uint8).tobytes() for width, values in columns.values() for plane in range(width)]
    given = b"".join(parts)
    size, names = packed("\n".join(" ".join(org["name"].split()) for org in orgs[n_told:]))
    return {
        "columns": [[name, width, len(values)] for name, (width, values) in columns.items()], "size": len(given), "packed": deflated(given), "first": first,
        "names_size": size, "names": names, "words": words, "steps": CONFIDENCE,
    }  # fmt: skip


def _places(orgs: list[dict[str, Any]], nodes: list[dict[str, Any]]) -> dict[str, tuple[int, Any]]:
    """Where each organization stands, on a grid of 65,536 in each direction, and its size in tenths of a pixel: 0 where it is not drawn."""
    import numpy as np

    if not nodes:
        return {"x": (2, []), "y": (2, []), "node": (1, [])}
    number = {org["id"]: i for i, org in enumerate(orgs)}
    at = np.array([number[node["id"]] for node in nodes])
    points = np.array([(node["x"], node["y"]) for node in nodes], dtype=np.float64)
    points -= points.min(axis=0)
    spread = np.zeros((len(orgs), 2))
    spread[at] = np.round(points * min(1.0, 65_535 / max(1.0, points.max())))
    size = np.zeros(len(orgs))
    size[at] = [min(255, round(10 * node["size"])) for node in nodes]
    return {"x": (2, spread[:, 0]), "y": (2, spread[:, 1]), "node": (1, size)}


def _counts(orgs: list[dict[str, Any]]) -> dict[str, tuple[int, Any]]:
    return {name: (3, [min(HIGHEST, org[name] or 0) for org in orgs]) for name in ("n_in", "n_out", "founded", "magnet_rank", "feeder_rank")}


def _moves(moves: list[dict[str, Any]], first: int, words: dict[str, list[str]]) -> dict[str, tuple[int, Any]]:
    import numpy as np

    begin = np.array([HIGHEST if move["from_at"] is None else move["from_at"] for move in moves], dtype=np.int64)
    flags = {name: np.array([bool(move[name]) for move in moves], dtype=np.int64) for name in ("counted", "drawn", "worded_as_poach")}
    days = [[_day(move[end], first) for end in ("date_earliest", "date_latest")] for move in moves]
    return {
        "from": (3, np.diff(begin, prepend=0)),
        "to": (3, [HIGHEST if move["to_at"] is None else move["to_at"] for move in moves]),
        "flags": (1, flags["counted"] + 2 * flags["drawn"] + 4 * flags["worded_as_poach"]),
        **{name: (1, [known.index(str(move[name])) for move in moves]) for name, known in words.items()},
        "confidence": (1, [int(CONFIDENCE * float(move["confidence"]) + 1e-6) for move in moves]),
        "earliest": (3, [one for one, _ in days]),
        "latest": (3, [0 if not two else max(1, two - one + 1) for one, two in days]),
    }


def _day(value: Any, first: int) -> int:
    """Days from the first on, the first is 1; 0 for none."""
    return min(HIGHEST, value.toordinal() - EPOCH - first + 1) if value else 0
