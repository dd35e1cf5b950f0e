"""Files -> documents: what a file holds, its text untouched, and the zones of its text."""

from __future__ import annotations

from talentgraph.documents.articles import article, from_stdin, from_text
from talentgraph.documents.files import found, is_table, load, whole
from talentgraph.documents.reading import described, read
from talentgraph.documents.syndication import sketch
from talentgraph.documents.tables import columns, folded, kind_of, listed, table_kind
from talentgraph.documents.zones import zones

__all__ = [
    "article", "columns", "described", "folded", "found", "from_stdin", "from_text", "is_table", "kind_of", "listed", "load", "read", "sketch",
    "table_kind", "whole", "zones",
]  # fmt: skip
