"""The tables that the scripts of a page read: moves with their evidence, organizations, documents, each thing once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from talentgraph.pictures.shell import cleaned

if TYPE_CHECKING:
    from collections.abc import Mapping

LABEL_LENGTH = 28
MOVE_COLUMNS = (
    "id", "person", "from_id", "to_id", "earlier_org", "from_unit", "to_unit", "role_from", "role_to", "kind", "worded_as_poach",
    "status", "date", "date_precision", "confidence", "counted", "why_not", "combined", "identified", "flow", "evidence",
)  # fmt: skip
ORG_COLUMNS = ("id", "name", "label", "magnet", "magnet_rank", "magnet_range", "feeder", "feeder_rank", "feeder_range", "n_in", "n_out", "founded")
DOCUMENT_COLUMNS = ("outlet", "based_on", "date", "url", "title", "machine_translated")
EVIDENCE_COLUMNS = ("type", "text", "document", "status", "person_as_written", "cells")



def known(moves: list[dict[str, Any]], organizations: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], dict[str, dict[str, Any]]]:
    """Moves and organizations without what would turn or hide text; organizations by id, those that only moves name among them."""
    moves, found = cleaned(moves), {str(org["id"]): org for org in cleaned(organizations)}
    for move in moves:
        for end in ("from", "to"):
            move[f"{end}_id"] = move.get(f"{end}_id") or move.get(f"{end}_org")
            if move[f"{end}_id"] is not None:
                found.setdefault(move[f"{end}_id"], {"id": move[f"{end}_id"], "name": move.get(f"{end}_org") or move[f"{end}_id"]})
    return moves, found


def tables(moves: list[dict[str, Any]], orgs: list[dict[str, Any]], flow_of: Mapping[str, int]) -> dict[str, Any]:
    """Columns and rows.

    Args:
        moves: As `known` gives them.
        orgs: As `organization` makes them.
        flow_of: The number of the flow of each move that is drawn in one, by the move's id.
    """
    kept = _Tables()
    rows = [_move_row(move, flow_of, kept) for move in sorted(moves, key=newest_first)]
    return {
        "moves": {"columns": MOVE_COLUMNS, "rows": rows},
        "organizations": {"columns": ORG_COLUMNS, "rows": [[org[name] for name in ORG_COLUMNS] for org in orgs]},
        "documents": {"columns": DOCUMENT_COLUMNS, "rows": list(kept.documents)},
        "evidence": {"columns": EVIDENCE_COLUMNS, "rows": kept.evidence},
        "headers": list(kept.headers),
    }


class _Tables:
    """Documents, evidence and headers of table rows, each kept once."""

    def __init__(self) -> None:
        self.documents: dict[tuple[Any, ...], int] = {}
        self.headers: dict[tuple[str, ...], int] = {}
        self.evidence: list[list[Any]] = []

    def add(self, item: dict[str, Any]) -> int:
        document = tuple(int(bool(item.get(name))) if name == "machine_translated" else item.get(name) for name in DOCUMENT_COLUMNS)
        cells = item.get("cells")
        if cells:
            cells = [self.headers.setdefault(tuple(cells), len(self.headers)), [_shown(value) for value in cells.values()]]
        text = [item["type"], item.get("text") or ""]
        place_of = self.documents.setdefault(document, len(self.documents))
        self.evidence.append([*text, place_of, item.get("status"), item.get("person_as_written"), cells or None])
        return len(self.evidence) - 1


def _shown(value: Any) -> str:
    return "" if value is None else str(value)


def organization(org: dict[str, Any], founded: set[str]) -> dict[str, Any]:
    """An organization as pages know it."""
    name = str(org["name"])
    label = " ".join(name.split())
    label = label if len(label) <= LABEL_LENGTH else label[: LABEL_LENGTH - 1].rstrip() + "…"
    scores = {key: None if org.get(key) is None else float(f"{org[key]:.4g}") for key in ("magnet", "feeder")}
    counts = {key: int(org.get(key) or 0) for key in ("n_in", "n_out")}
    ranks = {key: org.get(key) for key in ("magnet_rank", "magnet_range", "feeder_rank", "feeder_range")}
    return {"id": org["id"], "name": name, "label": label, "founded": int(org["id"] in founded), **ranks, **scores, **counts}


def newest_first(move: dict[str, Any]) -> tuple[Any, ...]:
    """Undated ones last."""
    date = move.get("date") or ""
    return (not date, [-ord(letter) for letter in date.ljust(10)], move["person"], move["id"])


def _move_row(move: dict[str, Any], flow_of: Mapping[str, int], tables: _Tables) -> list[Any]:
    own = {
        "confidence": round(float(move["confidence"]), 3),
        "flow": flow_of.get(move["id"]),
        "evidence": [tables.add(item) for item in move.get("evidence") or []],
        **{name: int(bool(move.get(name))) for name in ("worded_as_poach", "counted", "combined")},
    }
    return [own[name] if name in own else move.get(name) for name in MOVE_COLUMNS]


