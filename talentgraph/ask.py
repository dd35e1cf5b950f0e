"""Reads the header of a question (queries/*.sql), checks it against its SQL, and puts what is asked into its types. Knows no database.

A header, in comments at the top of the file:

    -- who-left: people who left an organization, newest first
    --
    -- $org      organization          the organization: name, alias or id
    -- $since    date = none           only moves on or after this day (YYYY[-MM[-DD]])
    -- $include  statuses = none       also show rumoured, attempted, failed or denied reports
    --
    -- example: who-left OpenAI --since 2024-01-01

A parameter without a default is an argument, one with a default an option. Other lines of the header are free text. Below it stand one
or two statements: the rows, then the tally, which gives the footer's counts as rows of (label, n). What comes before the first SELECT that
is not indented belongs to both.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from talentgraph.errors import QueryError, UnknownName
from talentgraph.parameters import TYPES, Parameter, convert, day, default, near, window

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


__all__ = ["Parameter", "Question", "check", "coerce", "day", "files", "find", "folder", "questions", "read", "statements", "tally", "title"]

# Every command that prints rows has these options already.
TAKEN = frozenset({"csv", "db", "engine", "help", "json", "memory", "output", "queries", "seconds", "version", "wait"})
COUNTED = "counted"
PART = "of_them_"

_NAME = re.compile(r"([a-z][a-z0-9-]*): +(\S.*)")
_PARAMETER = re.compile(r"\$([a-z][a-z0-9_]*) +([\w|]+)(?: *= *(\S+))?(?: {2,}| +- +)(\S.*)")


@dataclass(frozen=True, slots=True)
class Question:
    """A .sql file of queries/: its header, its rows, its tally for the footer."""

    name: str
    words: str
    parameters: tuple[Parameter, ...]
    example: str
    sql: str
    path: str


def folder() -> Path:
    """Where the shipped questions are: inside an installed package, else beside it in a checkout."""
    package = Path(__file__).resolve().parent
    inside = package / "data" / "queries"
    return inside if inside.is_dir() else package.parent / "queries"


def files(folders: Iterable[Path]) -> dict[str, Path]:
    """The files of all questions of some folders, by name; nothing is read.

    Raises:
        QueryError: A folder isn't there, or two files have one name.
    """
    found: dict[str, Path] = {}
    for where in folders:
        if not where.is_dir():
            raise QueryError(f"no folder {where}", "--queries takes a folder of .sql files")
        for path in sorted(where.glob("*.sql")):
            if other := found.get(path.stem):
                raise QueryError(f"{path}: there is a question {path.stem} already, in {other}", "give the file another name")
            found[path.stem] = path
    return found


def questions(folders: Iterable[Path]) -> dict[str, Question]:
    """All questions of some folders by name.

    Raises:
        QueryError: A folder isn't there, a header is wrong, or two files have one name.
    """
    return {name: read(path) for name, path in files(folders).items()}


def find(folders: Iterable[Path], name: str) -> Question:
    """One question of some folders.

    Raises:
        UnknownName: There is none of this name.
        QueryError: A folder isn't there, its header is wrong, or two files have one name.
    """
    found = files(folders)
    if name not in found:
        from difflib import get_close_matches

        raise UnknownName(f"no question called {name!r}", get_close_matches(name, list(found), cutoff=0.4))
    return read(found[name])


def title(path: Path) -> str:
    """What a question answers: the first line of its file, without its name.

    Raises:
        QueryError: The line does not name the question.
    """
    try:
        with path.open(encoding="utf-8") as file:
            line = file.readline()
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"can't read {path}: {error}", "a question is a text file in UTF-8") from None
    return _title(path, line.removeprefix("--").strip() if line.startswith("--") else "")[1]


def read(path: Path) -> Question:
    """One question.

    Raises:
        QueryError: The header is wrong; names file and line.
    """
    try:
        sql = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"can't read {path}: {error}", "a question is a text file in UTF-8") from None
    name, words, example = "", "", ""
    parameters: dict[str, Parameter] = {}
    line = 0
    for line, text in enumerate(sql.splitlines(), 1):
        if not text.startswith("--"):
            break
        said = text[2:].strip()
        if line == 1:
            name, words = _title(path, said)
        elif said.startswith("$"):
            parameter = _parameter(path, line, said)
            if parameter.name in parameters:
                _wrong(path, line, f"${parameter.name} is declared twice", "one line a parameter")
            parameters[parameter.name] = parameter
        elif said.startswith("example:") and not example:
            example = said.removeprefix("example:").strip()
            if example.split(" ", 1)[0] != name:
                _wrong(path, line, f"the example doesn't start with {name}", f"-- example: {name} ...")
    if not name:
        _title(path, "")
    if not example:
        _wrong(path, max(line, 1), "no example", f"add a line: -- example: {name} ...")
    return Question(name, words, tuple(parameters.values()), example, sql, str(path))


def statements(question: Question, texts: Sequence[str]) -> list[str]:
    """The statements of a question, each complete: the tally begins with what stands before the rows' own SELECT.

    Args:
        question: As read.
        texts: Its statements as they stand in the file.

    Raises:
        QueryError: There is no statement, or more than two.
    """
    if len(texts) not in {1, 2}:
        raise QueryError(f"{question.path}: {len(texts)} statements", "a question holds one or two: the rows, then the tally")
    lead = re.split(r"^SELECT\b", texts[0], maxsplit=1, flags=re.MULTILINE | re.IGNORECASE)[0]
    begins = re.sub(r"^\s*--.*$", "", texts[-1], flags=re.MULTILINE).lstrip()
    return [texts[0], *(lead + begins if begins[:6].upper() == "SELECT" else begins for _ in texts[1:])]


def check(question: Question, used: list[set[str]]) -> None:
    """Header and SQL agree.

    Args:
        question: As read.
        used: The parameters that each of its statements names.

    Raises:
        QueryError: A parameter is declared and not used, or used and not declared.
    """
    tables = {parameter.name for parameter in question.parameters if parameter.type == "headcounts" and "headcounts" in question.sql}
    named = tables.union(*used)
    declared = [parameter.name for parameter in question.parameters]
    lines = question.sql.splitlines()
    for name in declared:
        if name not in named:
            line = next(i for i, text in enumerate(lines, 1) if text.startswith("--") and re.match(rf"\${name}\b", text[2:].strip()))
            _wrong(Path(question.path), line, f"${name} is declared, but the SQL doesn't use it", "use it or take it out of the header")
    for name in sorted(named - set(declared)):
        body = (i for i, text in enumerate(lines, 1) if not text.startswith("--") and re.search(rf"\${name}\b", text))
        _wrong(
            Path(question.path), next(body, 1), f"${name} is used, but the header doesn't declare it", f"add a line: -- ${name} TYPE  words"
        )


def coerce(question: Question, given: Mapping[str, Any]) -> dict[str, Any]:
    """What is asked, in the types of the header; every declared parameter is there.

    Names of organizations and people stay as they are: the graph resolves them to ids. A date becomes a day: `until` the last one
    that it can mean, any other the first.

    Raises:
        QueryError: A parameter is missing, unknown, or doesn't fit its type; `since` lies after `until`.
    """
    declared = {parameter.name: parameter for parameter in question.parameters}
    for name in given:
        if name not in declared:
            raise QueryError(f"{question.name} has no parameter {name}", near(name, list(declared)))
    values: dict[str, Any] = {}
    for name, parameter in declared.items():
        value = given.get(name)
        if value is None and parameter.default is None:
            raise QueryError(f"{question.name} needs {name}: {parameter.words}", f"for example: {question.example}")
        values[name] = default(parameter) if value is None else convert(parameter, value)
    window(*(value if isinstance(value, date) else None for value in map(values.get, ("since", "until"))))
    return values


def tally(question: Question, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> dict[str, int]:
    """The footer's counts by label, summed: what is counted, parts of it, then what is not, the larger first.

    Raises:
        QueryError: The tally gives something else than a label and a number.
    """
    if [name.lower() for name in columns] != ["label", "n"]:
        raise QueryError(f"{question.path}: the tally gives {', '.join(columns)}", "it gives rows of two columns: label, n")
    counts: dict[str, int] = {}
    try:
        for label, number in rows:
            counts[str(label)] = counts.get(str(label), 0) + int(number or 0)
    except (TypeError, ValueError):
        raise QueryError(f"{question.path}: the tally gives an n that is no number", "it gives rows of two columns: label, n") from None
    if not any(label.startswith(COUNTED) for label in counts):
        counts[COUNTED] = 0

    def place(item: tuple[str, int]) -> tuple[bool, bool, int, str]:
        return not item[0].startswith(COUNTED), not item[0].startswith(PART), -item[1], item[0]

    return dict(sorted(counts.items(), key=place))


def _title(path: Path, said: str) -> tuple[str, str]:
    match = _NAME.fullmatch(said)
    if match is None:
        _wrong(path, 1, "the first line doesn't name the question", f"write: -- {path.stem}: what it answers")
    if match[1] != path.stem:
        _wrong(path, 1, f"the question is called {match[1]}, the file {path.stem}", "give both one name")
    return match[1], match[2]


def _parameter(path: Path, line: int, said: str) -> Parameter:
    match = _PARAMETER.fullmatch(said)
    if match is None:
        _wrong(path, line, f"can't read the parameter: {said}", "write: -- $name TYPE [= default]  what it means")
    name, kind, value, words = match.groups()
    if kind not in TYPES and "|" not in kind:
        _wrong(path, line, f"${name}: there is no type {kind}", f"one of {', '.join(TYPES)}, or a choice of words: year|quarter|month")
    if name in TAKEN:
        _wrong(path, line, f"${name}: every command has an option of this name", "choose another name")
    parameter = Parameter(name, kind, words, value or ("no" if kind == "flag" else None))
    try:
        default(parameter)
    except QueryError as error:
        _wrong(path, line, f"the default doesn't fit: {error.message}", error.hint)
    return parameter


def _wrong(path: Path, line: int, message: str, hint: str) -> NoReturn:
    raise QueryError(f"{path}:{line}: {message}", hint)
