"""What a question gives back: rows, and the footer that says what they are and what they are not. Knows no database."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from importlib import import_module
from typing import TYPE_CHECKING, Any

from talentgraph.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from talentgraph.model import Footer

COUNTED = "counted"
PART = "of_them_"
SAMPLE = "A sample of press reports and tables, not a census."
SHOWN = 50  # rows in a notebook
_UNDONE = ("rumoured", "attempted", "failed", "denied", "contested")
STALE = "Something was added since the last build: run talentgraph build."


@dataclass(frozen=True, slots=True)
class Answer:
    """Rows with their footer.

    Attributes:
        columns: Their names, in order.
        rows: One tuple a row.
        footer: What was counted, what was not, and from what.
        title: What stands above the rows; may be empty.
        question: The name of the question or score.
        parameters: What it was asked with.
        nothing: Where there are no rows, why, in words; may be empty.

    >>> from talentgraph.model import Footer
    >>> answer = Answer(["org", "moves"], [("OpenAI", 3), ("Meta", 2)], Footer({"counted": 5}))
    >>> len(answer), [row["org"] for row in answer]
    (2, ['OpenAI', 'Meta'])
    """

    columns: list[str]
    rows: list[tuple[Any, ...]]
    footer: Footer
    title: str = ""
    question: str = ""
    parameters: dict[str, Any] = field(default_factory=dict)
    nothing: str = field(default="", kw_only=True)

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        names = unique(self.columns)
        return (dict(zip(names, row, strict=True)) for row in self.rows)

    def _repr_html_(self) -> str:
        """What a notebook shows: the first rows as a table, and the footer."""
        head = "".join(f"<th>{escape(name)}</th>" for name in unique(self.columns))
        rows = "".join(f"<tr>{''.join(f'<td>{_cell(value)}</td>' for value in row)}</tr>" for row in self.rows[:SHOWN])
        more = [f"{len(self.rows) - SHOWN:,} more rows."] if len(self.rows) > SHOWN else []
        foot = "<br>".join(escape(line) for line in [*more, *footer_lines(self.footer)])
        caption = f"<caption>{escape(self.title)}</caption>" if self.title else ""
        return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table><p><small>{foot}</small></p>"

    def to_dicts(self) -> list[dict[str, Any]]:
        """One dict a row.

        >>> from talentgraph.model import Footer
        >>> Answer(["org", "moves"], [("OpenAI", 3)], Footer({})).to_dicts()
        [{'org': 'OpenAI', 'moves': 3}]
        """
        return list(self)

    def to_polars(self) -> Any:
        """A polars frame.

        >>> from talentgraph.model import Footer
        >>> Answer(["org", "moves"], [("OpenAI", 3)], Footer({})).to_polars().shape
        (1, 2)
        """
        import polars as pl

        names = unique(self.columns)
        columns = {name: [row[i] for row in self.rows] for i, name in enumerate(names)}
        return pl.DataFrame(columns, infer_schema_length=None)

    def to_pandas(self) -> Any:
        """A pandas frame.

        Raises:
            InputError: pandas is not installed.
        """
        return _needed("pandas").DataFrame(self.rows, columns=unique(self.columns))

    def to_arrow(self) -> Any:
        """An Arrow table.

        Raises:
            InputError: pyarrow is not installed.
        """
        return _needed("pyarrow").table(self.to_polars())


def _cell(value: Any) -> str:
    return "" if value is None else escape(str(value))


def unique(columns: Sequence[str]) -> list[str]:
    """Names of columns, told apart where SQL gives one twice.

    >>> unique(["name", "n", "name"])
    ['name', 'n', 'name_2']
    """
    names: list[str] = []
    for column in columns:
        name, number = column, 1
        while name in names:
            number += 1
            name = f"{column}_{number}"
        names.append(name)
    return names


def footer_lines(footer: Footer) -> list[str]:
    """The footer in words, one sentence or two a line.

    >>> from talentgraph.model import Footer
    >>> footer_lines(Footer({"counted": 12, "of_them_maybe_in_the_window": 2, "rumoured": 3}, ("2024-01-01", None)))[0]
    'Counted: 12 moves, of them 2 maybe in the window. Not counted: 3 rumoured.'
    """
    lines = [_counts(footer.counts), f"Window: {_window(*footer.window)}.", f"Org view: {footer.org_view}.", SAMPLE, *footer.notes]
    if footer.data_hash:
        lines.append(f"Data {footer.data_hash[:6]}…")
    return [line for line in lines if line]


def nothing(told: Sequence[tuple[str, int, int]], whole: int, counts: dict[str, int], *, can_include: bool = False) -> str:
    """Why an answer has no rows.

    Args:
        told: Of each organization or person asked for: its name, how many counted moves are told of it, and how many in all.
        whole: How many moves the graph holds.
        counts: The footer's.
        can_include: Whether the question can show what is not counted.

    >>> nothing([("OpenAI", 0, 0)], 12, {"counted": 0})
    'Nothing is told of OpenAI but its name: no report tells of a move from or to it.'
    """
    if not whole:
        return "This graph holds no moves yet: add articles or tables with talentgraph build."
    for name, counted, all_of_it in told:
        if not all_of_it:
            return f"Nothing is told of {name} but its name: no report tells of a move from or to it."
        if not counted:
            return f"No counted move is told of {name}, only {all_of_it:,} that {'does' if all_of_it == 1 else 'do'} not count; explain shows them."
    undone = [label for label in _UNDONE if counts.get(label)]
    if undone and can_include:
        return f"Nothing that counts. --include {','.join(undone)} shows what is only reported so."
    known = f" {' and '.join(name for name, *_ in told)} {'is' if len(told) == 1 else 'are'} known here by other moves." if told else ""
    return f"Nothing here fits the question.{known}"


def _counts(counts: dict[str, int]) -> str:
    done, parts, rest = "", [], []
    for label, number in counts.items():
        if label.startswith(COUNTED):
            noun = _words(label.removeprefix(COUNTED)).strip() or "moves"
            done = f"Counted: {number:,} {noun.removesuffix('s') if number == 1 else noun}"
        elif number and label.startswith(PART):
            parts.append(f"{number:,} {_words(label.removeprefix(PART))}")
        elif number:
            rest.append(f"{number:,} {_words(label)}")
    if not done:
        told = ", ".join(f"{_words(label)}: {number:,}" for label, number in counts.items())
        return f"{told[:1].upper()}{told[1:]}." if told else ""
    sentences = [f"{done}, of them {', '.join(parts)}" if parts else done, f"Not counted: {', '.join(rest)}" if rest else ""]
    return " ".join(f"{sentence}." for sentence in sentences if sentence)


def _words(label: str) -> str:
    return label.replace("_", " ")


def _window(since: str | None, until: str | None) -> str:
    if not since and not until:
        return "all dates"
    end = f"until {until or 'today'}"
    return f"since {since} {end}" if since else end


def _needed(package: str) -> Any:
    try:
        return import_module(package)
    except ImportError:
        raise InputError(f"{package} is not installed", f"run: pip install {package}") from None
