"""The torture run: every test marked so, two at a time, loads alone at the end; then docs/reliability.md, if all were green.

    python tests/torture/run.py [--scale 0.1] [--page FILE]
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from tests.torture import page  # noqa: E402 - the checkout comes first on the path

WORK = ROOT / ".torture"
AT_ONCE = 2
LONG = ("test_kills.py", "test_fuzz.py", "test_faults.py")  # they begin first
ALSO = ("tests/torture/test_escapes.py", "tests/store/test_upgrading.py")  # short ones, which run with all other tests too, but have figures
ALONE = ("test_loads.py",)  # what measures has the machine for itself


def say(words: str) -> None:
    """Talk to whoever waits."""
    sys.stderr.write(f"{time.strftime('%H:%M:%S')} {words}\n")


def collected() -> list[str]:
    """The tests of the run, long ones first."""
    words = [sys.executable, "-m", "pytest", "--collect-only", "-m", "torture", "tests/torture"]
    listed = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False).stdout.splitlines()
    found = [line for line in listed if "::" in line]
    return sorted(found, key=lambda name: next((number for number, file in enumerate(LONG) if f"/{file}::" in name), len(LONG)))


def run(name: str, around: dict[str, str]) -> bool:
    """One test in a process of its own; tells whether it was green."""
    began = time.monotonic()
    words = [sys.executable, "-m", "pytest", "-m", "", "-p", "no:cacheprovider", name]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False, env={**os.environ, **around})
    say(f"{'passed' if done.returncode == 0 else 'FAILED'}  {time.monotonic() - began:5.0f} s  {name}")
    if done.returncode:
        sys.stderr.write(done.stdout[-6000:] + done.stderr[-2000:])
    return done.returncode == 0


def pythons() -> list[str]:
    """Every newer Python of this machine, with the pinned packages in an environment of its own."""
    candidates = {path for minor in range(12, 20) if (path := shutil.which(f"python3.{minor}"))}
    candidates |= {str(path) for path in Path.home().glob(".pyenv/versions/3.*/bin/python3")}
    made: dict[str, str] = {}
    for candidate in sorted(candidates):
        asked = subprocess.run([candidate, "-c", "import sys; print(*sys.version_info[:2], sep='.')"], capture_output=True, text=True, check=False)
        name = asked.stdout.strip()
        if asked.returncode or name in made or tuple(map(int, name.split("."))) <= sys.version_info[:2]:
            continue
        place = WORK / f"python{name}"
        python = place / "bin" / "python"
        pins = ["--quiet", "--disable-pip-version-check", "--require-hashes", "--only-binary", ":all:", "-r", "constraints.txt"]
        steps = [[candidate, "-m", "venv", str(place)], [str(python), "-m", "pip", "install", *pins]]
        if all(subprocess.run(step, cwd=ROOT, capture_output=True, check=False).returncode == 0 for step in steps):
            made[name] = str(python)
        else:
            say(f"Python {name} is left out: the pinned packages can't be installed for it")
    return list(made.values())


def main() -> int:
    """Run everything; 0 if all was green."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scale", type=float, default=float(os.environ.get("TORTURE_SCALE", "1")), help="1 is the whole run, about 45 minutes on two cores")
    parser.add_argument("--page", type=Path, default=ROOT / "docs" / "reliability.md")
    asked = parser.parse_args()
    began = time.monotonic()
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir()
    figures = WORK / "figures.jsonl"
    around = {"TORTURE_SCALE": str(asked.scale), "TORTURE_FIGURES": str(figures), "PYTHONPATH": str(ROOT), "TORTURE_PYTHONS": os.pathsep.join(pythons())}
    names = [*collected(), *ALSO]
    say(f"{len(names)} tests at scale {asked.scale:g}")
    together = [name for name in names if not name.startswith(tuple(f"tests/torture/{file}" for file in ALONE))]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        green = list(pool.map(lambda name: run(name, around), together))
    green += [run(name, around) for name in names if name not in together]
    if not (green and all(green)):
        say(f"{green.count(False)} of {len(green)} failed; {asked.page.name} is left as it was")
        return 1
    found = [json.loads(line) for line in figures.read_text("utf-8").splitlines()]
    asked.page.write_text(page.page(found, scale=asked.scale, tests=len(green), minutes=(time.monotonic() - began) / 60), "utf-8")
    say(f"all {len(green)} passed; written: {asked.page.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
