"""Moves -> flows -> arrays: the organizations as nodes, counted moves between them as weighted edges."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from talentgraph import bulk
from talentgraph.errors import InputError
from talentgraph.model import OrgView
from talentgraph.store import sql
from talentgraph.store.arrays import arrays

if TYPE_CHECKING:
    from talentgraph.store import Store

SMALL = 50_000  # edges up to which numpy alone is quicker than the import of scipy
WEIGHTS = ("count", "confidence", "recency", "seniority")
_PUBLISHERS = 3  # that are named below a score


@dataclass(frozen=True)
class Network:
    """The flows as arrays: node i is `ids[i]`; edge e goes from `source[e]` to `target[e]` with `weight[e]` moves.

    Edges are sorted by target, then source, and each pair stands there once: with `start` they are the rows of a sparse matrix as they lie.

    Attributes:
        ids: Ids of the nodes, length n.
        source: Node numbers, int32, length m.
        target: Node numbers, int32, length m.
        weight: Moves, or what they weigh, float64, length m; above zero.

    >>> found = network_of(["a", "b"], [0, 1], [1, 0], [3, 2])
    >>> found.ids, found.weight.tolist()
    (['a', 'b'], [2.0, 3.0])
    """

    ids: list[str]
    source: Any = field(repr=False)
    target: Any = field(repr=False)
    weight: Any = field(repr=False)

    @cached_property
    def start(self) -> Any:
        """Where the edges into each node begin: int32 of length n + 1."""
        import numpy as np

        return np.concatenate([[0], np.cumsum(np.bincount(self.target, minlength=len(self.ids)))]).astype(np.int32)

    @cached_property
    def opposite(self) -> Any:
        """For each edge the weight of the one that runs against it, 0 where there is none: float64 of length m.

        >>> network_of(["a", "b"], [0, 1], [1, 0], [3, 2]).opposite.tolist()
        [3.0, 2.0]
        """
        import numpy as np

        n, m = len(self.ids), len(self.weight)
        key = self.target.astype(np.int64) * n + self.source  # ascending, as the edges are
        order = np.lexsort((self.target, self.source)) if m <= SMALL else self.matrix(np.arange(m, dtype=np.int32)).T.tocsr().data
        wanted = (self.source.astype(np.int64) * n + self.target)[order]  # ascending too, which is looked up far quicker
        at = np.minimum(np.searchsorted(key, wanted), max(m - 1, 0))
        found = np.zeros(m)
        if m:
            found[order] = np.where(key[at] == wanted, self.weight[at], 0.0)
        return found

    def matrix(self, weight: Any = None) -> Any:
        """The weights as a scipy CSR array W of shape (n, n), W[target, source]; other weights of the edges if they are given."""
        from scipy.sparse import csr_array

        return csr_array((self.weight if weight is None else weight, self.source, self.start), shape=(len(self.ids),) * 2, copy=False)


def network_of(ids: list[str], source: Any, target: Any, weight: Any) -> Network:
    """A network of any edges: sorted, edges of one pair added up.

    Args:
        ids: Ids of the nodes, length n.
        source: Node numbers.
        target: Node numbers.
        weight: What each edge weighs.

    Raises:
        InputError: A weight is negative or no number.

    >>> network_of(["a", "b"], [0, 0, 1], [1, 1, 0], [1, 2, 5]).weight.tolist()
    [5.0, 3.0]
    """
    import numpy as np

    source, target, weight = np.asarray(source, dtype=np.int32), np.asarray(target, dtype=np.int32), np.asarray(weight, dtype=np.float64)
    if not (np.isfinite(weight) & (weight >= 0)).all():
        wrong = weight[~(np.isfinite(weight) & (weight >= 0))][0]
        raise InputError(f"a weight is {wrong:g}", "weights are numbers of 0 or more")
    key, at = np.unique(target.astype(np.int64) * max(len(ids), 1) + source, return_inverse=True)
    summed = np.bincount(at, weights=weight, minlength=len(key))
    key, summed = key[summed > 0], summed[summed > 0]
    return Network(ids, (key % max(len(ids), 1)).astype(np.int32), (key // max(len(ids), 1)).astype(np.int32), summed)


@dataclass(frozen=True, slots=True)
class Choice:
    """Which counted moves make up a network, and what each weighs.

    Attributes:
        since: First day (ISO), or None. Moves that may lie outside the window are left out.
        until: Last day (ISO), or None.
        foundings: Whether foundings count.
        weight: count (each move 1), confidence, recency, or seniority (3 where the role before or after is a senior one).
        half_life: Of recency: days in which the weight of a move halves.
    """

    since: str | None = None
    until: str | None = None
    foundings: bool = True
    weight: str = "count"
    half_life: float = 365.0

    def __post_init__(self) -> None:
        if not self.half_life > 0:
            raise InputError(f"a half-life of {self.half_life:g} days", "give a number above 0")

    @property
    def window(self) -> dict[str, Any]:
        """The parameters of steps that count."""
        return {"since": self.since, "until": self.until, "foundings": self.foundings}


@dataclass(frozen=True, slots=True)
class Standing:
    """In and out of the organizations of counted moves, unknown other ends too; the nodes of the network come first, in their order.

    Attributes:
        ids: Entity ids.
        n_in: Moves to each, int64.
        n_out: Moves away, int64.
        n_uncertain: Of both, those that are single-source or combined, int64.
    """

    ids: list[str]
    n_in: Any
    n_out: Any
    n_uncertain: Any


ALL = Choice()


def derive(store: Store) -> None:
    """Make nodes, flows and totals anew."""
    _pick(store, ALL, "pick")
    store.run("flows")
    rows = [("tally", *row) for row in _tallied(store, ALL).items()] + _told(store, ALL)
    store.append_rows("totals", [dict(zip(("part", "label", "number"), row, strict=True)) for row in rows])


def network(store: Store, choice: Choice = ALL) -> tuple[Network, Standing]:
    """The flows as arrays, and the in and out of everybody; node numbers follow the ids in order.

    All moves in the default view are read as they lie in `flows`; others are picked from `moves` first.
    """
    import numpy as np

    stored = _stored(store, choice)
    if not stored:
        _pick(store, choice, "bulk_pick" if bulk.by_number(store) else "pick")
    flows, weight = ("flows", "n_moves") if stored else ("picked_flows", "weight")
    if large(store, flows):
        _ahead()
    found = arrays(store, f"SELECT number IS NOT NULL AS tied, id, n_in, n_out, n_uncertain FROM {nodes(store, choice)}")  # noqa: S608 - our own tables
    edges = arrays(store, f"SELECT from_number, to_number, {weight} AS weight FROM {flows}")  # noqa: S608 - our own tables
    ids = found["id"].tolist()
    standing = Standing(ids, *(found[name].astype(np.int64) for name in ("n_in", "n_out", "n_uncertain")))
    n = int(np.count_nonzero(found["tied"]))
    return Network(ids[:n], edges["from_number"], edges["to_number"], edges["weight"].astype(np.float64)), standing


def large(store: Store, flows: str = "flows") -> bool:
    """Whether a network is so large that scipy measures it, and that ranges take a while."""
    return bool(store.one(f"SELECT count(*) FROM {flows}") > SMALL)  # noqa: S608 - our own tables


def _ahead() -> None:
    """Import what scores of a large network need while it is read."""
    from importlib import import_module
    from threading import Thread

    Thread(target=import_module, args=("scipy.sparse",), daemon=True).start()


def tally(store: Store, choice: Choice) -> dict[str, int]:
    """How many moves count and how many don't: what stands below a score."""
    if _stored(store, choice):
        return dict(store.rows("SELECT label, number FROM totals WHERE part = 'tally'").rows)
    return _tallied(store, choice)


