"""Pair ratio: of two organizations, which one gains from the other.

Formula: (F_ab + 1/2) / (F_ba + 1/2) for the pair in the direction that more moves take, with Wilson's 95 % interval of the share
F_ab / (F_ab + F_ba) turned into a ratio. The halves keep "3 to 0" finite. How to read it: an interval that holds 1 says that the direction
may be chance. When it misleads: moves told by one article are not independent. Source: the half is Haldane's and Anscombe's (Annals of
Human Genetics 20, 1956; Biometrika 43, 1956); Wilson 1927 (wilson.py).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from talentgraph.scores.score import Scored, Shape, score
from talentgraph.scores.wilson import wilson

if TYPE_CHECKING:
    from talentgraph.network import Network


@score("pair_ratio", "Of two organizations, how many moves go one way for each that goes back, with its 95 % interval.", Shape.PAIR)
def pair_ratio(network: Network) -> Scored:
    """The ratio of each pair with moves, in its stronger direction.

    >>> from talentgraph.network import network_of
    >>> found = pair_ratio(network_of(["a", "b"], [0, 1], [1, 0], [8, 2])).columns
    >>> [round(float(found[name][0]), 2) for name in ("pair_ratio", "low", "high")]
    [3.4, 0.96, 16.64]
    """
    import numpy as np

    there, back = network.weight, network.opposite
    kept = (network.source != network.target) & ((there > back) | ((there == back) & (network.source < network.target)))
    there, back = there[kept], back[kept]
    low, high = wilson(there, there + back)
    most = np.divide(high, 1 - high, out=np.full(len(high), np.inf), where=high < 1 - 1e-12)
    ratio = {"pair_ratio": (there + 0.5) / (back + 0.5), "low": low / (1 - low), "high": most}
    return Scored({"source": network.source[kept], "target": network.target[kept], **ratio, "there": there, "back": back, "moves": there + back})
