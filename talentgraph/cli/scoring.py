"""Score: influence, and explain down to the evidence."""

from typing import Annotated

import typer

from talentgraph.cli import options
from talentgraph.cli.state import EXAMPLE, graph

Top = Annotated[int, typer.Option("--top", metavar="N", min=1, help="Rows at most.")]
MinMoves = Annotated[int, typer.Option("--min-moves", metavar="N", min=0, help="Organizations with fewer moves are listed, unranked.")]
Since = Annotated[str | None, typer.Option("--since", metavar="DATE", help="Only moves on or after this day (YYYY[-MM[-DD]]).")]
Until = Annotated[str | None, typer.Option("--until", metavar="DATE", help="Only moves on or before this day.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(rich_help_panel="Score", epilog=f"{EXAMPLE}influence --top 10 --since 2024-01-01")(influence)
    app.command(rich_help_panel="Score", epilog=f"{EXAMPLE}explain OpenAI")(explain)


def influence(
    ctx: typer.Context,
    *,
    top: Top = 20,
    min_moves: MinMoves = 5,
    since: Since = None,
    until: Until = None,
    as_json: options.Json = False,
    as_csv: options.Csv = False,
    output: options.Output = None,
) -> None:
    """Where organizations stand in the moves: magnet and feeder."""
    with graph(ctx) as opened:
        answer = opened.score("influence", top=top, min_moves=min_moves, since=since, until=until)
        options.show(answer, as_json=as_json, as_csv=as_csv, output=output)


def explain(
    ctx: typer.Context,
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="An organization, a person, or the id of a move or report.", show_default=False)
    ],
    *,
    as_json: options.Document = False,
) -> None:
    """Say where it comes from, down to the sentence or row."""
    from talentgraph.cli import printing
    from talentgraph.cli.cells import clean

    with graph(ctx) as opened:
        if as_json:
            printing.print_json(opened.explain_data(name))
            return
        for line in opened.explain(name):
            typer.echo(clean(line))
