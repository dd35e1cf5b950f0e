"""--log-level: what happens stands on stderr, in one line each, and costs nothing where nobody asked."""

from __future__ import annotations

import logging
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from talentgraph import logs
from talentgraph.__main__ import main
from talentgraph.cli import telling

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    """Nobody listens before, and nobody afterwards."""
    yield
    told = logging.getLogger("talentgraph")
    told.handlers.clear()
    told.setLevel(logging.NOTSET)
    told.propagate = True


def test_each_step_is_told_on_stderr(story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "t.csv").write_text("person,from_org,to_org\nAnna Zorblatt,OpenAI,Meta\n", "utf-8")
    assert main(["--db", str(tmp_path / "t.duckdb"), "build", str(tmp_path / "t.csv"), "--log-level", "info"]) == 0
    told = capsys.readouterr()
    for words in ("store: opened", "adding: ", "t.csv: moves", "deriving: who is who: "):
        assert words in told.err
    assert "INFO" not in told.out
    assert "DEBUG" not in told.err
    assert main(["--db", str(story), "influence", "--log-level=debug"]) == 0
    told = capsys.readouterr()
    assert "DEBUG talentgraph.store: step " in told.err
    assert "INFO talentgraph.scoring: influence: " in told.err


def test_it_is_silent_by_itself(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--db", str(story), "who-left", "OpenAI"]) == 0
    assert capsys.readouterr().err == ""


def test_nothing_that_is_told_moves_the_cursor(capsys: pytest.CaptureFixture[str]) -> None:
    telling.to_stderr("info")
    logs.info("adding", "%s", "a\x1b[2J\nb\u202e")
    assert capsys.readouterr().err.endswith("INFO talentgraph.adding: a b\n")


def test_a_level_that_is_none(run: Any) -> None:
    told = run("info", "--log-level", "loud")
    assert told.code == 2
    assert "debug, info" in told.err


def test_who_uses_the_library_hears_what_he_configured(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG, "talentgraph"), logs.timed("debug", "store", "step %s", "moves"):
        logs.info("store", "opened %s", "x")
    assert [record.name for record in caplog.records] == ["talentgraph.store"] * 2
    assert caplog.records[0].getMessage() == "opened x"


def test_logging_is_not_even_loaded(story: Path) -> None:
    for words in (["--help"], ["--db", str(story), "who-left", "OpenAI"]):
        code = f"import sys\nfrom talentgraph.__main__ import main\nassert main({words}) == 0\nassert 'logging' not in sys.modules"
        subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)
