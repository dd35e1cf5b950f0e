"""Ranks of organizations, period after period: what a bump chart is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from talentgraph.periods import periods as split
from talentgraph.pictures.axis import day
from talentgraph.pictures.bump import MOST, Period
from talentgraph.pictures.moves import span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from talentgraph.answers import Answer
    from talentgraph.pictures.wish import Wish

NAMED = 50  # moves that a mark leads to


def periods(score: Callable[..., Answer], moves: list[dict[str, Any]], asked: Wish, *, least: int) -> list[Period]:
    """The latest periods with moves, each with its ranks.

    Args:
        score: Of the graph.
        moves: Those of the window, newest first.
        asked: Window, periods and reading.
        least: Organizations with fewer moves in a period are unranked.
    """
    dated = [(found, move) for move in moves if (found := span(move)) and move["counted"]]
    if not dated:
        return []
    first = max(filter(None, (day(asked.since), min(found[0] for found, _ in dated))))
    last = min(filter(None, (day(asked.until), max(found[1] for found, _ in dated))))
    shown = split(asked.by, first, last)[-MOST:]
    window = {"since": shown[0][1].isoformat(), "until": shown[-1][2].isoformat()} if shown else {}
    rows: dict[str, list[dict[str, Any]]] = {}
    for row in score("influence", top=None, min_moves=least, by=asked.by, **window):
        rows.setdefault(row["period"], []).append(row)
    made = []
    for label, begin, end in shown:
        inside = [move for (earliest, latest), move in dated if begin <= earliest and latest <= end]
        made.append(Period(label, list(_ranked(rows.get(label, ()), inside, asked.reading)), len(inside)))
    return made


def _ranked(table: Iterable[dict[str, Any]], inside: list[dict[str, Any]], reading: str) -> Iterable[dict[str, Any]]:
    for row in table:
        if row[f"{reading}_rank"] is not None:
            own = [move["id"] for move in inside if row["id"] in (move["from_id"], move["to_id"]) and move["from_id"] != move["to_id"]]
            yield {
                "id": row["id"], "organization": row["organization"], "rank": row[f"{reading}_rank"], "n": row["n_in"] + row["n_out"], "moves": own[:NAMED],
            }  # fmt: skip