def told_by(store: Store, choice: Choice) -> tuple[dict[str, int], dict[str, int]]:
    """The languages, and the publishers, that tell of the most moves, each with their number, most first."""
    rows = store.rows("SELECT part, label, number FROM totals").rows if _stored(store, choice) else _told(store, choice)
    languages, publishers = ({label: number for found, label, number in rows if found == part} for part in ("language", "publisher"))
    return languages, publishers


def names(store: Store, ids: list[str]) -> list[str]:
    """The names of some organizations, in the order of their ids."""
    found = dict(store.rows("SELECT id, name FROM entities WHERE id IN (SELECT unnest($ids::VARCHAR[]))", {"ids": ids}).rows)
    return [found[identifier] for identifier in ids]


def span(store: Store, choice: Choice) -> tuple[date, date] | None:
    """The first and last day on which a move of a network can lie, inside its window; None without moves."""
    query = "SELECT min(date_earliest), max(date_latest) FROM moves WHERE counted AND date_earliest IS NOT NULL"
    first, last = store.rows(query).rows[0]
    if first is None or last is None:
        return None
    since, until = (date.fromisoformat(day) if day else None for day in (choice.since, choice.until))
    return max(first, since or first), min(last, until or last)


def nodes(store: Store, choice: Choice) -> str:
    """The table in which the organizations of a network are numbered, once it is read."""
    return "nodes" if _stored(store, choice) else "picked_nodes"


def _stored(store: Store, choice: Choice) -> bool:
    return choice == ALL and store.seen == OrgView.POINT_IN_TIME


def parameters(store: Store, choice: Choice) -> dict[str, Any]:
    """Those of picked.sql."""
    last = choice.until
    if choice.weight == "recency" and last is None:
        last = str(store.one("SELECT coalesce(max(date_latest), DATE '2000-01-01') FROM moves WHERE counted"))
    return {**choice.window, "weight": choice.weight, "half_life": choice.half_life, "last": last}


def _pick(store: Store, choice: Choice, step: str) -> None:
    store.run("picked")
    store.run(step, **parameters(store, choice))


def _tallied(store: Store, choice: Choice) -> dict[str, int]:
    return {label: int(number or 0) for label, number in store.rows(sql("tally"), choice.window).dicts()[0].items()}


def _told(store: Store, choice: Choice) -> list[tuple[str, str, int]]:
    """(part, label, number) of the languages and of the publishers that tell of the most moves."""
    told = {(part, label): int(number) for part, label, number in store.rows(sql("told_in"), {**choice.window, "limit": _PUBLISHERS}).rows}
    if bulk.by_number(store):
        rows = int(store.one(sql("bulk_told_in"), choice.window))
        told["language", "table"] = told.get(("language", "table"), 0) + rows
    return sorted(((part, label, number) for (part, label), number in told.items() if number), key=lambda one: (one[0], -one[2], one[1]))


def to_networkx(found: Network, shown: list[str]) -> Any:
    """The network as a networkx DiGraph; nodes are ids with `name`, edges have `weight`.

    >>> to_networkx(network_of(["a", "b"], [0], [1], [2.0]), ["A", "B"]).edges(data=True)
    OutEdgeDataView([('a', 'b', {'weight': 2.0})])
    """
    import networkx as nx

    graph = nx.DiGraph()
    graph.add_nodes_from((identifier, {"name": name}) for identifier, name in zip(found.ids, shown, strict=True))
    edges = zip(found.source.tolist(), found.target.tolist(), found.weight.tolist(), strict=True)
    graph.add_edges_from((found.ids[s], found.ids[t], {"weight": w}) for s, t, w in edges)
    return graph
