"""The part of `Graph` that makes the report."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from talentgraph.drawing import Drawing
from talentgraph.errors import InputError
from talentgraph.parameters import window
from talentgraph.store import sql, views

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from talentgraph.pictures import Chart, Words

MOST_MOVES = 100_000  # that one page holds
DONE = ("completed", "announced")
VIEWS = ("sankey", "matrix", "timeline", "bump", "career")  # beside the network
CAREERS = 12


class Reporting(Drawing):
    """Methods of a `Graph` that put everything into one offline page."""

    def report(
        self, path: str | Path, *, title: str | None = None, lang: str = "en", since: str | None = None, until: str | None = None,
        include: Iterable[str] = (), publish: bool = False, contact: str | None = None, whole: bool = False,
    ) -> Path:  # fmt: skip
        """Write the report: the network, the charts, their method and all evidence on one page that works offline.

        Args:
            path: An .html file.
            title: What stands under the heading.
            lang: en or zh.
            since: First day (ISO, or a prefix of it).
            until: Last day.
            include: Statuses shown besides completed and announced: rumoured, attempted, failed, denied, contested.
            publish: Leave out the warning and what is private; needs a contact, and a review of what rests on one source.
            contact: Where corrections go: an address or a name.
            whole: Draw all organizations, up to 100,000; else those with most moves where there are more than 1,500.

        Raises:
            InputError: No contact, too many moves, or a file that can't be written.
            NotReviewed: Moves wait for a review; it holds them.

        >>> import talentgraph as tg
        >>> with tg.open("demo.duckdb") as g:
        ...     g.report("report.html", since="2025").name
        'report.html'
        """
        from talentgraph import pictures
        from talentgraph.pictures.wish import included
        from talentgraph.writing import write_text

        if publish and not (contact or "").strip():
            raise InputError("a published report names who takes corrections", "say it: --contact desk@example.org")
        statuses = set(included(include))
        left_out, private = self._gate(since, until, statuses) if publish else (0, [])
        with views.hiding(self._store, private):
            moves, absent = self._reported(since, until, statuses)
            moves = [_public(move) for move in moves] if publish else moves
            table = self.score(top=None, since=since, until=until)
            charts = self._charts(moves, {"lang": lang, "since": since, "until": until, "include": sorted(statuses)}, verified=publish)
        notes = [*pictures.footer_notes(table.footer, lang), *_aside(pictures.Words(lang, "page"), moves, absent, left_out)]
        about = pictures.About(
            title or pictures.Words(lang, "page")("heading"), lang, notes, contact, publish, sorted(statuses), self._names(moves), charts, whole=whole,
        )  # fmt: skip
        page = pictures.report_page(moves, [{**row, "name": row["organization"]} for row in table], about)
        return write_text(Path(path), page)

    def draw(self, view: str, path: str | Path, **options: Any) -> Path:
        """Draw a picture, or write the report, into one offline file.

        Args:
            view: network, sankey, matrix, timeline, bump, career, compare or report.
            path: An .html file, a page where every mark opens its moves; an .svg file; with the extra [png] a .png or .pdf file.
            options: title, lang (en or zh), since, until, org and person (a name or several), top, min_moves, include (statuses), order
                (size or community), by (year or quarter), reading (magnet or feeder); each view takes those that fit it. Of a report, those
                of `report`.

        Raises:
            UnknownName: No such picture, organization or person.
            QueryError: The view does not take an option, or its value doesn't fit.
            InputError: The file can't be written so.

        >>> import talentgraph as tg
        >>> with tg.open("demo.duckdb") as g:
        ...     g.draw("sankey", "openai.svg", org="OpenAI", since="2024").name
        'openai.svg'
        """
        return self.report(path, **options) if view == "report" else super().draw(view, path, **options)

    def _gate(self, since: str | None, until: str | None, statuses: set[str]) -> tuple[int, list[str]]:
        """Let a page be published: how many of its moves are left out, and all that public sources alone do not tell."""
        from talentgraph.publishing import gate

        found = self._unpublishable()
        left_out = gate(found, [move["id"] for move in self._shown(since, until, statuses, lambda _: [])[0]])
        return len(left_out), [row["move"] for row in found if not row["backed"]]

    def _reported(self, since: str | None, until: str | None, statuses: set[str]) -> tuple[list[dict[str, Any]], int]:
        """The moves of the page, some of them with their evidence, and how many were left out for their status."""
        from talentgraph.pictures import told_of

        first, last = window(since, until)
        count = int(self._store.one(sql("moves_in_window"), {"since": first, "until": last}) or 0)
        if count > MOST_MOVES:
            raise InputError(f"{count:,} moves are too many for one page, it holds {MOST_MOVES:,}", "take a window: --since 2025-01-01 --until 2025-12-31")
        shown, absent = self._shown(since, until, statuses, told_of)
        return [{**move, "inside": within(move, first, last)} for move in shown], absent

    def _shown(
        self, since: str | None, until: str | None, statuses: set[str], told: Callable[[list[dict[str, Any]]], list[str]]
    ) -> tuple[list[dict[str, Any]], int]:
        """The moves of some statuses in a window, those that `told` picks with their evidence; and how many have another status."""

        def fitting(there: list[dict[str, Any]]) -> list[dict[str, Any]]:
            return [move for move in there if move["status"] in DONE or move["status"] in statuses]

        first, last = window(since, until)
        there = self._told_moves(since=first, until=last, told=lambda found: told(fitting(found)))
        shown = fitting(there)
        return shown, len(there) - len(shown)

    def _charts(self, moves: list[dict[str, Any]], options: dict[str, Any], *, verified: bool) -> list[Chart]:
        """The pictures for the tabs, of the moves of the page only."""
        from talentgraph.pictures import Chart
        from talentgraph.pictures.svg import NARROW
        from talentgraph.pictures.wish import TAKES, wish

        made = []
        own: dict[str, dict[str, Any]] = {"career": {"person": self._movers(moves)}}
        for view in VIEWS:
            if view == "career" and not own[view]["person"]:
                continue
            takes = {name: value for name, value in options.items() if name in {"lang", *TAKES[view]}}
            asked = replace(wish(view, **takes, **own.get(view, {})), verified=verified)
            layout = self._layout(view, asked)
            made.append(Chart(layout(), layout(width=NARROW)))
        return made

    def _movers(self, moves: list[dict[str, Any]]) -> list[str]:
        """The people with most counted moves, two at least; ids."""
        count: dict[str, int] = defaultdict(int)
        for move in moves:
            count[move["person_id"]] += bool(move["counted"])
        return [who for who in sorted(count, key=lambda one: (-count[one], one)) if count[who] > 1][:CAREERS]

    def _unpublishable(self) -> list[dict[str, Any]]:
        from talentgraph.publishing import unpublishable

        return unpublishable(self._store)

    def _names(self, moves: list[dict[str, Any]]) -> dict[str, list[str]]:
        """Further names of the organizations and people of some moves, by their ids."""
        ids = sorted({move[end] for move in moves for end in ("person_id", "from_id", "to_id") if move[end]})
        found: dict[str, list[str]] = defaultdict(list)
        for entity, name in self._store.rows(sql("names_of"), {"ids": ids}).rows:
            found[entity].append(name)
        return dict(found)


def within(move: dict[str, Any], since: date | None, until: date | None) -> str:
    """Does a move lie in a window: yes, no, or maybe? As the macro in_window of words.sql.

    >>> import datetime as dt
    >>> year = {"date_earliest": dt.date(2025, 1, 1), "date_latest": dt.date(2025, 12, 31)}
    >>> within(year, dt.date(2025, 6, 1), None), within(year, None, dt.date(2024, 1, 1)), within(year, None, None)
    ('maybe', 'no', 'yes')
    """
    if since is None and until is None:
        return "yes"
    earliest, latest = move["date_earliest"], move["date_latest"]
    if (since and latest and latest < since) or (until and earliest and earliest > until):
        return "no"
    begins = since is None or (earliest is not None and earliest >= since)
    ends = until is None or (latest is not None and latest <= until)
    return "yes" if begins and ends else "maybe"


def _aside(words: Words, moves: list[dict[str, Any]], absent: int, left_out: int) -> list[str]:
    """What the foot of the page says of moves that are not in it, or only maybe."""
    maybe = sum(move["inside"] == "maybe" for move in moves)
    counts = {"note_absent": absent, "note_maybe": maybe, "note_private": left_out}
    return [words(key, n=n) for key, n in counts.items() if n]


def _public(move: dict[str, Any]) -> dict[str, Any]:
    """A move with its public evidence only."""
    evidence = [item for item in move["evidence"] if not item["private"]]
    if len(evidence) == len(move["evidence"]):
        return move
    return {**move, "evidence": evidence, "n_claims": len(evidence), "n_independent": min(move["n_independent"], max(1, len(evidence)))}
