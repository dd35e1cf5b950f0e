"""The same input gives the same graph, answers, pictures and exports: whatever the hash seed, the locale, the threads, the Python."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.torture import telling
from tests.torture.figures import record
from tests.torture.worlds import articles, table

ROOT = Path(__file__).parents[2]
PROGRAM = Path(telling.__file__)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Articles in both languages, and a table."""
    folder = articles(tmp_path_factory.mktemp("same") / "files", 16)
    table(folder / "moves.csv", 60, 9)
    for path in sorted((ROOT / "seeds" / "articles").glob("*.md"))[:3]:
        shutil.copy(path, folder)
    return folder


def told(files: Path, folder: Path, python: str = sys.executable, *, cores: int = 2, around: dict[str, str]) -> dict[str, str]:
    """What a process of its own tells."""
    folder.mkdir()
    env = {**os.environ, "PYTHONPATH": str(ROOT), **around}
    few = {*sorted(os.sched_getaffinity(0))[:cores]}

    def fewer() -> None:
        os.sched_setaffinity(0, few)

    done = subprocess.run([python, str(PROGRAM), str(files), str(folder)], env=env, capture_output=True, text=True, check=False, preexec_fn=fewer)
    assert done.returncode == 0, done.stderr[-2000:]
    found: dict[str, str] = json.loads(done.stdout.splitlines()[-1])
    return found


def chinese(folder: Path) -> dict[str, str]:
    """Settings of a Chinese locale, made here where the system has none."""
    made = folder / "zh_CN.UTF-8"
    if shutil.which("localedef"):
        subprocess.run(["localedef", "-i", "zh_CN", "-f", "UTF-8", str(made)], capture_output=True, check=False)
    around = {"LC_ALL": "zh_CN.UTF-8", "LANG": "zh_CN.UTF-8"}
    return {**around, "LOCPATH": str(folder)} if made.is_dir() else {"LC_ALL": "C.UTF-8", "LANG": "zh_CN.UTF-8"}


@pytest.mark.torture
def test_everything_is_the_same_everywhere(files: Path, tmp_path: Path) -> None:
    locales = tmp_path / "locales"
    locales.mkdir()
    first = told(files, tmp_path / "first", around={"PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8"})
    ways: dict[str, dict[str, str]] = {
        "another hash seed": told(files, tmp_path / "seed", around={"PYTHONHASHSEED": "4242", "LC_ALL": "C.UTF-8"}),
        "the C locale": told(files, tmp_path / "c", around={"PYTHONHASHSEED": "7", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}),
        "a Chinese locale": told(files, tmp_path / "zh", around={"PYTHONHASHSEED": "8", **chinese(locales)}),
        "one thread": told(files, tmp_path / "one", cores=1, around={"PYTHONHASHSEED": "9"}),
        "another time zone": told(files, tmp_path / "zone", around={"PYTHONHASHSEED": "10", "TZ": "Pacific/Kiritimati"}),
    }
    for python in others():
        name = "Python " + ".".join(map(str, version(python)[:2]))
        ways[name] = told(files, tmp_path / name, python, around={"PYTHONHASHSEED": "11"})
    for way, found in ways.items():
        assert found == first, way
    record("same", ways=", ".join(ways), things=len(first), python=".".join(map(str, sys.version_info[:2])))


def version(python: str) -> tuple[int, ...]:
    """The version of a Python; nothing where it does not run."""
    done = subprocess.run([python, "-c", "import sys; print(*sys.version_info[:3])"], capture_output=True, text=True, check=False)
    return tuple(map(int, done.stdout.split())) if done.returncode == 0 else ()


def others() -> list[str]:
    """Pythons of other versions in which the project is installed: TORTURE_PYTHONS names them, with colons between (run.py makes them)."""
    return [python for python in os.environ.get("TORTURE_PYTHONS", "").split(os.pathsep) if python and version(python)]

