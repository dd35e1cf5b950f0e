"""The network page: organizations as nodes, flows as edges, and behind each edge its moves with all their evidence.

pyvis is the model of the network and carries vis-network; the page around it is ours (pyvis' own writer lets names execute
and asks the network for style sheets).
"""

from __future__ import annotations

import json
import math
import unicodedata
from typing import Any

from talentgraph.model import Kind, MoveStatus
from talentgraph.pictures.layout import place
from talentgraph.pictures.shell import cleaned, render

MOST_NODES = 150
MOST_LABELS = 60  # above MOST_NODES
LABEL_LENGTH = 28
DONE = (MoveStatus.COMPLETED, MoveStatus.ANNOUNCED)
NEVER_DRAWN = (Kind.APPOINTMENT, Kind.INTERNAL)  # not moves between organizations, whatever their status
MOVE_COLUMNS = (
    "id", "person", "from_id", "to_id", "earlier_org", "from_unit", "to_unit", "role_from", "role_to", "kind", "worded_as_poach",
    "status", "date", "date_precision", "confidence", "counted", "why_not", "combined", "identified", "flow", "evidence",
)  # fmt: skip
ORG_COLUMNS = ("id", "name", "label", "magnet", "magnet_rank", "magnet_range", "feeder", "feeder_rank", "feeder_range", "n_in", "n_out", "founded")
DOCUMENT_COLUMNS = ("outlet", "based_on", "date", "url", "title", "machine_translated")
EVIDENCE_COLUMNS = ("type", "text", "document", "status", "person_as_written", "cells")


def network_page(moves: list[dict[str, Any]], organizations: list[dict[str, Any]], *, title: str, notes: list[str]) -> str:
    """Draw who went from where to where, as one HTML page that works offline.

    Args:
        moves: One dict per move, with its evidence. Moves that are not done come with `counted` False and stay hidden until asked for.
        organizations: One dict per organization, with its scores.
        title: What the page is about, below "Reported talent moves".
        notes: Sentences for the foot of the page: counts, window, view, data hash.

    Returns:
        The page. Write it as UTF-8 and with newlines as they are: its policy holds hashes of its own scripts.
    """
    data = network_data(moves, organizations)
    words = {"title": title, "notes": [*notes, *_own_notes(data)], "banner": _banner(data)}
    return render("network.html.j2", data=data, words=words)


def network_data(moves: list[dict[str, Any]], organizations: list[dict[str, Any]]) -> dict[str, Any]:
    """What the scripts of the page read: tables as columns and rows, the network as pyvis holds it."""
    moves, known = cleaned(moves), {str(org["id"]): org for org in cleaned(organizations)}
    for move in moves:
        for end in ("from", "to"):
            move[f"{end}_id"] = move.get(f"{end}_id") or move.get(f"{end}_org")
            if move[f"{end}_id"] is not None:
                known.setdefault(move[f"{end}_id"], {"id": move[f"{end}_id"], "name": move.get(f"{end}_org") or move[f"{end}_id"]})
    flows, left_out = _flows(moves)
    founded = {move["to_id"] for move in moves if move["kind"] == Kind.FOUNDING and move["status"] in DONE}
    met = {move[end] for move in moves for end in ("from_id", "to_id")}
    orgs = [_organization(org, founded) for org in known.values() if org["id"] in met]
    orgs.sort(key=lambda org: (-(org["magnet"] or 0), -(org["n_in"] + org["n_out"]), org["id"]))
    tables = _Tables()
    number = {flow: i for i, flow in enumerate(flows)}
    rows = [_move_row(move, number, tables) for move in sorted(moves, key=_newest_first)]
    nodes, edges, options = _carried(orgs, flows)
    return {
        "moves": {"columns": MOVE_COLUMNS, "rows": rows},
        "organizations": {"columns": ORG_COLUMNS, "rows": [[org[name] for name in ORG_COLUMNS] for org in orgs]},
        "documents": {"columns": DOCUMENT_COLUMNS, "rows": list(tables.documents)},
        "evidence": {"columns": EVIDENCE_COLUMNS, "rows": tables.evidence},
        "headers": list(tables.headers),
        "nodes": nodes, "edges": edges, "options": options,
        "most_labels": len(nodes) if len(nodes) <= MOST_NODES else MOST_LABELS,
        "left_out": left_out,
    }  # fmt: skip


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


def _drawable(move: dict[str, Any]) -> bool:
    """Between two known organizations; done moves only where they are counted."""
    between = move["from_id"] is not None and move["to_id"] is not None and move["from_id"] != move["to_id"]
    return between and move["kind"] not in NEVER_DRAWN and (bool(move["counted"]) or move["status"] not in DONE)


def _flows(moves: list[dict[str, Any]]) -> tuple[dict[tuple[str, str], float], dict[str, int]]:
    """Weight of every flow that is drawn (a move that is not done weighs little), and what the cut left out."""
    drawable = [move for move in moves if _drawable(move)]
    busy: dict[str, float] = {}
    for move in drawable:
        for end in (move["from_id"], move["to_id"]):
            busy[end] = busy.get(end, 0) + (1 if move["counted"] else 0.01)
    kept = set(sorted(busy, key=lambda org: (-busy[org], org))[:MOST_NODES])
    flows: dict[tuple[str, str], float] = {}
    for move in drawable:
        pair = (move["from_id"], move["to_id"])
        if kept.issuperset(pair):
            flows[pair] = flows.get(pair, 0) + (1 if move["counted"] else 0.25)
    lost = sum(1 for move in drawable if not kept.issuperset((move["from_id"], move["to_id"])))
    return dict(sorted(flows.items())), {"organizations": len(busy) - len(kept), "moves": lost}


