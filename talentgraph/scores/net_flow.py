"""Inflow, outflow, net flow and its index: who gains people from other organizations and who loses them.

Formulas: in = moves to b from any a, out = moves from b to any a, net = in - out, index = (in - out) / (in + out), from -1 (only leaves)
to 1 (only arrives). Both ends of a move are known here; what comes from or goes to unknown places is counted by `influence` (n in,
n out). The index has Wilson's 95 % interval of in / (in + out), stretched to -1..1: as if each move were drawn by itself, which moves of one
lift-out are not. Source: job-to-job flows of the U.S. Census Bureau (Hyatt et al., CES-14-34, 2014); Wilson 1927 (wilson.py).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from talentgraph.scores.score import Scored, score
from talentgraph.scores.wilson import wilson

if TYPE_CHECKING:
    from talentgraph.network import Network


def in_and_out(network: Network) -> tuple[Any, Any]:
    """Weight into and out of each node, float64 of length n.

    >>> from talentgraph.network import network_of
    >>> [side.tolist() for side in in_and_out(network_of(["a", "b"], [0, 1], [1, 0], [3, 1]))]
    [[1.0, 3.0], [3.0, 1.0]]
    """
    import numpy as np

    n = len(network.ids)
    return tuple(np.bincount(end, weights=network.weight, minlength=n) for end in (network.target, network.source))  # type: ignore[return-value]


@score("inflow", "Moves to it from other organizations.")
def inflow(network: Network) -> Scored:
    """Weight into each node."""
    return Scored({"inflow": in_and_out(network)[0]})


@score("outflow", "Moves from it to other organizations.")
def outflow(network: Network) -> Scored:
    """Weight out of each node."""
    return Scored({"outflow": in_and_out(network)[1]})


@score("net_flow", "Moves to it less moves from it.")
def net_flow(network: Network) -> Scored:
    """In less out."""
    into, out = in_and_out(network)
    return Scored({"net_flow": into - out, "inflow": into, "outflow": out})


@score("net_flow_index", "Net flow as a share of both directions, from -1 (only leaves) to 1 (only arrives), with its 95 % interval.")
def net_flow_index(network: Network) -> Scored:
    """(in - out) / (in + out) with Wilson's interval.

    >>> from talentgraph.network import network_of
    >>> found = net_flow_index(network_of(["a", "b"], [0, 1], [1, 0], [8, 2])).columns
    >>> [round(float(found[name][1]), 3) for name in ("net_flow_index", "low", "high")]
    [0.6, -0.02, 0.887]
    """
    import numpy as np

    into, out = in_and_out(network)
    both = into + out
    low, high = wilson(into, both)
    index = np.divide(into - out, both, out=np.zeros(len(both)), where=both > 0)
    return Scored({"net_flow_index": index, "low": 2 * low - 1, "high": 2 * high - 1, "inflow": into, "outflow": out})
