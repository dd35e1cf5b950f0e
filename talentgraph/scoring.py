"""The part of `Graph` that scores and explains."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from talentgraph import logs
from talentgraph.answers import Answer
from talentgraph.errors import UnknownName
from talentgraph.parameters import window
from talentgraph.periods import MONTHS, periods

if TYPE_CHECKING:
    from collections.abc import Callable

    from talentgraph.model import Footer
    from talentgraph.network import Choice
    from talentgraph.ranking import Ranking, Table
    from talentgraph.store import Store

    Progress = Callable[[int, int, str], None]

MIN_MOVES = 5  # with which an organization is ranked
LANGUAGES = {"en": "English", "zh-Hans": "Simplified Chinese", "zh-Hant": "Traditional Chinese", "table": "tables"}
LACKING = {
    "of_them_from_a_single_source": "from a single source", "of_them_destination_unknown": "without a destination",
    "of_them_origin_unknown": "without an origin",
}  # fmt: skip


class Scoring:
    """Methods of a `Graph` that measure organizations, and lead from a number down to its evidence.

    >>> import talentgraph as tg
    >>> with tg.open(None) as g:
    ...     g.score("influence").rows
    []
    """

    if TYPE_CHECKING:

        @property
        def _store(self) -> Store: ...

    def _footer(self, counts: dict[str, Any], window: tuple[str | None, str | None]) -> Footer:  # noqa: ARG002 - as the Graph does it
        raise TypeError("only a Graph scores")

    def score(
        self, name: str = "influence", *, top: int | None = 20, min_moves: int = MIN_MOVES, since: str | None = None, until: str | None = None,
        weight: str = "count", half_life: float = 365.0, foundings: bool = True, by: str | None = None, replicates: int | None = None,
        progress: Progress | None = None,
    ) -> Answer:  # fmt: skip
        """A score of every organization, of pairs of them, or of the whole network.

        Args:
            name: influence, or one of `talentgraph scores`.
            top: Rows at most; of a series, rows of each period.
            min_moves: What has fewer moves is listed unranked.
            since: First day (ISO, or a prefix of it).
            until: Last day.
            weight: What a move weighs: count (each 1), confidence, recency, or seniority.
            half_life: Of recency: the days in which the weight of a move halves, back from `until`, or else from the last move there is.
            foundings: Whether founding an organization is a move to it.
            by: year or quarter: a score of each, as one long table.
            replicates: Of influence: how often sources are drawn again for the ranges; 0 leaves the ranges out.
            progress: Is called with how many replicates are done, of how many, where they take a while.

        Raises:
            UnknownName: No such score, weight or period.
            QueryError: `since` lies after `until`.

        >>> import talentgraph as tg
        >>> with tg.open("demo.duckdb") as g:
        ...     g.score("influence", top=3).to_polars()["organization"].to_list()[0]
        'OpenAI'
        """
        from talentgraph import network, ranking
        from talentgraph.scores.resampling import REPLICATES

        compute = _measure(name, REPLICATES if replicates is None else replicates, self._store, by, progress)
        _one_of("weight", weight, network.WEIGHTS)
        first, last = (None if day is None else day.isoformat() for day in window(since, until))
        choice = network.Choice(first, last, foundings, weight, half_life)
        table = ranking.Table(top, min_moves, partial(network.names, self._store))
        asked = {"top": top, "min_moves": min_moves, "since": first, "until": last, "weight": weight, "foundings": foundings, "by": by}
        with logs.timed("info", "scoring", "%s", name):
            made = _series(compute, self._store, choice, table, by) if by else compute(choice, table)
        tally = network.tally(self._store, choice)
        footer = self._footer(tally, (first, last))
        notes = (*made.notes, *_weighed(choice), *_coverage(self._store, choice, tally), *footer.notes)
        return Answer(made.columns, made.rows, replace(footer, notes=notes), ranking.TITLE if name == "influence" else _words(name), name, asked)

    def to_networkx(self) -> Any:
        """The counted flows as a networkx DiGraph: nodes are ids with `name`, edges have `weight`, the number of moves.

        >>> import talentgraph as tg
        >>> with tg.open("demo.duckdb") as g:
        ...     g.to_networkx().has_edge("openai", "anthropic")
        True
        """
        from talentgraph import network

        flows, _ = network.network(self._store)
        return network.to_networkx(flows, network.names(self._store, flows.ids))

    def explain_data(self, name: str) -> dict[str, Any]:
        """Everything behind a name, a move or a claim: its moves with all of their evidence.

        Args:
            name: A name, or an id of anything.

        Raises:
            UnknownName: Nothing bears that name.
            AmbiguousName: Several do.

        >>> import talentgraph as tg
        >>> with tg.open("demo.duckdb") as g:
        ...     g.explain_data("Daniel Gross")["moves"][0]["to_org"]
        'Meta'
        """
        from talentgraph import explaining

        return explaining.behind(self._store, name)

    def explain(self, name: str) -> list[str]:
        """A name, a move or a claim down to its sentences and rows, as lines of text; of an organization, why it stands where it stands.

        Args:
            name: A name, or an id of anything.

        Raises:
            UnknownName: Nothing bears that name.
            AmbiguousName: Several do.

        >>> import talentgraph as tg
        >>> with tg.open("demo.duckdb") as g:
        ...     g.explain("Daniel Gross")[0]
        'Daniel Gross (daniel-gross): 1 move'
        """
        from talentgraph import explaining, network, provenance, ranking, standing
        from talentgraph.scores.resampling import REPLICATES

        data = self.explain_data(name)
        if data["kind"] != "organization":
            return list(explaining.lines(data))
        table = ranking.Table(None, MIN_MOVES, partial(network.names, self._store), only=data["id"])
        net, everybody = network.network(self._store)
        rests = None if network.large(self._store) else provenance.sources(self._store, network.ALL, net)
        made = ranking.influence(net, everybody, table, rests, REPLICATES)
        row = dict(zip(made.columns, made.rows[0], strict=True)) if made.rows else None
        ranked = int((everybody.n_in + everybody.n_out >= MIN_MOVES)[: len(net.ids)].sum())
        return list(standing.told(self._store, net, data, row, ranked))


def _measure(name: str, replicates: int, store: Store, by: str | None, progress: Progress | None) -> Any:
    """What makes the rows of a score from a choice and a table."""
    from talentgraph import network, provenance, ranking

    if by is not None:
        _one_of("period", by, MONTHS)
    if name != "influence":
        from talentgraph import scores

        measure = scores.find(name)
        return lambda choice, table: ranking.any_score(measure, *network.network(store, choice), table)

    def influence(choice: Choice, table: Table) -> Ranking:
        net, standing = network.network(store, choice)
        rests = provenance.sources(store, choice, net) if replicates and not by else None
        return ranking.influence(net, standing, table, rests, replicates, progress)

    return influence


def _series(compute: Any, store: Store, choice: Choice, table: Table, by: str) -> Ranking:
    """One score after the other, the period before each row."""
    from talentgraph import network, ranking

    columns: list[str] = []
    rows: list[tuple[Any, ...]] = []
    notes: dict[str, None] = {}
    placed = 0
    span = network.span(store, choice)
    for label, first, last in periods(by, *span) if span else ():
        of_period = replace(choice, since=first.isoformat(), until=last.isoformat())
        made = compute(of_period, table)
        columns = ["period", *made.columns]
        rows += [(label, *row) for row in made.rows]
        notes |= dict.fromkeys(note for note in made.notes if not note.startswith("Unranked"))
        placed += network.tally(store, of_period)["counted"]
    outside = network.tally(store, choice)["counted"] - placed
    left = [f"{outside:,} moves are in no {by}: their dates are not exact enough, or they have none."] if outside else []
    few = f"Each {by} by itself; unranked where there are fewer than {table.min_moves} moves in it."
    return ranking.Ranking(columns, rows, (few, *left, *notes))


def _one_of(what: str, given: str, known: Any) -> None:
    if given not in known:
        raise UnknownName(f"no {what} called {given!r}", list(known))


def _words(name: str) -> str:
    from talentgraph.scores import find

    return find(name).words


def _weighed(choice: Choice) -> list[str]:
    if choice.weight == "recency":
        until = choice.until or "the last move"
        return [f"A move weighs half as much for every {choice.half_life:g} days before {until}; moves without any date are left out."]
    told = {"confidence": "A move weighs as much as its confidence.", "seniority": "A move weighs 3 where the role before or after is a senior one, else 1."}
    return [told[choice.weight]] if choice.weight in told else []


def _coverage(store: Store, choice: Choice, tally: dict[str, int]) -> list[str]:
    """Where the counted moves come from, in one line."""
    from talentgraph import network

    whole = tally.get("counted", 0)
    if not whole:
        return []

    def share(number: int) -> str:
        part = 100 * number / whole
        return "under 1 %" if 0 < part < 1 else "over 99 %" if 99 < part < 100 else f"{part:.0f} %"

    parts = [", ".join(f"{share(tally[label])} {words}" for label, words in LACKING.items())]
    languages, publishers = network.told_by(store, choice)
    if languages:
        parts.append("told by " + ", ".join(f"{LANGUAGES.get(label, label)} {share(number)}" for label, number in languages.items()))
    if publishers:
        parts.append("most by " + ", ".join(f"{label} {share(number)}" for label, number in publishers.items()))
    return [f"Coverage: {'; '.join(parts)}."]
