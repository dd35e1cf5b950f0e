"""Why an organization stands where it stands: its ranks, its flows, and the moves that matter most, each down to its evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from talentgraph import explaining
from talentgraph import network as networks
from talentgraph.scores.leaving_out import leave_one_out

if TYPE_CHECKING:
    from collections.abc import Iterator

    from talentgraph.answers import Answer
    from talentgraph.network import Network
    from talentgraph.store import Store

_FLOWS = 8  # that are named in each direction
_MOVES = 5  # that are told down to their evidence
_LISTED = 20  # further moves, a line each
LEFT_OUT = "Its moves that matter most, with how its scores would change without each (other articles may tell of others):"


def told(store: Store, table: Answer, data: dict[str, Any]) -> Iterator[str]:
    """An organization as lines.

    Args:
        store: The store.
        table: The whole influence table.
        data: What explaining.behind found, or that without names.
    """
    yield from _ranks(table, data)
    net, _ = networks.network(store)
    node = net.ids.index(data["id"]) if data["id"] in net.ids else None
    if node is not None:
        yield from _flows(store, net, node)
    for identity in data["identities"]:
        yield from explaining.identity(identity)
    whole = {move["id"]: move for move in data["moves"]}
    if node is not None and len(whole) > _MOVES:
        yield from _mattering(net, node, whole)
    else:
        for move in list(whole.values())[:_MOVES]:
            yield ""
            yield from explaining.told(whole.pop(move["id"]))
    if whole:
        yield from ("", "Its other moves, newest first:")
        yield from (explaining.headline(move) for move in list(whole.values())[:_LISTED])
        if len(whole) > _LISTED:
            yield f"… and {len(whole) - _LISTED:,} more: talentgraph who-left and who-joined list them, explain MOVE tells one."


def _ranks(table: Answer, data: dict[str, Any]) -> Iterator[str]:
    row = next((row for row in table if row["id"] == data["id"]), None)
    if row is None:
        yield f"{data['name']} ({data['id']}): no counted moves"
        return
    of = sum(1 for other in table if other["magnet_rank"])
    ranges = {reading: f" ({row[f'{reading}_range']})" if f"{reading}_range" in row else "" for reading in ("magnet", "feeder")}
    ranks = f"magnet rank {row['magnet_rank']}{ranges['magnet']}, feeder rank {row['feeder_rank']}{ranges['feeder']} of {of}"
    unsure = f"; {row['uncertain']:.0%} of them from one source or combined"
    yield f"{data['name']} ({data['id']}): {row['n_in']} in, {row['n_out']} out, net {row['net']:+d}{unsure}; " + (
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


def _mattering(net: Network, node: int, whole: dict[str, Any]) -> Iterator[str]:
    """The five moves that matter most, taken out of `whole`; moves of one flow matter alike, the newest stands first."""
    yield from ("", LEFT_OUT)
    shown = 0
    for edge, magnet, feeder in leave_one_out(net, node):
        ends = (net.ids[net.source[edge]], net.ids[net.target[edge]])
        alike = [move for move in whole.values() if move["counted"] and (move["from_id"], move["to_id"]) == ends]
        for move in alike[: _MOVES - shown]:
            yield ""
            yield f"  without it: magnet {magnet:+.1%}, feeder {feeder:+.1%}"
            yield from explaining.told(whole.pop(move["id"]))
            shown += 1
        if shown == _MOVES:
            return
