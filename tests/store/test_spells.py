"""Tables of spells: what each rule of claims_from_spells.sql makes of small tables of invented people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from talentgraph.graph import Graph

if TYPE_CHECKING:
    from pathlib import Path

HEADER = "person,organization,start,end,role"


def build(graph: Graph, path: Path, *rows: str, header: str = HEADER) -> Any:
    """Build a table of spells; rows without a person are Jane Roe's."""
    text = "".join(f"{row if row.startswith('@') else 'Jane Roe,' + row}\n" for row in rows).replace("@", "")
    (path / "spells.csv").write_text(f"{header}\n{text}", "utf-8")
    built = graph.build(path / "spells.csv")
    assert graph.verify(quick=True) == []
    return built


def steps(graph: Graph, person: str) -> list[str]:
    """The claims of a person in short: origin > destination, kind if no hire, date, why the row before is no origin."""
    query = f"SELECT from_org, from_is_former, to_org, kind, date, set_aside FROM claims WHERE person = '{person}' ORDER BY row_number, rules"
    found = []
    for origin, former, destination, kind, date, aside in graph.sql(query).rows:
        ends = f"{origin or ''}{' once' if former else ''}>{destination or ''}"
        words = [ends, kind if kind not in {"hire", "departure"} else "", date or "undated", aside or ""]
        found.append(" ".join(word for word in words if word))
    return found


def counted(graph: Graph) -> list[str]:
    """The moves that count."""
    told = "coalesce(from_org, '') || '>' || coalesce(to_org, '') || ' ' || coalesce(date, '')"
    query = f"SELECT {told} AS m FROM told_moves WHERE counted ORDER BY date_earliest, m"
    return [row[0].strip() for row in graph.sql(query).rows]


RULES = [
        # The place before is the origin if it was left by then: sixty days of handing over, a year of rest.
        (["A,2010-01-05,2012-03-31", "B,2012-04-01,"], [">A 2010-01-05", "A>B 2012-04-01"]),
        (["A,2010-01,2012-05-30", "B,2012-04-01,"], [">A 2010-01", "A>B 2012-04-01"]),
        (["A,2010-01,2012-06-15", "B,2012-04-01,"], ["A> 2012-06-15", ">A 2010-01", ">B 2012-04-01 overlap"]),
        (["A,2010-01,2012-01-31", "B,2013-01-30,"], [">A 2010-01", "A>B 2013-01-30"]),
        (["A,2010-01,2012-01-31", "B,2013-02-01,"], ["A> 2012-01-31", ">A 2010-01", "A once>B 2013-02-01 gap"]),
        # Years are enough if their middles agree, and not if they don't.
        (["A,2010,2012", "B,2012,2015", "C,2015,"], [">A 2010", "A>B 2012", "B>C 2015"]),
        (["A,2010,2012", "B,2012-01,"], ["A> 2012", ">A 2010", ">B 2012-01 overlap possible"]),
        (["A,2010,2012", "B,2013,"], [">A 2010", "A>B 2013"]),
        (["A,2010,2012", "B,2014,"], ["A> 2012", ">A 2010", "A once>B 2014 gap"]),
        # An end that is not told, an order that is not known: no origin, no departure.
        (["A,2010,", "B,2012,"], [">A 2010", ">B 2012 end unknown"]),
        (["A,2012,2012", "B,2012,2012"], ["A> 2012", ">A 2012", "B> 2012", ">B 2012 order unknown"]),
        (["A,2012-01-01,2012-02-01", "B,2012-01-01,"], ["A> 2012-02-01", ">A 2012-01-01", ">B 2012-01-01 order unknown"]),
        (["A,,2011", "B,2012-01-01,"], [">A undated", "A>B 2012-01-01"]),
        (["A,,", "B,2012,"], [">A undated", ">B 2012"]),
        # What else is known of the place left must have ended too.
        (["A,2008,2020,Dean", "A,2009,2012,Fellow", "B,2012,"], ["A> 2020", ">A 2008", "A>A internal 2009 inside one organization", ">B 2012 overlap"]),
        (["A,,,Dean", "A,2009,2012,Fellow", "B,2012,"], ["A>A internal undated inside one organization", ">A 2009", ">B 2012 end unknown"]),
        # A second job besides does not hide what was left; a job taken in between does.
        (["A,2010,2015-06", "B,2012,2020", "C,2015-07,"], [">A 2010", "B> 2020", ">B 2012 overlap", "A>C 2015-07"]),
        (["A,2010,2015-03", "B,2015-04,", "C,2015-07,"], [">A 2010", "A>B 2015-04", ">C 2015-07 end unknown"]),
        # Inside one organization; away and back again.
        (["A,2010,2012,Analyst", "A,2012,2014,Manager", "B,2014,"], [">A 2010", "A>A internal 2012 inside one organization", "A>B 2014"]),
        (["A,2010,2011", "A,2014,2015"], ["A> 2011", ">A 2010", "A> 2015", ">A return 2014"]),
        (["A,2010,2012-01", "B,2012-02,2012-06", "A,2012-07,"], [">A 2010", "A>B 2012-02", "B>A return 2012-07"]),
        (["A,2010,2012", "B,2012,2013", "A,2013,"], [">A 2010", "A>B 2012", "B>A return 2013"]),
        (["A,2010,2012-01", "B,2012-02,", "A,2012-08,"],
         [">A 2010", ">B 2012-02 end unknown", "A>A internal 2012-08 inside one organization"]),
        (["A,2010,", "B,2012,2013", "A,2013,"], [">A 2010", "B> 2013", ">B 2012 end unknown", "A>A internal 2013 inside one organization"]),
        # Seats and side roles: neither origin nor destination of a move, nor a departure.
        (["A,2010,2015,Engineer", "S,2013,2015,Board member", "B,2015,,Chief of Staff"], [">A 2010", ">S appointment 2013 seat", "A>B 2015"]),
        (["S,2013,2015,Senior Advisor", "B,2015,,Engineer"], [">S appointment 2013 seat", ">B 2015 seat"]),
        (["S,2013,2015,Research affiliate", "B,2015,"], [">S appointment 2013 side role", ">B 2015 side role"]),
        (["S,2013,2015,Volunteer Coordinator", "B,2015,"], [">S 2013", "S>B 2015"]),
        # Founders.
        (["A,2010,2015,Engineer", "B,2015,,CEO and Co-founder"], [">A 2010", "A>B founding 2015"]),
        (["A,2010,2015,Assistant to the founder", "B,2015,,Founding engineer"], [">A 2010", "A>B 2015"]),
        (["B,2015,,CEO", "B,2015,,Co-Founder"], ["B>B internal 2015 inside one organization", ">B founding 2015"]),
        (["A,2010,2012,Founder", "A,2015,,Founder"], ["A> 2012", ">A founding 2010", ">A return 2015"]),
    ]  # fmt: skip


