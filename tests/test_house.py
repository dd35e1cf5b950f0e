"""The house keeps its own rules: imports run downwards, SQL stays in its place, files and functions stay short, words are there."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
import subprocess
import tomllib
from functools import cache
from pathlib import Path

import pytest

import talentgraph
from talentgraph import ask, errors

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "talentgraph"
FILES = sorted(PACKAGE.rglob("*.py"))
LEVELS = [
    {"vocabulary"},
    {"environment", "errors", "logs", "model", "lexicon", "parallel"},
    {"parameters", "writing"},
    {"language", "store", "ask", "answers", "changes", "periods"},
    {"documents", "claims", "entities", "stories", "moves", "redaction", "bulk", "lakes"},
    {"network"},
    {"scores", "pictures", "formats", "llm", "keeping", "recipes"},
    {"judging", "provenance", "ranking", "reading", "tabling"},
    # The parts of graph.py, where the stages meet.
    {"adding", "headcounts", "explaining", "exports", "publishing", "veiling", "bulletins"},
    {"deriving", "reviewing", "ranked"},
    {"forgetting", "verifying", "diffing"},
    {"standing"},
    {"asking", "scoring", "tabled", "deciding", "comparing", "drawing", "extracting"},
    {"reporting"},
    {"graph", "distant"},
    {"demo", "veiled", "serving"},
    {"cli"},
    {"__main__", "__init__"},
]
LEVEL = {part: number for number, parts in enumerate(LEVELS) for part in parts}
MAY_HOLD_SQL = {
    "store", "entities", "stories", "moves", "network", "bulk", "lakes", "distant", "redaction", "forgetting", "deciding", "verifying",
    "diffing", "graph", "asking", "judging", "keeping", "provenance", "reading", "tabling", *LEVELS[8],
}  # fmt: skip
SQL = re.compile(
    r"\A\s*SELECT\s|\b(?:SELECT\s.*\bFROM\s|INSERT\s+INTO\s+\w|DELETE\s+FROM\s+\w|UPDATE\s+\w+\s+SET\s|(?:CREATE|ALTER|DROP)\s+(?:OR\s+REPLACE\s+)?(?:TEMP\w*\s+)?"
    r"(?:TABLE|VIEW|MACRO|SEQUENCE|TYPE|INDEX|SCHEMA)\b|COPY\s+\S+\s+(?:TO|FROM)\s|PRAGMA\s+\w|ATTACH\s+')",
    re.DOTALL,
)
EXAMPLE = re.compile(r'sql "SELECT|write one SELECT')  # in a help text or a hint: no SQL that runs here
UNFINISHED = re.compile("|".join(["TO" + "DO", "FIX" + "ME", "XX" + "X", "NotImplemented" + "Error"]))
MACHINE = re.compile("|".join([r"(?<![\w.:/)-])/(?:work|tmp|home|root|Users)/\w", "py" + r"pi\.org", "python" + "hosted"]))


def part(path: Path) -> str:
    """The part of the house that a file belongs to."""
    inside = path.relative_to(PACKAGE).parts
    return inside[0].removesuffix(".py")


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def imported(path: Path) -> set[str]:
    """The parts of the house that a file imports, anywhere in it and for types too."""
    found: set[str] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[1] for alias in node.names if alias.name.startswith("talentgraph.")}
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{name_of(path)}: imports say the whole name"
            words = (node.module or "").split(".")
            if words[0] == "talentgraph":
                found |= {words[1]} if len(words) > 1 else {alias.name for alias in node.names if not alias.name.startswith("__version")}
    return found


def test_every_part_has_a_level() -> None:
    assert {part(path) for path in FILES} == set(LEVEL)


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_imports_run_downwards(path: Path) -> None:
    own = part(path)
    wrong = {other for other in imported(path) if other != own and LEVEL[other] >= LEVEL[own]}
    assert not wrong, f"{own} (level {LEVEL[own]}) imports {sorted(wrong)}"


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_only_the_store_knows_duckdb(path: Path) -> None:
    names = {alias.name.split(".")[0] for node in ast.walk(tree(path)) if isinstance(node, ast.Import) for alias in node.names}
    names |= {(node.module or "").split(".")[0] for node in ast.walk(tree(path)) if isinstance(node, ast.ImportFrom)}
    assert "duckdb" not in names or part(path) == "store"


def docstrings(path: Path) -> set[ast.expr]:
    nodes = [n for n in ast.walk(tree(path)) if isinstance(n, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)]
    return {node.body[0].value for node in nodes if node.body and isinstance(node.body[0], ast.Expr)}


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_sql_is_in_sql_files_or_one_line_long(path: Path) -> None:
    words_of = docstrings(path)
    inside = {part for node in ast.walk(tree(path)) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree(path)):
        if node in words_of or node in inside:
            continue
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            words = node.value
        elif isinstance(node, ast.JoinedStr):
            words = "".join(str(piece.value) if isinstance(piece, ast.Constant) else "x" for piece in node.values)
        else:
            continue
        if SQL.search(words) and not EXAMPLE.search(words):
            where = f"{name_of(path)}:{node.lineno}: {words[:60]!r}"
            assert part(path) in MAY_HOLD_SQL, f"{where}: SQL has its own files"
            assert node.lineno == node.end_lineno, f"{where}: more than a line belongs in a .sql file"


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_files_and_functions_stay_short(path: Path) -> None:
    lines = len(path.read_text("utf-8").splitlines())
    assert lines <= 300, f"{name_of(path)} has {lines} lines: it wants a better split"
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) else node.body
            length = (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0
            assert length <= 40, f"{name_of(path)}:{node.lineno}: {node.name} has {length} lines"


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_what_is_public_has_words(path: Path) -> None:
    module = tree(path)
    assert ast.get_docstring(module), f"{name_of(path)} says nothing about itself"
    public = [node for node in module.body if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")]
    for owner in [node for node in public if isinstance(node, ast.ClassDef)]:
        public += [node for node in owner.body if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")]
    silent = [node.name for node in public if not ast.get_docstring(node)]
    assert not silent, f"{name_of(path)}: no words for {silent}"


def test_every_error_is_of_the_family() -> None:
    for found in pkgutil.walk_packages(talentgraph.__path__, "talentgraph."):
        module = importlib.import_module(found.name)
        for name, kind in inspect.getmembers(module, inspect.isclass):
            if issubclass(kind, Exception) and kind.__module__.startswith("talentgraph"):
                assert issubclass(kind, errors.TalentGraphError), f"{found.name}.{name}"


def texts() -> list[Path]:
    """The files of the project, as git knows them; in an unpacked archive, all that are text."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    found = [ROOT / line for line in listed.stdout.splitlines()]
    if not found:
        found = [path for folder in ["talentgraph", "tests", "seeds", "queries"] for path in (ROOT / folder).rglob("*.*")]
    return [path for path in found if path.is_file() and path.suffix not in {".png", ".js", ".woff2", ".duckdb", ".parquet", ".xlsx"}]


