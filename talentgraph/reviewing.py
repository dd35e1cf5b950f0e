"""The queue of what a user should look at, most useful first: doubtful identities and weakly supported reports."""

from __future__ import annotations

import json
from math import exp
from typing import TYPE_CHECKING, Any

from talentgraph import explaining
from talentgraph.store import sql

if TYPE_CHECKING:
    from talentgraph.store import Store

_CONTESTED = 1.5  # parties contradict each other: somebody must look
_COMBINED = 1.3  # no single source says it


def queue(store: Store, *, limit: int | None = None) -> list[dict[str, Any]]:
    """What to judge, most useful first: how unsure it is, times how many moves hang on it.

    Args:
        store: The store.
        limit: Items at most.

    Returns:
        Items {type, usefulness, question, ...}: an `identity` has left_id, right_id, left, right, verdict, score, reasons and told_by
        (the one report of an unnamed role-holder that it is about); a `report` has claim_id, move_id and move (with its evidence, as in explain).
    """
    items = [*_identities(store), *_reports(store)]
    items.sort(key=lambda item: (-item["usefulness"], item["question"], item.get("claim_id", "")))
    chosen = items[:limit]
    _evidence(store, [item for item in chosen if item["type"] == "report"])
    return chosen


def _identities(store: Store) -> list[dict[str, Any]]:
    found = []
    for row in store.rows(sql("review_identities")).dicts():
        odds = row["score"] if row["score"] is not None else 0.0
        likely = 1 / (1 + exp(-odds))
        found.append({
            "type": "identity", "usefulness": round(4 * likely * (1 - likely) * max(1, row["n_moves"]), 4),
            "question": f"Is {row['left_name']} {row['right_name']}?", "left_id": row["left_id"], "right_id": row["right_id"], "left": row["left_name"],
            "right": row["right_name"], "kind": row["kind"], "verdict": row["verdict"], "score": row["score"], "told_by": row["told_by"],
            "reasons": json.loads(row["reasons"]),
        })  # fmt: skip
    return found


def _reports(store: Store) -> list[dict[str, Any]]:
    found = []
    for row in store.rows(sql("review_claims")).dicts():
        weight = (_CONTESTED if row["status"] == "contested" else 1) * (_COMBINED if row["combined"] else 1)
        found.append({
            "type": "report", "usefulness": round(weight * (1 - row["confidence"]), 4), "question": "Is it told rightly?", "claim_id": row["claim_id"],
            "move_id": row["move_id"],
        })  # fmt: skip
    return found


def _evidence(store: Store, items: list[dict[str, Any]]) -> None:
    """Each report with its move and all of the move's evidence."""
    moves = {move["id"]: move for move in explaining.moves(store, sorted({item["move_id"] for item in items}))}
    for item in items:
        item["move"] = moves[item["move_id"]]
        item["question"] = f"Is it told rightly? {explaining.headline(item['move'])}"


def lines(item: dict[str, Any]) -> list[str]:
    """An item as lines of text."""
    if item["type"] == "identity":
        score = "" if item["score"] is None else f" (log-odds {item['score']:+.1f}: {item['verdict']})"
        return [f"{item['question']}{score}", *explaining.waterfall(item["reasons"])]
    pieces = sorted(item["move"]["evidence"], key=lambda piece: piece["claim_id"] != item["claim_id"])
    return [item["question"], *(line for piece in pieces for line in explaining.piece(piece))]
