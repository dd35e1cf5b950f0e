"""A picture in a page: in a wide and a narrow layout, and the moves behind its marks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from talentgraph.pictures.svg import Mark, Picture

MOST_MOVES = 2000  # whose evidence a page of one picture holds


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture that stands in a tab.

    Attributes:
        view: Its kind; also the key of its word.
        svg: Our own markup, both layouts.
        marks: What leads to moves, by key.
    """

    view: str
    svg: str
    marks: Mapping[str, Mark]


def chart(wide: Picture, narrow: Picture) -> Chart:
    """The same picture for wide and for narrow screens, as one tab."""
    marks = {mark.key: mark for picture in (wide, narrow) for mark in picture.marks}
    return Chart(wide.view, wide.inline("wide") + narrow.inline("narrow"), marks)


def behind(pictures: Iterable[Picture]) -> list[str]:
    """Ids of the moves behind the marks of some pictures, as many as a page of one picture holds."""
    ids = dict.fromkeys(one for picture in pictures for mark in picture.marks for one in mark.moves)
    return list(ids)[:MOST_MOVES]
