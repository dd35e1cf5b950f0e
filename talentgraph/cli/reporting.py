"""Draw: the report, everything on one page."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from talentgraph.cli.state import EXAMPLE, graph

if TYPE_CHECKING:
    from talentgraph.publishing import NotReviewed


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(rich_help_panel="Draw", epilog=f"{EXAMPLE}report -o report.html --title 'The talent war' --since 2024")(report)


def report(
    ctx: typer.Context,
    *,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="The page to write.", show_default=False)],
    title: Annotated[str | None, typer.Option("--title", metavar="TEXT", help="What stands under its heading.")] = None,
    lang: Annotated[str, typer.Option("--lang", metavar="LANG", help="Language of its words: en or zh.")] = "en",
    since: Annotated[str | None, typer.Option("--since", metavar="DATE", help="Only moves on or after this day (YYYY[-MM[-DD]]).")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DATE", help="Only moves on or before this day.")] = None,
    include: Annotated[
        list[str] | None, typer.Option("--include", metavar="STATUSES", help="Also rumoured, attempted, failed, denied or contested, marked.")
    ] = None,
    publish: Annotated[bool, typer.Option("--publish", help="For the public: no warning, nothing private, all reviewed; needs --contact.")] = False,
    whole: Annotated[bool, typer.Option("--all", help="Draw all organizations, up to 100,000.")] = False,
    contact: Annotated[str | None, typer.Option("--contact", metavar="WHO", help="Where corrections go.")] = None,
) -> None:
    """Write pictures and evidence as one offline page."""
    from talentgraph.publishing import NotReviewed

    with graph(ctx) as opened:
        asked: dict[str, Any] = {"title": title, "lang": lang, "since": since, "until": until, "include": include or [], "publish": publish}
        try:
            typer.echo(opened.report(output, **asked, contact=contact, whole=whole))
        except NotReviewed as error:
            _list(error)
            raise


def _list(error: "NotReviewed") -> None:
    """What waits for a review, as a table."""
    from talentgraph.answers import Answer
    from talentgraph.cli import tables
    from talentgraph.model import Footer

    columns = ["move", "person", "from_org", "to_org", "status", "reasons"]
    rows = [tuple("; ".join(row[name]) if name == "reasons" else row[name] for name in columns) for row in error.moves]
    tables.show(Answer(columns, rows, Footer({})))
