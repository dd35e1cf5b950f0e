"""The header of a question: what is read from it, what is refused, and how what is asked gets its types."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from talentgraph import ask
from talentgraph.ask import Parameter, Question, check, coerce, questions, read
from talentgraph.errors import QueryError

if TYPE_CHECKING:
    from pathlib import Path

HEADER = """\
-- who-left: people who left an organization, newest first
--
-- $org      organization          the organization: name, alias or id
-- $since    date = none           only moves on or after this day (YYYY[-MM[-DD]])
-- $until    date = none           only moves on or before this day
-- $include  statuses = none       also show others
-- $strict   flag                  only sure ones
-- $limit    integer = 50          rows at most
--
-- example: who-left OpenAI --since 2024-01-01
--
-- Free text that explains it.
SELECT $org, $since, $until, $include, $strict, $limit; -- $nothing
"""
ALL = {"org", "since", "until", "include", "strict", "limit"}


def write(folder: Path, text: str, name: str = "who-left") -> Path:
    """A question's file."""
    path = folder / f"{name}.sql"
    path.write_text(text, "utf-8")
    return path


@pytest.fixture
def question(tmp_path: Path) -> Question:
    """The question above."""
    return read(write(tmp_path, HEADER))


def refused(call: Any, *arguments: Any) -> QueryError:
    """The error of a call: one line, one line of hint."""
    with pytest.raises(QueryError) as caught:
        call(*arguments)
    assert "\n" not in caught.value.message + caught.value.hint
    assert caught.value.hint
    return caught.value


def test_a_header_becomes_a_question(question: Question) -> None:
    assert (question.name, question.words) == ("who-left", "people who left an organization, newest first")
    assert question.example == "who-left OpenAI --since 2024-01-01"
    assert question.parameters[0] == Parameter("org", "organization", "the organization: name, alias or id")
    assert [(p.name, p.type, p.default) for p in question.parameters[1:]] == [
        ("since", "date", "none"),
        ("until", "date", "none"),
        ("include", "statuses", "none"),
        ("strict", "flag", "no"),
        ("limit", "integer", "50"),
    ]
    assert question.sql == HEADER


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("-- who-left: people", "-- people", 1, "doesn't name the question"),
        ("-- who-left: people", "SELECT 1; -- people", 1, "doesn't name the question"),
        ("-- who-left:", "-- who-went:", 1, "called who-went, the file who-left"),
        ("organization          the", "employer          the", 3, "no type employer"),
        ("$org      organization          the organization: name, alias or id", "$org", 3, "can't read the parameter"),
        ("$org ", "$Org ", 3, "can't read the parameter"),
        ("$until ", "$since ", 5, "declared twice"),
        ("$until ", "$json ", 5, "has an option of this name"),
        ("integer = 50", "integer = many", 8, "the default doesn't fit"),
        ("date = none           only moves on or before", "date = soon           only moves on or before", 5, "no date"),
        ("-- example: who-left OpenAI", "-- example: OpenAI", 10, "doesn't start with who-left"),
        ("-- example: who-left OpenAI --since 2024-01-01", "--", 13, "no example"),
    ],
)
def test_a_wrong_header_is_named_with_its_line(tmp_path: Path, old: str, new: str, line: int, words: str) -> None:
    path = write(tmp_path, HEADER.replace(old, new, 1))
    error = refused(read, path)
    assert error.message.startswith(f"{path}:{line}: ")
    assert words in error.message


def test_files_that_are_no_questions(tmp_path: Path) -> None:
    assert ":1: " in refused(read, write(tmp_path, "")).message
    bad = tmp_path / "bad.sql"
    bad.write_bytes(b"-- bad: \xff\xfe")
    assert "can't read" in refused(read, bad).message
    assert "can't read" in refused(read, tmp_path / "none.sql").message


