"""What is printed and written: tables on a terminal and piped, CSV, JSON, files; nothing in it is obeyed by a terminal or a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from talentgraph.answers import Answer
from talentgraph.cli import cells, printing, tables
from talentgraph.model import Footer

if TYPE_CHECKING:
    from pathlib import Path

ASKED = ("who-left", "OpenAI")


class Terminal(io.StringIO):
    """A terminal."""

    def isatty(self) -> bool:
        return True


def shown(answer: Answer, columns: int, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A table on a terminal without colours."""
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    out = Terminal()
    tables.show(answer, out)
    return [re.sub(r"\x1b\[[0-9;]*m", "", line).rstrip() for line in out.getvalue().splitlines()]


def answer(rows: list[tuple[Any, ...]], columns: list[str]) -> Answer:
    """An answer of rows alone."""
    return Answer(columns, rows, Footer({"counted": len(rows)}))


def test_a_piped_table_is_plain_and_aligned(run: Any) -> None:
    lines = run(*ASKED).out.splitlines()
    assert lines[0].startswith("date        person              to org  kind")
    assert lines[1].startswith("2024-05-06  Ann Lee             Meta    hire")
    assert lines[2].startswith("2024-05-05  李飞飞              Meta    hire")
    assert lines[3].startswith("–           =cmd|' /C calc'!A0  Meta    hire")
    assert {cells.width(line[: line.index("Meta")]) for line in lines[1:4]} == {32}
    assert lines[4:] == [
        "",
        "Counted: 3 moves. Not counted: 1 rumoured.",
        "Window: all dates.",
        "Org view: point-in-time.",
        "A sample of press reports and tables, not a census.",
        "Data 3f2a9c…",
    ]


def test_a_full_table_says_that_there_may_be_more(run: Any) -> None:
    assert "2 rows shown, there may be more" in run(*ASKED, "--limit", "2").out
    assert "there may be more" not in run(*ASKED, "--limit", "4").out


def test_no_rows(run: Any) -> None:
    told = run(*ASKED, "--since", "2030", "--limit", "0")
    assert told.out.startswith("No rows.\n\nCounted: 1 move, of them 1 maybe in the window.")


def test_a_terminal_shows_names_whole_and_cuts_long_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [("2024-05-06", "Alexandria Ng", "李飞飞的公司", 3, f"a long {'long ' * 30}text"), ("2024-05-07", "Bo", "Meta", 12, "short")]
    lines = shown(answer(rows, ["date", "person", "to_org", "n_claims", "quote"]), 80, monkeypatch)
    assert all(cells.width(line) <= 80 for line in lines)
    assert "Alexandria Ng" in lines[-2]
    assert "李飞飞的公司" in lines[-2]
    assert lines[-2].endswith("…")
    assert lines[-1].endswith("short")
    assert cells.width(lines[-2][: lines[-2].index("a long")]) == cells.width(lines[-1][: lines[-1].index("short")])


