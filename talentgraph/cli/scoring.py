"""Score: influence, and explain down to the evidence."""

from typing import Annotated

import typer

from talentgraph.cli import rows
from talentgraph.cli.cells import clean, json_text
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
    as_json: rows.Json = False,
    as_csv: rows.Csv = False,
    output: rows.Output = None,
) -> None:
    """Position of organizations in the reported moves: magnet and feeder."""
    with graph(ctx) as opened:
        answer = opened.score("influence", top=top, min_moves=min_moves, since=since, until=until)
        rows.show(answer, as_json=as_json, as_csv=as_csv, output=output)


def explain(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="An organization, a person, or the id of a move or report.", show_default=False)],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document.")] = False,
) -> None:
    """Say where something comes from, down to the sentence or the row."""
    with graph(ctx) as opened:
        if as_json:
            print(json_text(rows.dumped(opened.explain_data(name), indent=2)))
            return
        for line in opened.explain(name):
            print(_indented(line))


def _indented(line: str) -> str:
    """A line as it is set out, made safe."""
    text = line.lstrip(" ")
    return " " * (len(line) - len(text)) + clean(text)
