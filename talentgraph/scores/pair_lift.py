"""Pair lift: how much more often people go from a to b than the sizes of both would make one expect.

Formula: F_ab times all moves, divided by out_a times in_b: 1 is what a network with the same ins and outs, mixed at random, would show.
When it misleads: a single move between two small organizations has an enormous lift; look at the moves beside it. Source: the expectation is
that of the configuration model (Newman, "Networks", 2nd edition, 2018, section 12.1).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from talentgraph.scores.net_flow import in_and_out
from talentgraph.scores.score import Scored, Shape, score

if TYPE_CHECKING:
    from talentgraph.network import Network


@score("pair_lift", "How many times more often people go from one to the other than the sizes of both would make one expect.", Shape.PAIR)
def pair_lift(network: Network) -> Scored:
    """The lift of each pair with moves.

    >>> from talentgraph.network import network_of
    >>> pair_lift(network_of(["a", "b", "c", "d"], [0, 2], [1, 3], [1, 1])).columns["pair_lift"].tolist()
    [2.0, 2.0]
    """
    into, out = in_and_out(network)
    expected = out[network.source] * into[network.target] / max(float(network.weight.sum()), 1e-300)
    return Scored({"source": network.source, "target": network.target, "pair_lift": network.weight / expected, "moves": network.weight, "expected": expected})
