"""Tables of other people: recipes, rejected rows, names of one person, workbooks and lines of JSON."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING, Any

import pytest

from talentgraph.errors import InputError
from talentgraph.graph import Graph

if TYPE_CHECKING:
    from pathlib import Path

ODD = "wer,woher,wohin\nAnna Berg,Acme,Globex\n"
SAID = {"person": "wer", "from_org": "woher", "to_org": "wohin"}


def ends(graph: Graph) -> list[tuple[Any, ...]]:
    return graph.sql("SELECT person, from_org, to_org FROM claims ORDER BY ALL").rows


def put(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path


def test_what_is_said_of_a_table_is_kept_for_the_next(tmp_path: Path) -> None:
    with Graph(tmp_path / "g.duckdb") as graph:
        with pytest.raises(InputError, match="a table of what"):
            graph.add(put(tmp_path / "a.csv", ODD))
        graph.add(tmp_path / "a.csv", mapping=SAID)
    with Graph(tmp_path / "g.duckdb") as graph:
        graph.add(put(tmp_path / "b.csv", "wohin;wer;woher\nAcme;Ben Koch;Globex\n"))
        assert ends(graph) == [("Anna Berg", "Acme", "Globex"), ("Ben Koch", "Globex", "Acme")]
        graph.add(put(tmp_path / "c.csv", "wer,woher,wohin\nCleo Lind,Acme,Globex\n"), mapping={**SAID, "from_org": "wohin", "to_org": "woher"})
        graph.add(put(tmp_path / "d.csv", "wer,woher,wohin\nDora Ek,Acme,Globex\n"))
        assert ends(graph)[2:] == [("Cleo Lind", "Globex", "Acme"), ("Dora Ek", "Globex", "Acme")]


def test_nothing_is_kept_of_what_could_not_be_read(tmp_path: Path) -> None:
    with Graph(None) as graph:
        with pytest.raises(InputError, match="line"):
            graph.add(put(tmp_path / "a.csv", ODD + '"Ben Koch,Acme\n'), mapping=SAID)
        assert graph.sql("SELECT count(*) FROM meta WHERE name LIKE 'recipe%'").rows == [(0,)]


def test_of_several_tables_the_words_hold_for_those_that_have_the_columns(tmp_path: Path) -> None:
    put(tmp_path / "odd.csv", ODD)
    put(tmp_path / "plain.csv", "person,to_org\nBen Koch,Acme\n")
    with Graph(None) as graph:
        graph.add(tmp_path, mapping=SAID)
        assert ends(graph) == [("Anna Berg", "Acme", "Globex"), ("Ben Koch", None, "Acme")]


def test_a_table_that_is_there_is_read_again_if_something_else_is_said_of_it(tmp_path: Path) -> None:
    days = put(tmp_path / "days.csv", "person,from_org,to_org,date\nAnna Berg,Acme,Globex,3/4/2024\n")
    with Graph(None) as graph, Graph(None) as once:
        assert graph.build(days, private=True).moves == 0
        for order, day in (("dmy", "2024-04-03"), ("mdy", "2024-03-04")):
            built = graph.build(days, mapping={"dates": order})
            assert (built.moves, built.added.notes) == (1, [f"{days} was there: it is read again, as --map says now"])
            assert graph.sql("SELECT date FROM moves").rows == [(day,)]
        assert graph.build(days, mapping={"dates": "mdy"}).added.skipped == 1
        once.build(days, mapping={"dates": "mdy"}, private=True)
        assert graph.canonical() == once.canonical()  # private as it was
        assert graph.verify() == []


def test_of_several_tables_guessed_ones_need_no_words(tmp_path: Path) -> None:
    put(tmp_path / "odd.csv", ODD)
    put(tmp_path / "zh.csv", "姓名,原公司,新公司\n陈信翰,甲科技,乙科技\n")
    with Graph(None) as graph:
        added = graph.add(tmp_path, mapping=SAID)
        assert ends(graph) == [("Anna Berg", "Acme", "Globex"), ("陈信翰", "甲科技", "乙科技")]
        assert not [note for note in added.notes if "left out" in note]


def test_a_slip_in_the_words_is_told_of_a_table_that_is_there_too(tmp_path: Path) -> None:
    guessed = put(tmp_path / "zh.csv", "姓名,原公司,新公司\n陈信翰,甲科技,乙科技\n")
    with Graph(None) as graph:
        graph.add(guessed)
        with pytest.raises(InputError, match="has no column 名字"):
            graph.add(guessed, mapping={"person": "名字"})
        assert ends(graph) == [("陈信翰", "甲科技", "乙科技")]


def test_years_in_the_header_are_no_row(tmp_path: Path) -> None:
    with Graph(None) as graph, pytest.raises(InputError, match="a table of what") as caught:
        graph.add(put(tmp_path / "w.csv", "who,2023,2024\nAnna Berg,Acme,Globex\n"))
    assert "say what is what" in str(caught.value.hint)


def test_who_came_and_who_went_may_stand_in_one_column(tmp_path: Path) -> None:
    with Graph(None) as graph:
        graph.add(put(tmp_path / "s.csv", "Name,Company,Date,Status\nAnna Berg,Acme,2024-01-01,joined\nAnna Berg,Globex,2024-05-01,left\n"))
        assert ends(graph) == [("Anna Berg", "Globex", None), ("Anna Berg", None, "Acme")]


def test_a_table_without_a_header_is_told_so(tmp_path: Path) -> None:
    with Graph(None) as graph, pytest.raises(InputError, match="a table of what") as caught:
        graph.add(put(tmp_path / "h.csv", "Anna Berg,Acme,Globex,2024-05-01\nBen Koch,Acme,Globex,2024-06\n"))
    assert "the first line looks like a row" in str(caught.value.hint)


def test_a_field_that_is_none_is_an_error(tmp_path: Path) -> None:
    with Graph(None) as graph, pytest.raises(InputError, match="there is no field persn") as caught:
        graph.add(put(tmp_path / "a.csv", ODD), mapping={"persn": "wer"})
    assert caught.value.hint == "did you mean person?"


def test_all_rejected_rows_stand_in_a_file_with_their_reasons(tmp_path: Path) -> None:
    rows = "".join(f",Acme,Globex,{year}\n" for year in range(2000, 2030)) + "Anna Berg,Acme,Globex,some day\nBen Koch,Acme,Globex,2020\n"
    with Graph(None) as graph:
        added = graph.add(put(tmp_path / "a.csv", f"person,from_org,to_org,date\n{rows}"), rejects=tmp_path / "no.csv")
        assert added.rejected == [
            f"{tmp_path / 'a.csv'}, row 1: no person (and 29 more)",
            f"{tmp_path / 'a.csv'}, row 31: not a date (YYYY, YYYY-MM or YYYY-MM-DD): some day",
        ]
        assert (added.n_rejected, added.rejects, added.claims) == (31, tmp_path / "no.csv", 1)
    with (tmp_path / "no.csv").open(encoding="utf-8", newline="") as handle:
        found = list(csv.DictReader(handle))
    assert [int(row["row_number"]) for row in found] == list(range(1, 32))
    assert json.loads(found[30]["cells"]) == {"person": "Anna Berg", "from_org": "Acme", "to_org": "Globex", "date": "some day"}
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


RAGGED = """person,from_org,to_org,date
Anna Berg,Acme,Globex,2024
Ben Koch,Acme,Globex,2024,and more
Cara Lund,Acme
"Dora
Ek","Ac""me",Globex,
Emil Falk,Acme,Globex,2024,,,
"""


def test_rows_with_too_many_or_too_few_cells_are_rejected_by_their_numbers_and_the_others_read(tmp_path: Path) -> None:
    table = put(tmp_path / "a.csv", RAGGED)
    with Graph(None) as graph:
        added = graph.add(table, rejects=tmp_path / "no.csv")
        assert added.rejected == [f"{table}, row 2: not as many cells as columns: 5, not 4 (and 1 more)"]
        told = graph.sql("SELECT person, from_org, row_number, cells FROM claims ORDER BY row_number").rows
    assert [row[:3] for row in told] == [("Anna Berg", "Acme", 1), ("Dora\nEk", 'Ac"me', 4), ("Emil Falk", "Acme", 5)]
    assert json.loads(told[2][3]) == {"person": "Emil Falk", "from_org": "Acme", "to_org": "Globex", "date": "2024"}
    with (tmp_path / "no.csv").open(encoding="utf-8", newline="") as handle:
        assert [(int(row["row_number"]), json.loads(row["cells"])) for row in csv.DictReader(handle)] == [
            (2, ["Ben Koch", "Acme", "Globex", "2024", "and more"]),
            (3, ["Cara Lund", "Acme"]),
        ]


def test_a_row_of_somebody_forgotten_is_not_told_of_for_its_cells(tmp_path: Path) -> None:
    with Graph(None) as graph:
        graph.add(put(tmp_path / "a.csv", "person,from_org,to_org,date\nBen Koch,Acme,Globex,2024\nCara Lund,Acme,Globex,2024\n"))
        graph.forget("Ben Koch")
        added = graph.add(put(tmp_path / "b.csv", RAGGED), rejects=tmp_path / "no.csv")
    assert added.rejected == [f"{tmp_path / 'b.csv'}, row 3: not as many cells as columns: 2, not 4"]
    assert "Koch" not in (tmp_path / "no.csv").read_text("utf-8")


def test_a_table_with_a_quote_left_open_is_refused_whatever_else_its_rows_have(tmp_path: Path) -> None:
    with Graph(None) as graph, pytest.raises(InputError, match=r"a\.csv, line 7: "):
        graph.add(put(tmp_path / "a.csv", RAGGED + 'Fay Gran,"Acme,Globex,2024\nGus Holm,Acme,Globex,2024\n'))


def test_where_nothing_is_rejected_nothing_is_written(tmp_path: Path) -> None:
    with Graph(None) as graph:
        added = graph.add(put(tmp_path / "a.csv", "person,to_org\nAnna Berg,Acme\n"), rejects=tmp_path / "no.csv")
    assert (added.n_rejected, added.rejects, (tmp_path / "no.csv").exists()) == (0, None, False)


def test_ids_tell_that_several_names_are_one_person(tmp_path: Path) -> None:
    table = put(tmp_path / "a.csv", (
        "person_id,name,company,start,end\n1,Anna Berg,Acme,2010,2012\n1,Anna Koch,Globex,2012,\n1,Anna Koch,Initech,2020,\n"
        "2,Wei Li,Acme,2010,\n3,Wei Li,Globex,2011,\n3,Wendy Li,Initech,2012,\n"
    ))  # fmt: skip
    with Graph(None) as graph:
        graph.build(table)
        assert {row[0] for row in graph.sql("SELECT person FROM told_moves").rows} == {"Anna Koch", "Wei Li", "Wendy Li"}
        assert ("Acme", "Globex") in graph.sql("SELECT from_org, to_org FROM told_moves WHERE person = 'Anna Koch'").rows
        assert [row["to_org"] for row in graph.ask("career", person="Anna Berg")][:1] == ["Acme"]
        assert graph.sql("SELECT name FROM known WHERE document_id IN (SELECT id FROM documents WHERE kind = 'spells')").rows == [("Anna Koch",)]
        assert graph.verify() == []


def test_what_lies_ahead_is_announced_and_told(tmp_path: Path) -> None:
    from talentgraph.store import cells

    year = cells.today().year
    table = put(tmp_path / "a.csv", f"person,to_org,date\nAnna Berg,Acme,{year + 2}\nBen Koch,Acme,{year - 2}\nCleo Lind,Acme,{year + 20}\n")
    with Graph(None) as graph:
        added = graph.add(table)
        assert graph.sql("SELECT person, status, rules FROM claims ORDER BY person").rows == [
            ("Anna Berg", "announced", "row dated-ahead"), ("Ben Koch", "completed", "row"),
        ]  # fmt: skip
        assert added.notes == [f"{table}: 1 row lies ahead of today: announced, not completed"]
        assert added.rejected == [f"{table}, row 3: more than ten years ahead: {year + 20}"]


def test_a_workbook_has_a_table_a_sheet(tmp_path: Path) -> None:
    import datetime as dt

    import openpyxl

    book = openpyxl.Workbook()
    first = book.active
    first.title = "Hires"
    days = (["Anna Berg", "Acme", dt.date(2020, 1, 2), None], ["Ben Koch", "Acme", 2019.0, None])
    for row in (["Hires of 2020"], [], ["Name", "New company", "Day", None], *days):
        first.append(row)
    book.create_sheet("Notes").append(["only", "words"])
    book.create_sheet("Empty")
    staff = book.create_sheet("Staff")
    for row in (["Name", "Company", "Start"], ["Cleo Lind", "Globex", "2020-05"]):
        staff.append(row)
    book.save(tmp_path / "b.xlsx")
    with Graph(None) as graph:
        added = graph.add(tmp_path / "b.xlsx")
        assert graph.sql("SELECT person, to_org, date FROM claims ORDER BY person").rows == [
            ("Anna Berg", "Acme", "2020-01-02"), ("Ben Koch", "Acme", "2019"), ("Cleo Lind", "Globex", "2020-05"),
        ]  # fmt: skip
        assert added.documents == 2
        assert [note for note in added.notes if "left out" in note and "b.xlsx/Notes: a table of what?" in note]
        assert graph.add(tmp_path / "b.xlsx").documents == 0


def test_what_is_no_workbook_is_told(tmp_path: Path) -> None:
    (tmp_path / "b.xlsx").write_bytes(b"PK no")
    with Graph(None) as graph, pytest.raises(InputError, match="no Excel workbook"):
        graph.add(tmp_path / "b.xlsx")


def test_lines_of_json_are_articles_or_rows(tmp_path: Path) -> None:
    put(tmp_path / "rows.jsonl", '{"name": "Anna Berg", "to": {"name": "Acme"}, "year": 2020}\n\n{"name": "Ben Koch", "from": "Acme", "to": null}\n')
    put(tmp_path / "news.jsonl", '{"title": "A move", "text": "Cleo Lind joined OpenAI as a researcher.", "date": "2020-01-02"}\n')
    with Graph(None) as graph:
        graph.add(tmp_path)
        assert graph.sql("SELECT person, from_org, to_org, date FROM claims WHERE extractor = 'table' ORDER BY person").rows == [
            ("Anna Berg", None, "Acme", "2020"), ("Ben Koch", "Acme", None, None),
        ]  # fmt: skip
        assert graph.sql("SELECT count(*) FROM documents WHERE kind = 'article'").rows == [(1,)]
        with pytest.raises(InputError, match="line 2: no JSON"):
            graph.add(put(tmp_path / "bad.jsonl", '{"name": "Anna Berg", "to": "Acme"}\nno\n'))


ROWS = "person,from_org,to_org,date\nAnna Berg,Acme,Globex,2024\nBen Koch,Acme,Globex,2024\n"
RIGHT = "person,from_org,to_org,date\nAnna Berg,Acme,Initech,2025\n"


def test_a_table_put_right_takes_the_place_of_what_it_said(tmp_path: Path) -> None:
    with Graph(None) as graph, Graph(None) as new:
        graph.build(put(tmp_path / "a.csv", ROWS), private=True)
        built = graph.build(put(tmp_path / "a.csv", RIGHT))
        assert any("a.csv has changed: it takes the place" in note for note in built.added.notes)
        assert graph.sql("SELECT private FROM documents WHERE kind = 'moves'").rows == [(True,)]
        new.build(tmp_path / "a.csv", private=True)
        assert graph.canonical() == new.canonical()
        assert graph.verify(quick=True) == []


def test_a_table_on_which_a_judgement_rests_stays_beside_the_new_one(tmp_path: Path) -> None:
    with Graph(None) as graph:
        graph.build(put(tmp_path / "a.csv", ROWS))
        (claim,) = graph.sql("SELECT id FROM claims WHERE person = 'Ben Koch'").rows[0]
        graph.reject(claim, reason="a slip")
        built = graph.build(put(tmp_path / "a.csv", RIGHT))
        assert any("a.csv has changed; what it said before stays" in note for note in built.added.notes)
        assert graph.counts()["claims"] == 3
        assert graph.verify(quick=True) == []


def test_a_table_that_lies_elsewhere_now_is_not_replaced(tmp_path: Path) -> None:
    with Graph(None) as graph:
        graph.build(put(tmp_path / "a.csv", ROWS))
        put(tmp_path / "b.csv", ROWS)
        put(tmp_path / "a.csv", RIGHT)
        graph.build(tmp_path)
        assert graph.counts()["claims"] == 3
