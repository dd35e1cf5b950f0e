"""Draw: pictures as pages that work offline."""

from pathlib import Path
from typing import Annotated

import typer

from talentgraph.cli.state import EXAMPLE, graph


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(rich_help_panel="Draw", epilog=f"{EXAMPLE}draw network -o flows.html")(draw)


def draw(
    ctx: typer.Context,
    view: Annotated[str, typer.Argument(metavar="VIEW", help="What to draw: network.", show_default=False)],
    *,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="The page to write.", show_default=False)],
    title: Annotated[str | None, typer.Option("--title", metavar="TEXT", help="What stands above it.")] = None,
) -> None:
    """Draw the flows as a page: network."""
    with graph(ctx) as opened:
        typer.echo(opened.draw(view, output, title=title))
