"""What every command knows: which file, which folders of questions, which questions."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from talentgraph import model

EXAMPLE = "Example: talentgraph "


@dataclass(frozen=True, slots=True)
class State:
    """The options before the command.

    Attributes:
        db: The graph's file.
        queries: Folders of more questions.
        questions: The names of the questions.
        org_view: Which organization a name counts for.
        people: How people are shown.
    """

    db: Path
    queries: list[Path]
    questions: frozenset[str]
    org_view: "model.OrgView"
    people: "model.People"


def state(ctx: typer.Context) -> State:
    """The options before the command."""
    found = ctx.find_object(State)
    if found is None:
        raise RuntimeError("the callback of the app has not run")
    return found


def graph(ctx: typer.Context, *, make: bool = False) -> Any:
    """The graph, opened; `make` makes and seeds a file that isn't there."""
    from talentgraph.model import People

    here = state(ctx)
    if here.people is not People.NAMED:
        from talentgraph.veiled import VeiledGraph

        return VeiledGraph(here.db, people=here.people, queries=here.queries, make=make, org_view=here.org_view)
    from talentgraph.graph import Graph

    return Graph(here.db, queries=here.queries, make=make, org_view=here.org_view)
