"""The blocks of the README and of docs/ are true: commands print what stands there, Python runs. `python tests/test_readme.py` writes them anew."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

import pytest

from talentgraph.cli.config import OF_ALL

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
TUTORIAL = ROOT / "docs" / "tutorial.md"
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
    graph = "demo.duckdb" if (folder / "demo.duckdb").exists() else "talent.duckdb"
    ran = subprocess.run(
        [sys.executable, "-m", "talentgraph", *words[1:]], cwd=folder, check=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT if both else subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "TALENTGRAPH_DB": graph},
    )  # fmt: skip
    lines = ran.stdout.decode("utf-8").splitlines()
    return "\n".join(lines[: int(head)] if head else lines)


def filled(block: str, folder: Path) -> str:
    """A console block with what its commands print now."""
    return "".join(f"{line}\n{run(line[2:], folder)}\n" for line in block.splitlines() if line.startswith("$ "))


def renewed(page: Path, folder: Path) -> str:
    """A page with what its commands print now."""
    return BLOCK.sub(lambda m: f"```console\n{filled(m[2], folder)}```" if m[1] == "console" else m[0], page.read_text("utf-8"))


def timeless(block: str) -> str:
    """A block without the seconds that something took."""
    return re.sub(r"[\d.]+ s$", "", block, flags=re.MULTILINE)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("readme")
    begin(path)
    return path


def begin(path: Path) -> None:
    """What the pages speak of: the demo, and the tables of docs/tables."""
    run("talentgraph demo", path)
    shutil.copytree(ROOT / "docs" / "tables", path, dirs_exist_ok=True)


def begun(page: Path, folder: Path) -> Path:
    """Where a page begins: the tutorial with its own files and nothing else, all others beside the demo."""
    if page == TUTORIAL:
        return Path(shutil.copytree(page.with_suffix(""), folder / page.stem))
    return folder


BLOCKS = [found for page in PAGES if page != TUTORIAL for found in BLOCK.findall(page.read_text("utf-8"))]


@pytest.mark.parametrize("block", [block for kind, block in BLOCKS if kind == "console"])
def test_console_block(block: str, folder: Path) -> None:
    assert timeless(filled(block, folder)) == timeless(block)


@pytest.mark.parametrize("block", [block for kind, block in BLOCKS if kind == "python"])
def test_python_block(block: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    exec(compile(block, "README.md", "exec"), {})  # noqa: S102 - our own words


def test_the_tutorial_from_its_beginning_to_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    where = begun(TUTORIAL, tmp_path)
    monkeypatch.chdir(where)
    kinds = []
    for kind, block in BLOCK.findall(TUTORIAL.read_text("utf-8")):
        kinds.append(kind)
        if kind == "console":
            assert timeless(filled(block, where)) == timeless(block)
        else:
            exec(compile(block, TUTORIAL.name, "exec"), {})  # noqa: S102 - our own words
    assert set(kinds) == {"console", "python"}
    assert {"report.html", "flows.svg", "moves.xlsx"} < {path.name for path in where.iterdir()}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_options_that_a_page_puts_in_a_file_are_there(page: Path) -> None:
    for block in re.findall(r"^```toml\n(.*?)^```$", page.read_text("utf-8"), re.DOTALL | re.MULTILINE):
        told = tomllib.loads(block)
        commands = {name: options for name, options in told.items() if isinstance(options, dict)}
        assert {f"--{name}" for name in told.keys() - commands} <= set(OF_ALL)
        for name, options in commands.items():
            shown = run(f"talentgraph {name} --help", ROOT)
            assert [option for option in options if f"--{option}" not in shown] == []


def test_every_block_that_could_run_does() -> None:
    """Commands stand in `console`, Python in `python`; a block without a language shows what a user puts in by hand."""
    for page in PAGES:
        languages = re.findall(r"^```(\S+)\n", page.read_text("utf-8"), re.MULTILINE)
        assert set(languages) <= {"console", "python", "toml", "sql", "{eval-rst}"}, page.name


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
            page.write_text(renewed(page, begun(page, where)), "utf-8", newline="\n")
