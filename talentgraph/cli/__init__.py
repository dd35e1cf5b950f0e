"""The command line: arguments -> one call of Graph -> print. No SQL, no rules.

Nothing heavy is imported here: `talentgraph --help` reads the first lines of the questions and no more.
"""

import os

os.environ.setdefault("TYPER_USE_RICH", "0")  # before Typer is imported: help stays plain and quick
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before numpy is: for vectors, handing them to threads costs more than it saves

from itertools import islice, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, cast

import typer
from typer.core import TyperGroup
from typer.main import get_command_from_info, get_command_name
from typer.models import CommandInfo

from talentgraph import ask, logs
from talentgraph.cli import (
    asking,
    comparing,
    completing,
    config,
    deciding,
    drawing,
    forgetting,
    maintaining,
    making,
    reporting,
    scoring,
    serving,
)
from talentgraph.cli.plain import PlainCommand, simplify
from talentgraph.cli.state import Limited, State
from talentgraph.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Iterable

PANELS = ("Make", "Ask", "Score", "Draw", "Decide", "Maintain")
# Commands that show people as --people says, beside the questions.
NAMELESS = {"questions", "influence", "score", "scores", "explain", "report", "draw", "export", "info", "mcp"}
OF_LAKES = {"questions", "influence", "score", "scores", "sql"}  # commands that a lake answers too, beside the questions
WORDS = "Who was hired or poached from where to where: news articles and tables in, a dated graph with its evidence out."
EXAMPLE = "Example: talentgraph build articles/ moves.csv, then: talentgraph who-left OpenAI --since 2024-01-01"

Db = Annotated[Path, typer.Option("--db", metavar="FILE", envvar="TALENTGRAPH_DB", help="The graph, one DuckDB file.")]
Queries = Annotated[
    list[Path], typer.Option("--queries", metavar="DIR", help="A folder of your own questions (.sql files); may be repeated.")
]
# Words, and no enums: --help does without the model.
_VIEWS, _HOW = completing.words("as-reported", "point-in-time", "group", "today"), completing.words("named", "initials", "none")
View = Annotated[
    str, typer.Option("--org-view", metavar="VIEW", help="Which organization counts: as-reported, point-in-time, group, today.", autocompletion=_VIEWS)
]
Shown = Annotated[str, typer.Option("--people", metavar="HOW", help="How people are shown: named, initials, none.", autocompletion=_HOW)]
Engine = Annotated[str, typer.Option("--engine", metavar="ENGINE", help="What reads a lake (--db FOLDER): duckdb, spark, or sc://HOST:PORT.")]
Level = Annotated[
    str | None,
    typer.Option(
        "--log-level", metavar="LEVEL", help="Tell on stderr what happens: info (each step), debug (more).", autocompletion=completing.words(*logs.LEVELS)
    ),
]
Wait = Annotated[float, typer.Option("--wait", metavar="SECONDS", min=0, help="Wait so long for another process that uses the graph.")]
Memory = Annotated[str | None, typer.Option("--memory", metavar="SIZE", help="What the database may hold in memory, as 2GB; the rest goes to disk.")]
Seconds = Annotated[float, typer.Option("--seconds", metavar="SECONDS", min=0, help="How long SQL of your own may run; 0: as long as it wants.")]
Version = Annotated[bool, typer.Option("--version", help="Print the version.")]


