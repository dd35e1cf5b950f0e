"""The command line: arguments -> one call of Graph -> print. No SQL, no rules.

Nothing heavy is imported here: `talentgraph --help` reads the headers of the questions and no more.
"""

import os

os.environ.setdefault("TYPER_USE_RICH", "0")  # before Typer is imported: help stays plain and quick
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before numpy is: for vectors, handing them to threads costs more than it saves

from itertools import islice, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from talentgraph import ask
from talentgraph.cli import asking, comparing, deciding, drawing, forgetting, maintaining, making, scoring, serving
from talentgraph.cli.state import State
from talentgraph.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Iterable

PANELS = ("Make", "Ask", "Score", "Draw", "Decide", "Maintain")
HOISTED = ("--db", "--queries", "--org-view", "--people")
# Commands that show people as --people says, beside the questions.
NAMELESS = {"questions", "influence", "score", "scores", "explain", "draw", "export", "info", "mcp"}
WORDS = "Who was hired or poached from where to where: news articles and tables in, a dated graph with its evidence out."
EXAMPLE = "Example: talentgraph build articles/ moves.csv, then: talentgraph who-left OpenAI --since 2024-01-01"

Db = Annotated[Path, typer.Option("--db", metavar="FILE", envvar="TALENTGRAPH_DB", help="The graph, one DuckDB file.")]
Queries = Annotated[
    list[Path], typer.Option("--queries", metavar="DIR", help="A folder of your own questions (.sql files); may be repeated.")
]
# Words, and no enums: --help does without the model.
View = Annotated[str, typer.Option("--org-view", metavar="VIEW", help="Which organization counts: as-reported, point-in-time, group, today.")]
Shown = Annotated[str, typer.Option("--people", metavar="HOW", help="How people are shown: named, initials, none.")]
Version = Annotated[bool, typer.Option("--version", help="Print the version.")]


class Panels(TyperGroup):
    """Lists the commands under their headings."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 - Typer's signature
        """Write one section a heading."""
        shown = [(name, command) for name, command in self.commands.items() if not command.hidden]
        room = formatter.width - 6 - max(len(name) for name, _ in shown)
        for panel in PANELS:
            lines = [(name, c.get_short_help_str(room)) for name, c in shown if getattr(c, "rich_help_panel", None) == panel]
            with formatter.section(panel):
                formatter.write_dl(lines)


def app(queries: "Iterable[Path]" = ()) -> typer.Typer:
    """The command line, with a command for each question of the shipped and of some more folders.

    Raises:
        QueryError: The header of a question is wrong, or it is named like a command.
    """
    folders = list(queries)
    found = ask.questions([ask.folder(), *folders])
    face = typer.Typer(
        cls=Panels,
        help=WORDS,
        epilog=EXAMPLE,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 120},
    )

    @face.callback(invoke_without_command=True)
    def start(
        ctx: typer.Context,
        db: Db = Path("talent.duckdb"),
        queries: Queries = [],  # noqa: B006, ARG001 - Typer copies; main() has read them
        org_view: View = "point-in-time",
        people: Shown = "named",
        version: Version = False,
    ) -> None:
        from talentgraph.model import OrgView, People

        view, shown = OrgView(_one_of(OrgView, org_view, "--org-view")), People(_one_of(People, people, "--people"))
        ctx.obj = State(db, folders, found, view, shown)
        if shown is not People.NAMED and ctx.invoked_subcommand not in {None, *NAMELESS, *found}:
            raise QueryError(f"{ctx.invoked_subcommand} does not know --people", f"it holds for the questions and for {', '.join(sorted(NAMELESS))}")
        if version:
            typer.echo(f"talentgraph {_version()}")
        elif ctx.invoked_subcommand is None:
            typer.echo(ctx.get_help())

    for part in (making, asking, scoring, drawing, deciding, forgetting, maintaining, comparing, serving):
        part.register(face)
    taken = {info.name or getattr(info.callback, "__name__", "") for info in face.registered_commands}
    for question in found.values():
        if question.name in taken:
            raise QueryError(f"{question.path}: there is a command {question.name} already", "give the question and its file another name")
        asking.register_question(face, question)
    return face


def _one_of(known: "Iterable[str]", word: str, option: str) -> str:
    if word not in list(known):
        raise typer.BadParameter(f"{option} {word}: it is one of {', '.join(known)}")
    return word


def hoist(words: list[str]) -> list[str]:
    """The words of a command line, with the options of all commands moved to the front wherever they stood.

    >>> hoist(["who-left", "OpenAI", "--db", "a.duckdb"])
    ['--db', 'a.duckdb', 'who-left', 'OpenAI']
    """
    front: list[str] = []
    rest: list[str] = []
    stream = iter(words)
    for word in stream:
        if word == "--":
            rest += [word, *stream]
        elif word in HOISTED:
            value = list(islice(stream, 1))
            if not value:
                return [*front, word]  # Typer says that the value is missing
            front += [word, *value]
        else:
            (front if word.startswith(tuple(f"{name}=" for name in HOISTED)) else rest).append(word)
    return front + rest


def folders_of(words: list[str]) -> list[Path]:
    """The folders that --queries names, in words that are hoisted: they decide which commands there are."""
    named = [after for word, after in pairwise(words) if word == "--queries"]
    joined = [word.removeprefix("--queries=") for word in words if word.startswith("--queries=")]
    return [Path(name) for name in (*named, *joined)]


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("talentgraph")
    except PackageNotFoundError:
        return "(not installed)"
