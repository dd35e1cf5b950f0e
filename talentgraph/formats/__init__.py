"""The graph in the formats of other programs: each takes a `Content` and writes one file, told by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from talentgraph.errors import InputError
from talentgraph.formats import ftm, graphs, oligrapher, tables, workbook
from talentgraph.formats.content import Content
from talentgraph.formats.tables import excel_csv

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

__all__ = ["FORMATS", "Content", "Format", "excel_csv", "format_of"]


class Format(NamedTuple):
    """A format: how its files end, what it is, what writes it."""

    suffix: str
    words: str
    write: Callable[[Content, Path], None]


FORMATS = (
    Format(".csv", "moves as a table", tables.csv),
    Format(".json", "moves as one JSON array", tables.json_rows),
    Format(".jsonl", "moves with all of their evidence, one a line", tables.json_lines),
    Format(".parquet", "moves as Parquet", tables.parquet),
    Format(".xlsx", "Excel: moves, flows, scores, sources, read me", workbook.workbook),
    Format(".gexf", "GEXF 1.3 with dates (Gephi)", graphs.gexf),
    Format(".graphml", "GraphML", graphs.graphml),
    Format(".cyjs", "Cytoscape JSON", graphs.cytoscape),
    Format(".nodelink.json", "node-link JSON (d3, networkx)", graphs.node_link),
    Format(".edges.tsv", "from, to, moves (SpringRank and others)", graphs.edge_list),
    Format(".ftm.json", "FollowTheMoney entities, one a line", ftm.entities),
    Format(".statements.csv", "FollowTheMoney statements", ftm.statements),
    Format(".oligrapher.json", "Oligrapher story map", oligrapher.oligrapher),
)


def format_of(name: str) -> Format:
    """The format that the name of a file tells by its end.

    >>> format_of("graph.ftm.json").suffix, format_of("moves.CSV").suffix
    ('.ftm.json', '.csv')

    Raises:
        InputError: No format ends so.
    """
    fitting = [found for found in FORMATS if name.lower().endswith(found.suffix)]
    if not fitting:
        raise InputError(f"no format for {name}", f"end it in {' '.join(found.suffix for found in FORMATS)}, or use --canonical with .jsonl")
    return max(fitting, key=lambda found: len(found.suffix))