def test_each_rule(graph: Graph, tmp_path: Path) -> None:
    table = [f"@Jane Roe {number},{row}{',' * (3 - row.count(','))}" for number, (rows, _) in enumerate(RULES) for row in rows]
    build(graph, tmp_path, *table)
    for number, (rows, expected) in enumerate(RULES):
        assert sorted(steps(graph, f"Jane Roe {number}")) == sorted(expected), rows


def test_the_order_of_the_rows_does_not_matter(tmp_path: Path) -> None:
    rows = ["A,2010,2012-03,Engineer", "B,2012-04,2014,Manager", "B,2014,2015-01,Director", "C,2015-02,,CTO", "D,2016,,Advisor"]
    made = []
    for order in (rows, rows[::-1]):
        with Graph(None) as graph:
            build(graph, tmp_path, *order)
            made.append((counted(graph), graph.sql("SELECT from_name, to_name, reason FROM artefacts ORDER BY ALL").rows))
    assert made[0] == made[1]
    assert made[0][0] == [">A 2010", "A>B 2012-04", "B>C 2015-02"]


@pytest.mark.parametrize(
    ("start", "precision", "date", "span"),
    [
        ("2024-01-01", "day", "2024-01-01", ("2024-01-01", "2024-01-01")),
        ("2024-02-11", "month", "2024-02", ("2024-02-01", "2024-02-29")),
        ("2024-01-01", "Year", "2024", ("2024-01-01", "2024-12-31")),
        ("2024-02", "day", "2024-02", ("2024-02-01", "2024-02-29")),
        ("2024", "month", "2024", ("2024-01-01", "2024-12-31")),
        ("2024-2-1", "day", "2024-02-01", ("2024-02-01", "2024-02-01")),
        ("2024-01-01", "multi-year", None, ("None", "None")),
        ("2024", "multi-year", None, ("None", "None")),
        ("2024-01-01", "", None, ("None", "None")),
        ("2024-01", "", "2024-01", ("2024-01-01", "2024-01-31")),
        ("", "year", None, ("None", "None")),
    ],
)
def test_a_date_is_as_exact_as_its_precision(graph: Graph, tmp_path: Path, start: str, precision: str, date: str | None, span: tuple[str, str]) -> None:
    build(graph, tmp_path, f"A,{start},{precision}", header="person,organization,start_date,start_date_precision")
    ((told, first, last, kept),) = graph.sql("SELECT date, date_earliest, date_latest, date_precision FROM claims").rows
    assert (told, str(first), str(last)) == (date, *span)
    assert (kept == "unknown") == (date is None)


