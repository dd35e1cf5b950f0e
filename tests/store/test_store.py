"""The store file: made whole or not at all, opened by one, read without a way out, filled by column."""

from __future__ import annotations

import os
import re
import signal
from datetime import date, timedelta
from importlib import resources
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from talentgraph import model
from talentgraph.errors import InputError, QueryError, StoreError
from talentgraph.store import Store, files, migrations, sql
from talentgraph.store.tables import Seen, load_csv
from tests.store.holding import hold

PACKAGE = Path(files.__file__).parents[2]
KEPT = ["claims", "deals", "documents", "known", "lineage", "meta"]
@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A new talentgraph file."""
    made = tmp_path / "talent.duckdb"
    Store(made, write=True).close()
    return made


def refusal(path: Path, *, write: bool = False) -> StoreError:
    """How a file is refused: in one line, with a hint in one line."""
    with pytest.raises(StoreError) as caught:
        Store(path, write=write)
    assert "\n" not in caught.value.message
    assert caught.value.hint
    assert "\n" not in caught.value.hint
    return caught.value


def change_schema(path: Path, value: str) -> None:
    connection = duckdb.connect(str(path))
    connection.execute("UPDATE meta SET value = ? WHERE name = 'schema'", [value])
    connection.close()


def test_a_new_file_stands_alone(tmp_path: Path) -> None:
    path = tmp_path / "new.duckdb"
    with Store(path, write=True) as store:
        assert store.one("SELECT value FROM meta WHERE name = 'format'") == "talentgraph"
    assert [p.name for p in tmp_path.iterdir()] == ["new.duckdb"]


def test_a_file_is_made_beside_and_renamed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "new.duckdb"
    seen: list[tuple[str, bool]] = []
    replace = Path.replace

    def watched(self: Path, target: Path) -> Path:
        seen.append((self.name, path.exists()))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", watched)
    Store(path, write=True).close()
    assert seen == [(f".new.duckdb.{os.getpid()}.new", False)]


def test_nothing_is_left_where_making_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("talentgraph.store.sql", lambda _: "CREATE TABLE half (")
    assert "can't write" in refusal(tmp_path / "new.duckdb", write=True).message
    assert list(tmp_path.iterdir()) == []


def test_reopening_finds_what_was_written(path: Path) -> None:
    with Store(path, write=True) as store:
        store.append("meta", {"name": ["built"], "value": ["今天"]})
    with Store(path) as store:
        assert store.one("SELECT value FROM meta WHERE name = 'built'") == "今天"


def test_memory_needs_no_file() -> None:
    with Store() as store:
        assert store.rows("SELECT * FROM moves").rows == []


@pytest.mark.parametrize(
    "query",
    [
        "COPY (SELECT 1) TO '{folder}/out.csv'",
        "COPY meta FROM '{folder}/secret.csv'",
        "SELECT * FROM read_csv('{folder}/secret.csv')",
        "SELECT * FROM read_text('{folder}/secret.csv')",
        "SELECT * FROM '{folder}/secret.csv'",
        "SELECT * FROM glob('{folder}/*')",
        "ATTACH '{folder}/other.duckdb'",
        "EXPORT DATABASE '{folder}/all'",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET enable_external_access = true",
        "SET threads = 1",
        "PRAGMA enable_profiling",
        "DELETE FROM meta",
        "INSERT INTO meta VALUES ('a', 'b')",
        "DROP TABLE meta",
        "CREATE TABLE mine (x INTEGER)",
        "SELECT * FROM python_variable",
    ],
)
def test_reading_is_a_sandbox(path: Path, query: str) -> None:
    python_variable = {"a": [1]}
    (path.parent / "secret.csv").write_text("name,value\nformat,x\n")
    before = path.read_bytes()
    with Store(path) as store, pytest.raises(QueryError):
        store.rows(query.format(folder=path.parent))
    assert python_variable
    assert sorted(p.name for p in path.parent.iterdir()) == ["secret.csv", path.name]
    assert path.read_bytes() == before


def test_a_writer_fetches_no_extension(path: Path) -> None:
    with Store(path, write=True) as store:
        assert store.one("SELECT current_setting('autoinstall_known_extensions')") is False
        assert store.one("SELECT current_setting('autoload_known_extensions')") is False


@pytest.mark.parametrize("write", [False, True])
@pytest.mark.parametrize(
    "content", [b"", b"hi", b"person,to_org\n" * 1000, b"SQLite format 3\0" + b"\0" * 5000, bytes(8) + b"DUCK" + bytes(9000)]
)
def test_a_file_of_another_kind_is_refused(tmp_path: Path, content: bytes, write: bool) -> None:
    path = tmp_path / "talent.duckdb"
    path.write_bytes(content)
    assert str(path) in refusal(path, write=write).message
    assert path.read_bytes() == content


@pytest.mark.parametrize("write", [False, True])
@pytest.mark.parametrize("table", ["x (a INTEGER)", "meta (name VARCHAR, value INTEGER)", "meta (a INTEGER)"])
def test_a_foreign_duckdb_file_is_refused(tmp_path: Path, table: str, write: bool) -> None:
    path = tmp_path / "other.duckdb"
    connection = duckdb.connect(str(path))
    connection.execute(f"CREATE TABLE {table}")
    connection.close()
    assert "not one of talentgraph's" in refusal(path, write=write).message


@pytest.mark.parametrize("write", [False, True])
def test_a_folder_is_refused(tmp_path: Path, write: bool) -> None:
    assert refusal(tmp_path, write=write).message == f"{tmp_path} is a folder"


def test_a_missing_file_says_how_to_make_one(tmp_path: Path) -> None:
    assert "talentgraph build" in refusal(tmp_path / "none.duckdb").hint


@pytest.mark.parametrize("name", ["no/such/folder.duckdb", "file/below.duckdb", "x" * 300])
def test_a_file_that_cannot_be_made(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("x")
    assert "can't write" in refusal(tmp_path / name, write=True).message


def test_a_newer_schema_is_refused(path: Path) -> None:
    change_schema(path, "99")
    assert "newer talentgraph (schema 99" in refusal(path).message
    assert "newer talentgraph (schema 99" in refusal(path, write=True).message


def test_an_older_schema_is_migrated_by_writing(path: Path) -> None:
    change_schema(path, "0")
    assert refusal(path).hint == "run: talentgraph build"
    with Store(path, write=True) as store:
        assert store.rows("SELECT * FROM moves").rows == []


@pytest.mark.parametrize("value", ["", "one", "-1"])
def test_a_schema_that_is_no_number_is_refused(path: Path, value: str) -> None:
    change_schema(path, value)
    assert "schema" in refusal(path).message


def test_what_a_killed_writer_committed_is_there(path: Path) -> None:
    held = hold(path)
    held.send_signal(signal.SIGKILL)
    held.communicate()
    with Store(path, write=True) as store:
        assert store.one("SELECT value FROM meta WHERE name = 'held'") == "1"


def test_append_by_column() -> None:
    with Store() as store:
        size = store.append(
            "known",
            {
                "document_id": ["d", "d"],
                "id": ["a", "b"],
                "kind": ["organization", "person"],
                "name": ["月之暗面", "Zoë O'Neil\n\0😀"],
                "aliases": [["Moonshot AI", "月之暗面"], []],
                "ambiguous": [[], ["x"]],
                "parent": [None, None],
                "unit": [False, True],
            },
        )
        assert size == 2
        rows = store.rows("SELECT name, aliases, ambiguous, category, parent, unit FROM known ORDER BY id")
    assert rows.columns == ["name", "aliases", "ambiguous", "category", "parent", "unit"]
    assert rows.rows[0] == ("月之暗面", ["Moonshot AI", "月之暗面"], [], None, None, False)
    assert rows.dicts()[1]["name"] == "Zoë O'Neil\n\0😀"


def test_append_keeps_dates_and_nothing(path: Path) -> None:
    days = [date(2025, 6, 30), None]
    claim = {"id": "c", "document_id": "d", "person": "p", "person_as_written": "p", "person_kind": "named", "from_is_former": False}
    claim |= {"kind": "hire", "status": "completed", "date_precision": "day", "row_number": 1, "rules": "", "extractor": "table"}
    columns: dict[str, list[Any]] = {name: [value] * 2 for name, value in claim.items()} | {"date_earliest": days, "confidence": [0.5, 1]}
    with Store(path, write=True) as store:
        assert store.append("claims", columns) == 2
        assert store.rows("SELECT date_earliest, confidence FROM claims ORDER BY confidence").rows == [(days[0], 0.5), (None, 1.0)]


def test_append_of_no_rows() -> None:
    with Store() as store:
        assert store.append("meta", {"name": [], "value": []}) == 0
        assert store.append("meta", {}) == 0


def test_append_never_fills_up_short_columns() -> None:
    with Store() as store, pytest.raises(ValueError, match="different lengths"):
        store.append("lineage", {"document_id": ["a", "b"], "note": ["x"]})


@given(st.lists(st.tuples(st.text(st.characters(exclude_categories=["Cs"])), st.none() | st.dates()), max_size=20))
def test_what_goes_in_comes_out(rows: list[tuple[str, date | None]]) -> None:
    with Store() as store:
        store.rows("CREATE TABLE t (i INTEGER, a VARCHAR, b DATE, c VARCHAR[])")
        names, days = [row[0] for row in rows], [row[1] for row in rows]
        store.append("t", {"i": list(range(len(rows))), "a": names, "b": days, "c": [[name, "x"] for name in names]})
        assert store.rows("SELECT a, b, c FROM t ORDER BY i").rows == [(name, day, [name, "x"]) for name, day in rows]


def half(store: Store, value: float | None) -> None:
    """A transaction that ends midway: a null where none may be, or the user's interruption."""
    with store.transaction():
        store.append("meta", {"name": ["half"], "value": ["1"]})
        store.append("meta", {"name": ["half"], "value": [value]})
        raise KeyboardInterrupt


