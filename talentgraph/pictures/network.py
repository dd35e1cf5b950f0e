"""The network: organizations as nodes, flows as edges.

pyvis is its model and carries vis-network; the page around it is ours (pyvis' own writer lets names execute and asks the network for
style sheets).
"""

from __future__ import annotations

import json
import math
import unicodedata
from dataclasses import dataclass
from typing import Any

from talentgraph.model import Kind, MoveStatus
from talentgraph.pictures.layout import place, scatter
from talentgraph.pictures.shell import PictureError

MOST_NODES = 1500  # that are drawn one by one
WHOLE = 100_000  # that are drawn one by one where all are asked for
TOP = 150  # that are drawn where there are more
NAMED = 150  # up to which every node has room for its name
MOST_LABELS = 60  # above NAMED
DONE = (MoveStatus.COMPLETED, MoveStatus.ANNOUNCED)
NEVER_DRAWN = (Kind.APPOINTMENT, Kind.INTERNAL)  # where they are not counted: no moves between organizations, whatever their status


@dataclass(frozen=True, slots=True)
class Flows:
    """What is drawn between organizations.

    Attributes:
        weight: Of every flow that is drawn; a move that is not done weighs little.
        lost_organizations: How many the cut left out.
        lost_moves: Moves from or to these.
    """

    weight: dict[tuple[str, str], float]
    lost_organizations: int
    lost_moves: int


def drawable(move: dict[str, Any]) -> bool:
    """Between two known organizations: what is counted, and what is open and would count if it came about."""
    between = move["from_id"] is not None and move["to_id"] is not None and move["from_id"] != move["to_id"]
    return between and (bool(move["counted"]) or (move["kind"] not in NEVER_DRAWN and move["status"] not in DONE))


def flows(moves: list[dict[str, Any]], *, whole: bool = False) -> Flows:
    """The flows between all organizations, or between those with most moves where there are too many.

    Args:
        moves: All moves.
        whole: Whether there may be very many.

    Raises:
        PictureError: There are more than a browser can draw.
    """
    drawn = [move for move in moves if drawable(move)]
    busy: dict[str, float] = {}
    for move in drawn:
        for end in (move["from_id"], move["to_id"]):
            busy[end] = busy.get(end, 0) + (1 if move["counted"] else 0.01)
    if whole and len(busy) > WHOLE:
        raise PictureError(f"{len(busy):,} organizations are too many to draw, at most {WHOLE:,}", "leave out --all, or take a window: --since 2025-01-01")
    most = len(busy) if whole or len(busy) <= MOST_NODES else TOP
    kept = set(sorted(busy, key=lambda org: (-busy[org], org))[:most])
    weight: dict[tuple[str, str], float] = {}
    for move in drawn:
        pair = (move["from_id"], move["to_id"])
        if kept.issuperset(pair):
            weight[pair] = weight.get(pair, 0) + (1 if move["counted"] else 0.25)
    lost = sum(1 for move in drawn if not kept.issuperset((move["from_id"], move["to_id"])))
    return Flows(dict(sorted(weight.items())), len(busy) - len(kept), lost)


def carried(orgs: list[dict[str, Any]], weight: dict[tuple[str, str], float]) -> tuple[list[Any], list[Any], dict[str, Any]]:
    """Nodes, edges and options, out of pyvis. Its add_node and add_edge look through all there is, so the lists are set at once.

    Args:
        orgs: The organizations, the most important first: id, label, magnet, founded.
        weight: Of each flow.
    """
    from pyvis.network import Network

    inside = {end for pair in weight for end in pair}
    drawn = [org for org in orgs if org["id"] in inside]
    most = max((org["magnet"] or 0 for org in drawn), default=0) or 1
    least, widest = (5, 15) if len(drawn) <= NAMED else (4, 14)
    sizes = [round(least + widest * math.sqrt((org["magnet"] or 0) / most), 1) for org in drawn]
    at = {org["id"]: i for i, org in enumerate(drawn)}
    edges = [(at[a], at[b], value) for (a, b), value in weight.items()]
    if len(drawn) <= NAMED:
        centres = place([(max(size, _width(org["label"]) / 2) + 5, size + 11.0) for org, size in zip(drawn, sizes, strict=True)], edges)
    else:
        centres = scatter(len(drawn), edges)
    net = Network(directed=True)
    net.nodes = [
        {"id": org["id"], "x": x, "y": y, "size": size, "shape": "diamond" if org["founded"] else "square"}
        for org, size, (x, y) in zip(drawn, sizes, centres, strict=True)
    ]
    net.edges = [{"id": i, "from": a, "to": b} for i, (a, b) in enumerate(weight)]
    net.set_options(json.dumps(OPTIONS))  # drops every blank: none of these words may hold one
    nodes, lines, _, _, _, options = net.get_network_data()
    return nodes, lines, json.loads(options)


def _width(label: str) -> float:
    """About how wide a label stands, in pixels."""
    return sum(12.5 if unicodedata.east_asian_width(letter) in "WF" else 7.2 for letter in label)


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
