"""The parameters of a question: their types, and how what is given for them becomes a value. Knows no database."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from talentgraph.errors import QueryError

# Besides these, a type may be a choice of words: year|quarter|month.
TYPES = ("organization", "person", "date", "integer", "text", "flag", "statuses", "role", "headcounts")

_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_YES = {"yes": True, "true": True, "no": False, "false": False}


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a question, as its header declares it."""

    name: str
    type: str
    words: str
    default: str | None = None

    @property
    def choices(self) -> list[str]:
        """The words that it may be, where it is a choice of them."""
        return self.type.split("|") if "|" in self.type else []


def default(parameter: Parameter) -> Any:
    """The value of an option that is not given; `none` is None, of statuses the empty list."""
    if parameter.default in {None, "none"}:
        return [] if parameter.type == "statuses" else None
    return convert(parameter, parameter.default)


def convert(parameter: Parameter, value: Any) -> Any:
    """One value in the type of its parameter.

    >>> convert(Parameter("by", "year|month", "what a row is"), "month")
    'month'

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
    text = str(value).strip()
    if not text:
        raise QueryError(f"{name} is empty", parameter.words)
    if parameter.type == "role":
        return _one_of(name, text.lower(), role_classes())
    return _one_of(name, text.lower(), parameter.choices) if parameter.choices else text


def role_classes() -> list[str]:
    """The classes that a role may belong to."""
    from talentgraph import lexicon

    return [*lexicon.read("role-classes")["class"], "other"]


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


def window(since: Any, until: Any) -> tuple[date | None, date | None]:
    """The first and the last day that are asked for, each where it is.

    >>> window("2024", None)
    (datetime.date(2024, 1, 1), None)

    Raises:
        QueryError: One is no date, or the first lies after the last.
    """
    first = day("since", since) if since else None
    final = day("until", until, last=True) if until else None
    if first and final and first > final:
        raise QueryError(f"since {first} lies after until {final}", "turn them round")
    return first, final


def near(name: str, known: list[str]) -> str:
    """A hint for a word that is none of those known."""
    from difflib import get_close_matches

    found = get_close_matches(name, known, 1)
    return f"did you mean {found[0]}?" if found else f"there are: {', '.join(known) or 'none'}"


def _month_end(first: date) -> date:
    from calendar import monthrange

    return first.replace(day=monthrange(first.year, first.month)[1])


def _one_of(name: str, word: str, known: list[str]) -> str:
    if word not in known:
        raise QueryError(f"{name}: there is no {word}", near(word, known))
    return word


def _statuses(name: str, value: Any) -> list[str]:
    parts = [part.strip() for item in ([value] if isinstance(value, str) else value) for part in str(item).split(",")]
    statuses = list(dict.fromkeys(part for part in parts if part))
    from talentgraph.model import MoveStatus

    known = [status.value for status in MoveStatus]
    for status in statuses:
        if status not in known:
            raise QueryError(f"{name}: there is no status {status}", near(status, known))
    return statuses


def _integer(name: str, value: Any) -> int:
    try:
        number = int(str(value))
    except ValueError:
        raise QueryError(f"{name} {value} is no whole number", f"for example: {name} 50") from None
    if not 0 <= number < 2**31:
        raise QueryError(f"{name} {value} is {'below zero' if number < 0 else 'too large'}", "write 0 or more, below 2,147,483,648")
    return number


def _flag(name: str, value: Any) -> bool:
    found = value if isinstance(value, bool) else _YES.get(str(value).lower())
    if found is None:
        raise QueryError(f"{name} {value} is neither yes nor no", "write yes or no")
    return found
