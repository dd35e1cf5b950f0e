"""Nothing speaks to the net: every command runs where no socket can be opened, and, where the system lets us, in a room without a network."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.torture import offline
from tests.torture.figures import record

ROOT = Path(__file__).parents[2]
PROGRAM = Path(offline.__file__)
FEW = [["who-left", "OpenAI"], ["sql", "SELECT * FROM 'https://example.com/x.parquet'"]]
MORE = [
    ["build", "seeds/moves.csv", "seeds/articles"], *FEW, ["demo"],
    ["extract", "seeds/articles", "--json"], ["influence"], ["score", "betweenness"], ["explain", "OpenAI"], ["report", "-o", "r.html"],
    ["draw", "network", "-o", "n.html"], ["draw", "sankey", "-o", "s.html"], ["export", "o.csv"], ["export", "o.xlsx"], ["export", "o.ftm.json"],
    ["export", "o.parquet"], ["export", "lake", "--layout", "bucketed"], ["questions"], ["review"], ["whats-new", "--since", "2024"], ["verify"], ["optimize"],
    ["info"], ["forget", "Daniel Gross", "--yes"], ["build"], ["build", "https://example.com/a.html"],
]  # fmt: skip


def alone(folder: Path, words: list[str]) -> subprocess.CompletedProcess[str]:
    """Run a command without a net."""
    given = [str(ROOT / word) if word.startswith("seeds/") else word for word in words]
    room = ["unshare", "--net", "--"] if os.geteuid() == 0 and shutil.which("unshare") else []
    command = [*room, sys.executable, str(PROGRAM), *given]
    return subprocess.run(command, cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False)


def test_the_watch_sees_a_try() -> None:
    tries = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from tests.torture import offline; sys.addaudithook(offline._watch)"
    tries += "; import socket; socket.socket()"
    assert subprocess.run([sys.executable, "-c", tries], capture_output=True, check=False).returncode == 99


def test_a_few_commands_need_no_net(story: Path, tmp_path: Path) -> None:
    shutil.copyfile(story, tmp_path / "talent.duckdb")
    for words in FEW:
        done = alone(tmp_path, words)
        assert done.returncode in {0, 1}, (words, done.stderr)
        assert "Traceback" not in done.stderr, (words, done.stderr)


@pytest.mark.torture
def test_no_command_needs_the_net(tmp_path: Path) -> None:
    for words in MORE:
        done = alone(tmp_path, words)
        assert done.returncode in {0, 1}, (words, done.stderr)
        assert "Traceback" not in done.stderr, (words, done.stderr)
        assert (done.returncode == 1) == any("https:" in word for word in words), (words, done.stderr)
    record("net", commands=len(MORE))
