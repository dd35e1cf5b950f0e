"""What every command knows: which file, which folders of questions, which questions."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from talentgraph import model

EXAMPLE = "Example: talentgraph "


@dataclass(frozen=True, slots=True)
class Limited:
    """How much a command may take, as the user says it.

    Attributes:
        wait: Seconds for another process.
        memory: What the database may hold in memory.
        seconds: For SQL of the user's own.
    """

    wait: float = 0
    memory: str | None = None
    seconds: float = 60


@dataclass(frozen=True, slots=True)
class State:
    """The options before the command.

    Attributes:
        db: The graph's file.
        queries: Folders of more questions.
        questions: The names of the questions.
        org_view: Which organization a name counts for.
        people: How people are shown.
        engine: What reads a lake.
        limited: How much a command may take.
    """

    db: Path
    queries: list[Path]
    questions: frozenset[str]
    org_view: "model.OrgView"
    people: "model.People"
    engine: str = "duckdb"
    limited: Limited = Limited()

    @property
    def lake(self) -> bool:
        """Whether the graph is a folder of Parquet files."""
        return self.engine != "duckdb" or (self.db / "meta.parquet").is_file()


def state(ctx: typer.Context) -> State:
    """The options before the command."""
    found = ctx.find_object(State)
    if found is None:
        raise RuntimeError("the callback of the app has not run")
    return found


def graph(ctx: typer.Context, *, make: bool = False) -> Any:
    """The graph, opened; `make` makes and seeds a file that isn't there."""
    from talentgraph.model import People
    from talentgraph.store import Limits

    here = state(ctx)
    if here.lake:
        return _lake(here)
    limits = Limits(here.limited.wait, here.limited.memory, here.limited.seconds)
    if here.people is not People.NAMED:
        from talentgraph.veiled import VeiledGraph

        return VeiledGraph(here.db, people=here.people, queries=here.queries, make=make, org_view=here.org_view, limits=limits)
    from talentgraph.graph import Graph

    return Graph(here.db, queries=here.queries, make=make, org_view=here.org_view, limits=limits)


def _lake(here: State) -> Any:
    """A lake, read by what the user says."""
    import re

    from talentgraph.distant import Lake
    from talentgraph.errors import QueryError
    from talentgraph.model import OrgView, People

    if here.people is not People.NAMED or here.org_view is not OrgView.POINT_IN_TIME:
        raise QueryError("a lake is shown as it was written", "leave --people and --org-view out, or ask the graph")
    url = here.engine if here.engine.startswith("sc://") else None
    folder = re.sub(r"^(\w+):/(?!/)", r"\1://", str(here.db))  # an address, which a path has one slash less of
    return Lake(folder, engine="spark" if url else here.engine, url=url, queries=here.queries)
