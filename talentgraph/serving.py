"""A graph for assistants over the Model Context Protocol: every question, score and explanation is a tool that only reads."""

from __future__ import annotations

import inspect
import json
from threading import Lock
from typing import TYPE_CHECKING, Annotated, Any

from talentgraph.answers import footer_lines
from talentgraph.errors import InputError, TalentGraphError

if TYPE_CHECKING:
    from collections.abc import Callable

    from talentgraph.answers import Answer
    from talentgraph.ask import Parameter, Question
    from talentgraph.graph import Graph

INSTRUCTIONS = (
    "Reported career moves of people between organizations, from press articles and tables. Reported is not proven, and this is a sample, not a "
    "census: say so, keep the footer's counts and caveats with every number, and name the source. `explain` leads from a name or a move's id to the "
    "sentences and rows behind it. A departure may be a resignation or a dismissal; `poach` is the outlet's own word."
)
_TYPES: dict[str, Any] = {"integer": int, "flag": bool, "statuses": list[str]}


def server(graph: Graph) -> Any:
    """The protocol server of a graph; `run("stdio")` serves it.

    Args:
        graph: An open graph. It is asked one question at a time.

    Raises:
        InputError: The package mcp is not there.
    """
    try:
        from mcp.server import MCPServer
        from mcp.types import ToolAnnotations
    except ImportError:
        raise InputError("serving assistants needs the package mcp", "run: pip install 'talentgraph[mcp]'") from None
    made = MCPServer("talentgraph", instructions=INSTRUCTIONS, log_level="ERROR")
    reads = ToolAnnotations.model_validate({"readOnlyHint": True, "destructiveHint": False, "idempotentHint": True, "openWorldHint": False})
    for function, name, words in tools(graph):
        made.add_tool(function, name=name, description=words, annotations=reads, structured_output=False)
    return made


def tools(graph: Graph) -> list[tuple[Callable[..., str], str, str]]:
    """Function, name and description of every tool; each function gives JSON as text."""
    lock = Lock()
    found = [(_asked(graph, question, lock), question.name.replace("-", "_"), _words(question)) for question in graph.questions().values()]
    return [*found, (_scored(graph, lock), "influence", _INFLUENCE), (_explained(graph, lock), "explain", _EXPLAIN)]


_INFLUENCE = "Where organizations stand in the reported moves: magnet (people come here) and feeder (its people are hired), ranks with ranges."
_EXPLAIN = "Everything behind a name (organization, person) or the id of a move or report: its moves with sentences, rows, sources and dates."


def _words(question: Question) -> str:
    return f"{question.words[:1].upper()}{question.words[1:]}. Example: {question.example}"


def _asked(graph: Graph, question: Question, lock: Lock) -> Callable[..., str]:
    def ask(**given: Any) -> str:
        return _told(lock, lambda: graph.ask(question.name, **{name: value for name, value in given.items() if value is not None}))

    ask.__signature__ = inspect.Signature([_parameter(parameter) for parameter in question.parameters], return_annotation=str)  # type: ignore[attr-defined] # functions take it, typeshed doesn't know
    ask.__annotations__ = {parameter.name: _annotation(parameter) for parameter in question.parameters} | {"return": str}
    ask.__name__ = question.name.replace("-", "_")
    return ask


def _annotation(parameter: Parameter) -> Any:
    from pydantic import Field

    kind = _TYPES.get(parameter.type, str)
    return Annotated[kind if parameter.default is None else kind | None, Field(description=parameter.words)]


def _parameter(parameter: Parameter) -> inspect.Parameter:
    default = inspect.Parameter.empty if parameter.default is None else None
    return inspect.Parameter(parameter.name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=_annotation(parameter))


def _scored(graph: Graph, lock: Lock) -> Callable[..., str]:
    def influence(top: int = 20, min_moves: int = 5, since: str | None = None, until: str | None = None) -> str:
        return _told(lock, lambda: graph.score("influence", top=top, min_moves=min_moves, since=since, until=until))

    return influence


def _explained(graph: Graph, lock: Lock) -> Callable[..., str]:
    def explain(name: str) -> str:
        return _told(lock, lambda: {"lines": graph.explain(name)})

    return explain


def _told(lock: Lock, answer: Callable[[], Answer | dict[str, Any]]) -> str:
    """An answer as JSON; what the user did wrong as an error that the assistant reads."""
    from mcp.server.mcpserver.exceptions import ToolError

    try:
        with lock:
            found = answer()
    except TalentGraphError as error:
        raise ToolError(f"{error.message} ({error.hint})" if error.hint else error.message) from None
    whole = found if isinstance(found, dict) else {"rows": found.to_dicts(), "nothing": found.nothing, "footer": footer_lines(found.footer)}
    return json.dumps(whole, ensure_ascii=False, default=str)
