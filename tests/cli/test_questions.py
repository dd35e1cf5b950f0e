"""Every question as a command over the demo's graph: it answers, at any width, and what is asked wrongly is told in two lines."""

from __future__ import annotations

import json
import shlex
from typing import TYPE_CHECKING, Any

import pytest

from talentgraph import ask
from talentgraph.__main__ import main
from talentgraph.cli import cells, tables
from talentgraph.graph import Graph

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

QUESTIONS = ask.questions([ask.folder()])
SELECT = "SELECT id AS move FROM moves ORDER BY id LIMIT $limit;"
HEADER = "-- mine: a question of one's own\n--\n-- $limit  integer = 5  rows at most\n--\n-- example: mine\n"


@pytest.fixture(scope="module")
def opened(story: Path) -> Iterator[Graph]:
    """The demo's graph, open."""
    with Graph(story) as graph:
        yield graph


@pytest.fixture
def run(story: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[int, str, str]]:
    """Runs a command line over the demo's graph."""
    monkeypatch.setenv("TALENTGRAPH_DB", str(story))

    def call(*words: str) -> tuple[int, str, str]:
        code = main(list(words))
        told = capsys.readouterr()
        return code, told.out, told.err

    return call


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_example_answers(run: Any, name: str) -> None:
    code, out, err = run(*shlex.split(QUESTIONS[name].example))
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[0] == QUESTIONS[name].words
    assert sum(line.startswith("Counted: ") for line in lines) == 1
    assert "A sample of press reports and tables, not a census." in lines
    code, out, err = run(*shlex.split(QUESTIONS[name].example), "--json", "--limit", "3")
    told = json.loads(out)
    assert (code, err, told["question"]) == (0, "", name)
    assert len(told["rows"]) <= 3
    assert ("nothing" in told) == (not told["rows"])


@pytest.mark.parametrize("name", QUESTIONS)
@pytest.mark.parametrize("room", [80, 120])
def test_tables_fit(opened: Graph, name: str, room: int) -> None:
    """At 120 columns all columns are readable; at 80 too, where a name is cut rather than the line."""
    words = shlex.split(QUESTIONS[name].example)[1:]
    given: dict[str, Any] = {}
    required = [parameter.name for parameter in QUESTIONS[name].parameters if parameter.default is None] or ["org"]
    while words:
        word = words.pop(0)
        if word.startswith("--"):
            option = word[2:].replace("-", "_")
            flag = next(parameter for parameter in QUESTIONS[name].parameters if parameter.name == option).type == "flag"
            given[option] = True if flag else words.pop(0)
        else:
            given[required.pop(0)] = word
    answer = opened.ask(name, **given)
    if answer.rows:
        columns, sizes, _ = tables.fitted(tables.columns(answer), room)
        assert sum(sizes) + 2 * (len(sizes) - 1) <= room
        for column, size in zip(columns, sizes, strict=True):
            assert size >= column.least, column.name
            if column.right or column.name in {"date", "move"}:
                assert cells.widest(column.cells) <= size, "numbers and dates are never cut"


def test_what_is_asked_wrongly_is_told(run: Any, tmp_path: Path) -> None:
    staff = tmp_path / "staff.csv"
    staff.write_text("organization,headcount\nNowhere Ltd,100\n", "utf-8")
    for words, message, hint in [
        (["who-left", "OpenIA"], "no organization called 'OpenIA'", "OpenAI"),
        (["who-left", "OpenAI", "--since", "2025", "--until", "2024"], "since 2025-01-01 lies after until 2024-12-31", "turn them round"),
        (["who-left", "OpenAI", "--since", "soon"], "since soon is no date", "YYYY"),
        (["who-left", "OpenAI", "--role", "reserch"], "role: there is no reserch", "did you mean research?"),
        (["who-left", "OpenAI", "--include", "rumored"], "there is no status rumored", "rumoured"),
        (["net-flow", "--by", "week"], "by: there is no week", "year, quarter, month"),
        (["flows", "--min-moves", "-1"], "min_moves -1 is below zero", "0 or more"),
        (["flows", "--limit", "99999999999"], "limit 99999999999 is too large", "below"),
        (["flows", "--headcount", str(tmp_path / "none.csv")], "can't read", "organization,headcount"),
        (["flows", "--headcount", str(staff)], "no organization called 'Nowhere Ltd'", "Nowhere Ltd"),
    ]:
        code, out, err = run(*words)
        assert (code, out) == (1, ""), words
        told = err.splitlines()
        assert len(told) == 2
        assert message in told[0]
        assert hint in told[1]
    code, out, err = run("who-lefd", "OpenAI")
    assert (code, out) == (2, "")
    assert "'who-left'" in err


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (HEADER + "\nDELETE FROM moves WHERE $limit > 0;", "only reads"),
        (HEADER + f"\n{SELECT}\nSELECT 1 AS n;", "the tally gives n"),
        (HEADER + f"\n{SELECT}\nSELECT 'x' AS label, 'many' AS n;", "no number"),
        (HEADER + f"\n{SELECT}\n{SELECT}\n{SELECT}", "3 statements"),
        (HEADER + "\nSELECT $limit, $org;", "$org is used, but the header doesn't declare it"),
        (HEADER + "\nSELECT 1;", "$limit is declared, but the SQL doesn't use it"),
        (HEADER + "\nSELECT nothing FROM moves LIMIT $limit;", "nothing"),
        (HEADER + "\nSELEC $limit;", "SELEC"),
        (HEADER.replace("-- mine", "-- yours") + SELECT, "mine.sql:1: the question is called yours"),
        (HEADER.replace("integer", "number") + SELECT, "mine.sql:3: $limit: there is no type number"),
        ("SELECT 1;", "mine.sql:1: the first line doesn't name the question"),
    ],
)
def test_a_question_of_ones_own_that_is_wrong(run: Any, tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "mine.sql").write_text(text, "utf-8")
    code, out, err = run("mine", "--queries", str(tmp_path))
    assert (code, out) == (1, "")
    assert message in err.splitlines()[0]
    assert len(err.splitlines()) <= 2
    assert run("who-left", "OpenAI", "--limit", "1", "--queries", str(tmp_path))[0] == 0, "one wrong file spoils no other question"


