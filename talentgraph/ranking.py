"""The influence table: both readings beside in, out and net, ranked where there are enough moves."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from talentgraph import network as networks
from talentgraph.answers import Answer
from talentgraph.store import sql

if TYPE_CHECKING:
    from talentgraph.model import Footer
    from talentgraph.store import Store

TITLE = "Position in reported moves: not quality, not power."
HOW_TO_READ = (
    "magnet: people come here, from places that themselves attract. feeder: others hire its people; high can also mean losing them.",
    "A range holds the middle 90 % of ranks if other articles had been found; it does not cover unreported moves.",
)
COLUMNS = [
    "organization", "magnet_rank", "magnet_range", "magnet", "feeder_rank", "feeder_range", "feeder", "n_in", "n_out", "net", "uncertain", "id",
]  # fmt: skip


def influence(store: Store, footer: Footer, *, top: int | None, min_moves: int, since: str | None, until: str | None) -> Answer:
    """Magnet and feeder of every organization with counted moves, best magnet first; those with too few moves last, unranked."""
    import numpy as np

    from talentgraph.scores import influence as score
    from talentgraph.scores.influence import ranks

    window = {"since": since, "until": until}
    standing = store.rows(sql("standing"), window).rows
    net = networks.network(store, since=since, until=until)
    place = {identifier: number for number, identifier in enumerate(net.ids)}
    enough = {row[0] for row in standing if row[2] + row[3] >= min_moves}
    ranked = np.array([identifier in enough for identifier in net.ids], dtype=bool)
    edge_of_move, sources = _sources(store, net, place, window)
    found = score(net, edge_of_move, sources, ranked)
    magnet, feeder = ranks(found.magnet, ranked), ranks(found.feeder, ranked)
    rows = []
    for identifier, name, n_in, n_out, uncertain in standing:
        at = place.get(identifier)
        shown = at is not None and bool(ranked[at])
        both: list[Any] = []
        for rank, ranges, scores in ((magnet, found.magnet_range, found.magnet), (feeder, found.feeder_range, found.feeder)):
            both += [
                int(rank[at]) if shown else None,
                f"{ranges[0][at]}–{ranges[1][at]}" if shown else None,
                round(float(scores[at]), 4) if at is not None else None,
            ]
        rows.append((name, *both, int(n_in), int(n_out), int(n_in - n_out), round(float(uncertain) / float(n_in + n_out), 2), identifier))
    rows.sort(key=lambda row: (row[1] is None, row[1] or 0, -(row[7] + row[8]), row[0], row[-1]))
    unranked = sum(row[1] is None for row in rows)
    note = f"Unranked, fewer than {min_moves} moves: {unranked} organizations." if unranked else ""
    asked = {"top": top, "min_moves": min_moves, **window}
    return Answer(COLUMNS, rows[:top], replace(footer, notes=(*HOW_TO_READ, *filter(None, [note]), *footer.notes)), TITLE, "influence", asked)


def _sources(store: Store, net: Any, place: dict[str, int], window: dict[str, str | None]) -> tuple[Any, list[list[int]]]:
    """For each counted move of the network its edge and the numbers of its sources."""
    import numpy as np

    edges = {(int(s), int(t)): number for number, (s, t) in enumerate(zip(net.source, net.target, strict=True))}
    rows = store.rows(sql("move_sources"), window).rows
    numbers: dict[str, int] = {}
    edge_of_move = np.array([edges[place[row[0]], place[row[1]]] for row in rows], dtype=np.int64)
    return edge_of_move, [[numbers.setdefault(source, len(numbers)) for source in row[2]] for row in rows]
