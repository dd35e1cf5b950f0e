from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from talentgraph.graph import Graph
from talentgraph.store import Store, copies
from talentgraph.verifying import verify

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from talentgraph.verifying import Findings

HEADER = "person,from_org,to_org,role_from,kind,status,date,source_url,source_outlet,source_date\n"
ARTICLE = """---
outlet: The Daily
date: 2025-07-15
---

Meta has poached researcher Anna Berg from OpenAI. The move was made in June 2025.
After the failed acquisition of Safe Superintelligence, Meta hired SSI's CEO.
Meta has acquired Scale AI for $14 billion.
"""
ROWS = [
    "Ben Koch,OpenAI,Anthropic,,hire,completed,2024-05-06,https://example.org/1,The Daily,2024-05-07",
    "Daniel Gross,Safe Superintelligence,Meta,CEO,hire,completed,2025-07,,The Weekly,2025-07-04",
    "Flo Weiss,Google Brain,OpenAI,,hire,completed,2024-01,,The Weekly,2024-01-04",
    "Eva Dahl,GitHub,Anthropic,,hire,completed,2024-03,,The Weekly,2024-03-04",
]
SPELLS = "person,organization,start,end\nHal Nygaard,Apple,2019-01-01,2024-01-01\nHal Nygaard,Tesla,2021-01-01,2023-01-01\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file in which every table has a row."""
    folder = tmp_path_factory.mktemp("verifying")
    (folder / "a.md").write_text(ARTICLE, "utf-8")
    (folder / "moves.csv").write_text(HEADER + "".join(f"{row}\n" for row in ROWS), "utf-8")
    (folder / "spells.csv").write_text(SPELLS, "utf-8")
    path = folder / "t.duckdb"
    with Graph(path) as graph:
        graph.build(folder / "a.md", folder / "moves.csv", folder / "spells.csv")
        graph.different("Anna Berg", "Ben Koch", reason="two people")
        graph.correct(graph.explain_data("Anna Berg")["moves"][0]["evidence"][0]["claim_id"], role_to="chief scientist", reason="misread")
        graph._store._execute("INSERT INTO tombstones (salt, hash, reason, made_at) VALUES ('s', 'h', 'r', TIMESTAMP '2025-01-01')")
        graph._store.run("set_meta", name="stale", value="yes")
        graph.derive()
    return path


def tampered(built: Path, folder: Path, *statements: str) -> Path:
    """A copy of the file on which somebody ran SQL."""
    path = folder / "tampered.duckdb"
    shutil.copy(built, path)
    with Store(path, write=True) as store:
        for statement in statements:
            store._execute(statement)
    return path


def found(path: Path, *, quick: bool = False) -> Findings:
    with Store(path) as store:
        return verify(store, quick=quick)


def test_a_whole_file_has_no_problems(built: Path) -> None:
    for quick in (False, True):
        problems = found(built, quick=quick)
        assert problems == []
        assert problems.checked["rows"] == 8
        assert problems.checked["quotes"] >= 2
        assert problems.checked["documents_by_their_hash"] == 1
    assert ("tables_derived_anew" in problems.checked) is False


def changed(path: Path, table: str) -> str:
    """A statement that changes a text, or else a number, of the first row: the first column that no check forbids to change."""
    with Store(path) as store:
        columns = store.rows(f"SELECT column_name, column_type FROM (DESCRIBE {table}) ORDER BY column_type <> 'VARCHAR', column_type <> 'INTEGER'").rows
        checked = str(store.one("SELECT string_agg(expression, ' ') FROM duckdb_constraints() WHERE table_name = $table", {"table": table}))
        assert store.one(f"SELECT count(*) FROM {table}"), f"nothing in {table}: the file of this test needs more"
    name, kind = next((name, kind) for name, kind in columns if f"({name} IN" not in checked and f"{name} =" not in checked)
    other = f"concat({name}, '-')" if kind == "VARCHAR" else f"{name} + 1"
    return f"UPDATE {table} SET {name} = {other} WHERE rowid = (SELECT min(rowid) FROM {table})"


KEPT, DERIVED = copies.tables()
CHANGES: dict[str, Callable[[Path, str], str]] = {
    "changed": changed,
    "gone": lambda _, table: f"DELETE FROM {table} WHERE rowid = (SELECT min(rowid) FROM {table})",
    "doubled": lambda _, table: f"INSERT INTO {table} SELECT * FROM {table} LIMIT 1",
}