def test_a_question_of_ones_own(run: Any, tmp_path: Path) -> None:
    tally = "SELECT 'counted_letters' AS label, count(*) AS n FROM moves;"
    (tmp_path / "mine.sql").write_text(f"{HEADER}\nWITH moves AS (SELECT 'm' AS id)\n{SELECT}\n{tally}", "utf-8")
    code, out, _ = run("mine", "--queries", str(tmp_path))
    assert code == 0
    assert "Counted: 1 letter." in out
    assert "A question of one's own." in run("--queries", str(tmp_path), "--help")[1]


def test_nothing_is_said_in_words(run: Any, tmp_path: Path) -> None:
    assert "Nothing is told of Zoom but its name" in run("who-left", "Zoom")[1]
    assert "Nothing here fits the question. OpenAI and Anthropic are known here by other moves." in run("path", "OpenAI", "Anthropic", "--until", "1990")[1]
    code, out, err = run("who-left", "Zoom", "--csv")
    assert (code, len(out.splitlines())) == (0, 1)
    assert err.startswith("Nothing is told of Zoom")
    with Graph(tmp_path / "empty.duckdb"):
        pass
    for name, question in QUESTIONS.items():
        words = [*shlex.split(question.example), "--db", str(tmp_path / "empty.duckdb")]
        code, out, err = run(*words)
        assert (code, err) == (0, ""), name
        assert "This graph holds no moves yet" in out
        assert "Counted: 0" in out


@pytest.mark.parametrize("name", QUESTIONS)
def test_nobody_is_named_where_that_is_asked(run: Any, name: str) -> None:
    code, out, _ = run(*shlex.split(QUESTIONS[name].example), "--people", "none", "--json")
    assert code == 0
    assert not [person for person in ("Jason Wei", "Daniel Gross", "Lucas Beyer", "Jeff Dean", "Barret Zoph", "Lilian Weng") if person in out]


def test_rates(run: Any, tmp_path: Path) -> None:
    staff = tmp_path / "staff.csv"
    staff.write_text('\ufefforganization,headcount,date\nOpenAI,100,2023-01-01\nOpenAI,"1,000",2025-01-01\nMeta,49\n', "utf-8")
    told = json.loads(run("who-left", "OpenAI", "--since", "2025", "--until", "2025", "--headcount", str(staff), "--json")[1])
    counted = told["footer"]["counts"]["counted"]
    assert f"{counted} moves are {100 * counted / 1000:.3g} per 100 staff (1,000)." in told["footer"]["notes"]
    assert "per_100_staff" not in json.loads(run("flows", "--json")[1])["rows"][0]
    rows = json.loads(run("flows", "--json", "--headcount", str(staff), "--until", "2024")[1])["rows"]
    rates = {row["from_org"]: row["per_100_staff"] for row in rows}
    assert rates["OpenAI"] == max(row["n_moves"] for row in rows if row["from_org"] == "OpenAI") or rates["OpenAI"] > 0
    assert rates.get("Meta") is None
    assert rates["Google"] is None


def test_the_organization_that_a_question_may_be_about_needs_no_option(run: Any) -> None:
    assert run("retention", "OpenAI") == run("retention", "--org", "OpenAI")
    code, _, err = run("retention", "OpenAI", "--org", "Meta")
    assert code == 2
    assert "name one" in err


def test_a_file_gets_every_row_unless_a_number_is_asked(run: Any, tmp_path: Path) -> None:
    told = [run("single-source", *words, "-o", str(tmp_path / "all.csv"))[2].splitlines()[0] for words in ([], ["--limit", "3"])]
    assert told[1].endswith(": 3 rows")
    assert int(told[0].rsplit(": ", 1)[1].split()[0].replace(",", "")) > 300
