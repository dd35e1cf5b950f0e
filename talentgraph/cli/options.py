"""The options that commands share, and how their answer is printed."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from talentgraph.answers import Answer

Json = Annotated[bool, typer.Option("--json", help="One JSON document: question, parameters, rows, footer.")]
Csv = Annotated[bool, typer.Option("--csv", help="CSV on stdout, the footer on stderr.")]
Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write FILE.csv, .json, .parquet or .xlsx instead.")]
Document = Annotated[bool, typer.Option("--json", help="One JSON document.")]


def pairs(words: list[str] | None, example: str) -> dict[str, str]:
    """What --map says, as NAME=THEIRS each."""
    found: dict[str, str] = {}
    for word in words or []:
        name, mark, theirs = word.partition("=")
        if not (name.strip() and mark):
            raise typer.BadParameter(f"--map {word}: write NAME=THEIRS, as in {example}")
        found[name.strip()] = theirs.strip()
    return found


def show(answer: "Answer", *, as_json: bool, as_csv: bool, output: Path | None) -> None:
    """Print an answer, or write it to a file."""
    from talentgraph.cli import printing

    if as_json and as_csv:
        raise typer.BadParameter("--json and --csv exclude each other")
    if output is not None:
        printing.write(answer, output)
    elif as_json:
        printing.as_json(answer)
    elif as_csv:
        printing.as_csv(answer)
    else:
        printing.as_table(answer)
