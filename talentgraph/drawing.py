"""The part of `Graph` that draws: what each view is made of, and how it is written."""

from __future__ import annotations

from functools import partial
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from talentgraph.errors import UnknownName
from talentgraph.store import sql

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from talentgraph.answers import Answer
    from talentgraph.entities import Candidate
    from talentgraph.pictures.svg import Picture
    from talentgraph.pictures.wish import Wish
    from talentgraph.store import Store

    Layout = Callable[..., Picture]

MOST_NAMED = 100  # more organizations than a picture shows if nobody asks for more
MOST_MOVES = 20_000  # single moves in a picture
Rows = list[dict[str, Any]]


class Drawing:
    """Methods of a `Graph` that draw pictures into offline files.

    >>> import talentgraph as tg
    >>> with tg.open(None) as g:
    ...     g.picture("sankey").svg()[:4]
    '<svg'
    """

    if TYPE_CHECKING:

        @property
        def _store(self) -> Store: ...

    def score(
        self, name: str = "influence", *, top: int | None = 20, min_moves: int = 5, since: str | None = None, until: str | None = None,  # noqa: ARG002 - as the Graph does it
        weight: str = "count", half_life: float = 365.0, foundings: bool = True, by: str | None = None, replicates: int | None = None,  # noqa: ARG002 - the same
    ) -> Answer:  # fmt: skip
        """As Scoring.score."""
        raise TypeError("only a Graph draws")

    def find(self, name: str, kind: str) -> Candidate:  # noqa: ARG002 - as the Graph does it
        """As Asking.find."""
        raise TypeError("only a Graph draws")

    def counts(self) -> dict[str, int]:
        """As Graph.counts."""
        raise TypeError("only a Graph draws")

    def draw(self, view: str, path: str | Path, **options: Any) -> Path:
        """As Reporting.draw, without the report."""
        from talentgraph import writing
        from talentgraph.pictures.convert import converted
        from talentgraph.pictures.wish import VIEWS, suffix, wish

        path = Path(path)
        kind = suffix(path) if view in VIEWS else ".svg"
        asked = wish(view, page=kind == ".html", **options)
        if kind == ".html":
            return writing.write_text(path, self._network_page(asked) if view == "network" else self._chart_page(view, asked))
        drawn = self._layout(view, asked)().svg()
        if kind == ".svg":
            return writing.write_text(path, drawn)
        made = converted(drawn, kind)
        return writing.write(path, partial(_bytes, made))

    def picture(self, view: str, **options: Any) -> Picture:
        """A picture to show in a notebook, or to take apart: its `svg()`, its `marks`.

        Args:
            view: As for `draw`.
            options: As for `draw`.

        Raises:
            UnknownName: No such picture, organization or person.
            QueryError: The view does not take an option, or its value doesn't fit.

        >>> import talentgraph as tg
        >>> with tg.open("demo.duckdb") as g:
        ...     g.picture("timeline", org="Anthropic").svg()[:4]
        '<svg'
        """
        from talentgraph.pictures.wish import wish

        return self._layout(view, wish(view, **options))()

    def _repr_html_(self) -> str:
        """What a notebook shows of a graph: how much there is, and where people came from and went."""
        counts: dict[str, int] = self.counts()
        told = ", ".join(f"{number:,} {escape(name.replace('_', ' '))}" for name, number in counts.items() if number)
        return f"<p><b>talentgraph</b>: {told or 'empty'}</p>{self.picture('sankey')._repr_html_()}"

    def _layout(self, view: str, asked: Wish) -> Layout:
        """A function that draws the view; takes the width."""
        views: dict[str, Callable[[Wish], Layout]] = {
            "network": self._network, "sankey": self._sankey, "matrix": self._matrix, "timeline": self._timeline, "bump": self._bump,
            "career": self._career, "compare": self._compare,
        }  # fmt: skip
        return views[view](asked)

    def _chart_page(self, view: str, asked: Wish) -> str:
        from talentgraph import pictures
        from talentgraph.pictures.svg import NARROW

        layout = self._layout(view, asked)
        wide, narrow = layout(), layout(width=NARROW)
        return pictures.chart_page(wide, narrow, self._told_moves(pictures.behind((wide, narrow))), notes=self._foot(asked))

    def _network_page(self, asked: Wish) -> str:
        from talentgraph import pictures
        from talentgraph.answers import footer_lines
        from talentgraph.pictures.words import Words

        table = self.score(top=None, since=asked.since, until=asked.until)
        ids = None
        if asked.since or asked.until or asked.org:
            ids = [move["id"] for move in self._picture_moves(asked, self._ids(asked.org, "organization"), whole=True)]
        return pictures.network_page(
            self._told_moves(ids), [{**row, "name": row["organization"]} for row in table], title=asked.title or Words(asked.lang)("title_network"),
            notes=footer_lines(table.footer) if asked.lang == "en" else self._foot(asked), lang=asked.lang,
        )  # fmt: skip

    # ---- what the views are made of

    def _flow_rows(self, asked: Wish, ids: list[str] | None = None) -> Rows:
        """Flows; where nobody is in focus only those between the largest organizations stand by themselves."""
        most = MOST_NAMED + (asked.top or 0) if ids is None else MOST_MOVES
        limits = {"since": asked.since, "until": asked.until, "least": asked.min_moves or 1, "most": most}
        return self._store.rows(sql("picture_flows"), {**limits, "include": list(asked.include), "ids": ids}).dicts()

    def _picture_moves(self, asked: Wish | None, ids: list[str] | None = None, *, whole: bool = False) -> Rows:
        """Single moves with names; `whole`: whatever their status, seats on boards and changes inside too."""
        from talentgraph.model import MoveStatus

        include = list(MoveStatus) if whole or asked is None else list(asked.include)
        window = {"since": asked and asked.since, "until": asked and asked.until}
        return self._store.rows(sql("picture_moves"), {**window, "include": include, "ids": ids, "whole": whole, "limit": MOST_MOVES}).dicts()

    def _told_moves(
        self, ids: list[str] | None = None, *, since: date | None = None, until: date | None = None, told: Callable[[Rows], list[str]] | None = None
    ) -> Rows:
        """Moves of some ids or all, of a window or all; those that `told` picks with their evidence, private sources without words."""
        from talentgraph import explaining

        if ids is None:
            return explaining.moves(self._store, private=False, since=since, until=until, told=told)
        behind = explaining.evidence(self._store, ids, private=False)
        held = {row["id"]: row for row in self._store.rows("FROM holding").dicts()}
        return [
            {**move, "evidence": behind[move["id"]], "judgements": [held[one] for one in move["judgements"]], "other_origins": None}
            for move in Drawing._picture_moves(self, None, ids, whole=True)
        ]

    def _ids(self, names: Iterable[str], kind: str) -> list[str] | None:
        return [self.find(name, kind).id for name in names] or None

    def _foot(self, asked: Wish) -> list[str]:
        """What a page says at its foot of the graph it is from."""
        from talentgraph.pictures.words import Words

        words = Words(asked.lang, verified=asked.verified)
        lines = [words("sample"), words("org_view", view=getattr(self, "org_view", ""))]
        if self._store.meta("stale") == "yes":
            lines.append(words("stale"))
        return [*lines, words("data", hash=(self._store.meta("data_hash") or "")[:6])]

    # ---- the views

    def _sankey(self, asked: Wish) -> Layout:
        from talentgraph.pictures.sankey import sankey
        from talentgraph.pictures.words import Words

        focus = self._focus(asked)
        words = Words(asked.lang, verified=asked.verified)
        title = asked.title or (words("title_focus", org=focus.name) if focus else words("title_sankey"))
        rows = self._flow_rows(asked, [focus.id] if focus else None)
        return partial(_wide, sankey, rows, words, title=title, focus=focus and focus.id, **_least(asked, 12))

    def _focus(self, asked: Wish) -> Candidate | None:
        """The one organization that is asked for, which must have moves."""
        if not asked.org:
            return None
        found = self.find(asked.org[0], "organization")
        self._moving(found, asked)
        return found

    def _moving(self, found: Candidate, asked: Wish) -> None:
        """Refuse an organization without any move that would be drawn."""
        from talentgraph.errors import QueryError

        if not self._flow_rows(asked, [found.id]):
            window = " in this window" if asked.since or asked.until else ""
            raise QueryError(f"{found.name} has no counted moves{window}", "talentgraph flows lists who has; --include shows rumoured and denied ones")

    def _matrix(self, asked: Wish) -> Layout:
        from talentgraph.pictures.matrix import matrix
        from talentgraph.pictures.words import Words

        words = Words(asked.lang, verified=asked.verified)
        title = asked.title or words("title_matrix")
        return partial(_wide, matrix, self._flow_rows(asked), words, title=title, order=asked.order, **_least(asked, 15))

    def _network(self, asked: Wish) -> Layout:
        from talentgraph.pictures.map import network
        from talentgraph.pictures.words import Words

        focus = self._focus(asked)
        words = Words(asked.lang, verified=asked.verified)
        scores = {row["id"]: row for row in self.score(top=None, since=asked.since, until=asked.until)}
        title = asked.title or (words("title_focus", org=focus.name) if focus else words("title_network"))
        return partial(_wide, network, self._flow_rows(asked, [focus.id] if focus else None), scores, words, title=title, **_least(asked, 40))

    def _timeline(self, asked: Wish) -> Layout:
        from talentgraph.pictures.timeline import timeline
        from talentgraph.pictures.words import Words

        focus = self._focus(asked)
        words = Words(asked.lang, verified=asked.verified)
        title = asked.title or (words("title_timeline_of", org=focus.name) if focus else words("title_timeline"))
        rows = self._picture_moves(asked, [focus.id] if focus else None)
        return partial(_wide, timeline, rows, words, title=title, top=asked.top or 6, focus=focus and focus.id)

    def _bump(self, asked: Wish) -> Layout:
        from talentgraph import ranked
        from talentgraph.pictures.bump import bump
        from talentgraph.pictures.words import Words

        words, least = Words(asked.lang, verified=asked.verified), asked.min_moves or 5
        found = ranked.periods(self.score, self._picture_moves(asked), asked, least=least)
        title = asked.title or words(f"title_bump_{asked.by}")
        return partial(_wide, bump, found, words, title=title, top=asked.top or 10, least=least, reading=asked.reading)

    def _career(self, asked: Wish) -> Layout:
        from talentgraph.pictures.career import career
        from talentgraph.pictures.words import Words

        words = Words(asked.lang, verified=asked.verified)
        ids = [self.find(name, "person").id for name in asked.person]
        rows = self._picture_moves(asked, ids, whole=True)
        people = []
        for name, who in zip(asked.person, ids, strict=True):
            # Where people go without names they go without ids too.
            own = [row for row in rows if row["person_id"] == who] if rows and rows[0].get("person_id") else self._picture_moves(asked, [who], whole=True)
            kept = [row for row in own if row["counted"] or row["shown"] or row["status"] in asked.include]
            if not kept:
                raise UnknownName(f"{name} has no move to draw")
            people.append((str(kept[0]["person"]), kept))
        title = asked.title or (words("title_career", person=people[0][0]) if len(people) == 1 else words("title_careers"))
        return partial(_wide, career, people, words, title=title)

    def _compare(self, asked: Wish) -> Layout:
        from talentgraph.errors import QueryError
        from talentgraph.pictures.compare import compare
        from talentgraph.pictures.words import Words

        both = [self.find(name, "organization") for name in asked.org]
        if both[0].id == both[1].id:
            raise QueryError(f"both are {both[0].name}", "compare takes two organizations")
        for one in both:
            self._moving(one, asked)
        words, names = Words(asked.lang, verified=asked.verified), (both[0].name, both[1].name)
        ids = both[0].id, both[1].id
        title = asked.title or words("title_compare", first=names[0], second=names[1])
        return partial(_wide, compare, self._flow_rows(asked, list(ids)), words, ids=ids, names=names, title=title, top=asked.top or 10)


def _wide(view: Callable[..., Picture], *rows: Any, width: int | None = None, **options: Any) -> Picture:
    """Draw a view, in the wide layout if no width is said."""
    from talentgraph.pictures.svg import WIDE

    return view(*rows, width=width or WIDE, **options)


def _least(asked: Wish, top: int) -> dict[str, int]:
    return {"top": asked.top or top, "least": asked.min_moves or 1}


def _bytes(made: bytes, path: Path) -> None:
    path.write_bytes(made)
