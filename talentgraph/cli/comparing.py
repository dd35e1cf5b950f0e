"""What has changed: diff between two files or two dates, whats-new since a date."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from talentgraph.cli import options
from talentgraph.cli.state import EXAMPLE, graph, state

if TYPE_CHECKING:
    from talentgraph.diffing import Changes

Before = Annotated[Path | None, typer.Argument(metavar="A", help="The graph before.", show_default=False)]
After = Annotated[Path | None, typer.Argument(metavar="B", help="The graph after.", show_default=False)]
Since = Annotated[str | None, typer.Option("--since", metavar="DATE", help="News is what was published on or after this day (YYYY[-MM[-DD]]).")]
Needed = Annotated[str, typer.Option("--since", metavar="DATE", help="News is what was published on or after this day (YYYY[-MM[-DD]]).")]
Until = Annotated[str | None, typer.Option("--until", metavar="DATE", help="News is what was published on or before this day.")]
Include = Annotated[
    list[str], typer.Option("--include", metavar="STATUS", help="Also moves that never counted: rumoured, attempted, failed, denied, contested.")
]
Markdown = Annotated[bool, typer.Option("--markdown", help="A bulletin in Markdown, with its sources as footnotes.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("whats-new", rich_help_panel="Ask", epilog=f"{EXAMPLE}whats-new --since 2025-07-01")(whats_new)
    app.command(rich_help_panel="Maintain", epilog=f"{EXAMPLE}diff last-week.duckdb talent.duckdb --markdown")(diff)


def whats_new(
    ctx: typer.Context,
    *,
    since: Needed,
    until: Until = None,
    include: Include = [],  # noqa: B006 - Typer copies
    markdown: Markdown = False,
    as_json: options.Json = False,
    as_csv: options.Csv = False,
    output: options.Output = None,
) -> None:
    """What was published since a day, and what it changed.

    Moves that are new, completed (a rumour that came true, an unknown end that is known now), corrected or retracted.
    """
    with graph(ctx) as opened:
        _show(opened.whats_new(since, until, include=_statuses(include)), markdown=markdown, as_json=as_json, as_csv=as_csv, output=output)


def diff(
    ctx: typer.Context,
    before: Before = None,
    after: After = None,
    *,
    since: Since = None,
    until: Until = None,
    include: Include = [],  # noqa: B006 - Typer copies
    markdown: Markdown = False,
    as_json: options.Json = False,
    as_csv: options.Csv = False,
    output: options.Output = None,
) -> None:
    """What has changed between two graphs or two days.

    Moves that are new, completed (a rumour that came true, an unknown end that is known now), corrected or retracted. Days are those of
    publication; a report without one was known from the start.
    """
    if (after is None) == (since is None) or (before is None) != (after is None) or (until and not since):
        raise typer.BadParameter("name two files, or --since DATE (and --until DATE) for the graph of --db")
    if before is None or after is None:
        with graph(ctx) as opened:
            found = opened.whats_new(since, until, include=_statuses(include))
    else:
        from talentgraph.graph import Graph

        with Graph(before, queries=state(ctx).queries, make=False) as opened:
            found = opened.diff(after, include=_statuses(include))
    _show(found, markdown=markdown, as_json=as_json, as_csv=as_csv, output=output)


def _statuses(given: list[str]) -> list[str]:
    """Statuses, one a word or several with commas."""
    from talentgraph.model import MoveStatus

    found = [part.strip() for words in given for part in words.split(",") if part.strip()]
    known = [status.value for status in MoveStatus if status not in {MoveStatus.COMPLETED, MoveStatus.ANNOUNCED}]
    for status in found:
        if status not in known:
            raise typer.BadParameter(f"--include {status}: one of {', '.join(known)}")
    return found


def _show(found: "Changes", *, markdown: bool, as_json: bool, as_csv: bool, output: Path | None) -> None:
    if not markdown and not (output and output.suffix.lower() == ".md"):
        options.show(found, as_json=as_json, as_csv=as_csv, output=output)
    elif as_json or as_csv or (output and output.suffix.lower() != ".md"):
        raise typer.BadParameter("a bulletin is Markdown: no --json, no --csv, and -o FILE.md")
    elif output:
        from talentgraph.writing import write_text

        typer.echo(f"{write_text(output, found.markdown())}: {len(found):,} {'move' if len(found) == 1 else 'moves'}", err=True)
    else:
        typer.echo(found.markdown(), nl=False)
