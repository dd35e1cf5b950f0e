"""A picture in a page: in a wide and a narrow layout, and the moves behind its marks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from talentgraph.pictures.svg import Mark, Picture

MOST_MOVES = 2000  # whose evidence a page of one picture holds


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture that stands in a tab.

    Attributes:
        wide: For wide screens.
        narrow: The same for narrow ones.
    """

    wide: Picture
    narrow: Picture

    @property
    def view(self) -> str:
        """Its kind; also the key of its word."""
        return self.wide.view

    @property
    def marks(self) -> dict[str, Mark]:
        """What leads to moves, by key."""
        return {mark.key: mark for picture in (self.wide, self.narrow) for mark in picture.marks}


def behind(pictures: Iterable[Picture]) -> list[str]:
    """Ids of the moves behind the marks of some pictures, as many as a page of one picture holds."""
    ids = dict.fromkeys(one for picture in pictures for mark in picture.marks for one in mark.moves)
    return list(ids)[:MOST_MOVES]
