"""Oligrapher JSON: a story map with an annotation a flow, each with the people and what the sources say."""

from __future__ import annotations

import json
from html import escape
from math import cos, pi, sin
from typing import TYPE_CHECKING, Any

from talentgraph.formats.content import clean, said, web

if TYPE_CHECKING:
    from pathlib import Path

    from talentgraph.formats.content import Content

_ANNOTATED = 40  # flows with an annotation, largest first
_STEP = 28  # pixels of the circle for each organization


def oligrapher(content: Content, path: Path) -> None:
    """Organizations on a circle, flows as arrows, the largest flows told in annotations."""
    flows = content.flows()
    names = {flow[f"{end}_id"]: flow[f"{end}_org"] for flow in flows for end in ("from", "to")}
    radius = max(200, _STEP * len(names) / (2 * pi))
    nodes = {}
    for place, (identifier, name) in enumerate(sorted(names.items())):
        angle = 2 * pi * place / len(names)
        nodes[identifier] = {"id": identifier, "name": clean(name), "scale": 1, "x": round(radius * sin(angle)), "y": round(-radius * cos(angle))}
    edges = {_id(flow): _edge(flow) for flow in flows}
    largest = sorted(flows, key=lambda flow: (-flow["n_moves"], _id(flow)))[:_ANNOTATED]
    whole = {
        "title": "Reported talent moves", "subtitle": clean(" ".join(content.notes)), "graph": {"nodes": nodes, "edges": edges, "captions": {}},
        "annotations": [_annotation(flow) for flow in largest],
    }  # fmt: skip
    path.write_text(json.dumps(whole, ensure_ascii=False, indent=1) + "\n", "utf-8", newline="\n")


def _id(flow: dict[str, Any]) -> str:
    return f"{flow['from_id']}:{flow['to_id']}"


def _edge(flow: dict[str, Any]) -> dict[str, Any]:
    url = next((found for move in flow["moves"] for one in move["evidence"] if (found := web(one["url"]))), None)
    label = f"{flow['n_moves']} {'move' if flow['n_moves'] == 1 else 'moves'}"
    ends = {"id": _id(flow), "node1_id": flow["from_id"], "node2_id": flow["to_id"], "label": label, "arrow": "1->2", "scale": 1}
    return {**ends, "url": url} if url else ends


def _annotation(flow: dict[str, Any]) -> dict[str, Any]:
    """Text is HTML there: everything is escaped."""
    told = []
    for move in flow["moves"]:
        sources = "; ".join(f"{said(one)} ({clean(one['outlet']) or 'source'}, {one['date'] or 'undated'})" for one in move["evidence"])
        told.append(f"<p><b>{escape(clean(move['person']))}</b>, {escape(move['date'] or 'undated')}, {escape(move['status'])}: {escape(sources)}</p>")
    return {
        "id": _id(flow), "header": clean(f"{flow['from_org']} → {flow['to_org']}: {flow['n_moves']}"), "text": "".join(told),
        "nodeIds": [flow["from_id"], flow["to_id"]], "edgeIds": [_id(flow)], "captionIds": [],
    }  # fmt: skip