def test_folders_are_read_in_order_and_names_are_unique(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    for folder in (ours, theirs):
        folder.mkdir()
    write(ours, HEADER)
    write(theirs, HEADER.replace("who-left", "who-went"), "who-went")
    (theirs / "notes.txt").write_text("no question")
    assert list(questions([ours, theirs])) == ["who-left", "who-went"]
    write(theirs, HEADER)
    assert "already" in refused(questions, [ours, theirs]).message
    assert "no folder" in refused(questions, [tmp_path / "none"]).message


def test_the_shipped_questions_are_read() -> None:
    found = questions([ask.folder()])
    assert {"who-left", "who-joined", "moves", "flows", "career"} <= set(found)


def test_installed_questions_lie_inside_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "talentgraph"
    package.mkdir()
    monkeypatch.setattr(ask, "__file__", str(package / "ask.py"))
    assert ask.folder() == (tmp_path / "queries").resolve()
    (package / "data" / "queries").mkdir(parents=True)
    assert ask.folder() == (package / "data" / "queries").resolve()


def test_header_and_sql_agree(question: Question) -> None:
    assert ask.statements(question, ["SELECT 1"]) == ["SELECT 1"]
    check(question, [ALL])
    check(question, [{"org", "limit"}, ALL - {"limit"}])
    error = refused(check, question, [ALL - {"until"}])
    assert error.message.startswith(f"{question.path}:5: $until is declared")
    error = refused(check, question, [ALL | {"nothing"}])
    assert error.message.startswith(f"{question.path}:13: $nothing is used")
    assert "0 statements" in refused(ask.statements, question, []).message
    assert "3 statements" in refused(ask.statements, question, ["SELECT 1"] * 3).message


def test_what_is_asked_gets_its_types(question: Question) -> None:
    asked = {"org": " OpenAI ", "since": "2024", "until": "2024-02", "include": "rumoured, denied", "strict": "yes", "limit": "7"}
    assert coerce(question, asked) == {
        "org": "OpenAI",
        "since": date(2024, 1, 1),
        "until": date(2024, 2, 29),
        "include": ["rumoured", "denied"],
        "strict": True,
        "limit": 7,
    }


def test_what_is_not_asked_gets_its_default(question: Question) -> None:
    empty: dict[str, Any] = {"org": "OpenAI", "since": None, "until": None, "include": [], "strict": False, "limit": 50}
    assert coerce(question, {"org": "OpenAI"}) == empty
    assert coerce(question, {"org": "OpenAI", "since": None, "limit": None}) == empty


def test_python_values_are_taken(question: Question) -> None:
    moment = datetime(2024, 5, 6, 7, 8)  # noqa: DTZ001 - only the day counts
    asked = {
        "org": "OpenAI",
        "since": date(2024, 5, 6),
        "until": moment,
        "include": ["failed", "denied,failed"],
        "strict": True,
        "limit": 0,
    }
    values = coerce(question, asked)
    assert (values["since"], values["until"]) == (date(2024, 5, 6), date(2024, 5, 6))
    assert type(values["until"]) is date
    assert (values["include"], values["strict"], values["limit"]) == (["failed", "denied"], True, 0)


@pytest.mark.parametrize(
    ("asked", "message", "hint"),
    [
        ({}, "needs org", "who-left OpenAI"),
        ({"org": "  "}, "org is empty", "the organization"),
        ({"org": "a", "sinse": "2024"}, "no parameter sinse", "did you mean since?"),
        ({"org": "a", "xyz": 1}, "no parameter xyz", "there are: org, since"),
        ({"org": "a", "since": "last week"}, "since last week is no date", "YYYY"),
        ({"org": "a", "since": "2024-13"}, "since 2024-13 is no date", "YYYY"),
        ({"org": "a", "until": "2024-13"}, "until 2024-13 is no date", "YYYY"),
        ({"org": "a", "until": "0000"}, "until 0000 is no date", "YYYY"),
        ({"org": "a", "since": "0000"}, "since 0000 is no date", "YYYY"),
        ({"org": "a", "since": "2023-02-29"}, "is no date", "YYYY"),
        ({"org": "a", "since": "2024-05", "until": "2024-04"}, "since 2024-05-01 lies after until 2024-04-30", "turn"),
        ({"org": "a", "include": "rumored"}, "no status rumored", "did you mean rumoured?"),
        ({"org": "a", "limit": "-1"}, "limit -1 is below zero", "0 or more"),
        ({"org": "a", "limit": "ten"}, "limit ten is no whole number", "limit 50"),
        ({"org": "a", "limit": True}, "no whole number", "limit 50"),
        ({"org": "a", "strict": "perhaps"}, "neither yes nor no", "yes or no"),
    ],
)
def test_what_does_not_fit_is_refused_with_a_way_out(question: Question, asked: dict[str, Any], message: str, hint: str) -> None:
    error = refused(coerce, question, asked)
    assert message in error.message
    assert hint in error.hint


@example(date.max, 4)
@example(date.min, 7)
@given(st.dates(), st.sampled_from([4, 7, 10]))
def test_a_prefix_of_a_day_means_days_around_it(day: date, length: int) -> None:
    prefix = day.isoformat()[:length]
    first, last = ask.day("since", prefix), ask.day("until", prefix, last=True)
    assert first <= day <= last
    assert first.isoformat()[:length] == last.isoformat()[:length] == prefix
    assert last == date.max or date.fromordinal(last.toordinal() + 1).isoformat()[:length] != prefix
    assert first == date.min or date.fromordinal(first.toordinal() - 1).isoformat()[:length] != prefix