def test_what_began_on_an_unknown_day_began_before_its_end(graph: Graph, tmp_path: Path) -> None:
    build(graph, tmp_path, "A,,2012-05,")
    assert graph.sql("SELECT date, date_earliest, date_latest::VARCHAR, date_precision FROM claims WHERE kind = 'hire'").rows == [
        (None, None, "2012-05-31", "unknown")
    ]


def test_days_whose_precision_is_not_told_are_unknown_and_told(graph: Graph, tmp_path: Path) -> None:
    header = "person,organization,start,start_precision,end,end_precision,role"
    built = build(graph, tmp_path, "Acme,2020-01-01,,2021,year,", "Globex,2022-01-05,day,,,", header=header)
    assert built.added.notes == [f"{tmp_path / 'spells.csv'}: 1 row has a day whose precision is not told: that day counts as unknown"]


@pytest.mark.parametrize(("end", "confidence"), [("2019-04-08", 0.8), ("2019-05-20", 0.65), ("2019-05", 0.65), ("2019-04", 0.8)])
def test_jobs_that_surely_overlap_make_a_move_less_sure(graph: Graph, tmp_path: Path, end: str, confidence: float) -> None:
    build(graph, tmp_path, f"Acme,2017-11-09,{end},", "Globex,2019-04-01,2020-07-24,")
    assert graph.sql("SELECT from_org, confidence FROM claims WHERE to_org = 'Globex'").rows == [("Acme", confidence)]


def test_rows_that_cannot_be_read_are_told(graph: Graph, tmp_path: Path) -> None:
    built = build(graph, tmp_path, "@,A,2010,,", ",2010,,", "A,soon,,", "A,2010,2009-12-31,", "A,2010,2010-05,", "A,2011-13,,", "A,2012,present,")
    assert [line.split(", ", 1)[1] for line in built.added.rejected] == [
        "row 1: no person", "row 2: no organization", "row 3: not a date (YYYY, YYYY-MM or YYYY-MM-DD): soon (and 1 more)",
        "row 4: ends before it starts: 2010 to 2009-12-31",
    ]  # fmt: skip
    assert built.claims == 3  # an arrival and its end; a stay that goes on


def test_a_claim_carries_its_row_and_the_row_before(graph: Graph, tmp_path: Path) -> None:
    header = "person,organization,title,start_date,end_date,urls,employment_type"
    build(graph, tmp_path, "A,Engineer,2010,2012,https://e.example/a https://e.example/b,", "B,,2012,,,Board Member", "C,CTO,2012,,,", header=header)
    found = graph.sql("SELECT to_org, kind, role_from, role_to, previous_org, previous_row, source_url, cells FROM claims ORDER BY row_number").to_dicts()
    assert [(row["to_org"], row["previous_org"], row["previous_row"]) for row in found] == [("A", None, None), ("B", "A", 1), ("C", "A", 1)]
    assert (found[1]["kind"], found[2]["role_from"], found[2]["role_to"]) == ("appointment", "Engineer", "CTO")
    assert found[0]["source_url"] == "https://e.example/a"
    assert '"urls":"https://e.example/a https://e.example/b"' in found[0]["cells"]
    told = [line.strip() for line in graph.explain("C") if line.strip().startswith("row")]
    assert [line[:43] for line in told] == ["row 1: person Jane Roe; organization A; tit", "row 3: person Jane Roe; organization C; tit"][: len(told)]
    assert len(told) == 2


def test_what_the_table_keeps_apart_does_not_combine(graph: Graph, tmp_path: Path) -> None:
    build(graph, tmp_path, "A,2012,2012,", "B,2012,2012,")
    assert counted(graph) == [">A 2012", ">B 2012", "A> 2012", "B> 2012"]


def test_an_article_or_another_table_may_complete_it(graph: Graph, tmp_path: Path) -> None:
    (tmp_path / "moves.csv").write_text("person,from_org,to_org,date\nJane Roe,,C,2012-06-10\n", "utf-8")
    graph.add(tmp_path / "moves.csv")
    build(graph, tmp_path, "A,2010,2012-05,")
    assert counted(graph) == [">A 2010", "A>C 2012-06-10"]


