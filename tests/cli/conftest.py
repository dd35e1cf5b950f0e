"""The command line over a graph that is as small as can be: a store in memory, filled by hand, asked with the shipped questions."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import TYPE_CHECKING, Any, Self

import pytest

from talentgraph import ask
from talentgraph.__main__ import main
from talentgraph.answers import Answer
from talentgraph.asking import asked_for
from talentgraph.errors import StoreError, UnknownName
from talentgraph.model import Footer
from talentgraph.publishing import NotReviewed
from talentgraph.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

HOSTILE = "=cmd|' /C calc'!A0\x1b[31m\u202e"
PEOPLE = {"ann": "Ann Lee", "li": "李飞飞", "bad": HOSTILE}
ORGS = {"openai": "OpenAI", "meta": "Meta"}
RECORDS = [
    {"record": "move", "document": "a.md", "person": "Ann Lee", "from_org": "OpenAI", "to_org": None, "kind": "hire", "status": "completed",
     "date": "2024-05", "confidence": 0.9, "quote": "Ann Lee\nleft OpenAI."},
    {"record": "group", "document": "a.md", "person": "three researchers", "from_org": "OpenAI", "to_org": "Meta", "kind": "hire"},
    {"record": "deal", "document": "a.md", "acquirer": "Meta", "target": "OpenAI", "kind": "stake"},
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Result:
    """What a command line did."""

    code: int
    out: str
    err: str


class FakeGraph:
    """The calls that the command line makes, answered from a hand-made store."""

    store: Store
    calls: list[tuple[Any, ...]]
    problems: list[str]

    def __init__(
        self, path: Path | None, *, queries: list[Path] = [], make: bool = True, org_view: str = "point-in-time",  # noqa: B006 - never changed
        limits: Any = None,
    ) -> None:
        self.org_view, self.limits = org_view, limits
        self.calls.append(("open", str(path), [str(folder) for folder in queries], make))
        if path is not None and path.name == "none.duckdb" and not make:
            raise StoreError(f"no graph at {path}", "make one: talentgraph build ARTICLES...")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.calls.append(("close",))

    def ask(self, name: str, **parameters: Any) -> Answer:
        self.calls.append(("ask", name, parameters))
        folders = self.calls[-2][2]
        question = ask.questions([ask.folder(), *map(Path, folders)])[name]
        values = ask.coerce(question, parameters)
        if "org" in values and values["org"].lower() not in ORGS:
            raise UnknownName(f"no organization called {values['org']!r}", ["OpenAI"])
        asked = values | ({"org": values["org"].lower()} if "org" in values else {})
        texts = ask.statements(question, self.store.statements(question.sql))
        used = [self.store.parameters(text)[0] for text in texts]
        found = [self.store.rows(text, {key: asked[key] for key in names}) for text, names in zip(texts, used, strict=True)]
        counts = ask.tally(question, found[1].columns, found[1].rows) if len(found) > 1 else {"counted": len(found[0].rows)}
        window = (str(values["since"]) if values.get("since") else None, None)
        return Answer(*asked_for(question, values, found[0]), Footer(counts, window, data_hash="3f2a9c77"), "", name, values)

    def sql(self, text: str) -> Answer:
        rows = self.store.rows(text)
        return Answer(rows.columns, rows.rows, Footer({}), "", "sql")

    def score(self, name: str, **parameters: Any) -> Answer:
        self.calls.append(("score", name, parameters))
        return Answer(
            ["organization", "magnet_rank", "magnet"], [("OpenAI", 1, 0.25)], Footer({"counted": 3}), "Position.", name, parameters
        )

    def build(self, *paths: str, progress: Callable[[int, int, str], None], **how: Any) -> SimpleNamespace:
        for number in range(20):
            progress(number + 1, 20, f"{number}.md")
        added = self.add(*paths, progress=progress, **how)
        return SimpleNamespace(added=added, documents=20, claims=31, moves=20, counted=18, organizations=9, persons=17, seconds=1.23, busiest="OpenAI")

    def add(self, *paths: str, progress: Callable[[int, int, str], None], **how: Any) -> SimpleNamespace:  # noqa: ARG002 - as the graph's
        self.calls.append(("add", paths, how["private"]))
        return SimpleNamespace(
            documents=20, claims=31, deals=2, skipped=3, passed_over=1, kept_out=0, judgements=0, rejected=["a.csv row 3: no person"],
            n_rejected=2, rejects=how["rejects"], notes=["read as gb18030"],
        )

    def explain(self, name: str) -> list[str]:
        return [f"{name}: 1 in", "", f"  {HOSTILE}"]

    def explain_data(self, name: str) -> dict[str, Any]:
        return {"name": name, "quote": HOSTILE, "moves": []}

    def forget(self, name: str, *, reason: str, sure: Callable[[Any], bool] | None) -> Any:
        self.calls.append(("forget", name, reason))
        told = SimpleNamespace(person=HOSTILE, reports=3, documents=2, judgements=0, shared=[HOSTILE], perhaps=[HOSTILE])
        return told if sure is None or sure(told) else None

    def draw(self, view: str, path: Path, **options: Any) -> Path:
        self.calls.append(("draw", view, path, options))
        return path

    def report(self, path: Path, **asked: Any) -> Path:
        self.calls.append(("report", path, asked))
        if asked["publish"]:
            raise NotReviewed([{"move": "m1", "person": HOSTILE, "from_org": "A", "to_org": None, "status": "completed", "reasons": ["one", "two"]}])
        return path

    def export(self, path: Path, *, canonical: bool, excel: bool, layout: str | None) -> Path:
        self.calls.append(("export", path, canonical, excel, layout))
        return path

    def info(self) -> dict[str, Any]:
        return {"file": "t.duckdb", "moves": 12345, "versions": {"duckdb": "2"}, "data": None}

    def verify(self, *, quick: bool = False) -> list[str]:
        self.calls.append(("verify", quick))
        return self.problems

    def diff(self, other: Path, **parameters: Any) -> Any:
        self.calls.append(("diff", other, parameters))
        return self._changes()

    def whats_new(self, since: str, until: str | None, **parameters: Any) -> Any:
        self.calls.append(("whats_new", since, until, parameters))
        return self._changes()

    def _changes(self) -> Any:
        class Told(Answer):
            def markdown(self) -> str:
                return "# Told\n"

        return Told(["change", "person"], [("new", HOSTILE)], Footer({"new": 1, "retracted": 0}), "What is new")


def fill(store: Store) -> None:
    """Three people leave OpenAI for Meta; a fourth report is a rumour."""
    kinds = {"person": PEOPLE, "organization": ORGS}
    entities = [(identifier, kind, name) for kind, names in kinds.items() for identifier, name in names.items()]
    ids, kind, name = (list(column) for column in zip(*entities, strict=True))
    store.append("entities", {"id": ids, "kind": kind, "name": name, "listed": [True] * len(ids)})
    people = ["ann", "li", "bad", "ann"]
    days: list[date | None] = [date(2024, 5, 6), date(2024, 5, 5), None, date(2024, 1, 1)]
    same = {
        "from_id": "openai", "to_id": "meta", "kind": "hire", "worded_as_poach": False, "date_precision": "day", "confidence": 0.9, "n_claims": 1,
        "n_documents": 1, "n_publishers": 1, "n_independent": 1, "combined": False, "other_origins": [], "judgements": [],
    }  # fmt: skip
    statuses = ["completed", "completed", "announced", "rumoured"]
    columns: dict[str, list[Any]] = {
        "id": ["m0", "m1", "m2", "m3"],
        "person_id": people,
        "status": statuses,
        "counted": [status != "rumoured" for status in statuses],
        "why_not": [status if status == "rumoured" else None for status in statuses],
        "date": [str(day) if day else None for day in days],
        "date_earliest": days,
        "date_latest": days,
    }
    store.append("moves", columns | {key: [value] * len(people) for key, value in same.items()})


@pytest.fixture
def graph(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[FakeGraph]]:
    """The graph that commands open; tells what it was called with."""
    with Store(None) as store:
        fill(store)

        class Filled(FakeGraph):
            calls: list[tuple[Any, ...]] = []  # noqa: RUF012 - one list for all of its openings
            problems: list[str] = []  # noqa: RUF012 - the same

        Filled.store = store
        built = SimpleNamespace(documents=9, claims=31, moves=20, counted=18, organizations=9, persons=17, seconds=1.23, busiest="OpenAI")
        calls: dict[str, dict[str, Any]] = {
            "graph": {"Graph": Filled},
            "extracting": {"extract_files": lambda paths, **_: iter(RECORDS * len(paths))},
            "demo": {"demo": lambda folder: SimpleNamespace(database=folder / "demo.duckdb", page=folder / "demo.html", built=built)},
        }
        for name, members in calls.items():
            module = ModuleType(f"talentgraph.{name}")
            module.__dict__.update(members)
            monkeypatch.setitem(sys.modules, module.__name__, module)
        yield Filled


@pytest.fixture
def run(graph: type[FakeGraph], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Runs a command line."""
    assert graph.calls == []
    for name in ("TALENTGRAPH_DB", "COLUMNS", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)

    def call(*words: str) -> Result:
        code = main(list(words))
        told = capsys.readouterr()
        return Result(code, told.out, told.err)

    return call
