"""Loads: many articles, a big table, and single inputs beyond all measure. Alone on the machine, with a ceiling for memory."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from talentgraph.graph import Graph
from tests.torture.figures import record, times
from tests.torture.worlds import articles

ROOT = Path(__file__).parents[2]
CEILING = "2GB"
PYTHON_TOO = 4.0  # GiB that names on their way through Python may take beside the database's ceiling


@dataclass(frozen=True, slots=True)
class Ran:
    """What a process did.

    Attributes:
        code: Its exit code.
        seconds: How long it took.
        peak: GiB of memory at most.
        told: What it printed.
    """

    code: int
    seconds: float
    peak: float
    told: str


def ran(folder: Path, *words: str, stop: float | None = None) -> Ran:
    """Run a command line in a process of its own; it may be ended after some seconds."""
    told = folder / "told.txt"
    began = time.monotonic()
    with told.open("wb") as out:
        command = [sys.executable, "-m", "talentgraph", *words]
        process = subprocess.Popen(command, cwd=folder, stdout=out, stderr=out, env={**os.environ, "PYTHONPATH": str(ROOT)})
        if stop is not None:
            time.sleep(stop)
            process.send_signal(signal.SIGKILL)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    return Ran(process.returncode, time.monotonic() - began, used.ru_maxrss / 2**20, told.read_text("utf-8", "replace"))


def keep(what: str, size: str, done: Ran, rate: str) -> None:
    """For the page."""
    record("load", what=what, size=size, seconds=f"{done.seconds:.0f}", rate=rate, peak=f"{done.peak:.1f} GiB")


@pytest.mark.torture
def test_many_articles_in_one_folder(tmp_path: Path) -> None:
    number = times(10_000, least=100)
    folder = articles(tmp_path / "many", number)
    size = sum(path.stat().st_size for path in folder.iterdir())
    assert ran(tmp_path, "--memory", CEILING, "add", "many", stop=6 + number / 400).code == -signal.SIGKILL
    with Graph(tmp_path / "talent.duckdb", make=False) as graph:
        before = graph.counts()["articles"]
    done = ran(tmp_path, "--memory", CEILING, "build", "many")
    assert done.code == 0, done.told[-2000:]
    with Graph(tmp_path / "talent.duckdb", make=False) as graph:
        assert graph.counts()["articles"] == number
        assert graph.verify(quick=True) == []
    assert done.peak < 2 + PYTHON_TOO
    left = number - before
    what = f"articles in one folder, {before:,} of them there from a run that was killed"
    keep(what, f"{number:,}, {size / 1e6:.1f} MB", done, f"{left / done.seconds:.0f} a second")


@pytest.mark.torture
def test_a_big_table(tmp_path: Path) -> None:
    number = times(10_000_000, least=300_000)
    made = [sys.executable, str(ROOT / "tests" / "bench" / "generate.py"), "moves.csv", "--moves", str(number)]
    subprocess.run(made, cwd=tmp_path, check=True, capture_output=True)
    size = (tmp_path / "moves.csv").stat().st_size
    done = ran(tmp_path, "--memory", CEILING, "build", "moves.csv")
    assert done.code == 0, done.told[-2000:]
    assert done.peak < 2 + PYTHON_TOO
    keep("moves of one table, end to end", f"{number:,}, {size / 1e6:.0f} MB", done, f"{size / 1e6 / done.seconds:.1f} MB/s")
    checked = ran(tmp_path, "--memory", CEILING, "verify", "--quick")
    assert checked.code == 0, checked.told[-2000:]
    scored = ran(tmp_path, "--memory", CEILING, "influence", "--top", "3")
    assert scored.code == 0, scored.told[-2000:]
    keep("influence over them", f"{number:,}", scored, f"{number / scored.seconds:,.0f} moves/s")


BEYOND = {
    "a text of 200 MB": ("t.txt", "Anna Berg has left OpenAI to join Meta. ", 5_000_000, "no article is longer"),
    "a page of 200 MB": ("p.html", "<p>Anna Berg has left OpenAI. </p>", 6_000_000, "no article is longer"),
    "a line of a million columns": ("c.csv", "person,to_org", 0, "1,000,002 cells in one line"),
}


@pytest.mark.torture
@pytest.mark.parametrize("what", BEYOND)
def test_inputs_beyond_all_measure(what: str, tmp_path: Path) -> None:
    name, piece, number, words = BEYOND[what]
    many = times(number, least=700_000) if number else 1
    text = piece * many if number else piece + "".join(f",c{n}" for n in range(1_000_000)) + "\nA,B\n"
    (tmp_path / name).write_text(text, "utf-8")
    done = ran(tmp_path, "build", name)
    assert done.code == 1, done.told[-2000:]
    assert f"error: {name}" in done.told
    assert words in done.told
    assert "Traceback" not in done.told
    assert not (tmp_path / "talent.duckdb").exists()
    keep(f"{what}, refused", f"{len(text) / 1e6:.0f} MB", done, "")


@pytest.mark.torture
def test_names_of_a_megabyte(tmp_path: Path) -> None:
    name = "Anna " + "B" * 1_000_000
    (tmp_path / "m.csv").write_text(f"person,from_org,to_org,date\n{name},OpenAI,Meta,2024\nBen Koch,{'C' * 1_000_000},Meta,2024\n", "utf-8")
    (tmp_path / "a.md").write_text(f"{name} has left OpenAI to join Meta. Ben Koch has joined {'D' * 1_000_000} from Apple.\n", "utf-8")
    done = ran(tmp_path, "build", "m.csv", "a.md")
    assert done.code == 0, done.told[-2000:]
    asked = "who-left OpenAI|who-joined Meta|verify|report -o r.html|export o.xlsx|export o.gexf|flows"
    for words in (line.split() for line in asked.split("|")):
        shown = ran(tmp_path, *words)
        assert shown.code == 0 or ("Traceback" not in shown.told and "error: " in shown.told), (words, shown.told[-2000:])
    keep("names of a megabyte", "4 MB", done, "")
