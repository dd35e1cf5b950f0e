"""Ask: one command per question, made from its header; the list of questions; free SQL."""

import inspect
from collections.abc import Callable
from typing import Annotated, Any

import typer
from typer.models import CommandInfo

from talentgraph import ask
from talentgraph.ask import Parameter, Question
from talentgraph.cli import completing, options
from talentgraph.cli.state import EXAMPLE, graph, state

_NAMED = "named"
OWN = "asked_"  # keeps the names of a question's parameters apart from ours
_METAVARS = {"headcounts": "FILE", "role": "CLASS"}
_COMPLETED: dict[str, Any] = {
    "organization": completing.organizations, "person": completing.people, "statuses": completing.words("rumoured", "attempted", "failed", "denied"),
}  # fmt: skip
_ALL = 10**9  # rows
_TYPES: dict[str, Any] = {"integer": int, "flag": bool, "statuses": list[str]}


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(rich_help_panel="Ask", epilog=f"{EXAMPLE}questions")(questions)
    app.command(rich_help_panel="Ask", epilog=f'{EXAMPLE}sql "SELECT person, to_org FROM told_moves ORDER BY date"')(sql)  # noqa: S608 - an example


def info(question: Question) -> CommandInfo:
    """The command of a question, as Typer keeps commands."""
    words = f"{question.words[:1].upper()}{question.words[1:]}."
    return CommandInfo(question.name, callback=command(question), help=words, rich_help_panel="Ask", epilog=EXAMPLE + question.example)


def command(question: Question) -> Callable[..., None]:
    """The function of a question: its signature is the header's. The organization that it may be about can be named without its option."""
    main = question.parameters[0].name if question.parameters and _optional(question.parameters[0]) else ""

    def run(ctx: typer.Context, **given: Any) -> None:
        form = {name: given.pop(name) for name in ("as_json", "as_csv", "output")}
        named = given.pop(_NAMED, None)
        asked = {name.removeprefix(OWN): value for name, value in given.items() if value not in (None, [])}
        if form["output"] and "limit" in asked and (source := ctx.get_parameter_source(f"{OWN}limit")) and source.name == "DEFAULT":
            asked["limit"] = _ALL  # what is read in a terminal is short, a file is whole
        if named is not None and asked.setdefault(main, named) != named:
            raise typer.BadParameter(f"{named} and --{main} {asked[main]}: name one")
        with graph(ctx) as opened:
            options.show(opened.ask(question.name, **asked), **form)

    keyword = inspect.Parameter.KEYWORD_ONLY
    made = [inspect.Parameter("ctx", keyword, annotation=typer.Context), *map(_parameter, question.parameters)]
    if main:
        argument = typer.Argument(metavar=main.upper(), help=f"The same as --{main}.", show_default=False, autocompletion=completing.organizations)
        made.insert(1, inspect.Parameter(_NAMED, keyword, annotation=Annotated[str | None, argument], default=None))
    for name, kind, default in (("as_json", options.Json, False), ("as_csv", options.Csv, False), ("output", options.Output, None)):
        made.append(inspect.Parameter(name, keyword, annotation=kind, default=default))
    run.__signature__ = inspect.Signature(made)  # type: ignore[attr-defined] # functions take it, typeshed doesn't know
    return run


def _optional(parameter: Parameter) -> bool:
    return parameter.type == "organization" and parameter.default == "none"


def _parameter(parameter: Parameter) -> inspect.Parameter:
    name, keyword = OWN + parameter.name, inspect.Parameter.KEYWORD_ONLY
    shown = parameter.name.replace("_", "-")
    completed = completing.words(*parameter.choices) if parameter.choices else _COMPLETED.get(parameter.type)
    if parameter.default is None:
        argument = typer.Argument(metavar=parameter.name.upper(), help=parameter.words, show_default=False, autocompletion=completed)
        return inspect.Parameter(name, keyword, annotation=Annotated[_TYPES.get(parameter.type, str), argument])
    kind = _TYPES.get(parameter.type, str)
    if parameter.type == "flag":
        yes = parameter.default in {"yes", "true"}
        option = typer.Option(f"--{shown}/--no-{shown}" if yes else f"--{shown}", help=parameter.words)
        return inspect.Parameter(name, keyword, annotation=Annotated[bool, option], default=yes)
    metavar = _METAVARS.get(parameter.type, parameter.type.upper())
    option = typer.Option(f"--{shown}", metavar=metavar, help=parameter.words, autocompletion=completed)
    value = None if parameter.default == "none" else [parameter.default] if kind == list[str] else kind(parameter.default)
    return inspect.Parameter(name, keyword, annotation=Annotated[kind | None, option], default=value)


def questions(ctx: typer.Context, *, as_json: options.Document = False) -> None:
    """List the questions, the shipped ones and those of --queries."""
    from talentgraph.answers import Answer
    from talentgraph.cli import printing, tables
    from talentgraph.model import Footer

    here = state(ctx)
    listed = [(question.name, question.words, question.example) for question in ask.questions([ask.folder(), *here.queries]).values()]
    answer = Answer(["question", "words", "example"], listed, Footer({}))
    if as_json:
        printing.print_json(answer.to_dicts())
    else:
        tables.show(answer)


def sql(
    ctx: typer.Context,
    text: Annotated[
        str, typer.Argument(metavar="TEXT", help="One SELECT statement. The tables are those of `talentgraph info`.", show_default=False)
    ],
    *,
    as_json: options.Json = False,
    as_csv: options.Csv = False,
    output: options.Output = None,
) -> None:
    """Ask in SQL, in a sandbox that only reads."""
    with graph(ctx) as opened:
        options.show(opened.sql(text), as_json=as_json, as_csv=as_csv, output=output)
