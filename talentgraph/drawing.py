"""The part of `Graph` that draws."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from talentgraph.errors import UnknownName

if TYPE_CHECKING:
    from talentgraph.answers import Answer
    from talentgraph.store import Store


class Drawing:
    """Methods of a `Graph` that draw pictures into offline files."""

    if TYPE_CHECKING:

        @property
        def _store(self) -> Store: ...

    def score(self, name: str = "influence", *, top: int | None = 20) -> Answer:  # noqa: ARG002 - as the Graph does it
        """As Scoring.score."""
        raise TypeError("only a Graph draws")

    def draw(self, view: str, path: str | Path, *, title: str | None = None) -> Path:
        """Draw a picture into one offline file.

        Args:
            view: network.
            path: An .html file.
            title: What stands under the heading.

        Raises:
            UnknownName: No such picture.
        """
        if view != "network":
            raise UnknownName(f"no picture called {view!r}", ["network"])
        from talentgraph import exports, pictures
        from talentgraph.answers import footer_lines

        table = self.score(top=None)
        drawn = pictures.network_page(
            self._told_moves(), [{**row, "name": row["organization"]} for row in table], title=title or "Reported talent moves",
            notes=footer_lines(table.footer),
        )  # fmt: skip
        return exports.write_text(Path(path), drawn)

    def _told_moves(self) -> list[dict[str, Any]]:
        from talentgraph import explaining

        return explaining.moves(self._store, private=False)