def _organization(org: dict[str, Any], founded: set[str]) -> dict[str, Any]:
    name = str(org["name"])
    label = " ".join(name.split())
    label = label if len(label) <= LABEL_LENGTH else label[: LABEL_LENGTH - 1].rstrip() + "…"
    scores = {key: None if org.get(key) is None else float(f"{org[key]:.4g}") for key in ("magnet", "feeder")}
    counts = {key: int(org.get(key) or 0) for key in ("n_in", "n_out")}
    ranks = {key: org.get(key) for key in ("magnet_rank", "magnet_range", "feeder_rank", "feeder_range")}
    return {"id": org["id"], "name": name, "label": label, "founded": int(org["id"] in founded), **ranks, **scores, **counts}


def _newest_first(move: dict[str, Any]) -> tuple[Any, ...]:
    """Undated ones last."""
    date = move.get("date") or ""
    return (not date, [-ord(letter) for letter in date.ljust(10)], move["person"], move["id"])


def _move_row(move: dict[str, Any], number: dict[tuple[str, str], int], tables: _Tables) -> list[Any]:
    flow = number.get((move["from_id"], move["to_id"])) if _drawable(move) else None
    own = {
        "confidence": round(float(move["confidence"]), 3),
        "flow": flow,
        "evidence": [tables.add(item) for item in move.get("evidence") or []],
        **{name: int(bool(move.get(name))) for name in ("worded_as_poach", "counted", "combined")},
    }
    return [own[name] if name in own else move.get(name) for name in MOVE_COLUMNS]


def _carried(orgs: list[dict[str, Any]], flows: dict[tuple[str, str], float]) -> tuple[list[Any], list[Any], dict[str, Any]]:
    """Nodes, edges and options, out of pyvis. Its add_node and add_edge look through all there is, so the lists are set at once."""
    from pyvis.network import Network

    inside = {end for pair in flows for end in pair}
    drawn = [org for org in orgs if org["id"] in inside]
    most = max((org["magnet"] or 0 for org in drawn), default=0) or 1
    sizes = [round(5 + 15 * math.sqrt((org["magnet"] or 0) / most), 1) for org in drawn]
    boxes = [(max(size, _width(org["label"]) / 2) + 5, size + 11.0) for org, size in zip(drawn, sizes, strict=True)]
    at = {org["id"]: i for i, org in enumerate(drawn)}
    centres = place(boxes, [(at[a], at[b], weight) for (a, b), weight in flows.items()])
    net = Network(directed=True)
    net.nodes = [
        {"id": org["id"], "x": x, "y": y, "size": size, "shape": "diamond" if org["founded"] else "square"}
        for org, size, (x, y) in zip(drawn, sizes, centres, strict=True)
    ]
    net.edges = [{"id": i, "from": a, "to": b} for i, (a, b) in enumerate(flows)]
    net.set_options(json.dumps(OPTIONS))  # drops every blank: none of these words may hold one
    nodes, edges, _, _, _, options = net.get_network_data()
    return nodes, edges, json.loads(options)


def _width(label: str) -> float:
    """About how wide a label stands, in pixels."""
    return sum(12.5 if unicodedata.east_asian_width(letter) in "WF" else 7.2 for letter in label)


def _banner(data: dict[str, Any]) -> str:
    out = data["left_out"]
    if not out["organizations"]:
        return ""
    return (
        f"The picture shows the {MOST_NODES} organizations with most moves. {out['organizations']:,} more organizations, with "
        f"{out['moves']:,} moves from or to them, are in the table only."
    )


def _own_notes(data: dict[str, Any]) -> list[str]:
    rows = [dict(zip(MOVE_COLUMNS, row, strict=True)) for row in data["moves"]["rows"]]
    done = [row for row in rows if row["status"] in DONE]
    open_ended = sum(1 for row in done if row["from_id"] is None or row["to_id"] is None)
    uncounted = sum(1 for row in done if not row["counted"] and row["from_id"] is not None and row["to_id"] is not None)
    hidden = len(rows) - len(done)
    notes = [
        f"No origin or no destination stated (in the table and with the organization, not in the picture): {open_ended:,}.",
        f"Told but not counted as moves between organizations (internal, board seats and the like): {uncounted:,}.",
        f"Rumoured, attempted, failed, denied or contested (hidden until ticked, never counted as done): {hidden:,}.",
    ]
    return [note for note, n in zip(notes, (open_ended, uncounted, hidden), strict=True) if n]


OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "selectConnectedEdges": False, "keyboard": {"enabled": True, "bindToWindow": False}},
    "nodes": {"borderWidth": 1.5, "borderWidthSelected": 3, "chosen": False},
    "edges": {
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.8}},
        "smooth": {"enabled": True, "type": "curvedCW", "roundness": 0.16},
        "selectionWidth": 1.5, "hoverWidth": 0.5, "chosen": False, "arrowStrikethrough": False,
    },
}  # fmt: skip
