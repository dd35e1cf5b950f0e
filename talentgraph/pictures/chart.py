"""A page with one picture, in a wide and a narrow layout, whose marks open their moves with all their evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from talentgraph.pictures import colours
from talentgraph.pictures.shell import render
from talentgraph.pictures.tables import known, newest_first, organization, tables
from talentgraph.pictures.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from talentgraph.pictures.svg import Picture

MOST_MOVES = 2000  # whose evidence a page holds


def behind(pictures: Iterable[Picture]) -> list[str]:
    """Ids of the moves behind the marks of some pictures, as many as a page holds."""
    ids = dict.fromkeys(one for picture in pictures for mark in picture.marks for one in mark.moves)
    return list(ids)[:MOST_MOVES]


def chart_page(wide: Picture, narrow: Picture, moves: list[dict[str, Any]], *, notes: list[str]) -> str:
    """One HTML page that works offline.

    Args:
        wide: The picture.
        narrow: The same for a narrow screen.
        moves: The moves `behind` both, with their evidence.
        notes: Sentences for the foot of the page.
    """
    data = chart_data((wide, narrow), moves)
    words = Words(wide.lang)
    total = len({one for picture in (wide, narrow) for mark in picture.marks for one in mark.moves})
    banner = words("cut", n=len(moves)) if total > len(moves) else ""
    drawn = {"wide": wide.inline("wide"), "narrow": narrow.inline("narrow")}
    return render("chart.html.j2", data=data, lang=wide.lang, pictures=drawn, css=colours.rules(), title=wide.title, notes=notes, banner=banner)


def chart_data(pictures: Iterable[Picture], moves: list[dict[str, Any]]) -> dict[str, Any]:
    """What the scripts of the page read: the tables of the moves, and for each mark which of them it stands for."""
    moves, named = known(moves, [])
    met = {move[end] for move in moves for end in ("from_id", "to_id")}
    orgs = [organization(org, set()) for org in named.values() if org["id"] in met]
    number = {move["id"]: i for i, move in enumerate(sorted(moves, key=newest_first))}
    marks = {mark.key: mark for picture in pictures for mark in picture.marks}
    listed = [
        [mark.key, mark.words, mark.n, mark.n_open, sorted(number[one] for one in mark.moves if one in number)] for mark in marks.values()
    ]
    return {**tables(moves, sorted(orgs, key=lambda org: org["id"]), {}), "edges": [], "marks": listed}