def test_a_narrow_terminal_leaves_out_what_all_rows_share(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [("Ann Lee", None, "completed", "yes", False, "x" * 30), ("Bo Wang", None, "completed", "yes", False, "y" * 30)]
    columns = ["person", "to_org", "status", "in_window", "worded_as_poach", "move"]
    wide, narrow = (shown(answer(rows, columns), size, monkeypatch) for size in (120, 50))
    assert wide[0].split() == ["person", "to", "org", "status", "in", "window", "worded", "as", "poach", "move"]
    assert narrow[-1] == "All rows: status completed, in window yes."
    assert "completed" not in narrow[1]
    assert "–" in narrow[-2]


def test_a_terminal_gets_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    out = Terminal()
    tables.show(answer([("Ann", "rumoured"), ("Bo [red]x[/red]", "completed")], ["person", "status"]), out)
    assert "\x1b[33mrumoured" in out.getvalue()
    assert "Bo [red]x[/red]" in out.getvalue()


def test_csv_starts_no_formula(run: Any) -> None:
    told = run(*ASKED, "--csv")
    rows = list(csv.DictReader(io.StringIO(told.out)))
    assert [row["person"] for row in rows] == ["Ann Lee", "李飞飞", "'=cmd|' /C calc'!A0"]
    assert rows[2]["date"] == ""
    assert "Counted: 3 moves" in told.err
    assert "Counted" not in told.out


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\x1b[0m=", "\u202e=", "\n="])
def test_every_start_of_a_formula_is_quoted(start: str) -> None:
    made = cells.csv_cell(f"{start}1+1")
    assert made.startswith("'") or made[0] not in "=+-@\t\r"
    assert cells.csv_cell(-5) == -5
    assert cells.csv_cell(-0.5) == -0.5


def test_json_is_one_document(run: Any) -> None:
    told = run(*ASKED, "--json", "--since", "2024")
    document = json.loads(told.out)
    assert list(document) == ["question", "parameters", "rows", "footer"]
    assert document["question"] == "who-left"
    assert document["parameters"] == {
        "org": "OpenAI", "since": "2024-01-01", "until": None, "role": None, "senior": False, "include": [], "headcount": None, "limit": 50,
    }  # fmt: skip
    assert document["rows"][1]["person"] == "李飞飞"
    assert "李飞飞" in told.out
    assert document["footer"]["counts"]["rumoured"] == 1
    assert document["footer"]["window"] == {"since": "2024-01-01", "until": None}
    assert document["footer"]["words"][0].startswith("Counted: 3 moves")
    assert "\x1b" not in told.out
    assert "\u202e" not in told.out
    assert document["rows"][2]["person"].endswith("\x1b[31m\u202e")


def test_json_takes_what_a_database_gives() -> None:
    rows = [(float("nan"), float("inf"), Decimal(3), Decimal("0.5"), date(2024, 1, 2), ("b", "a"))]
    made = json.loads(printing.document(answer(rows, list("abcdef"))))["rows"]
    assert made == [{"a": None, "b": None, "c": 3, "d": 0.5, "e": "2024-01-02", "f": ["b", "a"]}]


@pytest.mark.parametrize("suffix", ["csv", "json", "parquet", "CSV"])
def test_a_file_is_written_whole(run: Any, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"out.{suffix}"
    path.write_text("old")
    told = run(*ASKED, "-o", str(path))
    assert (told.code, told.out) == (0, "")
    assert f"{path}: 3 rows" in told.err
    assert [file.name for file in tmp_path.iterdir()] == [path.name]
    match suffix:
        case "json":
            assert json.loads(path.read_text("utf-8"))["rows"][1]["person"] == "李飞飞"
        case "parquet":
            assert pl.read_parquet(path)["person"][1] == "李飞飞"
        case _:
            rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"))))
            assert rows[2]["person"].startswith("'=")


def test_a_spreadsheet(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    printing.write(answer([("=1+1", 2)], ["a", "n"]), path)
    assert path.read_bytes().startswith(b"PK")


@pytest.mark.parametrize("name", ["out.doc", "out", "none/out.csv"])
def test_a_file_that_can_not_be_written(run: Any, tmp_path: Path, name: str) -> None:
    told = run(*ASKED, "-o", str(tmp_path / name))
    assert (told.code, told.out) == (1, "")
    assert [line.split(":")[0] for line in told.err.splitlines()] == ["error", "hint"]
    assert list(tmp_path.iterdir()) == []


def test_two_forms_at_once_are_wrong_usage(run: Any) -> None:
    assert run(*ASKED, "--json", "--csv").code == 2


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "–"),
        (True, "yes"),
        (False, ""),
        (0, "0"),
        (0.12345, "0.123"),
        (2.0, "2"),
        (12345.6, "12,345.6"),
        ([], "–"),
        (["a", "b\n"], "a, b "),
        (date(2024, 1, 2), "2024-01-02"),
        ("a\x1b]0;title\x07b\x1b[1mc\x9b2Jd\x00\u200b\u2066e", "abcde"),
        ("\x1b]8;;http://x\x1b\\link\x1b]8;;\x1b\\", "link"),
        ("e\u0301 👩\u200d🔬", "e\u0301 👩\u200d🔬"),
    ],
)
def test_cells(value: Any, text: str) -> None:
    assert cells.cell(value) == text


@given(st.text())
def test_no_cell_is_obeyed_by_a_terminal(text: str) -> None:
    made = cells.clean(text)
    assert not any(ord(character) < 32 or 127 <= ord(character) < 160 or 0x202A <= ord(character) <= 0x202E for character in made)
    assert cells.clean(made) == made
    made = cells.json_text(printing.dumped(text))
    assert json.loads(made) == text
    assert "\x9b" not in made


@given(st.text(alphabet="ab李飞é", max_size=20), st.integers(1, 12))
def test_a_cut_text_fits(text: str, size: int) -> None:
    made = cells.cut(text, size)
    assert cells.width(made) <= size
    assert made == text or made.endswith("…")
