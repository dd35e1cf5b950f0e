"""An answer as a table: in colour on a terminal and cut to it, plain and whole where it is piped."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TextIO

import typer

from talentgraph.answers import Answer
from talentgraph.cli.cells import cell, clean, cut, padded, widest, width

GAP = 2
_NAMES = ("person", "organization", "name")
SHORT = 12
# What a narrow terminal does without, the first first.
_DISPENSABLE = (
    "reports", "n rumours", "n reports", "articles", "n uncertain", "n maybe", "n persons", "n foundings", "sources", "from unit", "combined", "kind",
    "to unit", "earlier org", "confidence", "role", "low", "high", "last day", "n pair", "expected", "usd millions least", "stake pct", "via org", "next org",
)  # fmt: skip
_MARKED = {"maybe", "rumoured", "attempted", "failed", "denied", "contested"}


@dataclass(slots=True)
class Column:
    """One column as text."""

    name: str
    cells: list[str]
    right: bool

    @property
    def whole(self) -> int:
        """How wide it is with its name on one line."""
        return max(widest(self.cells), width(self.name))

    @property
    def size(self) -> int:
        """How wide it is with a line for each word of its name."""
        return max(widest(self.cells), widest(self.name.split()))

    @property
    def names(self) -> bool:
        """Whether it holds people or organizations."""
        return self.name in _NAMES or self.name.endswith(" org")

    @property
    def least(self) -> int:
        """How narrow it may get: numbers, dates and short words are never cut, names and longer texts stay readable."""
        wanted = widest(self.cells)
        if self.right or wanted <= SHORT:
            return self.size
        return max(min(wanted, 20 if self.names else SHORT), min(widest(self.name.split()), wanted))


def columns(answer: Answer) -> list[Column]:
    """The columns of an answer."""
    made = []
    for i, name in enumerate(answer.columns):
        values = [row[i] for row in answer.rows]
        numbers = [value for value in values if value is not None]
        right = bool(numbers) and all(isinstance(value, int | float) and not isinstance(value, bool) for value in numbers)
        made.append(Column(clean(name).replace("_", " "), [cell(value) for value in values], right))
    return made


def show(answer: Answer, out: TextIO | None = None) -> None:
    """Print the rows of an answer."""
    out = out or sys.stdout
    if answer.title:
        typer.echo(clean(answer.title), file=out)
    if not answer.rows:
        typer.echo(clean(answer.nothing) or "No rows.", file=out)
    elif out.isatty():
        _terminal(columns(answer), out)
    else:
        out.writelines(f"{line}\n" for line in plain(columns(answer)))


def plain(table: list[Column]) -> Iterator[str]:
    """The lines of a table without colour, each column as wide as it needs."""
    sizes = [column.whole for column in table]
    rows = zip(*([column.name, *column.cells] for column in table), strict=True)
    for row in rows:
        texts = (padded(text, size, right=column.right) for text, size, column in zip(row, sizes, table, strict=True))
        yield (" " * GAP).join(texts).rstrip()


def fitted(table: list[Column], room: int) -> tuple[list[Column], list[int], str]:
    """The columns that are shown in so much room, how wide each may be, and in words what was left out: what all rows share, and what else."""
    if _total(sizes := [column.whole for column in table]) <= room:
        return table, sizes, ""
    same: list[str] = []
    if len(table[0].cells) > 1 and _total([column.size for column in table]) > room:
        alike = [column for column in table if len(set(column.cells)) == 1 and not column.names]
        same = [f"{column.name} {column.cells[0]}" for column in alike if column.cells[0] not in {"", "–"}]
        table = [column for column in table if column not in alike] or table
    gone: list[Column] = []
    while _total([column.least for column in table]) > room and (spare := _least_needed(table)):
        table = [column for column in table if column is not spare]
        gone.append(spare)
    sizes = [column.size for column in table]
    while (over := _total(sizes) - room) > 0:
        spares = [size - column.least for size, column in zip(sizes, table, strict=True)]
        most = max(range(len(table)), key=spares.__getitem__)
        if spares[most] <= 0:
            break
        sizes[most] -= max(1, min(over, spares[most] // 2))
    told = [f"All rows: {', '.join(same)}." if same else "", f"No room for: {', '.join(column.name for column in gone)}." if gone else ""]
    return table, sizes, " ".join(filter(None, told))


def _least_needed(table: list[Column]) -> Column | None:
    """The column to leave out first; none where only those are left that say who, where, when and which."""
    for name in _DISPENSABLE:
        for column in table:
            if column.name == name:
                return column
    spare = [column for column in table[1:] if not column.names and column.name != "move" and not set(column.cells) & _MARKED]
    return spare[-1] if spare else None


def _total(sizes: list[int]) -> int:
    return sum(sizes) + GAP * (len(sizes) - 1)


def _terminal(table: list[Column], out: TextIO) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(file=out, highlight=False)
    shown, sizes, same = fitted(table, console.width)
    rich = Table(box=None, pad_edge=False, padding=(0, GAP, 0, 0), header_style="bold cyan")
    for column, size in zip(shown, sizes, strict=True):
        header = column.name if width(column.name) <= size else "\n".join(column.name.split())
        rich.add_column(
            Text(header), width=size, no_wrap=True, overflow="ellipsis", justify="right" if column.right else "left", vertical="bottom"
        )
    for row in zip(*(column.cells for column in shown), strict=True):
        texts = (Text(cut(text, size), "yellow" if text in _MARKED else "") for text, size in zip(row, sizes, strict=True))
        rich.add_row(*texts)
    console.print(rich)
    if same:
        console.print(Text(same, "dim"))