def test_a_transaction_is_all_or_nothing(path: Path) -> None:
    with Store(path, write=True) as store:
        for value, error in [(1 / 2, KeyboardInterrupt), (None, duckdb.Error)]:
            with pytest.raises(error):
                half(store, value)
        with store.transaction():
            store.append("meta", {"name": ["whole"], "value": ["1"]})
        assert store.rows("SELECT name FROM meta WHERE name IN ('half', 'whole')").rows == [("whole",)]


def test_migrations_apply_in_order_and_once(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "steps"
    folder.mkdir()
    more = "ALTER TABLE documents ADD COLUMN words INTEGER;\nUPDATE meta SET value = value || '+' WHERE name = 'm';"
    (folder / "003-more.sql").write_text(more)
    (folder / "002-mark.sql").write_text("INSERT INTO meta VALUES ('m', 'made');")
    (folder / "README").write_text("not a step")
    steps = migrations(folder)
    assert [number for number, _ in steps] == [2, 3]
    with Store(path, write=True) as store:
        store.migrate(1, steps)
        store.migrate(3, steps)
        assert dict(store.rows("SELECT name, value FROM meta").rows) == {"format": "talentgraph", "schema": "3", "m": "made+"}
        assert store.rows("SELECT words FROM documents").rows == []


def test_a_failing_migration_leaves_the_schema_before_it(path: Path) -> None:
    with Store(path, write=True) as store:
        with pytest.raises(duckdb.Error):
            store.migrate(1, [(2, "INSERT INTO meta VALUES ('good', '1')"), (3, "INSERT INTO meta VALUES ('bad', '1'); SELECT nonsense")])
        assert dict(store.rows("SELECT name, value FROM meta").rows) == {"format": "talentgraph", "schema": "2", "good": "1"}


def test_the_shipped_migrations_end_at_the_schema() -> None:
    assert [number for number, _ in migrations()] == list(range(2, files.SCHEMA + 1))


def test_the_schema_keeps_what_was_read_and_empties_what_was_derived() -> None:
    with Store() as store:
        tables = [name for (name,) in store.rows("SELECT table_name FROM duckdb_tables() ORDER BY ALL").rows]
        derived = [name for name in tables if name not in KEPT]
        assert set(KEPT) < set(tables)
        store.append("lineage", {"document_id": ["d"], "org_id": ["a"], "relation": ["unit_of"], "other_id": ["b"]})
        store.append("move_claims", {"move_id": ["m"], "claim_id": ["c"]})
        store.append("entities", {"id": ["e"], "kind": ["person"], "name": ["E"], "listed": [True]})
        store.run("schema")
        sizes = {name: store.one(f"SELECT count(*) FROM {name}") for name in tables}
        assert sizes["lineage"] == 1
        assert sizes["meta"] == 2
        assert not any(sizes[name] for name in derived)


@pytest.mark.parametrize(
    ("table", "column", "words"),
    [
        ("documents", "kind", model.DocumentKind),
        ("claims", "person_kind", model.PersonKind),
        ("claims", "kind", model.Kind),
        ("claims", "status", model.Status),
        ("claims", "date_precision", model.Precision),
        ("deals", "kind", model.DealKind),
        ("lineage", "relation", model.Relation),
        ("entities", "kind", model.EntityKind),
    ],
)
def test_the_words_of_the_model_are_those_of_the_schema(table: str, column: str, words: type[model.Kind]) -> None:
    body = re.search(rf"TABLE (?:IF NOT EXISTS )?{table} \((.*?)\n\);", sql("schema"), re.DOTALL)
    assert body
    listed = re.search(rf"CHECK \({column} IN \((.*?)\)\)", body[1])
    assert listed
    assert re.findall(r"'(\w+)'", listed[1]) == [word.value for word in words]


def test_the_status_of_a_move_is_one_of_a_claim_or_contested() -> None:
    assert [s.value for s in model.MoveStatus] == [*(s.value for s in model.Status), "contested"]


DAYS = st.integers(0, 9).map(lambda n: date(2025, 1, 1) + timedelta(days=n))


@given(st.tuples(st.none() | DAYS, st.none() | DAYS), st.none() | DAYS, st.none() | DAYS)
def test_in_window_says_what_every_possible_day_says(
    known: tuple[date | None, date | None], since: date | None, until: date | None
) -> None:
    earliest, latest = known if not (known[0] and known[1] and known[0] > known[1]) else known[::-1]
    possible = [date(2024, 12, 1) + timedelta(days=n) for n in range(90)]
    possible = [day for day in possible if (not earliest or day >= earliest) and (not latest or day <= latest)]
    inside = {(not since or day >= since) and (not until or day <= until) for day in possible}
    expected = "maybe" if len(inside) == 2 else "yes" if inside == {True} else "no"
    query = "SELECT in_window($e::DATE, $l::DATE, $s::DATE, $u::DATE)"
    assert WINDOWS.one(query, {"e": earliest, "l": latest, "s": since, "u": until}) == expected


WINDOWS = Store()


def test_a_failing_query_is_told_in_one_line(path: Path) -> None:
    with Store(path) as store:
        for query in ["SELEC 1", "SELECT nam FROM meta", "SELECT $a", "SELECT 'x'::INTEGER"]:
            with pytest.raises(QueryError) as caught:
                store.rows(query)
            assert "\n" not in caught.value.message + caught.value.hint


def test_statements_are_told_apart_and_only_read() -> None:
    with Store() as store:
        first, second = store.statements("-- 註解;\nSELECT '離開;'; FROM meta")
        assert store.rows(first).rows == [("離開;",)]
        assert second.strip() == "FROM meta"
        assert store.parameters("SELECT $a, $b; SELECT 1") == [{"a", "b"}, set()]
        for query in ["DELETE FROM meta", "SET threads = 1", "SELECT 1; DROP TABLE meta", "nonsense"]:
            with pytest.raises(QueryError):
                store.statements(query)


@pytest.mark.parametrize(
    ("content", "line"),
    [("name,value\na,one,more\n", 2), ("name,value\na,one\nb\n", 3), ('name,value\na,"open\n', 2)],
)
def test_a_row_that_does_not_fit_is_named_by_its_line(tmp_path: Path, content: str, line: int) -> None:
    table = tmp_path / "t.csv"
    table.write_text(content)
    with Store(None) as store:
        with pytest.raises(InputError) as caught:
            load_csv(store, table, Seen(["name", "value"], {}), "shown.csv")
        assert caught.value.message.startswith(f"shown.csv, line {line}: ")
        assert "\n" not in caught.value.message
        table.write_text('name,value\n"a, b","x\ny"\n,""\n')
        load_csv(store, table, Seen(["name", "value"], {}), "shown.csv")
        assert store.rows("SELECT row_number, name, value FROM raw").rows == [(1, "a, b", "x\ny"), (2, None, None)]


def test_no_temporary_table_hides_one_of_the_schema() -> None:
    steps = Path(str(resources.files("talentgraph.store"))) / "sql"
    kept = {name for file in ("schema", "words") for name in re.findall(r"(?:TABLE|VIEW)(?: IF NOT EXISTS)? (\w+)", (steps / f"{file}.sql").read_text("utf-8"))}
    temporary = {name for path in steps.glob("*.sql") for name in re.findall(r"TEMP (?:TABLE|VIEW) (\w+)", path.read_text("utf-8"))}
    # Those on purpose, and only for a while: a view of organizations, a file of headcounts, a graph without its big tables.
    assert temporary & kept <= {"moves", "headcounts", "flows"}
