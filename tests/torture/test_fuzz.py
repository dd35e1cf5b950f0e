"""Fuzzing: a short share at random with the other tests, by coverage in the torture run; every finding is a case for good."""

from __future__ import annotations

import os
import re
import resource
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.torture import fuzzing
from tests.torture.figures import record, times
from tests.torture.targets import TARGETS

if TYPE_CHECKING:
    from pathlib import Path

KEPT = sorted(path for path in fuzzing.CASES.rglob("*") if path.is_file())


@pytest.mark.parametrize("path", KEPT, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_what_was_found_stays_right(path: Path) -> None:
    TARGETS[path.parent.name](path.read_bytes())


@pytest.mark.parametrize("target", TARGETS)
def test_a_little_at_random(target: str, tmp_path: Path) -> None:
    assert fuzzing.at_random(target, tmp_path, runs=60) == 60
    assert list(tmp_path.iterdir()) == []


@pytest.mark.torture
@pytest.mark.parametrize("target", TARGETS)
def test_fuzz(target: str, tmp_path: Path) -> None:
    wanted, executions, how, spent, turns = times(180, least=10), 0, "", 0.0, 0
    while spent < 0.95 * wanted and turns < 8:  # a fuzzer counts the seconds of the clock; on a busy machine that is less of the processor
        done, took = fuzzed(target, tmp_path, wanted - spent, turns)
        spent, turns = spent + took, turns + 1
        counted = re.search(r"number_of_executed_units: *(\d+)", done.stderr) or re.search(r'"executions": (\d+)', done.stdout)
        assert counted, done.stderr[-3000:]
        executions += int(counted[1])
        how = "by coverage" if "executed_units" in done.stderr else "at random"
    record("fuzz", target=target, how=how, executions=executions, cpu=round(spent, 1))


def fuzzed(target: str, work: Path, seconds: float, seed: int) -> tuple[subprocess.CompletedProcess[str], float]:
    """One process of the fuzzer, that found nothing, and the seconds of processor that it took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    words = [sys.executable, fuzzing.__file__, target, "--seconds", f"{max(1, seconds):.0f}", "--work", str(work), "--seed", str(seed)]
    done = subprocess.run(words, capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": str(fuzzing.ROOT)})
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    found = sorted(path for path in work.iterdir() if re.match("crash-|timeout-|oom-", path.name))
    assert not found, f"keep it in tests/torture/cases/{target}: {[(path.name, path.read_bytes()[:200]) for path in found]}\n{done.stderr[-3000:]}"
    assert done.returncode == 0, done.stderr[-3000:]
    return done, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
