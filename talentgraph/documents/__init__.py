"""Files -> documents: what a file holds, its text untouched, and the zones of its text."""

from __future__ import annotations

from talentgraph.documents.articles import article, from_stdin, from_text
from talentgraph.documents.files import found, load, whole
from talentgraph.documents.reading import described, read
from talentgraph.documents.syndication import sketch
from talentgraph.documents.tables import folded, listed, plan_of, table_plan
from talentgraph.documents.zones import zones

__all__ = [
    "article", "described", "folded", "found", "from_stdin", "from_text", "listed", "load", "plan_of", "read", "sketch", "table_plan", "whole", "zones",
]  # fmt: skip