def test_nothing_is_unfinished_and_no_machine_is_named() -> None:
    for path in texts():
        content = path.read_text("utf-8", errors="replace")
        for pattern in (UNFINISHED, MACHINE) if path.suffix != ".csv" else (MACHINE,):
            match = pattern.search(content)
            assert not match, f"{name_of(path)}: {match and match[0]}"


@pytest.mark.parametrize("path", sorted((ROOT / "queries").glob("*.sql")), ids=name_of)
def test_every_question_has_words_and_an_example(path: Path) -> None:
    question = ask.read(path)
    assert question.name == path.stem
    assert question.words
    assert question.example.startswith(question.name)
    assert all(parameter.words for parameter in question.parameters)


@pytest.mark.parametrize("path", sorted((PACKAGE / "store" / "sql").rglob("*.sql")), ids=name_of)
def test_every_step_says_what_it_does(path: Path) -> None:
    assert re.match(r"-- \S+", path.read_text("utf-8"))


def test_every_ignored_rule_has_its_reason() -> None:
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    rules = [line for line in text[text.index("\nignore = [") :].splitlines() if re.match(r'\s+"[A-Z]+\d*",', line)]
    assert rules
    assert all(" # " in line for line in rules)


def test_the_pins_cover_what_the_project_needs() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    run, test = ["constraints.txt"], ["constraints.txt", "constraints-test.txt"]
    extras = project["optional-dependencies"]
    for names, pins in [(project["dependencies"], run), (extras["test"], test), (extras["docs"], ["constraints.txt", "constraints-docs.txt"])]:
        pinned = {line.split("==")[0] for file in pins for line in (ROOT / file).read_text("utf-8").splitlines() if "==" in line}
        needed = {re.split(r"[<>=~;\[ ]", name)[0].lower().replace("_", "-") for name in names}
        assert needed <= pinned, "run: make constraints"


def test_every_pin_has_a_hash() -> None:
    for name in ["constraints.txt", "constraints-docs.txt", "constraints-test.txt"]:
        for block in re.split(r"\n(?=\S)", (ROOT / name).read_text("utf-8").split("\n", 1)[1].strip()):
            assert re.match(r"[a-z0-9-]+==\S+", block)
            assert "--hash=sha256:" in block
