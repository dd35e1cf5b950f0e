"""The gallery shows what the program draws today. If this fails: make docs."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING, Any

import pytest

from talentgraph.graph import Graph
from tests.pages import DOCS, module

if TYPE_CHECKING:
    from pathlib import Path

SAME_EVERYWHERE = {"sankey", "sankey-openai", "compare", "compare-zh", "timeline", "career"}  # places of the rest come out of arithmetic with roots


@pytest.fixture(scope="module")
def gallery() -> Any:
    return module("gallery")


def test_the_page_is_up_to_date(gallery: Any) -> None:
    assert (DOCS / "gallery.md").read_text("utf-8") == gallery.page()
    assert {path.stem for path in (DOCS / "gallery").glob("*.svg")} == {name for name, *_ in gallery.PICTURES}


def test_the_pictures_are_up_to_date(gallery: Any, story: Path, tmp_path: Path) -> None:
    with Graph(story) as graph:
        for path in gallery.draw(graph, tmp_path, SAME_EVERYWHERE):
            assert path.read_bytes() == (DOCS / "gallery" / path.name).read_bytes(), f"{path.name}: run make docs"


def test_the_pictures_are_small_and_whole() -> None:
    for path in (DOCS / "gallery").glob("*.svg"):
        assert path.stat().st_size <= 60_000, path.name
        assert ET.parse(path).getroot().tag.endswith("svg")  # noqa: S314 - our own file