@pytest.mark.parametrize("how", CHANGES)
def test_a_row_changed_gone_or_doubled_is_found_in_every_derived_table(built: Path, tmp_path: Path, how: str) -> None:
    problems = found(tampered(built, tmp_path, *(CHANGES[how](built, table) for table in DERIVED)))
    assert [table for table in DERIVED if not any(line.startswith(f"{table}: 1 row") for line in problems)] == []


@pytest.mark.parametrize("how", CHANGES)
def test_a_row_changed_gone_or_doubled_is_found_in_every_kept_table(built: Path, tmp_path: Path, how: str) -> None:
    kept = [table for table in KEPT if table != "meta"]
    problems = found(tampered(built, tmp_path, *(CHANGES[how](built, table) for table in kept)), quick=True)
    assert [table for table in kept if not any(line.startswith(f"{table}: changed from outside") for line in problems)] == []


@pytest.mark.parametrize("name", ["data_hash", "seal", "basis"])
def test_what_the_file_remembers_is_checked(built: Path, tmp_path: Path, name: str) -> None:
    for statement in (f"DELETE FROM meta WHERE name = '{name}'", f"UPDATE meta SET value = 'x' WHERE name = '{name}'",
                      f"INSERT INTO meta SELECT * FROM meta WHERE name = '{name}'"):  # fmt: skip
        assert found(tampered(built, tmp_path, statement), quick=True), statement


def test_a_derived_table_that_differs_is_named_with_an_example(built: Path, tmp_path: Path) -> None:
    problems = found(tampered(built, tmp_path, "UPDATE moves SET status = 'rumoured', counted = true WHERE person_id LIKE '%' AND date = '2024-05-06'"))
    assert any(line.startswith("moves: 1 row that a fresh derivation does not give, as id ") for line in problems)
    assert any(line.startswith("moves: 1 row of a fresh derivation is not there, as id ") for line in problems)
    assert found(tampered(built, tmp_path, "UPDATE moves SET confidence = 0.99"), quick=True) == []


def test_what_is_kept_cannot_be_changed_unseen_even_if_all_fits(built: Path, tmp_path: Path) -> None:
    problems = found(tampered(built, tmp_path, "UPDATE documents SET outlet = 'The Weekly' WHERE outlet = 'The Daily'"), quick=True)
    assert any("documents: changed from outside" in line for line in problems)
    other = "UPDATE meta SET value = json_merge_patch(value, '{\"duckdb\": \"v0\", \"documents\": \"1 1\"}') WHERE name = 'seal'"
    assert found(tampered(built, tmp_path, other)) == []  # another DuckDB's seal says nothing


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE documents SET text = replace(text, 'Meta', 'Beta') WHERE kind = 'article'", "its text is not the one that was added"),
        ("UPDATE documents SET text = concat('x', text) WHERE kind = 'article'", "the quote is not the text of its document"),
        ("UPDATE claims SET quote_start = quote_start - 10000, quote_end = quote_end - 10000 WHERE quote IS NOT NULL", "the quote is not the text"),
        ("UPDATE claims SET more_quotes = '{' WHERE quote IS NOT NULL", "the quotes besides the main one are not JSON"),
        ('UPDATE claims SET more_quotes = \'[{"quote": "x", "start": 0, "end": 1}]\' WHERE quote IS NOT NULL', "besides the main one is not the text"),
        ('UPDATE claims SET more_quotes = \'["x"]\' WHERE quote IS NOT NULL', "besides the main one is not the text"),
        ("UPDATE claims SET cells = '{' WHERE row_number = 1", "the cells of its row are not a JSON object"),
        ("UPDATE claims SET cells = '[1]' WHERE row_number = 1", "the cells of its row are not a JSON object"),
        ("UPDATE claims SET person = 'Carl Koch' WHERE row_number = 1", "no cell of its row names Carl Koch"),
        ("UPDATE claims SET row_number = 2 WHERE row_number = 1", "row 2 is there more than once"),
        ("UPDATE claims SET row_number = 2 WHERE row_number = 1", "row 2 stands there with different cells"),
        ("UPDATE deals SET quote_start = quote_start + 1, quote_end = quote_end + 1", "the quote is not the text of its document"),
        ("DELETE FROM documents", "its document is not there"),
        ("DELETE FROM move_claims", "no claim tells of it"),
        ("DELETE FROM moves", "its move"),
        ("DELETE FROM entities WHERE kind = 'person'", "its person or an organization is not there"),
        ("DELETE FROM flows", "they do not add up to the moves"),
        ("DELETE FROM meta WHERE name = 'seal'", "does not say what its tables were derived from"),
        ("UPDATE meta SET value = '[]' WHERE name = 'seal'", "does not say what its tables were derived from"),
        ("UPDATE meta SET value = 'x' WHERE name = 'data_hash'", "data hash"),
        ("UPDATE meta SET value = 'x' WHERE name = 'basis'", "the rules have changed"),
        ("UPDATE meta SET value = 'yes' WHERE name = 'stale'", "run talentgraph build"),
        ("ALTER TABLE flows ADD COLUMN more VARCHAR", "flows has other columns"),
        ("ALTER TABLE lineage ADD COLUMN more VARCHAR", "the tables are not as this talentgraph makes them"),
    ],
)
def test_each_problem_has_its_words(built: Path, tmp_path: Path, statement: str, words: str) -> None:
    quick = not statement.startswith("ALTER")
    assert any(words in line for line in found(tampered(built, tmp_path, statement), quick=quick))


