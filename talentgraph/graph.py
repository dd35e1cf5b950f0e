"""The one object users hold: short methods that call the stages in order."""

from __future__ import annotations

import time
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from talentgraph import ask
from talentgraph.answers import STALE, Answer
from talentgraph.comparing import Comparing
from talentgraph.deciding import Deciding
from talentgraph.errors import OutdatedFile, QueryError, UnknownName
from talentgraph.model import Footer, OrgView
from talentgraph.store import Store, sql

if TYPE_CHECKING:
    from collections.abc import Iterable

    from talentgraph.adding import Added, Progress
    from talentgraph.ask import Question
    from talentgraph.deriving import Built
    from talentgraph.entities import Candidate


class Graph(Deciding, Comparing):
    """A talentgraph file: add to it, build, ask.

    Args:
        path: The file, made and seeded if it isn't there; None for memory.
        queries: Folders of questions besides the shipped ones.
        make: Whether a missing file is made; else it is an error.
        org_view: Which organization a name counts for in questions, scores and pictures: as-reported, point-in-time, group or today.

    Raises:
        StoreError: The file isn't ours, is newer than this program, or another process writes to it.

    >>> import talentgraph as tg
    >>> with tg.open(None) as g:
    ...     built = g.build()
    ...     built.moves
    0
    """

    def __init__(
        self, path: str | Path | None, *, queries: Iterable[Path] = (), make: bool = True, org_view: str = OrgView.POINT_IN_TIME
    ) -> None:
        if org_view not in list(OrgView):
            raise UnknownName(f"no org view called {org_view!r}", list(OrgView))
        self.org_view = OrgView(org_view)
        self.path = Path(path) if path is not None else None
        self._queries = [ask.folder(), *queries]
        self._made = make and self.path is not None and not self.path.exists()
        self._new = self.path is None or self._made
        try:
            self._kept = Store(self.path, write=self._new)
        except OutdatedFile:
            if not make:
                raise
            self._kept = Store(self.path, write=True)  # which brings it up to date
            self.derive()
        if self._new:
            self._writing()
        self._kept.see(self.org_view)

    @property
    def _store(self) -> Store:
        """The store. What was just made is derived when it is first asked for, for `build` derives anyway."""
        if self._new:
            self.derive()
        return self._kept

    def __enter__(self) -> Self:
        return self

    def __exit__(self, error: type[BaseException] | None, *_: object) -> None:
        untouched = error is not None and self._made and not self._kept.one("SELECT count(*) FROM documents WHERE path NOT LIKE 'seeds/%'")
        self._new = self._new and not untouched
        self.close()
        if untouched and self.path is not None:
            self.path.unlink(missing_ok=True)  # made for something that could not be done

    def close(self) -> None:
        """Give the file free."""
        if self.path is not None and self._new:
            self.derive()
        self._kept.close()

    # ---- make

    def add(self, *paths: str | Path, private: bool = False, progress: Progress | None = None) -> Added:
        """Add articles and tables; what is there already is skipped. `build` then derives the moves."""
        from talentgraph import adding

        self._writing()
        return adding.add(self._kept, paths, private=private, progress=progress)

    def build(self, *paths: str | Path, private: bool = False, progress: Progress | None = None) -> Built:
        """Add everything under the paths, then derive entities, moves and flows anew."""
        from talentgraph.adding import Added
        from talentgraph.deriving import Built

        began = time.monotonic()
        added = self.add(*paths, private=private, progress=progress) if paths else Added()
        self.derive()
        n = self.counts()
        took = time.monotonic() - began
        return Built(added, n["articles"] + n["tables"], n["claims"], n["moves"], n["counted"], n["organizations"], n["persons"], took)

    def _writing(self) -> None:
        """Open the file for writing if it is only open for reading, all views aside."""
        self._kept.see(OrgView.POINT_IN_TIME)
        if not self._kept.write:
            self._kept.close()
            try:
                self._kept = Store(self.path, write=True)
            except BaseException:
                self._kept = Store(self.path) if self.path and self.path.exists() else Store(None)
                raise
        if self._kept.meta("basis") is None:  # it is new, or its making was interrupted
            from talentgraph import deriving

            deriving.start(self._kept)

    # ---- ask

    def questions(self) -> dict[str, Question]:
        """All questions by name."""
        return ask.questions(self._queries)

    def ask(self, name: str, /, **parameters: Any) -> Answer:
        """Ask a question of queries/.

        Raises:
            UnknownName: No such question, organization or person.
            AmbiguousName: Several bear the name.
            QueryError: A parameter doesn't fit.
        """
        found = self.questions()
        if name not in found:
            raise UnknownName(f"no question called {name!r}", get_close_matches(name, list(found), cutoff=0.4))
        question = found[name]
        ask.check(question, self._store.parameters(question.sql))
        values = ask.coerce(question, parameters)
        shown = dict(values)
        for parameter in question.parameters:
            if parameter.type in {"organization", "person"} and values[parameter.name] is not None:
                entity = self.find(values[parameter.name], parameter.type)
                values[parameter.name], shown[parameter.name] = entity.id, entity.name
        statements = self._store.statements(question.sql)
        used = self._store.parameters(question.sql)
        rows = self._store.rows(statements[0], {key: values[key] for key in used[0]})
        counts: dict[str, int] = {"counted": len(rows.rows)}
        if len(statements) > 1:
            counts = self._store.rows(statements[1], {key: values[key] for key in used[1]}).dicts()[0]
        window = tuple(None if values.get(end) is None else str(values[end]) for end in ("since", "until"))
        footer = self._footer(counts, (window[0], window[1]))
        return Answer(rows.columns, rows.rows, footer, question.words, question.name, shown)

    def find(self, name: str, kind: str) -> Candidate:
        """The organization or person that a name means."""
        from talentgraph import entities

        return entities.find(self._store, name, kind)

    def sql(self, text: str) -> Answer:
        """One SELECT of your own, in a sandbox: it can read this graph and nothing else.

        Raises:
            QueryError: It fails, does more than read, or is more than one statement.
        """
        statements = self._store.statements(text)
        if len(statements) != 1:
            raise QueryError(f"{len(statements)} statements", "write one SELECT statement")
        rows = self._store.rows(statements[0])
        return Answer(rows.columns, rows.rows, self._footer({"rows": len(rows.rows)}, (None, None)), "", "sql", {"query": text})

    def _footer(self, counts: dict[str, Any], window: tuple[str | None, str | None]) -> Footer:
        notes = (STALE,) if self._store.meta("stale") == "yes" else ()
        whole = {label: int(value or 0) for label, value in counts.items()}
        return Footer(whole, window, self.org_view, self._store.meta("data_hash") or "", notes)

    # ---- score

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

    # ---- explain

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

    # ---- draw, export, tend

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

    def export(self, path: str | Path, *, canonical: bool = False) -> Path:
        """Export the graph by the suffix of the file; `canonical` gives the sorted lines by which graphs are compared."""
        from talentgraph import exports

        return exports.export(self._store, Path(path), self._moves_table, whole=canonical)

    def canonical(self) -> list[str]:
        """The lines of the canonical export."""
        from talentgraph import exports

        return list(exports.canonical(self._store))

    def _told_moves(self) -> list[dict[str, Any]]:
        from talentgraph import explaining

        return explaining.moves(self._store, private=False)

    def _moves_table(self) -> Answer:
        rows = self._store.rows(sql("move_list"), {"ids": None})
        flat = [tuple("|".join(cell) if isinstance(cell, list) else cell for cell in row) for row in rows.rows]
        return Answer(rows.columns, flat, self._footer({"counted": len(flat)}, (None, None)), "", "moves")

    def counts(self) -> dict[str, int]:
        """How much of everything there is."""
        return {name: int(value) for name, value in self._store.rows(sql("counts")).dicts()[0].items()}

    def info(self) -> dict[str, Any]:
        """What this file is and holds."""
        from talentgraph import __version__

        return {
            "file": str(self.path or "memory"), "bytes": self.path.stat().st_size if self.path else 0, "talentgraph": __version__,
            "duckdb": str(self._store.one("SELECT version()")), **self.counts(), "data": self._store.meta("data_hash"),
            "derived": self._store.meta("stale") != "yes",
        }  # fmt: skip

