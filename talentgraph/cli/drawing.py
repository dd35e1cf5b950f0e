"""Draw: pictures as pages that work offline, and as files for print."""

from pathlib import Path
from typing import Annotated

import typer

from talentgraph.cli import completing
from talentgraph.cli.state import EXAMPLE, graph

VIEWS = "network, sankey, matrix, timeline, bump, career, compare"
EXAMPLES = f"{EXAMPLE}draw sankey --org OpenAI -o openai.html, or: talentgraph draw compare --org OpenAI --org Meta -o two.svg"
Names = Annotated[
    list[str],
    typer.Option(
        "--org", metavar="ORG", help="An organization in focus (network, sankey, timeline); two to compare.", autocompletion=completing.organizations
    ),
]
People = Annotated[list[str], typer.Option("--person", metavar="NAME", help="Whose career; may be repeated.", autocompletion=completing.people)]
Include = Annotated[list[str], typer.Option("--include", metavar="STATUS", help="Also show rumoured, attempted, failed, denied, contested ones, marked.")]
Top = Annotated[int | None, typer.Option("--top", metavar="N", help="Organizations (or ranks) shown by name.", show_default=False)]
Least = Annotated[int | None, typer.Option("--min-moves", metavar="N", help="Leave out smaller flows; of bump, who has fewer is unranked.", show_default=False)]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(rich_help_panel="Draw", epilog=EXAMPLES)(draw)


def draw(
    ctx: typer.Context,
    view: Annotated[
        str,
        typer.Argument(metavar="VIEW", help=f"What to draw: {VIEWS}.", show_default=False, autocompletion=completing.words(*VIEWS.split(", "))),
    ],
    *,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="FILE.html, .svg, .png or .pdf.", show_default=False)],
    org: Names = [],  # noqa: B006 - Typer copies
    person: People = [],  # noqa: B006 - the same
    since: Annotated[str | None, typer.Option("--since", metavar="DATE", help="Only moves on or after this day (YYYY[-MM[-DD]]).")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DATE", help="Only moves on or before this day.")] = None,
    top: Top = None,
    min_moves: Least = None,
    include: Include = [],  # noqa: B006 - the same
    order: Annotated[str | None, typer.Option("--order", metavar="HOW", help="Of a matrix: size or community.")] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="PERIOD", help="Of bump: year or quarter.")] = None,
    reading: Annotated[str | None, typer.Option("--reading", metavar="WHICH", help="Of bump: magnet or feeder.")] = None,
    lang: Annotated[str | None, typer.Option("--lang", metavar="LANG", help="Of its words: en or zh.")] = None,
    title: Annotated[str | None, typer.Option("--title", metavar="TEXT", help="What stands above it.")] = None,
) -> None:
    """Draw a picture of the moves into a file."""
    asked = {
        "org": org, "person": person, "since": since, "until": until, "top": top, "min_moves": min_moves, "include": include, "order": order,
        "by": by, "reading": reading, "lang": lang, "title": title,
    }  # fmt: skip
    with graph(ctx) as opened:
        typer.echo(opened.draw(view, output, **{name: value for name, value in asked.items() if value not in (None, [])}))
