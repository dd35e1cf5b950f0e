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
from talentgraph.pictures.shell import render
from talentgraph.pictures.tables import MOVE_COLUMNS, known, organization, tables
from talentgraph.pictures.words import Words

MOST_NODES = 150
MOST_LABELS = 60  # above MOST_NODES
DONE = (MoveStatus.COMPLETED, MoveStatus.ANNOUNCED)
NEVER_DRAWN = (Kind.APPOINTMENT, Kind.INTERNAL)  # not moves between organizations, whatever their status


def network_page(moves: list[dict[str, Any]], organizations: list[dict[str, Any]], *, title: str, notes: list[str], lang: str = "en") -> str:
    """Draw who went from where to where, as one HTML page that works offline.

    Args:
        moves: One dict per move, with its evidence. Moves that are not done come with `counted` False and stay hidden until asked for.
        organizations: One dict per organization, with its scores.
        title: What the page is about, below "Reported talent moves".
        notes: Sentences for the foot of the page: counts, window, view, data hash.
        lang: en or zh.

    Returns:
        The page. Write it as UTF-8 and with newlines as they are: its policy holds hashes of its own scripts.
    """
    data = network_data(moves, organizations)
    words = Words(lang)
    every = [*notes, *_own_notes(data, words)]
    return render("network.html.j2", data=data, lang=lang, title=title, notes=every, banner=_banner(data, words))


def network_data(moves: list[dict[str, Any]], organizations: list[dict[str, Any]]) -> dict[str, Any]:
    """What the scripts of the page read: tables as columns and rows, the network as pyvis holds it."""
    moves, named = known(moves, organizations)
    flows, left_out = _flows(moves)
    founded = {move["to_id"] for move in moves if move["kind"] == Kind.FOUNDING and move["status"] in DONE}
    met = {move[end] for move in moves for end in ("from_id", "to_id")}
    orgs = [organization(org, founded) for org in named.values() if org["id"] in met]
    orgs.sort(key=lambda org: (-(org["magnet"] or 0), -(org["n_in"] + org["n_out"]), org["id"]))
    number = {flow: i for i, flow in enumerate(flows)}
    drawn = {move["id"]: number.get((move["from_id"], move["to_id"])) for move in moves if _drawable(move)}
    nodes, edges, options = _carried(orgs, flows)
    return {
        **tables(moves, orgs, {one: flow for one, flow in drawn.items() if flow is not None}),
        "nodes": nodes, "edges": edges, "options": options,
        "most_labels": len(nodes) if len(nodes) <= MOST_NODES else MOST_LABELS,
        "left_out": left_out,
    }  # fmt: skip


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


def _banner(data: dict[str, Any], words: Words) -> str:
    out = data["left_out"]
    return words("banner", most=MOST_NODES, n=out["organizations"], moves=out["moves"]) if out["organizations"] else ""


def _own_notes(data: dict[str, Any], words: Words) -> list[str]:
    rows = [dict(zip(MOVE_COLUMNS, row, strict=True)) for row in data["moves"]["rows"]]
    done = [row for row in rows if row["status"] in DONE]
    open_ended = sum(1 for row in done if row["from_id"] is None or row["to_id"] is None)
    uncounted = sum(1 for row in done if not row["counted"] and row["from_id"] is not None and row["to_id"] is not None)
    counts = {"note_open": open_ended, "note_uncounted": uncounted, "note_hidden": len(rows) - len(done)}
    return [words(key, n=n) for key, n in counts.items() if n]


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
