"""An answer as dicts and frames, and its footer in words."""

from __future__ import annotations

import sys
from datetime import date

import polars as pl
import pytest

from talentgraph.answers import SAMPLE, Answer, footer_lines
from talentgraph.errors import InputError
from talentgraph.model import Footer

FOOTER = Footer({"counted": 1})
ROWS = [("Ann", 1, date(2024, 1, 2), ["x"], None), ("李飞飞", None, None, [], 2.5)]
ANSWER = Answer(["person", "n", "day", "names", "share"], ROWS, FOOTER)


def test_rows_are_dicts() -> None:
    assert len(ANSWER) == 2
    assert list(ANSWER) == ANSWER.to_dicts()
    assert ANSWER.to_dicts()[1] == {"person": "李飞飞", "n": None, "day": None, "names": [], "share": 2.5}
    assert Answer(["a"], [], FOOTER).to_dicts() == []


def test_a_polars_frame_keeps_the_types() -> None:
    frame = ANSWER.to_polars()
    assert frame.dtypes == [pl.String, pl.Int64, pl.Date, pl.List(pl.String), pl.Float64]
    assert frame.rows() == ROWS
    late = Answer(["n"], [(None,)] * 2000 + [(1.5,)], FOOTER).to_polars()
    assert late.dtypes == [pl.Float64]
    assert Answer(["a", "b"], [], FOOTER).to_polars().columns == ["a", "b"]


def test_columns_of_one_name_are_told_apart() -> None:
    twice = Answer(["n", "n", "n_2", "n"], [(1, 2, 3, 4)], FOOTER)
    assert twice.to_dicts() == [{"n": 1, "n_2": 2, "n_2_2": 3, "n_3": 4}]
    assert twice.to_polars().row(0) == (1, 2, 3, 4)


@pytest.mark.parametrize(("package", "method"), [("pandas", "to_pandas"), ("pyarrow", "to_arrow")])
def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch, package: str, method: str) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(InputError) as caught:
        getattr(ANSWER, method)()
    assert package in caught.value.message
    assert package in caught.value.hint


def test_pandas_and_arrow_where_they_are_installed() -> None:
    pandas = pytest.importorskip("pandas")
    pyarrow = pytest.importorskip("pyarrow")
    assert isinstance(ANSWER.to_pandas(), pandas.DataFrame)
    assert isinstance(ANSWER.to_arrow(), pyarrow.Table)


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ({}, None),
        ({"counted": 0}, "Counted: 0 moves."),
        ({"counted": 1, "rumoured": 0}, "Counted: 1 move."),
        ({"counted": 12345, "destination_unknown": 3, "rumoured": 2}, "Counted: 12,345 moves. Not counted: 3 destination unknown, 2 rumoured."),
        ({"counted": 5, "of_them_maybe_in_the_window": 2}, "Counted: 5 moves, of them 2 maybe in the window."),
        ({"counted": 5, "of_them_a": 2, "of_them_b": 0, "of_them_c": 1, "d": 4}, "Counted: 5 moves, of them 2 a, 1 c. Not counted: 4 d."),
        ({"rows": 3, "deals": 0}, "Rows: 3, deals: 0."),
    ],
)
def test_the_counts_in_words(counts: dict[str, int], words: str | None) -> None:
    lines = footer_lines(Footer(counts))
    assert lines[: len(lines) - 3] == ([words] if words else [])


@pytest.mark.parametrize(
    ("window", "words"),
    [
        ((None, None), "Window: all dates."),
        (("2024-01-01", None), "Window: since 2024-01-01 until today."),
        ((None, "2024-12-31"), "Window: until 2024-12-31."),
        (("2024-01-01", "2024-12-31"), "Window: since 2024-01-01 until 2024-12-31."),
    ],
)
def test_the_window_in_words(window: tuple[str | None, str | None], words: str) -> None:
    assert words in footer_lines(Footer({"counted": 1}, window))


def test_a_footer_says_what_it_is_not() -> None:
    lines = footer_lines(Footer({"counted": 2}, data_hash="3f2a9c77aa", notes=("Stale: run build.",)))
    assert lines == ["Counted: 2 moves.", "Window: all dates.", "Org view: point-in-time.", SAMPLE, "Stale: run build.", "Data 3f2a9c…"]
