"""What is wished of a picture: which view, of what, how it is written. Knows no graph."""

from __future__ import annotations

from dataclasses import dataclass, fields
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from talentgraph.errors import InputError, QueryError, UnknownName
from talentgraph.model import MoveStatus
from talentgraph.parameters import window
from talentgraph.pictures.matrix import ORDERS
from talentgraph.pictures.words import Words

if TYPE_CHECKING:
    from pathlib import Path

SUFFIXES = (".html", ".svg", ".png", ".pdf")
DONE = ("completed", "announced")
_FLOWS = ("since", "until", "top", "min_moves", "include")
TAKES = {
    "network": (*_FLOWS, "org"),
    "sankey": (*_FLOWS, "org"),
    "matrix": (*_FLOWS, "order"),
    "timeline": ("since", "until", "top", "include", "org"),
    "bump": ("since", "until", "top", "min_moves", "by", "reading"),
    "career": ("since", "until", "include", "person"),
    "compare": ("since", "until", "top", "include", "org"),
}
VIEWS = tuple(TAKES)
PAGE_OF_NETWORK = ("since", "until", "org")  # the rest are controls of that page
NAMES = {"org": {"network": 1, "sankey": 1, "timeline": 1, "compare": 2}, "person": {"career": 12}}
CHOICES = {"order": ORDERS, "by": ("year", "quarter"), "reading": ("magnet", "feeder")}


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wished, checked.

    Attributes:
        title: What stands above the picture; None for that of the view.
        lang: Of its words: en or zh.
        since: First day (ISO), or None.
        until: Last day (ISO), or None.
        org: Names or ids of organizations.
        person: Names or ids of people.
        top: How many organizations (or ranks) are shown by name; None for what suits the view.
        min_moves: Flows with fewer counted moves are left out; of a bump chart, organizations with fewer are unranked.
        include: Statuses that are shown beside the counted moves.
        order: Of a matrix: size or community.
        by: Periods of a bump chart: year or quarter.
        reading: What a bump chart ranks by: magnet or feeder.
        verified: Whether the picture goes without the warning; only a report that is published says so.
    """

    title: str | None = None
    lang: str = "en"
    since: str | None = None
    until: str | None = None
    org: tuple[str, ...] = ()
    person: tuple[str, ...] = ()
    top: int | None = None
    min_moves: int | None = None
    include: tuple[str, ...] = ()
    order: str = "size"
    by: str = "year"
    reading: str = "magnet"
    verified: bool = False


def suffix(path: Path) -> str:
    """How a picture is written, by the suffix of its file.

    Raises:
        InputError: No such format.
    """
    found = path.suffix.lower()
    if found not in SUFFIXES:
        near = get_close_matches(found, SUFFIXES, 1)
        raise InputError(f"no picture is written as {path.name}", f"did you mean {near[0]}?" if near else f"use {' '.join(SUFFIXES)}")
    return found


def wish(view: str, *, page: bool = False, **options: Any) -> Wish:
    """Check what is wished.

    Args:
        view: One of `VIEWS`.
        page: Whether it becomes a page.
        options: Of `Wish`; None stands for what it is without.

    Raises:
        UnknownName: No such view, status, order, period or reading.
        QueryError: The view does not take an option, or its value doesn't fit.
    """
    if view not in TAKES:
        raise UnknownName(f"no picture called {view!r}", get_close_matches(view, VIEWS, 3, 0.4) or list(VIEWS))
    given = {name: value for name, value in options.items() if value not in (None, (), [])}
    allowed = PAGE_OF_NETWORK if view == "network" and page else TAKES[view]
    for name in given:
        if name not in {field.name for field in fields(Wish)} - {"verified"}:
            raise TypeError(f"draw() has no option {name}")
        if name not in {"title", "lang", *allowed}:
            where = "the network page" if allowed is PAGE_OF_NETWORK else view
            raise QueryError(f"{where} does not take {_option(name)}", f"it takes {', '.join(_option(one) for one in allowed)}")
    for name, known in CHOICES.items():
        if name in given and given[name] not in known:
            raise UnknownName(f"no {name} called {given[name]!r}", get_close_matches(str(given[name]), known) or list(known))
    Words(given.get("lang", "en"))
    for name in ("top", "min_moves"):
        if name in given and int(given[name]) < 1:
            raise QueryError(f"{_option(name)} {given[name]} is too small", "write 1 or more")
    return Wish(**{**given, **_window(given), **_names(view, given), "include": included(given.get("include", ()))})


def _option(name: str) -> str:
    return f"--{name.replace('_', '-')}"


def _window(given: dict[str, Any]) -> dict[str, str | None]:
    since, until = window(given.get("since"), given.get("until"))
    return {"since": since.isoformat() if since else None, "until": until.isoformat() if until else None}


def _names(view: str, given: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    """Names as tuples, and as many as the view takes."""
    found = {}
    for name, takes in NAMES.items():
        value = given.get(name, ())
        found[name] = (value,) if isinstance(value, str) else tuple(value)
        most = takes.get(view, 0)
        if len(found[name]) > most:
            raise QueryError(f"{view} takes {most} of {_option(name)}, not {len(found[name])}", "leave some out")
    if view == "compare" and len(found["org"]) != 2:
        raise QueryError("compare takes two organizations", "for example: --org OpenAI --org Meta")
    if view == "career" and not found["person"]:
        raise QueryError("career takes one or several people", 'for example: --person "Ilya Sutskever"')
    return found


def included(value: Any) -> tuple[str, ...]:
    """Statuses to show besides what is done, told one by one or with commas between them.

    >>> included(["rumoured,denied", "failed"])
    ('rumoured', 'denied', 'failed')

    Raises:
        UnknownName: There is no such status.
    """
    words = [word.strip() for item in ([value] if isinstance(value, str) else value) for word in str(item).split(",")]
    known = [status.value for status in MoveStatus if status.value not in DONE]
    for word in filter(None, words):
        if word not in known:
            raise UnknownName(f"no status {word!r} to include", get_close_matches(word, known, 1) or known)
    return tuple(dict.fromkeys(filter(None, words)))
