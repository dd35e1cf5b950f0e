"""Decide: forget a person."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from talentgraph.cli import completing
from talentgraph.cli.state import EXAMPLE, graph
from talentgraph.errors import InputError

if TYPE_CHECKING:
    from talentgraph.forgetting import Forgotten


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(rich_help_panel="Decide", epilog=f'{EXAMPLE}forget "Daniel Gross" --reason "asked on 2026-03-02"')(forget)


def forget(
    ctx: typer.Context,
    person: Annotated[
        str,
        typer.Argument(metavar="PERSON", help="A name, or an id where several bear it.", show_default=False, autocompletion=completing.people),
    ],
    *,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why; kept in the file.")] = "",
    yes: Annotated[bool, typer.Option("--yes", help="Don't ask.")] = False,
) -> None:
    """Take a person out of the graph, for good."""
    from talentgraph.cli.cells import clean
    from talentgraph.forgetting import closing

    if not yes and not sys.stdin.isatty():
        raise InputError("forget can't be undone and there is no terminal to ask on", "say --yes")
    with graph(ctx) as opened:
        told = opened.forget(person, reason=reason, sure=None if yes else _sure)
    if told is None:
        typer.echo("Nothing was done.")
        return
    for line in closing(told):
        typer.echo(clean(line))


def _sure(told: "Forgotten") -> bool:
    from talentgraph.cli.cells import clean

    return typer.confirm(f"Forget {clean(told.person)}: {told.reports:,} reports, {told.documents:,} documents? It can't be undone.")
