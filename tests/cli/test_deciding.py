"""The commands that decide, over a real small graph."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import pytest
import typer

from talentgraph.__main__ import main

if TYPE_CHECKING:
    from pathlib import Path

ROWS = (
    "person,from_org,to_org,role_from,date,source_outlet",
    "Alicia Zorblatt,OpenAI,Meta,CTO,2025-06,A",
    "Alicja Zorblat,OpenAI,Meta,CTO,2025-06,B",
)


@pytest.fixture
def db(tmp_path: Path) -> str:
    (tmp_path / "t.csv").write_text("\n".join(ROWS), "utf-8")
    path = str(tmp_path / "t.duckdb")
    assert main(["--db", path, "build", str(tmp_path / "t.csv")]) == 0
    return path


def test_the_way_of_a_judgement(db: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["--db", db, "same", "Alicia Zorblatt", "Alicja Zorblat", "--reason", "one", "--by", "ed"]) == 0
    identifier = capsys.readouterr().out.split()[1]
    assert main(["--db", db, "judgements", "-o", str(tmp_path / "j.csv")]) == 0
    assert main(["--db", db, "undo", identifier[:6], "--reason", "two"]) == 0
    assert main(["--db", db, "undo", identifier, "--reason", "two"]) == 1
    assert "does not hold any more" in capsys.readouterr().err
    assert main(["--db", str(tmp_path / "o.duckdb"), "build", str(tmp_path / "t.csv"), str(tmp_path / "j.csv")]) == 0
    assert "1 judgements" in capsys.readouterr().out


def test_a_wrong_word_is_one_line_and_a_hint(db: str, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["--db", db, "correct", "feedbeef", "--to", "Meta", "--reason", "x"]) == 1
    told = capsys.readouterr().err.splitlines()
    assert [line.split(":")[0] for line in told] == ["error", "hint"]


def test_review_asks_and_keeps(db: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["--db", db, "review", "--json"]) == 0
    items: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    assert items
    keys = iter(["x", *("s" if item["type"] == "identity" else "k" for item in items)])
    monkeypatch.setattr(typer, "getchar", lambda: next(keys))
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    assert main(["--db", db, "review", "--reason", "looked"]) == 0
    told = capsys.readouterr().out
    assert f"1 judged, {len(items) - 1} left." in told
    assert main(["--db", db, "judgements", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)["rows"]
    assert [(row["kind"], row["reason"]) for row in rows] == [("same", "looked")]
