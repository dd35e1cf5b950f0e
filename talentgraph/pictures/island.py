"""What the scripts of a page read: moves with their evidence, organizations, people and the network, as tables of columns and rows."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from talentgraph.model import Kind
from talentgraph.pictures.crowd import TOLD, crowd, parted
from talentgraph.pictures.network import DONE, MOST_LABELS, MOST_NODES, NAMED, NEVER_DRAWN, carried, drawable, flows
from talentgraph.pictures.people import SCALE, seats
from talentgraph.pictures.shell import cleaned

if TYPE_CHECKING:
    from collections.abc import Mapping

LABEL_LENGTH = 28
MOVE_COLUMNS = (
    "id", "who", "from_at", "to_at", "earlier_org", "from_unit", "to_unit", "role_from", "role_to", "kind", "worded_as_poach", "status", "date",
    "date_precision", "earliest", "latest", "confidence", "counted", "why_not", "combined", "identified", "reviewed", "other_origins", "n_claims",
    "n_independent", "drawn", "evidence",
)  # fmt: skip
ORG_COLUMNS = (
    "id", "name", "label", "aliases", "magnet", "magnet_rank", "magnet_range", "feeder", "feeder_rank", "feeder_range", "n_in", "n_out", "founded",
)  # fmt: skip
PEOPLE_COLUMNS = ("id", "name", "aliases", "x", "y")
DOCUMENT_COLUMNS = ("outlet", "based_on", "date", "url", "title", "machine_translated")
EVIDENCE_COLUMNS = ("type", "text", "document", "status", "person_as_written", "cells", "same_story_as")
MARKS = ("worded_as_poach", "counted", "combined")
REVIEWED = ("accept", "correct")


def island(
    moves: list[dict[str, Any]], organizations: list[dict[str, Any]], names: Mapping[str, list[str]] | None = None, *, network: bool = True,
    whole: bool = False,
) -> dict[str, Any]:
    """The tables of a page.

    Args:
        moves: One dict per move, with its evidence.
        organizations: One dict per organization, with its scores.
        names: Further names of organizations and people, by their ids.
        network: Whether the network is placed.
        whole: Whether all organizations are in it, however many.
    """
    told, others = parted(moves)
    rows = cleaned(told)
    aliases = cleaned(dict(names or {}))
    every = [*rows, *others]
    orgs, n_told = _told_first(_organizations(every, cleaned(organizations), aliases), rows if others else every)
    drawn = flows(every if network else [], whole=whole)
    nodes, edges, options = carried(orgs, drawn.weight) if network else ([], [], {})
    rows.sort(key=_newest_first)
    mapped = len(nodes) > MOST_NODES
    people = _people(rows, {node["id"]: (node["x"], node["y"], node["size"]) for node in nodes if not mapped}, aliases)
    org_at = {org["id"]: i for i, org in enumerate(orgs)}
    for move in every:
        move["from_at"], move["to_at"] = (org_at.get(move[end]) for end in ("from_id", "to_id"))
        move["drawn"] = int((move["from_id"], move["to_id"]) in drawn.weight and drawable(move))
    tables, seat = _Tables(), {who: i for i, who in enumerate(people)}
    apart = mapped and bool(others)  # nodes and edges are among the columns
    return {
        "moves": {"columns": MOVE_COLUMNS, "rows": [_move_row(move, seat, tables) for move in rows]},
        "organizations": {"columns": ORG_COLUMNS, "rows": [[org[name] for name in ORG_COLUMNS] for org in orgs[:n_told]]},
        "people": {"columns": PEOPLE_COLUMNS, "rows": list(people.values())},
        "documents": {"columns": DOCUMENT_COLUMNS, "rows": list(tables.documents)},
        "evidence": {"columns": EVIDENCE_COLUMNS, "rows": tables.evidence},
        "headers": list(tables.headers),
        "crowd": crowd(others, orgs, n_told, nodes if apart else []) if others else None,
        "nodes": [] if apart else nodes, "edges": [] if mapped else [[org_at[edge["from"]], org_at[edge["to"]]] for edge in edges],
        "n_nodes": len(nodes), "options": options, "people_scale": SCALE, "most_labels": len(nodes) if len(nodes) <= NAMED else MOST_LABELS,
        "left_out": {"organizations": drawn.lost_organizations, "moves": drawn.lost_moves, "untold": len(others)},
    }  # fmt: skip


def _told_first(orgs: list[dict[str, Any]], rows: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], int]:
    """The strongest organizations and those that these moves speak of before the others, and how many they are."""
    met = {move[end] for move in rows for end in ("from_id", "to_id")} | {org["id"] for org in orgs[:TOLD]}
    told = [org for org in orgs if org["id"] in met]
    return [*told, *(org for org in orgs if org["id"] not in met)], len(told)


class _Tables:
    """Documents, evidence and headers of table rows, each kept once."""

    def __init__(self) -> None:
        self.documents: dict[tuple[Any, ...], int] = {}
        self.headers: dict[tuple[str, ...], int] = {}
        self.evidence: list[list[Any]] = []

    def add(self, item: dict[str, Any]) -> list[int]:
        """Numbers of a piece of evidence: of a spell the row before it too."""
        document = tuple(int(bool(item.get(name))) if name == "machine_translated" else item.get(name) for name in DOCUMENT_COLUMNS)
        place_of = self.documents.setdefault(document, len(self.documents))
        numbers = []
        for cells in [item["previous_cells"], item.get("cells")] if item.get("previous_cells") else [item.get("cells")]:
            row = [self.headers.setdefault(tuple(cells), len(self.headers)), [_shown(value) for value in cells.values()]] if cells else None
            text = (item.get("text") or "") if cells is item.get("cells") else ""
            told = [item.get("status"), item.get("person_as_written"), row, item.get("same_story_as")]
            self.evidence.append([item["type"], text, place_of, *told])
            numbers.append(len(self.evidence) - 1)
        return numbers


def _shown(value: Any) -> str:
    return "" if value is None else str(value)


def _organizations(moves: list[dict[str, Any]], scored: list[dict[str, Any]], aliases: dict[str, list[str]]) -> list[dict[str, Any]]:
    """All organizations that moves speak of, the strongest magnet first. Moves get an id for each end that has a name."""
    known = {str(org["id"]): org for org in scored}
    for move in moves:
        for end in ("from", "to"):
            move[f"{end}_id"] = move.get(f"{end}_id") or move.get(f"{end}_org")
            if move[f"{end}_id"] is not None:
                known.setdefault(move[f"{end}_id"], {"id": move[f"{end}_id"], "name": move.get(f"{end}_org") or move[f"{end}_id"]})
    founded = {move["to_id"] for move in moves if move["kind"] == Kind.FOUNDING and move["status"] in DONE}
    met = {move[end] for move in moves for end in ("from_id", "to_id")}
    orgs = [_organization(org, founded, aliases) for org in known.values() if org["id"] in met]
    return sorted(orgs, key=lambda org: (-(org["magnet"] or 0), -(org["n_in"] + org["n_out"]), org["id"]))


def _organization(org: dict[str, Any], founded: set[str], aliases: dict[str, list[str]]) -> dict[str, Any]:
    name = str(org["name"])
    label = " ".join(name.split())
    label = label if len(label) <= LABEL_LENGTH else label[: LABEL_LENGTH - 1].rstrip() + "…"
    scores = {key: None if org.get(key) is None else float(f"{org[key]:.4g}") for key in ("magnet", "feeder")}
    counts = {key: int(org.get(key) or 0) for key in ("n_in", "n_out")}
    ranks = {key: org.get(key) for key in ("magnet_rank", "magnet_range", "feeder_rank", "feeder_range")}
    own = {"id": org["id"], "name": name, "label": label, "aliases": [one for one in aliases.get(org["id"], []) if one != name]}
    return {**own, "founded": int(org["id"] in founded), **ranks, **scores, **counts}


def _who(move: dict[str, Any]) -> str:
    """What tells people apart: their id; where ids are withheld, nothing joins two moves."""
    return str(move.get("person_id") or f"{move['id']}?") if "person_id" in move else str(move["person"])


def _people(moves: list[dict[str, Any]], places: dict[str, tuple[int, int, float]], aliases: dict[str, list[str]]) -> dict[str, list[Any]]:
    """Everybody as a row, in the order of the moves."""
    names: dict[str, str] = {}
    ends: dict[str, list[tuple[str | None, str | None]]] = {}
    for move in moves:
        names.setdefault(_who(move), str(move["person"]))
        ends.setdefault(_who(move), []).extend([(move["from_id"], move["to_id"])] if _seated(move) else [])
    found = seats(list(ends.values()), places)
    rows = {}
    for (who, name), seat in zip(names.items(), found, strict=True):
        x, y = seat or (None, None)
        rows[who] = [who, name, [one for one in aliases.get(who, []) if one != name], x, y]
    return rows


def _seated(move: dict[str, Any]) -> bool:
    """Does a move show where a person stands? As `drawable`, but one end may be unknown."""
    half = move["from_id"] is None or move["to_id"] is None
    return drawable(move) or (half and (bool(move["counted"]) or (move["kind"] not in NEVER_DRAWN and move["status"] not in DONE)))


def _newest_first(move: dict[str, Any]) -> tuple[Any, ...]:
    """Undated ones last."""
    date = move.get("date") or ""
    return (not date, [-ord(letter) for letter in date.ljust(10)], move["person"], move["id"])


def _day(value: Any) -> int | None:
    """Days since 1970."""
    if isinstance(value, dt.date):
        return value.toordinal() - dt.date(1970, 1, 1).toordinal()
    return None


def _move_row(move: dict[str, Any], people: dict[str, int], tables: _Tables) -> list[Any]:
    own = {
        "who": people[_who(move)],
        "earliest": _day(move.get("date_earliest")),
        "latest": _day(move.get("date_latest")),
        "confidence": round(float(move["confidence"]), 3),
        "evidence": [one for item in move.get("evidence") or [] for one in tables.add(item)],
        "reviewed": int(any(one["kind"] in REVIEWED for one in move.get("judgements") or [])),
        "other_origins": move.get("other_origins") or [],
        "n_claims": int(move.get("n_claims") or len(move.get("evidence") or [])),
        "n_independent": int(move.get("n_independent") or 1),
        **{name: int(bool(move.get(name))) for name in MARKS},
    }
    return [own[name] if name in own else move.get(name) for name in MOVE_COLUMNS]
