"""Violations: how many moves run against the order of the organizations, and whether chance would make as few.

Formula: with the organizations in the order of `feeder_rank`, the share of moves from a lower to a higher one (ties are none). Null model: the
same ins and outs, rewired at random: every organization keeps as many moves in and out as it has, but who goes where is shuffled, and each
shuffled network gets an order of its own; `p` is the share of all networks, this one counted in, that are at least as orderly. How to read
it: few violations mean little by themselves, for a fitted order always explains something; a small p says that there is a hierarchy.
Shuffled are the moves, in networks above 2,000,000 moves, or whose weights are no whole numbers, the flows. Source: Clauset, Arbesman,
Larremore, "Systematic inequality and hierarchy in faculty hiring networks", Science Advances 1 (2015), e1400005; Wapman, Zhang, Clauset,
Larremore, "Quantifying hierarchy and dynamics in US faculty hiring and retention", Nature 610 (2022), 120-127.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from talentgraph.network import network_of
from talentgraph.scores.fast import SEED
from talentgraph.scores.score import Scored, Shape, score
from talentgraph.scores.springrank import springrank

if TYPE_CHECKING:
    from talentgraph.network import Network

_MOVES = 2_000_000  # above which flows are shuffled as wholes
_ROUNDS = 50


def against(network: Network) -> float:
    """The share of weight that runs up the order of `feeder_rank`.

    >>> against(network_of(["a", "b"], [0, 1], [1, 0], [3, 1]))
    0.25
    """
    places = springrank(network)
    up = places[network.source] < places[network.target] - 1e-9
    return float(network.weight[up].sum() / network.weight.sum())


def rewired(network: Network, random: Any) -> Network:
    """The same weights in and out of every node, who goes where drawn at random; no moves of a node to itself if they can be avoided.

    Args:
        network: The flows.
        random: A numpy Generator.
    """
    import numpy as np

    whole = bool((network.weight == np.rint(network.weight)).all()) and network.weight.sum() <= _MOVES
    times = network.weight.astype(np.int64) if whole else np.ones(len(network.weight), dtype=np.int64)
    source, target = np.repeat(network.source, times), np.repeat(network.target, times)
    weight = np.ones(len(source)) if whole else network.weight
    target = random.permutation(target)
    for _ in range(_ROUNDS):  # whoever is sent to itself changes places with somebody
        alone = np.flatnonzero(source == target)
        if not len(alone):
            break
        for one, other in zip(alone, random.integers(0, len(target), len(alone)), strict=True):
            target[one], target[other] = target[other], target[one]
    return network_of(network.ids, source, target, weight)


@score("violations", "Share of moves that run against the order of feeder_rank, beside networks rewired at random.", Shape.WHOLE)
def violations(network: Network) -> Scored:
    """The share, its mean under the null model, and how often chance is at least as orderly; None without moves.

    >>> found = violations(network_of(["a", "b", "c"], [0, 1, 0], [1, 2, 2], [4, 4, 4])).columns
    >>> found["violations"], found["nulls"]
    (0.0, 200)
    """
    import numpy as np

    if not len(network.weight):
        return Scored({"violations": None, "expected": None, "p": None, "nulls": 0})
    nulls = 200 if len(network.weight) <= 100_000 else 20
    random = np.random.default_rng(SEED)
    found = against(network)
    drawn = np.array([against(rewired(network, random)) for _ in range(nulls)])
    p = (1 + int((drawn <= found + 1e-12).sum())) / (1 + nulls)
    return Scored({"violations": found, "expected": float(drawn.mean()), "p": p, "nulls": nulls})