class Panels(TyperGroup):
    """Lists the commands under their headings, and builds only the one that is called.

    Typer would read the signature of every command at every start; here they are listed from their first lines.
    """

    infos: ClassVar[dict[str, CommandInfo]] = {}  # of the commands, by name
    files: ClassVar[dict[str, Path]] = {}  # of the questions, by name

    def get_params(self, ctx: Any) -> list[Any]:
        """The options before the command."""
        return simplify(super().get_params(ctx))

    def make_context(self, info_name: Any, args: list[str], parent: Any = None, **extra: Any) -> Any:
        """The options before the command; those of a line that a shell wants completed may stand anywhere, and in talentgraph.toml."""
        words = config.with_defaults(hoist(args), config.read()) if extra.get("resilient_parsing") else args
        return super().make_context(info_name, words, parent, **extra)

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - Typer's signature
        """Their names."""
        return [*self.infos, *self.files]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 - Typer's signature
        """Build a command."""
        if cmd_name in self.files:
            made = asking.info(ask.read(self.files[cmd_name]))
        elif cmd_name in self.infos:
            made = self.infos[cmd_name]
        else:
            return None
        made.cls = PlainCommand
        return get_command_from_info(made, pretty_exceptions_short=True, rich_markup_mode=None)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that is called; one that isn't there gets the names that are near to it."""
        if args and self.get_command(ctx, args[0]) is None:
            self.commands = {name: cast("Any", None) for name in self.list_commands(ctx)}  # Typer suggests from its keys
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 - Typer's signature
        """Write one section a heading."""
        shown = {name: (info.rich_help_panel, _first_line(info)) for name, info in self.infos.items() if not info.hidden}
        shown |= {name: ("Ask", _sentence(ask.title(path))) for name, path in self.files.items()}
        for panel in PANELS:
            with formatter.section(panel):
                formatter.write_dl([(name, words) for name, (under, words) in shown.items() if under == panel])


def app(queries: "Iterable[Path]" = ()) -> typer.Typer:
    """The command line, with a command for each question of the shipped and of some more folders.

    Raises:
        QueryError: The header of a question is wrong, or it is named like a command.
    """
    folders = list(queries)
    found, infos = ask.files([ask.folder(), *folders]), registered()
    for name in found.keys() & infos.keys():
        raise QueryError(f"{found[name]}: there is a command {name} already", "give the question and its file another name")
    face = typer.Typer(
        cls=type("Commands", (Panels,), {"infos": infos, "files": found}),
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
        engine: Engine = "duckdb",
        log_level: Level = None,
        wait: Wait = 0,
        memory: Memory = None,
        seconds: Seconds = 60,
        version: Version = False,
    ) -> None:
        from talentgraph.model import OrgView, People

        _tell(log_level)
        view, shown = OrgView(_one_of(OrgView, org_view, "--org-view")), People(_one_of(People, people, "--people"))
        ctx.obj = State(db, folders, frozenset(found), view, shown, engine, Limited(wait, memory, seconds))
        _fits(ctx.obj, ctx.invoked_subcommand, found)
        if version:
            typer.echo(f"talentgraph {_version()}")
        elif ctx.invoked_subcommand is None:
            typer.echo(ctx.get_help())

    return face


def _tell(level: str | None) -> None:
    """What happens is told on stderr from a level on, if one is named."""
    if level is not None:
        from talentgraph.cli import telling

        telling.to_stderr(_one_of(logs.LEVELS, level, "--log-level"))


def registered() -> dict[str, CommandInfo]:
    """The commands that are no questions, by name."""
    commands = typer.Typer()
    for part in (making, asking, scoring, reporting, drawing, deciding, forgetting, maintaining, comparing, serving):
        part.register(commands)
    return {info.name or get_command_name(info.callback.__name__): info for info in commands.registered_commands if info.callback}


def _fits(here: State, command: str | None, questions: "Iterable[str]") -> None:
    """Whether a command goes with the options before it."""
    if command is not None and here.people != "named" and command not in {*NAMELESS, *questions}:
        raise QueryError(f"{command} does not know --people", f"it holds for the questions and for {', '.join(sorted(NAMELESS))}")
    if command is not None and here.lake and command not in {*OF_LAKES, *questions}:
        raise QueryError(f"{command} is not for a lake", f"the questions are, and {', '.join(sorted(OF_LAKES))}; else name a graph")


def _first_line(info: CommandInfo) -> str:
    words = info.help or info.callback.__doc__ or ""
    return words.strip().partition("\n")[0]


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


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
        elif word in config.OF_ALL:
            value = list(islice(stream, 1))
            if not value:
                return [*front, word]  # Typer says that the value is missing
            front += [word, *value]
        else:
            (front if word.startswith(tuple(f"{name}=" for name in config.OF_ALL)) else rest).append(word)
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
