"""The command as the shell sees it: exit codes, pipes, quick help, and the real graph behind it."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talentgraph.cli import folders_of, hoist, progress

ROOT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-m", "talentgraph"]


def shell(*words: str, cwd: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run the command in its own process."""
    known = {name: value for name, value in os.environ.items() if name not in {"TALENTGRAPH_DB", "COLUMNS"}}
    env = known | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"} | more
    return subprocess.run([*COMMAND, *words], cwd=cwd, env=env, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.mark.parametrize(
    ("words", "hoisted"),
    [
        ([], []),
        (["who-left", "a", "--db", "x"], ["--db", "x", "who-left", "a"]),
        (["who-left", "--db=x", "a", "--queries", "q", "--queries=r"], ["--db=x", "--queries", "q", "--queries=r", "who-left", "a"]),
        (["info", "--db"], ["--db"]),
        (["sql", "--", "--db", "x"], ["sql", "--", "--db", "x"]),
    ],
)
def test_hoist(words: list[str], hoisted: list[str]) -> None:
    assert hoist(words) == hoisted
    assert hoist(hoisted) == hoisted


@given(st.lists(st.sampled_from(["info", "a", "--json", "--db=x", "--dbx", "-o"])))
def test_hoisting_loses_no_word(words: list[str]) -> None:
    assert sorted(hoist(words)) == sorted(words)


def test_folders_of_questions() -> None:
    assert folders_of(["--queries", "a", "--db", "x", "--queries=b", "info"]) == [Path("a"), Path("b")]


def test_progress_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    out = Terminal()
    monkeypatch.setattr(sys, "stderr", out)
    monkeypatch.setenv("TERM", "xterm")
    with progress.progress() as tell:
        tell(0, 0, "nothing yet")
        tell(5, 10, "[bold]a\x1b[2J.md")
    assert "5/10" in out.getvalue()
    assert "[bold]a.md" in out.getvalue()
    assert "\x1b[2J" not in out.getvalue()


def test_help_imports_nothing_heavy() -> None:
    code = "import sys\nfrom talentgraph.__main__ import main\nassert main(['--help']) == 0\nprint(*sorted(sys.modules), file=sys.stderr)"
    told = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = set(told.stderr.split())
    assert not loaded & {
        "duckdb",
        "numpy",
        "polars",
        "rich",
        "talentgraph.graph",
        "talentgraph.store",
        "talentgraph.answers",
        "json",
        "decimal",
    }
    assert "Usage:" in told.stdout


def test_a_closed_pipe_is_quiet() -> None:
    for words in (["questions"], ["--help"], ["questions", "--json"]):
        process = subprocess.Popen([*COMMAND, *words], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
        process.stderr.close()
        assert process.wait() == 0


def test_the_demo_answers(tmp_path: Path) -> None:
    made = shell("demo", cwd=tmp_path)
    assert (made.returncode, made.stderr) == (0, "")
    assert "Next: talentgraph --db demo.duckdb who-left OpenAI" in made.stdout
    assert (tmp_path / "demo.html").exists()
    told = shell("who-left", "OpenAI", "--limit", "3", cwd=tmp_path, TALENTGRAPH_DB="demo.duckdb")
    assert told.returncode == 0
    assert "Counted: " in told.stdout
    assert shell("verify", "--db", "demo.duckdb", cwd=tmp_path).returncode == 0
    wrong = shell("who-left", "Nowhere Ltd", "--db", "demo.duckdb", cwd=tmp_path)
    assert (wrong.returncode, wrong.stdout, len(wrong.stderr.splitlines())) == (1, "", 2)


def test_asking_makes_no_file(tmp_path: Path) -> None:
    told = shell("who-left", "OpenAI", cwd=tmp_path)
    assert (told.returncode, list(tmp_path.iterdir())) == (1, [])
    assert told.stderr.startswith("error: no graph at talent.duckdb\nhint: ")


@pytest.mark.parametrize("encoding", ["ascii", "utf-8"])
def test_a_shell_without_unicode(tmp_path: Path, encoding: str) -> None:
    told = shell("questions", "--json", cwd=tmp_path, PYTHONIOENCODING=encoding)
    assert told.returncode == 0


def test_ctrl_c_leaves_a_usable_graph(tmp_path: Path) -> None:
    import signal
    import time

    for number in range(200):
        (tmp_path / f"{number}.txt").write_text(f"Meta has poached researcher Anna Berg from OpenAI. {number}\n")
    words = [sys.executable, "-m", "talentgraph", "--db", str(tmp_path / "t.duckdb"), "build", str(tmp_path)]
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        while not (tmp_path / "t.duckdb").exists() and process.poll() is None:
            time.sleep(0.05)
        time.sleep(0.7)
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=60)
    assert b"Traceback" not in told
    if process.returncode == 130:  # a very quick machine may have been done
        assert b"interrupted" in told
    assert shell("build", str(tmp_path), "--db", str(tmp_path / "t.duckdb"), cwd=tmp_path).returncode == 0
    assert shell("verify", "--db", str(tmp_path / "t.duckdb"), cwd=tmp_path).returncode == 0
