"""A small world of moves in memory, filled by column as the stages fill it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from talentgraph import ask, moves
from talentgraph.asking import asked_for
from talentgraph.store import Rows, Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Row = dict[str, Any]

MOVE: Row = {
    "id": "", "person_id": "ann", "from_id": None, "to_id": None, "earlier_id": None, "from_unit": None, "to_unit": None, "role_from": None, "role_to": None,
    "kind": "hire", "worded_as_poach": False, "status": "completed", "date": None, "date_earliest": None, "date_latest": None, "date_precision": "day",
    "confidence": 0.9, "n_claims": 1, "n_documents": 1, "n_publishers": 1, "n_independent": 1, "combined": False, "other_origins": [], "judgements": [],
    "counted": True, "why_not": None,
}  # fmt: skip
CLAIM: Row = {
    "id": "", "document_id": "d", "person": "researchers", "person_as_written": "researchers", "person_kind": "group", "count": None,
    "from_is_former": False, "from_unit": None, "to_unit": None, "kind": "hire", "status": "completed", "date": None, "date_earliest": None,
    "date_latest": None, "date_precision": "unknown", "source_outlet": None, "source_date": None, "row_number": 1, "rules": "", "confidence": 0.9,
    "extractor": "table",
}  # fmt: skip
END: Row = {"claim_id": "", "person_id": "group", "written_id": "group", "from_id": None, "to_id": None}
DOCUMENT: Row = {
    "id": "", "kind": "article", "path": "a.md", "text": "", "encoding": "utf-8", "lang": "en", "outlet": None, "published": None, "published_earliest": None,
    "published_latest": None, "published_precision": "day", "digest": False, "machine_translated": False, "private": False, "added_at": "2026-01-01",
}  # fmt: skip
DEAL: Row = {
    "id": "", "document_id": "en", "acquirer": "X Corp", "target": "Y Labs", "kind": "acquisition", "amount_usd": None, "stake_pct": None,
    "quote": "", "quote_start": 0, "quote_end": 0, "rules": "",
}  # fmt: skip
PEOPLE = {"ann": "Ann", "bo": "Bo", "cai": "蔡明"}
ENTITIES = [
    *((identifier, "person", name, None) for identifier, name in PEOPLE.items()),
    *((identifier, "organization", name, "company") for identifier, name in (("x", "X Corp"), ("y", "Y Labs"), ("z", "Z Inc"))),
    ("fair", "organization", "FAIR", "unit"),
]


class World:
    """Entities, moves, reports and groups; asks the shipped questions."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.questions = ask.questions([ask.folder()])
        self.fill()

    def fill(self) -> None:
        """Make it as it is at first."""
        for table in ("moves", "move_claims", "claims", "claim_ends", "documents", "deals", "lineage", "entities", "names"):
            self.store.rows(f"DELETE FROM {table}")
        columns = dict(zip(("id", "kind", "name", "category"), zip(*ENTITIES, strict=True), strict=True))
        self.store.append("entities", columns | {"listed": [True] * len(ENTITIES)})
        names = [{"key": i, "kind": kind, "name": name, "name_id": i, "entity_id": i, "reason": "listed"} for i, kind, name, _ in ENTITIES]
        self._append("names", names)
        self.store.append("lineage", {"document_id": ["s"], "org_id": ["fair"], "relation": ["unit_of"], "other_id": ["x"]})

    def moves(self, *given: Row) -> None:
        """Add moves; what is not said is as in MOVE."""
        self._append("moves", [MOVE | {"id": f"m{number}"} | move for number, move in enumerate(given)])
        self.store.rows("DELETE FROM roles")
        self.store.rows("CREATE OR REPLACE TEMP TABLE stated AS SELECT DISTINCT unnest([role_from, role_to]) AS role FROM moves")
        self.store.rows("DELETE FROM stated WHERE role IS NULL")
        moves.classify(self.store)

    def groups(self, *groups: Row) -> None:
        """Add reports of unnamed groups; from_id and to_id are their ends."""
        rows = [CLAIM | {"id": f"c{number}"} | group for number, group in enumerate(groups)]
        self._append("claim_ends", [END | {"claim_id": row["id"], "from_id": row.get("from_id"), "to_id": row.get("to_id")} for row in rows])
        self._append("claims", [{name: value for name, value in row.items() if name not in {"from_id", "to_id"}} for row in rows])

    def documents(self, *documents: Row) -> None:
        """Add documents; what is not said is as in DOCUMENT."""
        self._append("documents", [DOCUMENT | document for document in documents])

    def deals(self, *deals: Row) -> None:
        """Add deals."""
        self._append("deals", [DEAL | {"id": f"d{number}"} | deal for number, deal in enumerate(deals)])

    def reports(self, *reports: Row) -> None:
        """Add reports of moves; `move` is the id of the move."""
        rows = [CLAIM | {"id": f"r{number}", "person_kind": "named"} | report for number, report in enumerate(reports)]
        self._append("move_claims", [{"move_id": row["move"], "claim_id": row["id"]} for row in rows])
        self._append("claims", [{name: value for name, value in row.items() if name != "move"} for row in rows])

    def ask(self, name: str, **given: Any) -> tuple[list[Row], dict[str, int]]:
        """The rows of a question, and its tally without the zeros."""
        question = self.questions[name]
        values = ask.coerce(question, given)
        texts = ask.statements(question, self.store.statements(question.sql))
        used = [self.store.parameters(text)[0] for text in texts]
        ask.check(question, used)
        rows, told = (self.store.rows(text, {key: values[key] for key in names}) for text, names in zip(texts, used, strict=True))
        tally = ask.tally(question, told.columns, told.rows)
        assert next(iter(tally)).startswith("counted")
        shown = Rows(*asked_for(question, values, rows))
        return shown.dicts(), {label: number for label, number in tally.items() if number}

    def _append(self, table: str, rows: list[Row]) -> None:
        if rows:
            self.store.append(table, {name: [row[name] for row in rows] for name in rows[0]})


@pytest.fixture
def make_world() -> Iterator[Callable[[], World]]:
    """Makes new worlds, and closes them all."""
    stores: list[Store] = []

    def make() -> World:
        stores.append(Store(None))
        return World(stores[-1])

    yield make
    for store in stores:
        store.close()


@pytest.fixture
def world(make_world: Callable[[], World]) -> World:
    """A new world."""
    return make_world()


@pytest.fixture(scope="session")
def one_world() -> Iterator[World]:
    """A world that tests empty and fill again."""
    with Store(None) as store:
        yield World(store)
