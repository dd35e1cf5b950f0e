"""The one object users hold: short methods that call the stages in order."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from talentgraph import ask
from talentgraph.asking import Asking
from talentgraph.comparing import Comparing
from talentgraph.deciding import Deciding
from talentgraph.errors import InputError, OutdatedFile, UnknownName
from talentgraph.model import OrgView
from talentgraph.reporting import Reporting
from talentgraph.scoring import Scoring
from talentgraph.store import AS_USUAL, Limits, Store, sql

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from talentgraph.adding import Added, Progress
    from talentgraph.deriving import Built


_MOST_IN_A_FILE = 2_000_000  # moves, each of which becomes an object of Python on its way


class Graph(Asking, Scoring, Deciding, Comparing, Reporting):
    """A talentgraph file: add to it, build, ask.

    Args:
        path: The file, made and seeded if it isn't there; None for memory.
        queries: Folders of questions besides the shipped ones.
        make: Whether a missing file is made; else it is an error.
        org_view: Which organization a name counts for in questions, scores and pictures: as-reported, point-in-time, group or today.
        limits: How long it waits for another process, how much memory it may take, how long a query of your own may run.

    Raises:
        StoreError: The file isn't ours, is newer than this program, or another process writes to it.

    >>> import talentgraph as tg
    >>> with tg.open(None) as g:
    ...     built = g.build()
    ...     built.moves
    0
    """

    def __init__(
        self,
        path: str | Path | None,
        *,
        queries: Iterable[Path] = (),
        make: bool = True,
        org_view: str = OrgView.POINT_IN_TIME,
        limits: Limits = AS_USUAL,
    ) -> None:
        if org_view not in list(OrgView):
            raise UnknownName(f"no org view called {org_view!r}", list(OrgView))
        self.org_view = OrgView(org_view)
        self.path = Path(path) if path is not None else None
        self.limits = limits
        self._queries = [ask.folder(), *queries]
        self._made = make and self.path is not None and not self.path.exists()
        self._new = self.path is None or self._made
        try:
            self._kept = Store(self.path, write=self._new, limits=limits)
        except OutdatedFile:
            if not make:
                raise
            self._kept = Store(self.path, write=True, limits=limits)  # which brings it up to date
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
        """Give the file free. At the end of a `with` block this is done by itself."""
        if self.path is not None and self._new:
            self.derive()
        self._kept.close()

    # ---- make

    def add(
        self, *paths: str | Path, private: bool = False, mapping: Mapping[str, str] | None = None, model: str | None = None,
        progress: Progress | None = None, rejects: str | Path | None = None,
    ) -> Added:  # fmt: skip
        """Add articles and tables; what is there already is skipped. `build` then derives the moves.

        Args:
            paths: Files, folders, patterns; "-" is a text on stdin.
            private: Whether quotes, titles and addresses of these sources stay inside the graph.
            mapping: Field of ours -> what the files call it, as {"text": "body"} or {"person": "Name"}; of tables it is kept with the graph.
            model: A language model that reads the articles too (see `llm.settings`); None asks nobody.
            progress: Is told number, total and name of each document.
            rejects: Where the rows of tables that can't be read are written, with reasons.

        Raises:
            InputError: A file isn't there or can't be read, or the model can't be asked.

        >>> import talentgraph as tg
        >>> with tg.open("demo.duckdb") as g, open("more.csv", "w") as table:
        ...     table.write("person,from_org,to_org\\nAnna Berg,OpenAI,Anthropic\\n") and table.close()
        ...     g.add("more.csv").claims
        1
        """
        from talentgraph import adding, llm

        reader = llm.extractor(model)
        self._writing()
        return adding.add(self._kept, paths, adding.How(private, mapping or {}, reader, progress, Path(rejects) if rejects else None))

    def build(self, *paths: str | Path, **how: Any) -> Built:
        """Add everything under the paths, as `add` does, then derive what they change: entities, moves and flows; without paths everything anew.

        Args:
            paths: Files, folders, patterns, as for `add`.
            how: The options of `add`.

        >>> import talentgraph as tg
        >>> with tg.open("demo.duckdb") as g:
        ...     g.build().moves > 0
        True
        """
        from talentgraph.adding import Added
        from talentgraph.deriving import Built

        began = time.monotonic()
        added = self.add(*paths, **how) if paths else Added()
        self.derive(whole=not paths)
        n = self.counts()
        took = time.monotonic() - began
        busiest = self._store.one(sql("busiest"))
        return Built(added, n["articles"] + n["tables"], n["claims"], n["moves"], n["counted"], n["organizations"], n["persons"], took, busiest)

    def _only_reading(self) -> None:
        """Before SQL of somebody else runs: what is open for writing is opened for reading, where no file can be reached from SQL."""
        kept = self._store
        if kept.write and kept.path is not None:
            kept.close()
            self._new = self._made = False
            self._kept = Store(self.path, limits=self.limits)
            self._kept.see(self.org_view)

    def _writing(self) -> None:
        """Open the file for writing if it is only open for reading, all views aside."""
        self._kept.see(OrgView.POINT_IN_TIME)
        if not self._kept.write:
            self._kept.close()
            try:
                self._kept = Store(self.path, write=True, limits=self.limits)
            except BaseException:
                self._kept = Store(self.path, limits=self.limits) if self.path and self.path.exists() else Store(None)
                raise
        if self._kept.meta("basis") is None:  # it is new, or its making was interrupted
            from talentgraph import deriving

            deriving.start(self._kept)

    # ---- export, tend

    def export(self, path: str | Path, *, canonical: bool = False, excel: bool = False, layout: str | None = None) -> Path:
        """Export the graph for other programs; the end of the name tells the format (`formats.FORMATS`).

        Args:
            path: A file.
            canonical: The sorted lines by which graphs are compared, as .jsonl.
            excel: Begin a .csv file with the mark by which Excel knows UTF-8.
            layout: bucketed: a folder of Parquet files (lakes) instead of a file.

        Raises:
            InputError: No format ends so, the file can't be written, or there are too many moves for it.
            UnknownName: No such layout.

        >>> import talentgraph as tg
        >>> with tg.open("demo.duckdb") as g:
        ...     g.export("moves.csv").name
        'moves.csv'
        """
        from talentgraph import exports, formats, writing
        from talentgraph.answers import footer_lines

        to = Path(path)
        if canonical:
            return writing.write_text(to, "".join(f"{line}\n" for line in exports.canonical(self._store)))
        if layout is not None:
            return self._lake(to, layout)
        found = formats.format_of(to.name)
        if (number := self.counts()["moves"]) > _MOST_IN_A_FILE:
            raise InputError(f"{number:,} moves are too many for a {found.suffix} file", f"talentgraph export {to.stem} --layout bucketed")
        write = formats.excel_csv if excel and found.suffix == ".csv" else found.write
        table = self.score(top=None)
        content = formats.Content(self._told_moves(), table.to_dicts(), footer_lines(table.footer))
        return writing.write(to, lambda beside: write(content, beside))

    def _lake(self, folder: Path, layout: str) -> Path:
        from talentgraph import lakes

        if layout != "bucketed":
            raise UnknownName(f"no layout called {layout!r}", ["bucketed"])
        if self._store.meta("stale") == "yes":
            self.derive()
        self._writing()  # what is only read can't write files
        return lakes.write(self._kept, folder)

    def optimize(self) -> bool:
        """Sort what was added to big tables in among the rest. Tells whether there are any."""
        from talentgraph import bulk

        self._writing()
        return bulk.optimize(self._kept)

    def canonical(self) -> list[str]:
        """The lines of the canonical export."""
        from talentgraph import exports

        return list(exports.canonical(self._store))

    def counts(self) -> dict[str, int]:
        """How much of everything there is: articles, tables, lists, claims, deals, moves, counted ones, organizations, persons, listed names."""
        from talentgraph import bulk

        with bulk.alone(self._store):
            found = {name: int(value) for name, value in self._store.rows(sql("counts")).dicts()[0].items()}
        return found | bulk.counts(self._store)

    def info(self) -> dict[str, Any]:
        """What this file is and holds, and what talentgraph runs on: all that a report of a fault needs, and nobody's name."""
        from talentgraph.environment import environment

        shown = self.path
        if shown and shown.is_relative_to(Path.home()):
            shown = Path("~") / shown.relative_to(Path.home())
        return {
            "file": str(shown or "memory"), "bytes": self.path.stat().st_size if self.path else 0,
            "schema": int(self._store.meta("schema") or 0), "duckdb": str(self._store.one("SELECT version()")), **self.counts(),
            "data": self._store.meta("data_hash"), "derived": self._store.meta("stale") != "yes", "org_view": str(self.org_view), **environment(),
        }  # fmt: skip

