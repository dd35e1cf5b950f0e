"""Pictures: pure functions from rows to text. Each page is one file that asks the network for nothing."""

from __future__ import annotations

from talentgraph.pictures.network import network_page

__all__ = ["network_page"]
