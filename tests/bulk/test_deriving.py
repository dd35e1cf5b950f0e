"""Rows of big tables -> moves, beside those of the claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from talentgraph import bulk, tabling
from talentgraph.bulk import telling
from talentgraph.graph import Graph

from .conftest import HEADER, told

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest


def test_rows_that_say_the_same_are_one_move(made: Callable[..., Graph]) -> None:
    one = ["Jane Roe,Acme,Bolt,2020-01-02", "jane roe,ACME Inc.,Bolt,2020-01-02", "Jane Roe,Acme,Bolt,2020-01-03"]
    graph = made(one, ["Jane Roe,Acme,Bolt,2020-01-02", "Ann Berg,Acme,,2020"])
    assert [(row[0], row[3], row[6]) for row in told(graph)] == [("Ann Berg", "2020", 1), ("Jane Roe", "2020-01-02", 3), ("Jane Roe", "2020-01-03", 1)]
    assert graph.sql("SELECT n_documents, n_independent, confidence FROM moves WHERE n_claims = 3").rows == [(2, 2, 0.96)]
    assert graph.sql("SELECT number FROM totals WHERE part = 'tally' AND label = 'counted'").rows == [(3,)]
    assert graph.verify() == []


def test_a_listed_organization_is_met_by_name_and_alias_and_a_unit_is_booked_above(made: Callable[..., Graph]) -> None:
    graph = made(["Jane Roe,OpenAI,Google Brain,2020-01-02", "John Doe,Open AI,Nowhere Labs,2021", "Ann Berg,Google Brain,Google,2019"])
    moves = graph.sql("SELECT from_id, to_id, to_unit FROM moves ORDER BY ALL").rows
    assert ("openai", "google", "Google Brain") in moves
    assert [move for move in moves if move[0] == "google" and move[1] == "google"] == []
    assert {row["person"] for row in graph.ask("who-left", org="OpenAI")} == {"Jane Roe", "John Doe"}
    assert [row["person"] for row in graph.ask("who-joined", org="Google Brain")] == ["Jane Roe"]


def test_moves_inside_one_group_are_not_counted(made: Callable[..., Graph]) -> None:
    graph = made(["Jane Roe,Google,DeepMind,2019-05-05", "John Doe,DeepMind,OpenAI,2019-05-05"])
    counted = {row[0]: (row[4], row[5]) for row in told(graph)}
    assert counted["John Doe"] == (True, None)
    assert "Jane Roe" not in counted or counted["Jane Roe"][0] is False


def test_who_stands_in_articles_and_small_tables_too_is_weighed_with_them(made: Callable[..., Graph], tmp_path: Path) -> None:
    graph = made(["Jane Roe,Acme,Bolt,2020-01-02", "John Doe,Acme,Bolt,2020-01-02"])
    assert graph.counts()["claims"] == 2
    small = tmp_path / "small.csv"
    small.write_text(f"{HEADER}\nJane Roe,Acme,Bolt,2020-01-05\n", "utf-8")
    graph.build(small)
    moves = told(graph)
    assert [(row[0], row[6]) for row in moves] == [("Jane Roe", 2), ("John Doe", 1)]
    assert graph.sql("SELECT count(*) FROM claims").rows == [(2,)]
    assert graph.verify() == []
    graph.build()
    assert told(graph) == moves


def test_roles_and_seats(made: Callable[..., Graph]) -> None:
    header = "person,from_org,to_org,date,role_to,kind,from_is_former"
    rows = ["Jane Roe,Acme,Bolt,2020,Chief Scientist,,", "John Doe,Acme,Bolt,2020,Board member,,", "Ann Berg,Acme,Bolt,2020,,founding,yes"]
    graph = made(rows, header=header)
    assert [(row[0], row[1], row[4], row[5]) for row in told(graph)] == [
        ("Ann Berg", None, True, None), ("Jane Roe", "Acme", True, None), ("John Doe", "Acme", False, "a seat on a board"),
    ]  # fmt: skip
    assert [row["person"] for row in graph.ask("who-joined", org="Bolt", role="research")] == ["Jane Roe"]


def test_a_move_is_explained_down_to_its_row(made: Callable[..., Graph]) -> None:
    graph = made(["Jane Roe,Acme,Bolt,2020-01-02", "jane roe,Acme,Bolt,2020-01-02"])
    move = graph.ask("who-left", org="Acme").to_dicts()[0]["move"]
    lines = "\n".join(graph.explain(move))
    assert "row 1: person Jane Roe; from_org Acme; to_org Bolt; date 2020-01-02" in lines
    assert "row 2: person jane roe" in lines
    assert "Jane Roe" in "\n".join(graph.explain("Jane Roe"))


def test_what_else_a_person_did_that_day_is_no_evidence(made: Callable[..., Graph]) -> None:
    graph = made(["Jane Roe,Acme,Bolt,2020", "Jane Roe,Acme,Bolt,2020", "Jane Roe,Acme,Corva,2020", "Jane Roe,Dunno,Bolt,2020"])
    rows = {move["to_org"]: [one["row_number"] for one in move["evidence"]] for move in graph.explain_data("Acme")["moves"]}
    assert rows == {"Bolt": [1, 2], "Corva": [3]}


def test_moves_that_matter_most_are_told_however_old(made: Callable[..., Graph], monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [f"P{i} Roe,House {i % 4},Acme,{1980 + i}-01-01" for i in range(40)]
    graph = made([*rows, "Ann Berg,Globex,Acme,1979-01-01"])
    whole = graph.explain("Acme")
    assert any(line.startswith("1979-01-01  Ann Berg") and "without it" in whole[at - 1] for at, line in enumerate(whole))
    monkeypatch.setattr(telling, "SHOWN", 10)
    few = graph.explain("Acme")
    last = [at for at, line in enumerate(few) if line.startswith("  without it")][-1]
    assert few[: last + 4] == whole[: last + 4]
    assert few[-1].startswith("… and 16 more")
    assert whole[-1].startswith("… and 16 more")


def test_the_order_of_adding_changes_nothing(made: Callable[..., Graph]) -> None:
    one, other = ["Jane Roe,Acme,Bolt,2020", "Ann Berg,Bolt,Acme,2021"], ["JANE ROE,Acme,Bolt,2020", "安·伯格,Acme,博尔特,2019"]
    assert made(one, other).canonical() == made(other, one).canonical()
    assert made(one).canonical() != made(other).canonical()


def test_in_each_view_moves_of_big_tables_are_there(made: Callable[..., Graph]) -> None:
    graph = made(["Jane Roe,Acme,Bolt,2020", "John Doe,OpenAI,Bolt,2021"])
    for view in ("as-reported", "group", "today", "point-in-time"):
        graph._kept.see(view)
        assert graph.sql("SELECT count(*) FROM moves").rows == [(2,)]


def test_a_person_is_forgotten_in_big_tables_too_and_kept_out(big: None, tmp_path: Path) -> None:  # noqa: ARG001 - tables are big
    first, second = tmp_path / "one.csv", tmp_path / "two.csv"
    first.write_text(f"{HEADER}\nJane Roe,Acme,Bolt,2020\nJohn Doe,Acme,Bolt,2021\nJANE ROE,Bolt,Acme,2022\n", "utf-8")
    second.write_text(f"{HEADER}\nJane Roe,Acme,Corner,2023\nAnn Berg,Acme,Corner,2023\n", "utf-8")
    with Graph(tmp_path / "g.duckdb") as graph:
        graph.build(first)
        gone = graph.forget("Jane Roe")
        assert gone is not None
        assert gone.reports == 2
        assert [row[0] for row in told(graph)] == ["John Doe"]
        added = graph.add(second)
        assert (added.claims, added.kept_out, added.rejected) == (1, 1, [])
        graph.build()
        assert [row[0] for row in told(graph)] == ["Ann Berg", "John Doe"]
        assert graph.verify() == []
    assert b"Jane Roe" not in (tmp_path / "g.duckdb").read_bytes()


PEOPLE, PLACES = st.sampled_from(["Jane Roe", "jane  roe", "John Doe", "Ann Berg"]), st.sampled_from(["Acme", "ACME Inc.", "Bolt", "Corner", ""])
DATES = st.sampled_from(["2020-01-02", "2020-01", "2020", "", "2021-05-06"])


@settings(deadline=None, max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(PEOPLE, PLACES, PLACES, DATES), min_size=2, max_size=12))
def test_moves_are_those_of_plain_python(tmp_path_factory: object, rows: list[tuple[str, str, str, str]]) -> None:
    wanted: dict[tuple[str, ...], int] = {}
    for person, origin, target, date in rows:
        key = (person.lower().replace(" ", ""), *(place.replace(" Inc.", "").lower() for place in (origin, target)), date)
        if key[1] != key[2]:
            wanted[key] = wanted.get(key, 0) + 1
    path = tmp_path_factory.mktemp("moves") / "moves.csv"  # type: ignore[attr-defined]
    path.write_text("\n".join([HEADER, *(",".join(row) for row in rows)]) + "\n", "utf-8")
    least, bulk.LEAST, bytes_before, tabling._LEAST_BYTES = bulk.LEAST, 2, tabling._LEAST_BYTES, 0
    try:
        with Graph(None) as graph:
            graph.build(path)
            found = {
                (p.lower().replace(" ", ""), *((place or "").replace(" Inc.", "").lower() for place in (f, t)), d or ""): n
                for p, f, t, d, _, _, n in told(graph)
            }  # fmt: skip
            assert found == wanted
            flows = graph.sql("SELECT lower(from_org), lower(to_org), n_moves FROM told_flows").rows
            assert sum(row[2] for row in flows) == sum(bool(key[1] and key[2]) for key in wanted)
    finally:
        bulk.LEAST, tabling._LEAST_BYTES = least, bytes_before
