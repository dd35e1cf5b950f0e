"""The part of `Graph` that checks and compares: verify, diff, what is new."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from talentgraph.diffing import Changes
    from talentgraph.model import Footer, OrgView
    from talentgraph.store import Store


class Comparing:
    """Methods of a `Graph` that hold it against its sources, against another graph, or against what was known before a day.

    >>> import talentgraph as tg
    >>> with tg.open(None) as g, tg.open(None) as h:
    ...     g.verify(), g.diff(h).rows, g.whats_new("2025").rows
    ([], [], [])
    """

    if TYPE_CHECKING:

        @property
        def _store(self) -> Store: ...

    org_view: OrgView

    def _footer(self, counts: dict[str, Any], window: tuple[str | None, str | None]) -> Footer:  # noqa: ARG002 - as the Graph does it
        raise TypeError("only a Graph compares")

    def verify(self, *, quick: bool = False) -> list[str]:
        """What does not hold together, a line each; empty when all is well.

        Args:
            quick: Leave out deriving everything anew to compare, which takes as long as a build.

        >>> import talentgraph as tg
        >>> with tg.open("demo.duckdb") as g:
        ...     g.verify(quick=True)
        []
        """
        from talentgraph import verifying

        return verifying.verify(self._store, quick=quick, view=self.org_view)

    def diff(self, other: str | Path | Comparing, *, include: Iterable[str] = ()) -> Changes:
        """What has changed from this graph to another: new, completed, corrected, retracted; `.markdown()` of it is a bulletin.

        Args:
            other: The later graph, or its file.
            include: rumoured, attempted, failed, denied, contested: list moves of these statuses too, which never counted.

        Raises:
            StoreError: The file isn't there or isn't ours.

        >>> import talentgraph as tg
        >>> with tg.open(None) as empty, tg.open("demo.duckdb") as g:
        ...     found = empty.diff(g)
        ...     found.to_dicts()[0]["change"]
        'new'
        """
        from talentgraph import diffing

        newer = other._store if isinstance(other, Comparing) else Path(other)  # noqa: SLF001 - a graph too
        return diffing.files(self._store, newer, footer=self._footer({}, (None, None)), include=list(include))

    def whats_new(self, since: str, until: str | None = None, *, include: Iterable[str] = ()) -> Changes:
        """What the documents published since a day have changed; `.markdown()` of it is a bulletin.

        Args:
            since: The first day of publication that is news (YYYY[-MM[-DD]]).
            until: The last one; None for all there is.
            include: As for `diff`.

        Raises:
            QueryError: A date is none, or since lies after until.

        >>> import talentgraph as tg
        >>> with tg.open("demo.duckdb") as g:
        ...     g.whats_new("2025-07", "2025-08").markdown().splitlines()[0].startswith("#")
        True
        """
        from talentgraph import diffing

        return diffing.since(self._store, since, until, footer=self._footer({}, (None, None)), include=list(include))
