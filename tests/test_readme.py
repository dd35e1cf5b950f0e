"""The blocks of the README and of docs/ are true: commands print what stands there, Python runs. `python tests/test_readme.py` writes them anew."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
PAGES = [README, *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```(console|python)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def run(command: str, folder: Path) -> str:
    """What a command prints, stdout alone, as it is piped. `| head -n N`, `2>&1` and `cat` are done here."""
    command, _, head = command.partition(" | head -n ")
    command, both, _ = command.partition(" 2>&1")
    words = shlex.split(command)
    if words[0] == "cat":
        return (folder / words[1]).read_text("utf-8").rstrip("\n")
    assert words[0] == "talentgraph", command
    ran = subprocess.run(
        [sys.executable, "-m", "talentgraph", *words[1:]], cwd=folder, check=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT if both else subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "TALENTGRAPH_DB": "demo.duckdb"},
    )  # fmt: skip
    lines = ran.stdout.decode("utf-8").splitlines()
    return "\n".join(lines[: int(head)] if head else lines)


def filled(block: str, folder: Path) -> str:
    """A console block with what its commands print now."""
    return "".join(f"{line}\n{run(line[2:], folder)}\n" for line in block.splitlines() if line.startswith("$ "))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("readme")
    begin(path)
    return path


def begin(path: Path) -> None:
    """What the pages speak of: the demo, and the tables of docs/tables."""
    run("talentgraph demo", path)
    shutil.copytree(ROOT / "docs" / "tables", path, dirs_exist_ok=True)


BLOCKS = [found for page in PAGES for found in BLOCK.findall(page.read_text("utf-8"))]


@pytest.mark.parametrize("block", [block for kind, block in BLOCKS if kind == "console"])
def test_console_block(block: str, folder: Path) -> None:
    now = filled(block, folder)
    assert re.sub(r"[\d.]+ s$", "", now, flags=re.MULTILINE) == re.sub(r"[\d.]+ s$", "", block, flags=re.MULTILINE)


@pytest.mark.parametrize("block", [block for kind, block in BLOCKS if kind == "python"])
def test_python_block(block: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    exec(compile(block, "README.md", "exec"), {})  # noqa: S102 - our own words


def test_first_screen_says_what_it_must() -> None:
    text = README.read_text("utf-8")
    for words in ("make demo", "make test", "not a census", "open the evidence before you publish", "pipx", "docs/report.png"):
        assert words in text
    assert (ROOT / "docs" / "report.png").is_file()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        where = Path(made)
        begin(where)
        for page in PAGES:
            text = page.read_text("utf-8")
            made_new = BLOCK.sub(lambda m: f"```console\n{filled(m[2], where)}```" if m[1] == "console" else m[0], text)
            page.write_text(made_new, "utf-8", newline="\n")