def test_no_kind_of_problem_fills_the_screen(built: Path, tmp_path: Path) -> None:
    many = "INSERT INTO move_claims SELECT concat('m', i), 'c' FROM range(30) AS t(i)"
    problems = found(tampered(built, tmp_path, many), quick=True)
    assert sum("is not there" in line for line in problems) == 20
    assert "moves without a ground: and 40 more" in problems


def test_masked_text_is_only_excused_where_somebody_was_forgotten(built: Path, tmp_path: Path) -> None:
    mask = "UPDATE documents SET text = replace(text, 'was made', '████████') WHERE kind = 'article'"
    nobody = "DELETE FROM tombstones"
    assert any("its text is not the one" in line for line in found(tampered(built, tmp_path, mask, nobody), quick=True))
    problems = found(tampered(built, tmp_path, mask), quick=True)
    assert not any("its text is not the one" in line for line in problems)
    assert problems.checked["documents_by_their_hash"] == 0


def judgement(number: int, kind: str, left: str, right: str = "NULL", claims: str = "NULL", field: str = "NULL") -> str:
    values = f"'j{number}', '{kind}', {left}, {right}, {field}, {claims}, 'words', 'reason', 'me', TIMESTAMP '2025-01-0{number}'"
    return f"INSERT INTO judgements (id, kind, left_id, right_id, field, claims, words, reason, judge, made_at) SELECT {values}"


def test_every_judgement_needs_its_ends(built: Path, tmp_path: Path) -> None:
    name, claim = "(SELECT min(name_id) FROM names)", "(SELECT min(id) FROM claims)"
    good = [
        judgement(1, "different", name, "(SELECT max(name_id) FROM names)"), judgement(2, "accept", claim), judgement(3, "undo", "'j2'"),
        judgement(4, "retract", "(SELECT min(id) FROM moves)", claims=f"[{claim}]"), judgement(5, "correct", claim, field="'to_org'"),
    ]  # fmt: skip
    assert not any(line.startswith("judgement") for line in found(tampered(built, tmp_path, *good), quick=True) if "changed from outside" not in line)
    bad = [
        judgement(1, "same", name, "'nobody'"), judgement(2, "reject", "'nothing'"), judgement(3, "undo", "'j9'"),
        judgement(4, "retract", "'m'", claims="['gone']"), judgement(5, "correct", claim), judgement(6, "unsure", name),
        judgement(7, "retract", "'m'", claims="[]"), judgement(8, "undo", "'j8'"),
    ]  # fmt: skip
    problems = "\n".join(found(tampered(built, tmp_path, *bad), quick=True))
    for words in ("j1: name nobody is not there", "j2: claim nothing is not there", "j3: there is no judgement j9 to undo",
                  "j4: claim gone of the move m is not there", "j5: it does not say what is right", "j6: other name is not there",
                  "j7: it names no claim of the move m", "j8: there is no judgement j8 to undo"):  # fmt: skip
        assert f"judgement {words}" in problems


def test_the_file_is_only_read(built: Path) -> None:
    before = built.read_bytes()
    found(built)
    assert built.read_bytes() == before


def test_a_graph_that_is_open_for_writing_is_checked_too(graph: Graph, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(ARTICLE, "utf-8")
    graph.build(tmp_path / "a.md")
    assert graph.verify() == []
    assert graph.verify(quick=True) == []
    graph._store._execute("DELETE FROM flows")
    assert graph.verify()
