"""Maintain: export, info, verify."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from talentgraph.cli.options import Document
from talentgraph.cli.state import EXAMPLE, graph
from talentgraph.errors import TalentGraphError


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(rich_help_panel="Maintain", epilog=f"{EXAMPLE}export moves.csv")(export)
    app.command(rich_help_panel="Maintain", epilog=f"{EXAMPLE}optimize")(optimize)
    app.command(rich_help_panel="Maintain", epilog=f"{EXAMPLE}info")(info)
    app.command(rich_help_panel="Maintain", epilog=f"{EXAMPLE}verify")(verify)


def export(
    ctx: typer.Context,
    path: Annotated[Path, typer.Argument(metavar="FILE", help="Where to; the suffix says in which format.", show_default=False)],
    *,
    canonical: Annotated[bool, typer.Option("--canonical", help="Sorted, no clock, no paths: for comparing two graphs.")] = False,
    excel: Annotated[bool, typer.Option("--excel", help="Begin a .csv file so that Excel reads it as UTF-8.")] = False,
    layout: Annotated[str | None, typer.Option("--layout", metavar="LAYOUT", help="bucketed: FILE becomes a folder of Parquet files, a lake.")] = None,
) -> None:
    """Write the graph to a file for other programs.

    FILE ends in .csv .json .jsonl .parquet .xlsx (tables), .gexf .graphml .cyjs .nodelink.json .edges.tsv (networks), .ftm.json
    .statements.csv (FollowTheMoney) or .oligrapher.json (story map).
    """
    with graph(ctx) as opened:
        typer.echo(opened.export(path, canonical=canonical, excel=excel, layout=layout))


def optimize(ctx: typer.Context) -> None:
    """Sort big tables anew after much was added or forgotten."""
    with graph(ctx) as opened:
        typer.echo("Sorted." if opened.optimize() else "There are no big tables: nothing to sort.")


def info(ctx: typer.Context, *, as_json: Document = False) -> None:
    """Tell what is in the file, and what a bug report needs."""
    try:
        with graph(ctx) as opened:
            told = opened.info()
    except TalentGraphError:  # what it runs on may be why
        from talentgraph.environment import environment

        _tell(environment(), as_json=as_json)
        raise
    _tell(told, as_json=as_json)


def verify(
    ctx: typer.Context,
    *,
    quick: Annotated[bool, typer.Option("--quick", help="Leave out deriving everything anew to compare.")] = False,
    as_json: Document = False,
) -> None:
    """Check quotes, rows, judgements and all that is derived."""
    from talentgraph.cli import printing
    from talentgraph.cli.cells import clean

    with graph(ctx) as opened:
        problems = opened.verify(quick=quick)
    checked = {name.replace("_", " "): number for name, number in getattr(problems, "checked", {}).items()}
    if as_json:
        printing.print_json({"problems": problems, "checked": checked})
    else:
        for problem in problems:
            typer.echo(clean(problem))
        words = ", ".join(f"{number:,} {name}" for name, number in checked.items())
        if words:
            typer.echo(f"Checked: {words}.", err=True)
        typer.echo(f"{len(problems):,} problem{'' if len(problems) == 1 else 's'}" if problems else "Fine.", err=True)
    if problems:
        raise typer.Exit(1)


def _tell(told: dict[str, Any], *, as_json: bool) -> None:
    from talentgraph.cli import printing

    if as_json:
        printing.print_json(told)
        return
    for line in _lines(told):
        typer.echo(line)


def _lines(told: dict[str, Any], indent: str = "") -> Iterator[str]:
    from talentgraph.cli.cells import cell, clean

    size = max((len(name) for name in told), default=0)
    for name, value in told.items():
        words = clean(name.replace("_", " "))
        if isinstance(value, dict):
            yield f"{indent}{words}"
            yield from _lines(value, indent + "  ")
        else:
            number = isinstance(value, int) and not isinstance(value, bool)
            yield f"{indent}{words:<{size}}  {f'{value:,}' if number else cell(value)}"
