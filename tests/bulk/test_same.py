"""A table says the same whether it is small or big, however it is written."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from talentgraph import bulk, tabling
from talentgraph.graph import Graph

if TYPE_CHECKING:
    from pathlib import Path

HIRES = """Hires 2019-2025;;;;
Name;Previous company;New company;Start date;Action
Anna Berg;Acme;Globex;13.02.2020;Hired
Anna Berg;Acme Inc.;Globex;2020-02-13;
Ben Koch;Retired;Globex;Jan 2021;Joined
Cleo Lind;Globex;Without Club;2022;Resigned
Dora Ek;NA;Acme;03/2023;
Edo Fox;Acme;Globex;1.1.2031;
;;;;
Na Li;Namibia;Globex;2020年3月;
;Acme;Globex;2020;
Fay Gil;Acme;Globex;whenever;
Fay Gil;Retired;-;2020;
Gus Hu;Acme;Globex;2020;on loan
Hal Ito;Acme;Globex;2204;
Ida Ja;Acme;Globex;2020;flew
"""
CLUBS = """club_name,player_name,club_involved_name,fee,transfer_movement,year
Acme,Anna Berg,Globex,€12.20m,in,2020
Globex,Anna Berg,Acme,€12.20m,out,2020
Acme,Ben Koch,Globex,"End of loanJun 30, 2019",in,2019
Globex,Cleo Lind,Retired,-,out,2021
Globex,Dora Ek,Bolt,€400Th.,out,2021
"""
DAYS = "person,from,to,date\nAnna Berg,Acme,Globex,03/04/2020\nBen Koch,Acme,Globex,31/12/2020\n"
EITHER = "person,from,to,date\nAnna Berg,Acme,Globex,03/04/2020\nBen Koch,Acme,Globex,5/5/2020\n"
CODES = "person,from country,to country,year\nAnna Berg,NA,ZA,2020\nBen Koch,ZA,NA,2021\nCleo Lind,GB,NA,2021\n"


def told(graph: Graph) -> list[tuple[Any, ...]]:
    query = """SELECT person, from_org, to_org, date, kind, status, counted, why_not, n_claims, n_documents FROM told_moves ORDER BY ALL"""
    return [tuple(row) for row in graph.sql(query).rows]


def cells(graph: Graph) -> list[str]:
    """The cells behind the moves, as explain shows them."""
    return sorted(line.strip() for row in told(graph) for line in graph.explain(row[0]) if line.strip().startswith("row "))


def read(path: Path, monkeypatch: pytest.MonkeyPatch, *, big: bool, **how: Any) -> tuple[Any, ...]:
    """What is told of a table, what was rejected, and what was noted of it, read as a small or as a big one."""
    monkeypatch.setattr(bulk, "LEAST", 1 if big else 10**9)
    monkeypatch.setattr(tabling, "_LEAST_BYTES", 0)
    rejects = path.with_suffix(".rejects")
    with Graph(None) as graph:
        added = graph.add(path, rejects=rejects, **how)
        graph.build()
        assert graph.verify() == []
        assert bulk.there(graph._store) is big
        lines = rejects.read_text("utf-8") if rejects.exists() else ""
        rejects.unlink(missing_ok=True)
        return told(graph), cells(graph), added.rejected, added.n_rejected, lines, [note for note in added.notes if "big table" not in note]


@pytest.mark.parametrize(
    ("table", "form"),
    [(HIRES, "plain"), (CLUBS, "plain"), (DAYS, "plain"), (EITHER, "plain"), (CODES, "plain"), (DAYS, "utf-16"), (CLUBS, "tsv"), (HIRES, "jsonl"),
     (HIRES, "parquet")],
    ids=lambda value: value if len(value) < 10 else "",
)  # fmt: skip
def test_small_and_big_say_the_same(table: str, form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(table, form, tmp_path)
    small, big = (read(path, monkeypatch, big=way) for way in (False, True))
    assert small == big
    assert small[0]


def written(table: str, form: str, folder: Path) -> Path:
    """A table in one of the forms in which tables come."""
    import csv
    import io

    delimiter = ";" if ";" in table else ","
    rows = list(csv.reader(io.StringIO(table), delimiter=delimiter))
    if form in {"jsonl", "parquet"} and ";" in table:
        rows = rows[1:]
    path = folder / f"t.{form if form in {'tsv', 'jsonl', 'parquet'} else 'csv'}"
    if form == "tsv":
        path.write_text("\n".join("\t".join(row) for row in rows) + "\n", "utf-8")
    elif form == "jsonl":
        path.write_text("\n".join(json.dumps(dict(zip(rows[0], row, strict=False)), ensure_ascii=False) for row in rows[1:]) + "\n", "utf-8")
    elif form == "parquet":
        import polars as pl

        pl.DataFrame([row + [""] * (len(rows[0]) - len(row)) for row in rows[1:]], schema=rows[0], orient="row").write_parquet(path)
    else:
        path.write_text(table, "utf-16" if form == "utf-16" else "utf-8")
    return path
