"""Small worlds to disturb: articles in two languages, tables, a graph that holds some of them."""

from __future__ import annotations

import random
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from talentgraph.graph import Graph

if TYPE_CHECKING:
    from pathlib import Path

    from tests.torture.forking import Ended, Forker

HEADER = "person,from_org,to_org,role_to,kind,status,date,source_url\n"
PEOPLE = ["Anna Berg", "Ben Koch", "Eva Holm", "Finn Dahl", "Greta Ost", "Ida Lund", "Jonas Falk", "Karin Moe"]
ORGS = ["OpenAI", "Meta", "Google", "Anthropic", "Apple", "xAI", "Baidu", "Microsoft"]
FORGOTTEN = "Anna Berg"
OLD = "old and whole\n"
LEAST = 60  # rows from which on a table is a big one, here


def articles(folder: Path, number: int, first: int = 0) -> Path:
    """A folder of short articles."""
    folder.mkdir(parents=True)
    for n in range(first, first + number):
        person, other = PEOPLE[n % 8], PEOPLE[(n * 3 + 1) % 8]
        a, b = ORGS[n % 8], ORGS[(n + 1 + n // 8) % 8]
        text = f"{person} has left {a} to join {b}, the company said on March {1 + n % 28}, 2024. {other} joined {a} last year. No. {n}.\n"
        if n % 4 == 3:
            text = f"据报道,李明{n}离开百度,加入字节跳动。{person}从{a}跳槽到{b}。\n"
        (folder / f"{n:03}.md").write_text(text, "utf-8")
    return folder


def table(path: Path, rows: int, seed: int) -> Path:
    """A table of moves of people whom no article names."""
    draw = random.Random(seed)  # noqa: S311 - the same table every time
    lines = [
        f"P{draw.randrange(rows)} Q{seed},{draw.choice(ORGS)},{draw.choice(ORGS)} Lab {n % 7},,hire,completed,20{n % 25:02}-0{1 + n % 9},\n"
        for n in range(rows)
    ]
    path.write_text(HEADER + "".join(lines), "utf-8")
    return path


@dataclass(frozen=True, slots=True)
class Work:
    """A command to disturb.

    Attributes:
        name: What it does.
        words: The command line.
        end: Command lines that follow it in any case.
        new: Whether it begins without a graph.
        files: What it writes beside the graph.
    """

    name: str
    words: tuple[str, ...]
    end: tuple[tuple[str, ...], ...] = ()
    new: bool = False
    files: tuple[str, ...] = ()


WORKS = [
    Work("build", ("build", "more", "more.csv")),
    Work("build of a new graph", ("build", "some"), new=True),
    Work("build of a big table", ("build", "big.csv")),
    Work("add", ("add", "more", "more.csv"), end=(("build",),)),
    Work("optimize", ("optimize",)),
    Work("forget", ("forget", FORGOTTEN, "--yes", "--reason", "asked")),
    Work("export", ("export", "out.csv"), files=("out.csv",)),
    Work("export of a workbook", ("export", "out.xlsx"), files=("out.xlsx",)),
    Work("canonical export", ("export", "out.jsonl", "--canonical"), files=("out.jsonl",)),
    Work("report", ("report", "-o", "out.html"), files=("out.html",)),
]


class World:
    """A folder with files and a graph, `t.duckdb`, that begins the same every time.

    Args:
        folder: Where.
        forker: Runs the command lines.
    """

    def __init__(self, folder: Path, forker: Forker) -> None:
        self.folder, self.forker = folder, forker
        articles(folder / "some", 12)
        articles(folder / "more", 14, first=12)
        table(folder / "more.csv", 40, 1)
        table(folder / "big.csv", 400, 2)
        table(folder / "held.csv", 300, 3)
        self.begun = folder / "begun.duckdb"
        made = self.run("--db", "begun.duckdb", "build", "some", "held.csv")
        if made.code:
            raise RuntimeError(made.told)
        self.db = folder / "t.duckdb"

    def run(self, *words: str, **how: Any) -> Ended:
        """Run a command line here."""
        return self.forker.run(*words, folder=self.folder, least=LEAST, **how)

    def work(self, words: tuple[str, ...], **how: Any) -> Ended:
        """Run a command on the graph."""
        return self.run("--db", self.db.name, *words, **how)

    def begin(self, work: Work) -> None:
        """Everything as it was before the work, and nothing else."""
        for path in self.folder.iterdir():
            if path.name.startswith(("t.duckdb", ".t.duckdb", ".out.")):
                shutil.rmtree(path) if path.is_dir() else path.unlink()
        if not work.new:
            shutil.copyfile(self.begun, self.db)
        for name in work.files:
            (self.folder / name).write_text(OLD, "utf-8")

    def canonical(self) -> list[str]:
        """What the graph holds now, to compare."""
        with Graph(self.db, make=False) as graph:
            return graph.canonical()

    def held(self) -> dict[str, tuple[Any, ...]]:
        """Of each document how much of everything is kept."""
        parts = ("claims", "deals", "facts", "wordings", "known", "lineage")
        counts = ", ".join(f"(SELECT count(*) FROM {part} AS p WHERE p.document_id = d.id)" for part in parts)
        with Graph(self.db, make=False) as graph:
            found = graph.sql(f"SELECT id, hash(text), {counts} FROM documents AS d").rows
            if graph.sql("SELECT count(*) FROM duckdb_tables() WHERE table_name = 'bulk_rows'").rows == [(1,)]:
                rows = dict(graph.sql("SELECT t.document_id, count(*) FROM bulk_tables AS t JOIN bulk_rows AS r ON r.row_id >> 36 = t.number GROUP BY 1").rows)
                return {row[0]: (*row[1:], rows.get(row[0], 0)) for row in found}
        return {row[0]: (*row[1:], 0) for row in found}

    def problems(self, *, quick: bool) -> list[str]:
        """What `verify` finds."""
        with Graph(self.db, make=False) as graph:
            return list(graph.verify(quick=quick))
