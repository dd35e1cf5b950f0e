"""One measure a file: what it means, its formula, an example, its source. All take a `Network` and give one number a node."""

from __future__ import annotations

from talentgraph.scores.influence import Influence, influence
from talentgraph.scores.pagerank import pagerank

__all__ = ["Influence", "influence", "pagerank"]
