"""The one object users hold: short methods that call the stages in order."""

from __future__ import annotations

import time
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from talentgraph import adding, ask, claims, documents, exports, telling
from talentgraph.answers import Answer
from talentgraph.errors import AmbiguousName, QueryError, UnknownName
from talentgraph.model import Claim, Footer
from talentgraph.store import Store, sql

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from talentgraph.entities import Candidate
    from talentgraph.model import Question

ORG_VIEW = "as-reported"
_STALE = "Something was added since the last build: run talentgraph build."
_FLOWS_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Built:
    """What a `build` made.

    Attributes:
        added: What was read first.
        documents: Articles and tables in the graph.
        claims: What they assert.
        moves: Derived from the claims.
        counted: Of them, those that count.
        organizations: With moves.
        persons: With moves.
        seconds: How long it took.
    """

    added: adding.Added
    documents: int
    claims: int
    moves: int
    counted: int
    organizations: int
    persons: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Demo:
    """What `demo` wrote."""

    database: Path
    page: Path
    built: Built


class Graph:
    """A talentgraph file: add to it, build, ask.

    Args:
        path: The file, made and seeded if it isn't there; None for memory.
        queries: Folders of questions besides the shipped ones.
        make: Whether a missing file is made; else it is an error.

    Raises:
        StoreError: The file isn't ours, is newer than this program, or another process writes to it.

    >>> import talentgraph as tg
    >>> with tg.open(None) as g:
    ...     built = g.build()
    ...     built.moves
    0
    """

    def __init__(self, path: str | Path | None, *, queries: Iterable[Path] = (), make: bool = True) -> None:
        self.path = Path(path) if path is not None else None
        self._queries = [ask.folder(), *queries]
        if self.path is None or (make and not self.path.exists()):
            self._store = Store(self.path, write=True)
            self._seed()
        else:
            self._store = Store(self.path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give the file free."""
        self._store.close()

    # ---- make

    def add(self, *paths: str | Path, private: bool = False, progress: adding.Progress | None = None) -> adding.Added:
        """Add articles and tables; what is there already is skipped. `build` then derives the moves."""
        self._writing()
        added = adding.add(self._store, paths, private=private, progress=progress)
        if added.documents:
            self._meta("stale", "yes")
        return added

    def build(self, *paths: str | Path, private: bool = False, progress: adding.Progress | None = None) -> Built:
        """Add everything under the paths, then derive entities, moves and flows anew."""
        began = time.monotonic()
        added = self.add(*paths, private=private, progress=progress) if paths else adding.Added()
        self._derive()
        counts = self.counts()
        return Built(
            added, counts["articles"] + counts["tables"], counts["claims"], counts["moves"], counts["counted"], counts["organizations"],
            counts["persons"], time.monotonic() - began,
        )  # fmt: skip

    def _derive(self) -> None:
        from talentgraph import entities, moves, network

        self._writing()
        basis = f"{sql_one(self._store, 'basis')} {claims.VERSION}"
        if self._meta_value("basis") != basis:
            if self._meta_value("basis") is not None or self._store.one("SELECT count(*) FROM claims WHERE extractor = 'rules'"):
                adding.read_again(self._store)
            self._meta("basis", basis)
        with self._store.transaction():
            self._store.run("schema")
            entities.resolve(self._store)
            moves.derive(self._store)
            network.derive(self._store)
            self._meta("data_hash", sql_one(self._store, "data_hash"))
            self._meta("stale", "no")

    def _seed(self) -> None:
        adding.seed(self._store)
        self._meta("basis", f"{sql_one(self._store, 'basis')} {claims.VERSION}")
        self._derive()

    def _writing(self) -> None:
        """Open the file for writing if it is only open for reading."""
        if not self._store.write:
            self._store.close()
            try:
                self._store = Store(self.path, write=True)
            except BaseException:
                self._store = Store(self.path) if self.path and self.path.exists() else Store(None)
                raise

    def _meta(self, name: str, value: str) -> None:
        self._store.run("set_meta", name=name, value=value)

    def _meta_value(self, name: str) -> str | None:
        found = self._store.one("SELECT value FROM meta WHERE name = $name", {"name": name})
        return None if found is None else str(found)

    # ---- ask

    def questions(self) -> dict[str, Question]:
        """All questions by name."""
        return ask.questions(self._queries)

    def ask(self, name: str, **parameters: Any) -> Answer:
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
        notes = (_STALE,) if self._meta_value("stale") == "yes" else ()
        whole = {label: int(value or 0) for label, value in counts.items()}
        return Footer(whole, window, ORG_VIEW, self._meta_value("data_hash") or "", notes)

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
        return ranking.influence(self._store, self._footer(counts, (first, last)), top=top, min_moves=min_moves, since=first, until=last)

    def to_networkx(self) -> Any:
        """The counted flows as a networkx DiGraph."""
        from talentgraph import network

        return network.to_networkx(network.network(self._store))

    # ---- explain

    def explain_data(self, name: str) -> dict[str, Any]:
        """Everything behind a name, a move or a claim: its moves with all of their evidence."""
        move = self._store.one("SELECT move_id FROM move_claims WHERE $id IN (move_id, claim_id) ORDER BY move_id LIMIT 1", {"id": name.strip()})
        if move is not None:
            return {"kind": "move", "name": name, "moves": telling.moves(self._store, move)}
        entity = self._entity(name)
        return {"kind": entity.kind, "id": entity.id, "name": entity.name, "moves": telling.moves(self._store, entity.id)}

    def explain(self, name: str) -> list[str]:
        """A name, a move or a claim down to its sentences and rows, as lines of text."""
        data = self.explain_data(name)
        lines: list[str] = []
        if data["kind"] == "organization":
            lines += self._standing(data["id"], data["name"])
        elif data["kind"] != "move":
            lines += [f"{data['name']} ({data['id']}): {len(data['moves'])} moves"]
        for move in data["moves"]:
            lines += ["", *telling.told(move)]
        return lines

    def _entity(self, name: str) -> Candidate:
        """An organization or a person, whoever bears the name."""
        found: list[Candidate] = []
        errors: list[UnknownName] = []
        for kind in ("organization", "person"):
            try:
                found.append(self.find(name, kind))
            except UnknownName as error:
                errors.append(error)
        if not found:
            near = list(dict.fromkeys(name for error in errors for name in error.suggestions))
            raise UnknownName(f"no organization, person, move or claim called {name!r} in this graph", near)
        moving = [candidate for candidate in found if candidate.moves] or found[:1]
        if len(moving) > 1:
            raise AmbiguousName(f"{name!r} is an organization and a person", [candidate.id for candidate in moving])
        return moving[0]

    def _standing(self, identifier: str, name: str) -> Iterator[str]:
        """Where an organization stands: its row of the influence table and its largest flows."""
        table = self.score(top=None)
        row = next((row for row in table.to_dicts() if row["id"] == identifier), None)
        if row is None:
            yield f"{name}: no counted moves"
            return
        ranks = (
            f"magnet rank {row['magnet_rank']} ({row['magnet_range']}), feeder rank {row['feeder_rank']} ({row['feeder_range']})"
            if row["magnet_rank"]
            else "unranked: too few moves"
        )
        yield f"{name}: {row['n_in']} in, {row['n_out']} out, net {row['net']:+d}; {ranks}"
        for words, query in (("from", "flows_in"), ("to", "flows_out")):
            flows = self._store.rows(sql(query), {"id": identifier, "limit": _FLOWS_SHOWN}).rows
            if flows:
                yield f"  {words}: " + ", ".join(f"{other} {count}" for other, count in flows)

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
        from talentgraph import pictures
        from talentgraph.answers import footer_lines

        table = self.score(top=None)
        drawn = pictures.network_page(
            telling.moves(self._store, private=False), [{**row, "name": row["organization"]} for row in table], title=title or "Reported talent moves",
            notes=footer_lines(table.footer),
        )  # fmt: skip
        return exports.write_text(Path(path), drawn)

    def export(self, path: str | Path, *, canonical: bool = False) -> Path:
        """Export the graph by the suffix of the file; `canonical` gives the sorted lines by which graphs are compared."""
        return exports.export(self._store, Path(path), self._moves_table, whole=canonical)

    def canonical(self) -> list[str]:
        """The lines of the canonical export."""
        return list(exports.canonical(self._store))

    def _moves_table(self) -> Answer:
        rows = self._store.rows(sql("move_list"), {"entity": None})
        return Answer(rows.columns, rows.rows, self._footer({"moves": len(rows.rows)}, (None, None)), "", "moves")

    def counts(self) -> dict[str, int]:
        """How much of everything there is."""
        return {name: int(value) for name, value in self._store.rows(sql("counts")).dicts()[0].items()}

    def info(self) -> dict[str, Any]:
        """What this file is and holds."""
        from talentgraph import __version__

        versions = {"talentgraph": __version__, "duckdb": str(self._store.one("SELECT version()"))}
        size = self.path.stat().st_size if self.path else 0
        return {"file": str(self.path or "memory"), "bytes": size, **versions, **self.counts(), "data": self._meta_value("data_hash")}

    def verify(self) -> list[str]:
        """What does not hold together: quotes that are not the text, derived rows without a ground. Empty when all is well."""
        problems = [row[0] for row in self._store.rows(sql("verify")).rows]
        if self._meta_value("stale") == "yes":
            problems.append(_STALE)
        return problems


def sql_one(store: Store, step: str) -> str:
    """The one value of a step."""
    return str(store.one(sql(step)))


def open(path: str | Path | None) -> Graph:  # noqa: A001 - `talentgraph.open` reads as it should
    """Open a graph; the file is made and seeded if it isn't there. None: in memory."""
    return Graph(path)


def extract(text: str) -> list[Claim]:
    """The claims of a text, with the seeds' names; no file, no graph.

    >>> [(c.person, c.from_org, c.to_org) for c in extract("Anna Berg joined OpenAI from Apple.")]
    [('Anna Berg', 'Apple', 'OpenAI')]
    """
    document = documents.from_text(text)
    return list(claims.extract(document, documents.zones(document.text), adding.gazetteer()).claims)


def extract_files(paths: Iterable[str | Path]) -> Iterator[dict[str, Any]]:
    """The claims and deals of articles as the records that `extract --json` prints, in the order of the files."""
    import sys

    from talentgraph.records import records

    names = adding.gazetteer()
    for path in paths:
        if str(path) == "-":
            read = [documents.from_text(sys.stdin.read(), "-")]
        else:
            files, _ = documents.found([Path(path)])
            read = [documents.article(documents.load(file), str(file)) for file in files if file.suffix.lower() != ".csv"]
        for document in read:
            yield from records(document, claims.extract(document, documents.zones(document.text), names))


def demo(folder: Path) -> Demo:
    """The seeds into FOLDER/demo.duckdb and a page, from nothing but what is installed."""
    database, page = folder / "demo.duckdb", folder / "demo.html"
    folder.mkdir(parents=True, exist_ok=True)
    beside = folder / ".demo.duckdb.new"
    beside.unlink(missing_ok=True)
    try:
        with Graph(beside) as graph:
            built = graph.build(adding.seeds() / "moves.csv", adding.seeds() / "articles")
            graph.draw("network", page, title="Career moves in AI and technology, 2014-2026")
        beside.replace(database)
    finally:
        beside.unlink(missing_ok=True)
    return Demo(database, page, built)
