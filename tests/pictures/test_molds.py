"""Charts as lists hold what the charts are."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING, Any

import pytest

from talentgraph.pictures.molds import Molds
from tests.pictures import picture_samples as samples
from tests.pictures.test_views import KNOWN, drawn

if TYPE_CHECKING:
    from talentgraph.pictures.svg import Picture


def redrawn(part: Any, molds: list[Any], picture: Picture) -> Any:
    """A part of a chart as the page's scripts draw it: element, attributes, inner parts."""
    if isinstance(part, str):
        return part
    number, *rest = part
    if number < 0:
        mark = picture.marks[-1 - number]
        return ("a", {"class": "mark", "href": f"#{mark.key}"}, [("title", {}, [mark.words]), *(redrawn(one, molds, picture) for one in rest)])
    kind, fixed, varying = molds[number]
    values = {name: str(value) for name, value in zip(varying, rest, strict=False)}
    return (kind, {**dict(fixed), **values}, [redrawn(one, molds, picture) for one in rest[len(varying) :]])


def plain(element: ET.Element) -> Any:
    inner: list[Any] = [element.text] if element.text else []
    for child in element:
        inner += [plain(child), *([child.tail] if child.tail else [])]
    return (element.tag, {name: value for name, value in element.attrib.items() if (element.tag, name) != ("a", "id")}, inner)


@pytest.mark.parametrize("moves", [samples.few, samples.hostile], ids=["few", "hostile"])
def test_nothing_of_a_chart_is_lost(moves: Any) -> None:
    for view, picture in drawn(moves()).items():
        molds = Molds(mark.key for mark in picture.marks)
        made = json.loads(json.dumps(molds.layout(picture)["parts"]))
        rows = json.loads(json.dumps(molds.rows()))
        assert ("svg", {}, [redrawn(one, rows, picture) for one in made]) == plain(ET.fromstring(f"<svg>{picture.body}</svg>")), view  # noqa: S314 - our own text
        assert {row[0] for row in rows} <= KNOWN
