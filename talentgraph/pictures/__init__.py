"""Pictures: pure functions from rows to text. Each page is one file that asks the network for nothing."""

from __future__ import annotations

from talentgraph.pictures.chart import Chart, behind
from talentgraph.pictures.crowd import told_of
from talentgraph.pictures.method import footer_notes
from talentgraph.pictures.report import About, chart_page, network_page, report_page
from talentgraph.pictures.words import Words

__all__ = ["About", "Chart", "Words", "behind", "chart_page", "footer_notes", "network_page", "report_page", "told_of"]