def test_seats_are_shown_and_not_counted(graph: Graph, tmp_path: Path) -> None:
    build(graph, tmp_path, "A,2010,,Trustee", "B,2011,,Volunteer", "C,2012,,Director")
    assert counted(graph) == [">C 2012"]
    assert graph.sql("SELECT to_org, why_not FROM told_moves WHERE NOT counted ORDER BY 1").rows == [("A", "a seat on a board"), ("B", "a role beside a job")]


LISTS = {
    "organizations.csv": "org_id,name,aliases,kind,parent\n"
    "host,Host University,Host U,university,\ninst,Institute,,unit,host\nnew,New Name,,lab,\nold,Old Name,,lab,\n",
    "lineage.csv": "org_id,relation,other_id,date,date_precision\nold,renamed_to,new,2015-03,month\n",
}


def test_a_seat_that_somebody_holds_too_is_not_how_they_came(graph: Graph, tmp_path: Path) -> None:
    build(graph, tmp_path, "Acme,2020-01-01,2023-09-01,Researcher", "Globex,2023-09-01,2024-11-01,Acting Co-Director", "Globex,2023-11-01,,Advisor")
    told = graph.sql("SELECT from_org, to_org, kind, role_to FROM told_moves WHERE counted AND to_org = 'Globex'").rows
    assert told == [("Acme", "Globex", "hire", "Acting Co-Director")]


def listed(graph: Graph, path: Path) -> None:
    """Add lists of organizations that the tables speak of."""
    for name, text in LISTS.items():
        (path / name).write_text(text, "utf-8")
        graph.add(path / name)


@pytest.mark.parametrize(
    ("rows", "moves", "artefacts"),
    [
        # Two spellings of one place, a unit and its host: no move, and no departure either.
        (["Host University,2010,2012", "Host U,2012,"], [">Host University 2010"], ["Host University>Host U spelling"]),
        (["Institute,2010,2012", "Host U,2012,"], [">Host University 2010"], ["Institute>Host U unit"]),
        (["Host U,2005,", "Institute,2010,2012", "B,2012,"], [">Host University 2005", ">B 2012"], ["Host U>Institute unit", "Institute>B still there"]),
        (["Host U,2005,", "Institute,2010,2012"], [">Host University 2005"], ["Host U>Institute unit"]),
        (["Host U,2005,2010", "Institute,2010,2012", "B,2012,"], [">Host University 2005", "Host University>B 2012"], ["Host U>Institute unit"]),
        # Seats, second jobs, unknown ends: arrivals that count, from no known place.
        (["A,2010,2012,Advisor", "B,2012,"], [">B 2012"], ["A>B seat"]),
        (["A,2010,", "B,2012,"], [">A 2010", ">B 2012"], ["A>B end unknown"]),
        (["A,2010,2011", "A,2011,"], [">A 2010"], ["A>A inside one organization"]),
        # Where a relation explains it, that is the reason.
        (["Old Name,2010,2019", "New Name,2015,"], [">New Name 2010"], ["Old Name>New Name renamed"]),
    ],
)  # fmt: skip
def test_artefacts_say_why_it_is_no_move(graph: Graph, tmp_path: Path, rows: list[str], moves: list[str], artefacts: list[str]) -> None:
    listed(graph, tmp_path)
    build(graph, tmp_path, *(row + "," * (3 - row.count(",")) for row in rows))
    assert counted(graph) == moves
    found = graph.sql("SELECT from_name || '>' || to_name || ' ' || reason FROM artefacts ORDER BY date_earliest, claim_id").rows
    assert [row[0] for row in found] == artefacts


def test_the_question_lists_and_counts_them(graph: Graph, tmp_path: Path) -> None:
    second = ("@John Doe,A,2011,2015-05,", "@John Doe,B,2013,,", "@Ann Poe,A,2011,,", "@Ann Poe,C,2012,,", "@Jo Bell,A,2010,2012,", "@Jo Bell,C,2012,,")
    build(graph, tmp_path, "A,2010,2014-05,", "B,2012,,", *second)
    answer = graph.ask("artefacts", reason="Overlap", since="2013")
    assert [(row["person"], row["from_org"], row["to_org"], row["table_row"], row["reason"]) for row in answer] == [("John Doe", "A", "B", 4, "overlap")]
    assert next(iter(answer.footer.counts)) == "counted"
    assert {label: number for label, number in answer.footer.counts.items() if number} == {"overlap": 1}
    whole = graph.ask("artefacts")
    assert ({label: number for label, number in whole.footer.counts.items() if number}, len(whole)) == ({"counted": 1, "overlap": 2, "end_unknown": 1}, 3)
