"""Charts as lists of what differs from part to part, which a page's scripts draw when their tab is opened.

As text most of a chart is the same attributes again and again. Here what parts have in common is a mold: the element, its fixed attributes
and the names of those that vary. A part is the number of its mold, the values that vary, and its inner parts; a mark is -1 minus its number.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from talentgraph.pictures.svg import Picture

VARYING = {"x", "y", "width", "height", "cx", "cy", "r", "d", "transform"}


class Molds:
    """The molds of all charts of a page.

    Args:
        marks: The keys of all marks, in the order of their numbers.
    """

    def __init__(self, marks: Iterable[str]) -> None:
        self._marks = {key: number for number, key in enumerate(marks)}
        self._known: dict[tuple[Any, ...], int] = {}

    def rows(self) -> list[tuple[Any, ...]]:
        """Element, fixed attributes in pairs, names of what varies."""
        return list(self._known)

    def layout(self, picture: Picture) -> dict[str, Any]:
        """A picture as lists."""
        root = ET.fromstring(f"<svg>{picture.body}</svg>")  # noqa: S314 - our own text
        size = {"width": picture.width, "height": picture.height}
        return {**size, "words": f"{picture.title}. {picture.words}", "lang": picture.lang, "parts": self._inner(root)}

    def _inner(self, element: ET.Element) -> list[Any]:
        parts: list[Any] = [element.text] if element.text else []
        for child in element:
            parts += [self._part(child), *([child.tail] if child.tail else [])]
        return parts

    def _part(self, element: ET.Element) -> list[Any]:
        if element.tag == "a":  # its first part is its title, which the mark brings
            return [-1 - self._marks[element.attrib["href"][1:]], *self._inner(element)[1:]]
        varying = [name for name in element.attrib if name in VARYING]
        fixed = [item for item in element.attrib.items() if item[0] not in VARYING]
        mold = (element.tag, tuple(fixed), tuple(varying))
        number = self._known.setdefault(mold, len(self._known))
        return [number, *(_number(element.attrib[name]) for name in varying), *self._inner(element)]


def _number(value: str) -> float | int | str:
    """A number where it is one.

    >>> _number("3"), _number("3.5"), _number("M3 4H5")
    (3, 3.5, 'M3 4H5')
    """
    try:
        return int(value)
    except ValueError:
        pass
    try:
        return float(value)
    except ValueError:
        return value
