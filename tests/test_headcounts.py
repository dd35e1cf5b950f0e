"""Headcounts: what is read from a file, and which of several numbers a window takes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talentgraph.errors import InputError, UnknownName
from talentgraph.headcounts import Headcount, by_organization, read

if TYPE_CHECKING:
    from pathlib import Path

DAYS = st.dates(date(2020, 1, 1), date(2025, 12, 31))


def written(folder: Path, text: str) -> Path:
    """A file."""
    path = folder / "staff.csv"
    path.write_text(text, "utf-8")
    return path


def test_rows_are_read(tmp_path: Path) -> None:
    path = written(tmp_path, '\ufefforganization,headcount,date,note\nOpenAI,"3,000",2024-06,x\n字节跳动, 120000 ,,\n')
    assert read(path) == [Headcount("OpenAI", date(2024, 6, 1), 3000), Headcount("字节跳动", None, 120000)]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no rows"),
        ("organization\nX\n", "not the columns"),
        ("organization,headcount\n,3\n", "row 1: no organization"),
        ("organization,headcount\nX,3\nY,\n", "row 2: headcount (empty) is no whole number"),
        ("organization,headcount\nX,-3\n", "row 1: headcount -3"),
        ("organization,headcount\nX,3.5\n", "row 1: headcount 3.5"),
        ("organization,headcount,date\nX,3,soon\n", "row 1: date soon is no date"),
        ("organization,headcount\nX\n", "row 1: headcount (empty)"),
    ],
)
def test_wrong_rows_are_named(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        read(written(tmp_path, text))
    assert message in caught.value.message
    assert caught.value.hint


def test_files_that_can_not_be_read(tmp_path: Path) -> None:
    (tmp_path / "bad.csv").write_bytes(b"organization,headcount\n\xff,3\n")
    for path in (tmp_path / "none.csv", tmp_path, tmp_path / "bad.csv"):
        with pytest.raises(InputError, match="can't read"):
            read(path)


def test_unknown_names_are_one_error() -> None:
    def find(name: str) -> str:
        raise UnknownName(f"no organization called {name!r}", ["OpenAI"])

    with pytest.raises(InputError) as caught:
        by_organization([Headcount("A", None, 1), Headcount("B", None, 1), Headcount("A", None, 2)], find, None, None, file="s.csv")
    assert caught.value.message == "s.csv: no organization called 'A'; did you mean: OpenAI?, and 1 more names that are not known"
    assert caught.value.hint == "correct or leave out: A, B"


@given(st.lists(st.tuples(st.none() | DAYS, st.integers(0, 1000)), min_size=1), st.none() | DAYS, st.none() | DAYS)
def test_a_window_takes_the_mean_of_its_days_or_the_nearest(rows: list[tuple[date | None, int]], since: date | None, until: date | None) -> None:
    if since and until and since > until:
        since, until = until, since
    (found,) = by_organization([Headcount("x", *row) for row in rows], str, since, until, file="s.csv").values()
    inside = [staff for on, staff in rows if on is None or ((since or on) <= on <= (until or on))]
    if inside:
        assert found == pytest.approx(sum(inside) / len(inside))
    else:
        away = {staff: min(abs((on - end).days) for end in (since, until) if end) for on, staff in sorted(rows, key=str) if on}
        nearest = min(min(abs((on - end).days) for end in (since, until) if end) for on, _ in rows if on)
        assert found in {staff for on, staff in rows if on and min(abs((on - end).days) for end in (since, until) if end) == nearest}
        assert away
