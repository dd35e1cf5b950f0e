"""The log of judgements -> those that hold, and what they make of claims."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from talentgraph.language import periods

if TYPE_CHECKING:
    from collections.abc import Iterable

    from talentgraph.store import Store

PAIRS = ("same", "different", "unsure")
FIELDS = ("person", "from_org", "to_org", "from_unit", "to_unit", "role_from", "role_to", "kind", "status", "date")
_DATE = ("date", "date_earliest", "date_latest", "date_precision")


def derive(store: Store) -> None:
    """Make holding and corrections anew; they must be empty."""
    held = holding(store.rows("SELECT * FROM judgements ORDER BY made_at, id").dicts())
    store.append_rows("holding", [{name: row[name] for name in row if name != "made_at"} for row in held])
    store.append_rows("corrections", corrections(held))


def holding(log: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The judgements of a log, in its order, that hold: the last on each thing that is not undone.

    An undo that is undone itself takes nothing back.

    Args:
        log: Rows of table `judgements`, oldest first.
    """
    undone: set[str] = set()
    held: dict[tuple[str, ...], dict[str, Any]] = {}
    for row in reversed(list(log)):
        if row["id"] in undone:
            continue
        if row["kind"] == "undo":
            undone.add(row["left_id"])
        else:
            held.setdefault(subject(row), row)
    return sorted(held.values(), key=lambda row: row["id"])


def undoing(log: Iterable[dict[str, Any]]) -> set[str]:
    """The ids of the undos of a log that hold: they are not undone themselves, and can be."""
    undone: set[str] = set()
    held: set[str] = set()
    for row in reversed(list(log)):
        if row["kind"] == "undo" and row["id"] not in undone:
            undone.add(row["left_id"])
            held.add(row["id"])
    return held


def subject(row: dict[str, Any]) -> tuple[str, ...]:
    """What a judgement is about: two on the same subject can't both hold."""
    if row["kind"] in PAIRS:
        return ("pair", *sorted((row["left_id"], row["right_id"])))
    if row["kind"] == "correct":
        return ("field", row["left_id"], row["field"])
    return ("move" if row["kind"] == "retract" else "claim", row["left_id"])


def corrections(held: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """What judgements make of each claim they touch, as rows of table `corrections`."""
    touching: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in held:
        if row["kind"] in {"accept", "reject", "correct"}:
            touching[row["left_id"]].append(row)
        for claim in row["claims"] or () if row["kind"] == "retract" else ():
            touching[claim].append(row)
    return [_correction(claim, touching[claim]) for claim in sorted(touching)]


def _correction(claim: str, rows: list[dict[str, Any]]) -> dict[str, Any]:
    kinds = {row["kind"] for row in rows}
    values = {row["field"]: row["value"] for row in rows if row["kind"] == "correct"}
    period = periods.from_iso(values.get("date"))
    dated = dict(zip(_DATE, (period.date, period.earliest, period.latest, period.precision.value), strict=True))
    return {
        "claim_id": claim, "rejected": bool(kinds & {"reject", "retract"}), "accepted": bool(kinds & {"accept", "correct"}),
        "corrected": sorted(values), **{name: values.get(name) for name in FIELDS}, **dated, "judgements": sorted(row["id"] for row in rows),
    }  # fmt: skip
