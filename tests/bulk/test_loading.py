"""Big tables -> rows: the cells as they stood, names by their keys, rows that can't be read with their reasons."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talentgraph import bulk
from talentgraph.errors import InputError
from talentgraph.graph import Graph
from talentgraph.language.names import keys
from talentgraph.store import Store, sql

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ROWS = ["Jane Roe,Acme,Bolt,2020-01-02", "John Doe,Bolt,,2021-03", "安·伯格,Acme Inc.,博尔特,2019", "JANE ROE,Bolt,Acme,2022-05-06"]


def cells(graph: Graph) -> list[dict[str, Any]]:
    """What is kept of the rows, as it would be shown."""
    names = """person from_org to_org date from_is_former kind status role_from role_to from_unit to_unit source_url source_outlet source_date
        others""".split()
    graph._store.run("bulk_cells")
    found = graph.sql(f"SELECT bulk_json({', '.join(names)}) FROM bulk_cells('bulk_rows') ORDER BY row_id").rows
    return [json.loads(row[0]) for row in found]


@pytest.mark.parametrize("parquet", [False, True])
def test_the_cells_are_kept_as_they_stood(made: Callable[..., Graph], *, parquet: bool) -> None:
    graph = made(["Jane Roe , Acme,Bolt,2020-01-02", 'John Doe,"Bolt, Inc.",,2021-03', "Ann Berg,,Bolt, 2020 "], parquet=parquet)
    assert cells(graph) == [
        {"person": "Jane Roe ", "from_org": " Acme", "to_org": "Bolt", "date": "2020-01-02"},
        {"person": "John Doe", "from_org": "Bolt, Inc.", "date": "2021-03"},
        {"person": "Ann Berg", "to_org": "Bolt", "date": " 2020 "},
    ]
    assert graph.sql("SELECT count(*) FROM claims").rows == [(0,)]


def test_all_columns_are_kept(made: Callable[..., Graph]) -> None:
    header = "person,from_org,to_org,date,role_to,status,source_url,Age"
    graph = made(["Jane Roe,Acme,Bolt,2020,Chief Scientist,Announced,https://a.example,30", "John Doe,Acme,Bolt,,,,,"], header=header)
    assert cells(graph)[0] == {
        "person": "Jane Roe", "from_org": "Acme", "to_org": "Bolt", "date": "2020", "role_to": "Chief Scientist", "status": "Announced",
        "source_url": "https://a.example", "age": "30",
    }  # fmt: skip
    assert graph.sql("SELECT status, role_to FROM moves ORDER BY ALL").rows == [("announced", "Chief Scientist"), ("completed", None)]


def test_rows_that_say_nothing_are_counted_with_their_reasons(big: None, tmp_path: Path) -> None:  # noqa: ARG001 - tables are big
    path = tmp_path / "moves.csv"
    rows = ["Jane Roe,Acme,Bolt,2020,", ",Acme,Bolt,2020,", " ,Acme,Bolt,2020,", "John Doe,,,2020,", "John Doe,Acme,Bolt,01/02/2020,"]
    rows.append("Ann Berg,Acme,,2020,flight")
    path.write_text("person,from_org,to_org,date,kind\n" + "\n".join(rows) + "\n", "utf-8")
    with Graph(None) as graph:
        added = graph.add(path)
        assert added.claims == 1
        assert added.rejected == [
            f"{path}, row 2: no person (and 1 more)",
            f"{path}, row 4: neither from_org nor to_org",
            f"{path}, row 5: day or month first? say --map dates=dmy or --map dates=mdy: 01/02/2020",
            f"{path}, row 6: no such kind: flight",
        ]
        assert graph.add(path).skipped == 1


def test_a_row_with_other_cells_is_an_error_and_nothing_is_kept(big: None, tmp_path: Path) -> None:  # noqa: ARG001 - tables are big
    path = tmp_path / "moves.csv"
    path.write_text("person,from_org,to_org,date\nJane Roe,Acme,Bolt,2020\nJohn Doe,Acme\nAnn Berg,Acme,Bolt,2020\n", "utf-8")
    with Graph(None) as graph:
        with pytest.raises(InputError, match=r"moves\.csv"):
            graph.add(path)
        assert not bulk.there(graph._store)
        graph.build()
        assert graph.counts()["moves"] == 0


def test_what_is_no_table_of_moves_or_no_utf8_is_refused(big: None, tmp_path: Path) -> None:  # noqa: ARG001 - tables are big
    for name, content, words in (
        ("spells.csv", b"person,organization,start\nA,B,2020\nC,D,2021\n", "spells"),
        ("polish.csv", "person,from_org,to_org,\u0142\nA,B,C,\nD,E,F,\n".encode("cp1250"), "UTF-8"),
        ("none.parquet", b"PAR1", "no|not a Parquet"),
    ):
        (tmp_path / name).write_bytes(content)
        with Graph(None) as graph, pytest.raises(InputError, match=words):
            graph.add(tmp_path / name)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\n\r\0"), min_size=1, max_size=12), min_size=1, max_size=8, unique=True))
def test_sql_and_python_make_the_same_keys(names: list[str]) -> None:
    with Store(None) as store:
        for statement in store._connection.extract_statements(sql("bulk_names"))[:3]:
            store._connection.execute(statement)
        for organizations, made in ((False, "plain_key(name)"), (True, "plain_key(no_legal_form(trim(name)))")):
            query = f"SELECT name, {made} FROM (SELECT unnest($names::VARCHAR[]) AS name) WHERE plain_name(name)"
            for name, key in store.rows(query, {"names": names}).rows:
                assert key == keys([name], organizations=organizations)[0]
