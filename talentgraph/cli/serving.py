"""Serve: the graph as tools for an assistant."""

import typer

from talentgraph.cli.state import EXAMPLE, graph


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(rich_help_panel="Ask", epilog=f"{EXAMPLE}--db talent.duckdb mcp")(mcp)


def mcp(ctx: typer.Context) -> None:
    """Serve assistants over stdio: read-only tools.

    It speaks the Model Context Protocol; an assistant starts this command and asks.
    """
    from talentgraph.serving import server

    with graph(ctx) as opened:
        server(opened).run("stdio")
