"""A graph that shows people by their initials, or not at all."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from talentgraph.errors import AmbiguousName, InputError, QueryError, UnknownName
from talentgraph.graph import Graph
from talentgraph.model import People
from talentgraph.store import Limits
from talentgraph.veiling import Veil

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from talentgraph.answers import Answer
    from talentgraph.entities import Candidate


class VeiledGraph(Graph):
    """A graph whose answers, explanations, pictures and exports name nobody.

    Args:
        path: The file; None for memory.
        people: initials or none.
        options: As of Graph.

    >>> with VeiledGraph(None, people=People.NONE) as graph:
    ...     graph.find("Daniel Gross", "person").name
    'Daniel Gross'
    """

    def __init__(self, path: str | Path | None, *, people: People, **options: Any) -> None:
        super().__init__(path, **options)
        self._shown_as = people

    @property
    def _veil(self) -> Veil:
        return Veil(self._store, self._shown_as)

    def ask(self, name: str, /, **parameters: Any) -> Answer:
        """As Graph.ask, without names."""
        return self._veil.answer(super().ask(name, **parameters))

    def find(self, name: str, kind: str) -> Candidate:
        """As Graph.find; errors suggest nobody."""
        with _no_suggestions():
            return super().find(name, kind)

    def sql(self, text: str) -> Answer:  # noqa: ARG002 - as Graph's
        """Refuses: free SQL shows the tables as they are.

        Raises:
            QueryError: Always.
        """
        raise QueryError(f"--people {self._shown_as} can't hold for SQL of your own: it shows the tables as they are", "ask one of the questions")

    def explain_data(self, name: str) -> dict[str, Any]:
        """As Graph.explain_data, without names and quotes."""
        with _no_suggestions():
            return self._veil.data(super().explain_data(name))

    def canonical(self) -> list[str]:
        """Refuses: the canonical export is for comparing two graphs.

        Raises:
            InputError: Always.
        """
        raise InputError(f"the canonical export holds everything, --people {self._shown_as} can't hold for it", "export another format")

    def export(self, path: str | Path, *, canonical: bool = False, excel: bool = False, layout: str | None = None) -> Path:
        """As Graph.export, without names; not the canonical one, and no lake."""
        if canonical:
            self.canonical()
        if layout:
            raise QueryError("a lake holds names", "leave --people out, or export a table")
        return super().export(path, excel=excel)

    def _told_moves(self, ids: list[str] | None = None, **asked: Any) -> list[dict[str, Any]]:
        return self._veil.records(super()._told_moves(ids, **asked))

    def _unpublishable(self) -> list[dict[str, Any]]:
        return self._veil.records(super()._unpublishable())

    def _names(self, moves: list[dict[str, Any]]) -> dict[str, list[str]]:
        return super()._names([{**move, "person_id": None} for move in moves])

    def _movers(self, moves: list[dict[str, Any]]) -> list[str]:  # noqa: ARG002 - nobody's career is drawn
        return []

    def _picture_moves(self, *asked: Any, **options: Any) -> list[dict[str, Any]]:
        return self._veil.records(super()._picture_moves(*asked, **options))


def open(path: str | Path | None, *, people: str = "named", wait: float = 0, memory: str | None = None) -> Graph:  # noqa: A001 - `talentgraph.open` reads as it should
    """Open a graph; the file is made and seeded if it isn't there. None: in memory.

    Args:
        path: The file.
        people: named; initials or none keep people's names out of everything that is shown.
        wait: Seconds for which another process that uses the file is waited for.
        memory: What the database may hold in memory, as "2GB"; beyond that it goes to disk.

    Raises:
        StoreError: The file isn't ours, is newer than this program, or another process writes to it.
        ValueError: `people` is none of the three.

    >>> import talentgraph as tg
    >>> with tg.open("demo.duckdb", people="initials") as g:
    ...     g.ask("career", person="Daniel Gross").to_dicts()[0]["to_org"]
    'Meta'
    """
    shown, limits = People(people), Limits(wait, memory)
    return Graph(path, limits=limits) if shown is People.NAMED else VeiledGraph(path, people=shown, limits=limits)


@contextmanager
def _no_suggestions() -> Iterator[None]:
    """What is near a name would name people."""
    try:
        yield
    except UnknownName as error:
        raise UnknownName(error.message) from None
    except AmbiguousName as error:
        raise AmbiguousName(error.message, ["its id is shown without --people"]) from None
