"""Fuzzing: a short share at random with the other tests, by coverage in the torture run; every finding is a case for good."""

from __future__ import annotations

import os
import re
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tests.torture import fuzzing
from tests.torture.figures import record, times
from tests.torture.targets import TARGETS

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
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    words = [sys.executable, str(Path(fuzzing.__file__)), target, "--seconds", str(times(180, least=10)), "--work", str(tmp_path)]
    done = subprocess.run(words, capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": str(fuzzing.ROOT)})
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    found = sorted(path for path in tmp_path.iterdir() if re.match("crash-|timeout-|oom-", path.name))
    assert not found, f"keep it in tests/torture/cases/{target}: {[(path.name, path.read_bytes()[:200]) for path in found]}\n{done.stderr[-3000:]}"
    assert done.returncode == 0, done.stderr[-3000:]
    counted = re.search(r"number_of_executed_units: *(\d+)", done.stderr) or re.search(r'"executions": (\d+)', done.stdout)
    assert counted, done.stderr[-3000:]
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    record("fuzz", target=target, how="by coverage" if "executed_units" in done.stderr else "at random", executions=int(counted[1]), cpu=round(cpu, 1))
