"""Scores as tables: the influence of organizations, and any score of `scores/`, with what belongs below them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from talentgraph.scores import Shape
from talentgraph.scores.score import ranks

if TYPE_CHECKING:
    from collections.abc import Callable

    from talentgraph.network import Network, Standing
    from talentgraph.scores import Score, Scored
    from talentgraph.scores.resampling import Sources

TITLE = "Position in reported moves: not quality, not power."
READINGS = "magnet: people come here, from places that themselves attract. feeder: others hire its people; high can also mean losing them."
RANGE = (
    "A range holds the middle 90 % of ranks if other articles had been found ({sources:,} sources, drawn again {times:,} times); "
    "it does not cover unreported moves."
)
RANGES = ("magnet_range", "feeder_range")
COLUMNS = [
    "organization", "magnet_rank", "magnet_range", "magnet", "feeder_rank", "feeder_range", "feeder", "n_in", "n_out", "net", "uncertain", "id",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Table:
    """What a table shows: how many rows, and who is ranked.

    Attributes:
        top: Rows at most, or None.
        min_moves: Organizations with fewer moves are listed, unranked.
        named: The names of ids.
        only: The one organization whose row is wanted, by its id.
    """

    top: int | None
    min_moves: int
    named: Callable[[list[str]], list[str]]
    only: str | None = None


@dataclass(frozen=True, slots=True)
class Ranking:
    """The rows of a score.

    Attributes:
        columns: Their names.
        rows: One tuple a row.
        notes: Sentences that belong below them.
    """

    columns: list[str]
    rows: list[tuple[Any, ...]]
    notes: tuple[str, ...] = ()


def influence(net: Network, standing: Standing, table: Table, sources: Sources | None = None, replicates: int = 0, tell: Any = None) -> Ranking:
    """Magnet and feeder of every organization with counted moves, best magnet first; those with too few moves last, unranked.

    Args:
        net: The flows.
        standing: In and out of everybody.
        table: What is shown.
        sources: What the moves rest on (provenance.sources); without them there are no ranges.
        replicates: How often sources are drawn again.
        tell: Is called with how many replicates are done, where they take a while.
    """
    import numpy as np

    from talentgraph.scores.influence import influence as score

    n, moves = len(net.ids), standing.n_in + standing.n_out
    ranked = moves[:n] >= table.min_moves
    found = score(net, ranked, sources, replicates, tell)
    magnet, feeder = ranks(found.magnet, ranked), ranks(found.feeder, ranked)
    order = _order(magnet, moves)[: table.top]
    if table.only is not None:
        order = np.array([standing.ids.index(table.only)] if table.only in standing.ids else [], dtype=np.int64)
    shown = table.named([standing.ids[i] for i in order])
    rows: list[tuple[Any, ...]] = []
    for name, i in zip(shown, order.tolist(), strict=True):
        both: list[Any] = []
        for rank, ranges, scores in ((magnet, found.magnet_range, found.magnet), (feeder, found.feeder_range, found.feeder)):
            placed = i < n and bool(ranked[i])
            both += [int(rank[i]) if placed else None]
            both += [f"{ranges[0][i]}–{ranges[1][i]}" if placed else None] if ranges is not None else []
            both += [shown_as(scores[i]) if i < n else None]
        n_in, n_out = int(standing.n_in[i]), int(standing.n_out[i])
        rows.append((name, *both, n_in, n_out, n_in - n_out, round(float(standing.n_uncertain[i]) / (n_in + n_out), 2), standing.ids[i]))
    columns = [name for name in COLUMNS if found.magnet_range is not None or name not in RANGES]
    how = [] if sources is None else [RANGE.format(sources=sources.number, times=replicates)]
    return Ranking(columns, rows, (READINGS, *how, *_unranked(len(moves) - int(np.count_nonzero(ranked)), table)))


def shown_as(value: Any) -> Any:
    """A number as a table holds it: counts whole, all else in four digits.

    >>> shown_as(0.0123456), shown_as(3.0)
    (0.01235, 3)
    """
    if value is None or isinstance(value, int):
        return value
    number = float(value)
    return int(number) if number.is_integer() and abs(number) < 1e15 else float(f"{number:.4g}")


def listed() -> list[tuple[str, str, str]]:
    """All scores: name, what they give a number to (organization, pair, whole), and what they mean.

    >>> listed()[0][:2]
    ('influence', 'organization')
    """
    from talentgraph.scores import scores

    both = "Position in reported moves: magnet and feeder, each with its range."
    return [("influence", "organization", both), *((name, one.shape.value, one.words) for name, one in scores().items())]


def _unranked(number: int, table: Table, what: str = "organizations") -> list[str]:
    return [f"Unranked, fewer than {table.min_moves} moves: {number:,} {what}."] if number else []


def any_score(measure: Score, net: Network, standing: Standing, table: Table) -> Ranking:
    """A score of scores/ as rows: organizations or pairs, best first, or the one row of the whole."""
    found = measure.compute(net)
    if measure.shape is Shape.WHOLE:
        row = tuple(shown_as(value) for value in found.columns.values())
        return Ranking(list(found.columns), [row], found.notes)
    return (_pairs if measure.shape is Shape.PAIR else _organizations)(measure, found, net, standing, table)


def _organizations(measure: Score, found: Scored, net: Network, standing: Standing, table: Table) -> Ranking:
    import numpy as np

    n, moves = len(net.ids), (standing.n_in + standing.n_out)[: len(net.ids)]
    enough = moves >= table.min_moves
    values = found.columns[measure.name]
    if not measure.ordered:
        order = np.lexsort((np.arange(n), -moves, values))[: table.top]
        rank, notes = None, found.notes
    else:
        rank = ranks(values, enough if found.ranked is None else enough & found.ranked)
        order = _order(rank, moves)[: table.top]
        notes = (*found.notes, *_unranked(int(np.count_nonzero(~enough)), table))
    rows = []
    for name, i in zip(table.named([net.ids[i] for i in order]), order.tolist(), strict=True):
        head = (name,) if rank is None else (name, int(rank[i]) or None)
        rows.append((*head, *(shown_as(column[i]) for column in found.columns.values()), int(standing.n_in[i]), int(standing.n_out[i]), net.ids[i]))
    head_names = ["organization"] if rank is None else ["organization", "rank"]
    return Ranking([*head_names, *found.columns, "n_in", "n_out", "id"], rows, notes)


def _pairs(measure: Score, found: Scored, net: Network, standing: Standing, table: Table) -> Ranking:  # noqa: ARG001 - as _organizations
    import numpy as np

    source, target = found.columns["source"], found.columns["target"]
    values, moves = found.columns[measure.name], found.columns["moves"]
    enough = moves >= table.min_moves
    rank = ranks(values, enough)
    order = _order(rank, moves)[: table.top]
    ends = [table.named([net.ids[i] for i in end[order]]) for end in (source, target)]
    rest = {name: column for name, column in found.columns.items() if name not in {"source", "target"}}
    rows = [
        (one, other, int(rank[i]) or None, *(shown_as(column[i]) for column in rest.values()))
        for one, other, i in zip(*ends, order.tolist(), strict=True)
    ]
    return Ranking(["from_org", "to_org", "rank", *rest], rows, (*found.notes, *_unranked(int(np.count_nonzero(~enough)), table, "pairs")))


def _order(rank: Any, moves: Any) -> Any:
    """Places in the order of a table: ranked ones by rank, then the others, each by moves, then id."""
    import numpy as np

    whole = np.zeros(len(moves), dtype=np.int64)
    whole[: len(rank)] = rank
    whole[whole == 0] = len(moves) + 1
    return np.lexsort((np.arange(len(moves)), -moves, whole))
