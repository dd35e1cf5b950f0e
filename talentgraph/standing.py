"""Why an organization stands where it stands: its ranks, its flows, and the moves that matter most, each down to its evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from talentgraph import bulk, explaining
from talentgraph import network as networks
from talentgraph.scores.leaving_out import leave_one_out

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from talentgraph.network import Network
    from talentgraph.store import Store

_FLOWS = 8  # that are named in each direction
_MOVES = 5  # that are told down to their evidence
_LISTED = 20  # further moves, a line each
LEFT_OUT = "Its moves that matter most, with how its scores would change without each (other articles may tell of others):"


def told(store: Store, net: Network, data: dict[str, Any], row: dict[str, Any] | None, ranked: int) -> Iterator[str]:
    """An organization as lines.

    Args:
        store: The store.
        net: All flows.
        data: What explaining.behind found, or that without names.
        row: Its row in the influence table, or None.
        ranked: How many organizations are ranked there.
    """
    yield _ranks(row, data, ranked)
    node = net.ids.index(data["id"]) if data["id"] in net.ids else None
    if node is not None:
        yield from _flows(store, net, node)
    for identity in data["identities"]:
        yield from explaining.identity(identity)
    whole = {move["id"]: move for move in data["moves"]}
    number = yield from _mattering(store, net, node, whole) if node is not None and len(whole) > _MOVES else _first(whole)
    if whole:
        yield from ("", "Its other moves, newest first:")
        yield from (explaining.headline(move) for move in list(whole.values())[:_LISTED])
        rest = max(len(data["moves"]), row["n_in"] + row["n_out"] if row else 0) - number - _LISTED
        if rest > 0:
            yield f"… and {rest:,} more: talentgraph who-left and who-joined list them, explain MOVE tells one."


def _ranks(row: dict[str, Any] | None, data: dict[str, Any], of: int) -> str:
    if row is None:
        return f"{data['name']} ({data['id']}): no counted moves"
    ranges = {reading: f" ({row[f'{reading}_range']})" if f"{reading}_range" in row else "" for reading in ("magnet", "feeder")}
    ranks = f"magnet rank {row['magnet_rank']}{ranges['magnet']}, feeder rank {row['feeder_rank']}{ranges['feeder']} of {of}"
    unsure = f"; {row['uncertain']:.0%} of them from one source or combined"
    return f"{data['name']} ({data['id']}): {row['n_in']} in, {row['n_out']} out, net {row['net']:+d}{unsure}; " + (
        ranks if row["magnet_rank"] else "unranked: too few moves"
    )


def _flows(store: Store, net: Network, node: int) -> Iterator[str]:
    """Where its people came from and went to, most first."""
    import numpy as np

    for words, here, there in (("from", net.target, net.source), ("to", net.source, net.target)):
        edges = np.flatnonzero(here == node)
        shown = edges[np.argsort(-net.weight[edges], kind="stable")][:_FLOWS]
        if len(shown):
            names = networks.names(store, [net.ids[i] for i in there[shown]])
            rest = f", {len(edges) - _FLOWS} more" if len(edges) > _FLOWS else ""
            yield f"  {words}: " + ", ".join(f"{name} {weight:g}" for name, weight in zip(names, net.weight[shown], strict=True)) + rest


def _first(whole: dict[str, Any]) -> Generator[str, None, int]:
    """A few moves, taken out of `whole`. Returns how many."""
    moves = list(whole.values())[:_MOVES]
    for move in moves:
        yield ""
        yield from explaining.told(whole.pop(move["id"]))
    return len(moves)


def _mattering(store: Store, net: Network, node: int, whole: dict[str, Any]) -> Generator[str, None, int]:
    """The five moves that matter most, taken out of `whole`; moves of one flow matter alike, the newest stands first. Returns how many."""
    yield from ("", LEFT_OUT)
    chosen: list[tuple[str, str]] = []
    for edge, magnet, feeder in leave_one_out(net, node):
        words = f"  without it: magnet {magnet:+.1%}, feeder {feeder:+.1%}"
        chosen += [(move, words) for move in _alike(store, (net.ids[net.source[edge]], net.ids[net.target[edge]]), whole)]
        if len(chosen) >= _MOVES:
            break
    chosen = chosen[:_MOVES]
    further = [move for move, _ in chosen if move not in whole]
    there = whole | {move["id"]: move for move in (explaining.moves(store, further) if further else ())}
    for move, words in chosen:
        yield from ("", words)
        yield from explaining.told(there[move])
        whole.pop(move, None)
    return len(chosen)


def _alike(store: Store, ends: tuple[str, str], whole: dict[str, Any]) -> list[str]:
    """The ids of the counted moves of one flow, newest first; `whole` has not all those of big tables."""
    days = {move["id"]: move["date_earliest"] or move["date_latest"] for move in whole.values() if move["counted"] and (move["from_id"], move["to_id"]) == ends}
    days |= bulk.between(store, *ends, most=_MOVES) if bulk.there(store) else {}
    return sorted(days, key=lambda move: str(days[move] or ""), reverse=True)
