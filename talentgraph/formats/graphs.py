"""Organizations and flows for network programs: GEXF 1.3 (Gephi), GraphML, Cytoscape JSON, node-link JSON. networkx writes them."""

from __future__ import annotations

import json
from io import BytesIO
from typing import TYPE_CHECKING, Any

from talentgraph.formats.content import clean

if TYPE_CHECKING:
    from pathlib import Path

    from talentgraph.formats.content import Content

_OF_NODES = ("magnet_rank", "magnet", "feeder_rank", "feeder", "n_in", "n_out", "net", "uncertain")


def digraph(content: Content) -> Any:
    """The flows as a networkx DiGraph: nodes are ids with `label` and scores, edges have `weight` and their first and last day.

    >>> from talentgraph.formats.content import Content
    >>> len(digraph(Content([], [], [])))
    0
    """
    import networkx as nx

    found = nx.DiGraph(name="Reported talent moves", notes=clean("\n".join(content.notes)))
    scored = {row["id"]: row for row in content.organizations}
    for flow in content.flows():
        for end in ("from", "to"):
            row = scored.get(flow[f"{end}_id"], {})
            scores = {name: row[name] for name in _OF_NODES if row.get(name) is not None}
            found.add_node(clean(flow[f"{end}_id"]), label=clean(flow[f"{end}_org"]), **scores)
        numbers = {name.removeprefix("n_"): flow[name] for name in ("n_people", "n_foundings", "n_uncertain")}
        days = {name: flow[name] for name in ("first", "last") if flow[name]}
        found.add_edge(clean(flow["from_id"]), clean(flow["to_id"]), weight=flow["n_moves"], **numbers, **days)
    return found


def graphml(content: Content, path: Path) -> None:
    """GraphML, for Gephi, yEd, Cytoscape, igraph."""
    import networkx as nx

    nx.write_graphml_xml(digraph(content), path)  # the writer that is the same whether lxml is there or not


def gexf(content: Content, path: Path) -> None:
    """Dynamic GEXF 1.3: a flow is there on the days of its moves, so that Gephi's timeline shows it; without a date it always is."""
    import networkx as nx
    from networkx.readwrite.gexf import GEXFWriter

    found = digraph(content)
    for flow in content.flows():
        dated = [(str(m["date_earliest"]), str(m["date_latest"] or m["date_earliest"])) for m in flow["moves"] if m["date_earliest"]]
        if dated and len(dated) == len(flow["moves"]):
            found.edges[clean(flow["from_id"]), clean(flow["to_id"])]["spells"] = sorted(set(dated))
    writer = GEXFWriter(encoding="utf-8", prettyprint=True, version="1.3")
    writer.add_graph(nx.DiGraph(found))
    for meta in writer.xml.iter("meta"):
        meta.attrib.pop("lastmodifieddate", None)  # the same graph is the same file
        for child in list(meta):
            meta.remove(child) if child.tag == "lastmodified" else None
    if writer.graph_element.get("mode") == "dynamic":
        writer.graph_element.set("timerepresentation", "interval")
    whole = BytesIO()
    writer.write(whole)
    path.write_bytes(whole.getvalue())


def cytoscape(content: Content, path: Path) -> None:
    """Cytoscape JSON."""
    import networkx as nx

    found = digraph(content)
    whole = nx.cytoscape_data(found)
    for node in whole["elements"]["nodes"]:
        node["data"]["name"] = node["data"]["label"]
    _dump(whole, path)


def node_link(content: Content, path: Path) -> None:
    """Node-link JSON, for d3 and `networkx.node_link_graph`."""
    import networkx as nx

    _dump(nx.node_link_data(digraph(content), edges="edges"), path)


def edge_list(content: Content, path: Path) -> None:
    """`from<TAB>to<TAB>moves`, a line a flow, as SpringRank and most network programs read it; ids hold no blanks."""
    lines = (f"{clean(flow['from_id'])}\t{clean(flow['to_id'])}\t{flow['n_moves']}\n" for flow in content.flows())
    path.write_text("".join(lines), "utf-8", newline="\n")


def _dump(value: Any, path: Path) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", "utf-8", newline="\n")
