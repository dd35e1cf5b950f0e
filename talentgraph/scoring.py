"""The part of `Graph` that scores and explains."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from talentgraph import ask
from talentgraph.errors import QueryError, UnknownName
from talentgraph.store import sql

if TYPE_CHECKING:
    from talentgraph.answers import Answer
    from talentgraph.model import Footer
    from talentgraph.store import Store


class Scoring:
    """Methods of a `Graph` that measure organizations, and lead from a number down to its evidence.

    >>> import talentgraph as tg
    >>> with tg.open(None) as g:
    ...     g.score("influence").rows
    []
    """

    if TYPE_CHECKING:

        @property
        def _store(self) -> Store: ...

    def _footer(self, counts: dict[str, Any], window: tuple[str | None, str | None]) -> Footer:  # noqa: ARG002 - as the Graph does it
        raise TypeError("only a Graph scores")

    def score(
        self, name: str = "influence", *, top: int | None = 20, min_moves: int = 5, since: str | None = None, until: str | None = None
    ) -> Answer:
        """A score of every organization.

        Args:
            name: influence.
            top: Rows at most.
            min_moves: Organizations with fewer moves are listed unranked.
            since: First day (ISO, or a prefix of it).
            until: Last day.

        Raises:
            UnknownName: No such score.
        """
        from talentgraph import ranking

        if name != "influence":
            raise UnknownName(f"no score called {name!r}", ["influence"])
        first = ask.day("since", since).isoformat() if since else None
        last = ask.day("until", until, last=True).isoformat() if until else None
        if first and last and first > last:
            raise QueryError(f"since {first} lies after until {last}", "turn them round")
        counts = self._store.rows(sql("tally"), {"since": first, "until": last}).dicts()[0]
        footer = self._footer(counts, (first, last))
        return ranking.influence(self._store, footer, top=top, min_moves=min_moves, since=first, until=last)

    def to_networkx(self) -> Any:
        """The counted flows as a networkx DiGraph."""
        from talentgraph import network

        return network.to_networkx(network.network(self._store))

    def explain_data(self, name: str) -> dict[str, Any]:
        """Everything behind a name, a move or a claim: its moves with all of their evidence.

        Raises:
            UnknownName: Nothing bears that name.
            AmbiguousName: Several do.
        """
        from talentgraph import explaining

        return explaining.behind(self._store, name)

    def explain(self, name: str) -> list[str]:
        """A name, a move or a claim down to its sentences and rows, as lines of text."""
        from talentgraph import explaining

        data = self.explain_data(name)
        head = explaining.standing(self._store, self.score(top=None), data) if data["kind"] == "organization" else []
        return [*head, *explaining.lines(data)]
