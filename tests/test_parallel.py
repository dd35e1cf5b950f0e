"""Work over the cores: the same results in the same order, and what goes wrong there is told here."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from talentgraph import parallel

ROOT = Path(__file__).parents[1]


def whose(number: int) -> tuple[int, int]:
    return number * number, os.getpid()


def refused(number: int) -> int:
    if number == 3:
        raise ValueError("three")
    return number


@pytest.fixture
def two(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "cores", lambda: 2)


@pytest.mark.usefixtures("two")
def test_parts_are_worked_on_elsewhere_and_come_back_in_their_order() -> None:
    found = list(parallel.each(whose, iter(range(20))))
    assert [square for square, _ in found] == [number * number for number in range(20)]
    assert os.getpid() not in {process for _, process in found}


@pytest.mark.usefixtures("two")
def test_few_parts_are_worked_on_here() -> None:
    assert {process for _, process in parallel.each(whose, range(3), alone=3)} == {os.getpid()}


def test_one_core_works_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TALENTGRAPH_CORES", "1")
    parallel.cores.cache_clear()
    try:
        assert {process for _, process in parallel.each(whose, range(9))} == {os.getpid()}
    finally:
        parallel.cores.cache_clear()


@pytest.mark.usefixtures("two")
def test_an_error_elsewhere_is_an_error_here() -> None:
    with pytest.raises(ValueError, match="three"):
        list(parallel.each(refused, range(9)))


@pytest.mark.usefixtures("two")
def test_parts_are_taken_no_faster_than_they_are_worked_on() -> None:
    taken: list[int] = []
    parts = (taken.append(number) or number for number in range(1000))
    results = parallel.each(refused, parts, alone=0)
    assert next(results) == 0
    assert len(taken) < 20
    results.close()  # type: ignore[attr-defined]


KILLED = """
import os, signal
from tests.test_parallel import whose
from talentgraph import parallel

parallel.cores = lambda: 2
results = parallel.each(whose, iter(range(10_000)), alone=0)
print(*{next(results)[1] for _ in range(50)}, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="asks /proc whether a process lives")
def test_processes_end_with_a_parent_that_is_killed() -> None:
    told = subprocess.run([sys.executable, "-c", KILLED], capture_output=True, text=True, check=False, cwd=ROOT)
    processes = told.stdout.split()
    assert processes, told.stderr
    until = time.monotonic() + 60
    while any(Path(f"/proc/{process}").exists() for process in processes):
        assert time.monotonic() < until
        time.sleep(0.1)
