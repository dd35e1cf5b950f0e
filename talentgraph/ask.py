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
or two statements: the rows, then the tally, one row whose column names are the labels of the footer's counts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from talentgraph.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

TYPES = ("organization", "person", "date", "integer", "text", "flag", "statuses")
# Every command that prints rows has these options already.
TAKEN = frozenset({"csv", "db", "help", "json", "output", "queries", "version"})

_NAME = re.compile(r"([a-z][a-z0-9-]*): +(\S.*)")
_PARAMETER = re.compile(r"\$([a-z][a-z0-9_]*) +(\w+)(?: *= *(\S+))?(?: {2,}| +- +)(\S.*)")
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_YES = {"yes": True, "true": True, "no": False, "false": False}


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a question, as its header declares it."""

    name: str
    type: str
    words: str
    default: str | None = None


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


def questions(folders: Iterable[Path]) -> dict[str, Question]:
    """All questions of some folders by name.

    Raises:
        QueryError: A folder isn't there, a header is wrong, or two files have one name.
    """
    found: dict[str, Question] = {}
    for where in folders:
        if not where.is_dir():
            raise QueryError(f"no folder {where}", "--queries takes a folder of .sql files")
        for path in sorted(where.glob("*.sql")):
            question = read(path)
            if other := found.get(question.name):
                raise QueryError(f"{path}: there is a question {question.name} already, in {other.path}", "give the file another name")
            found[question.name] = question
    return found


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


def check(question: Question, used: list[set[str]]) -> None:
    """Header and SQL agree.

    Args:
        question: As read.
        used: The parameters that each of its statements names.

    Raises:
        QueryError: There is no statement or more than two, or a parameter is declared and not used, or used and not declared.
    """
    if len(used) not in {1, 2}:
        raise QueryError(f"{question.path}: {len(used)} statements", "a question holds one or two: the rows, then the tally")
    declared = [parameter.name for parameter in question.parameters]
    named = set().union(*used)
    lines = question.sql.splitlines()
    for name in declared:
        if name not in named:
            line = next(i for i, text in enumerate(lines, 1) if re.match(rf"-- *\${name}\b", text))
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
            raise QueryError(f"{question.name} has no parameter {name}", _near(name, list(declared)))
    values: dict[str, Any] = {}
    for name, parameter in declared.items():
        value = given.get(name)
        if value is None and parameter.default is None:
            raise QueryError(f"{question.name} needs {name}: {parameter.words}", f"for example: {question.example}")
        values[name] = default(parameter) if value is None else convert(parameter, value)
    since, until = values.get("since"), values.get("until")
    if isinstance(since, date) and isinstance(until, date) and since > until:
        raise QueryError(f"since {since} lies after until {until}", "turn them round")
    return values


def default(parameter: Parameter) -> Any:
    """The value of an option that is not given; `none` is None, of statuses the empty list."""
    if parameter.default in {None, "none"}:
        return [] if parameter.type == "statuses" else None
    return convert(parameter, parameter.default)


def convert(parameter: Parameter, value: Any) -> Any:
    """One value in the type of its parameter.

    Raises:
        QueryError: It doesn't fit.
    """
    name = parameter.name
    if parameter.type == "statuses":
        return _statuses(name, value)
    if parameter.type == "date":
        return day(name, value, last=name == "until")
    if parameter.type == "integer":
        return _integer(name, value)
    if parameter.type == "flag":
        return _flag(name, value)
    if text := str(value).strip():
        return text
    raise QueryError(f"{name} is empty", parameter.words)


def day(name: str, value: Any, *, last: bool = False) -> date:
    """A day, or the first or last day that a prefix of one can mean.

    >>> day("since", "2024"), day("until", "2024-02", last=True)
    (datetime.date(2024, 1, 1), datetime.date(2024, 2, 29))

    Raises:
        QueryError: It is no date.
    """
    if isinstance(value, date):
        return date(value.year, value.month, value.day)
    if match := _DATE.fullmatch(str(value).strip()):
        year, month, of_month = (int(part or 0) for part in match.groups())
        try:
            first = date(year, month or (12 if last else 1), of_month or 1)
            return first if of_month or not last else _month_end(first)
        except ValueError:
            pass
    raise QueryError(f"{name} {value} is no date", "write YYYY, YYYY-MM or YYYY-MM-DD")


def _month_end(first: date) -> date:
    from calendar import monthrange

    return first.replace(day=monthrange(first.year, first.month)[1])


def _statuses(name: str, value: Any) -> list[str]:
    parts = [part.strip() for item in ([value] if isinstance(value, str) else value) for part in str(item).split(",")]
    statuses = list(dict.fromkeys(part for part in parts if part))
    from talentgraph.model import MoveStatus

    known = [status.value for status in MoveStatus]
    for status in statuses:
        if status not in known:
            raise QueryError(f"{name}: there is no status {status}", _near(status, known))
    return statuses


def _integer(name: str, value: Any) -> int:
    try:
        number = int(str(value))
    except ValueError:
        raise QueryError(f"{name} {value} is no whole number", f"for example: {name} 50") from None
    if number < 0:
        raise QueryError(f"{name} {value} is below zero", "write 0 or more")
    return number


def _flag(name: str, value: Any) -> bool:
    found = value if isinstance(value, bool) else _YES.get(str(value).lower())
    if found is None:
        raise QueryError(f"{name} {value} is neither yes nor no", "write yes or no")
    return found


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
    if kind not in TYPES:
        _wrong(path, line, f"${name}: there is no type {kind}", f"one of {', '.join(TYPES)}")
    if name in TAKEN:
        _wrong(path, line, f"${name}: every command has an option of this name", "choose another name")
    parameter = Parameter(name, kind, words, value or ("no" if kind == "flag" else None))
    try:
        default(parameter)
    except QueryError as error:
        _wrong(path, line, f"the default doesn't fit: {error.message}", error.hint)
    return parameter


def _near(name: str, known: list[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, known, 1)
    return f"did you mean {near[0]}?" if near else f"there are: {', '.join(known) or 'none'}"


def _wrong(path: Path, line: int, message: str, hint: str) -> NoReturn:
    raise QueryError(f"{path}:{line}: {message}", hint)
