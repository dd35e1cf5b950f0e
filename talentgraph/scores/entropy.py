"""Entropy of destinations and of sources: over how many organizations the moves are spread.

Formula: H = -sum p ln p over the shares p of the organizations at the other end; exp(H) is how many equally frequent ones would be as
varied (`effective`). 0: all go to, or come from, one place. When it misleads: it can't exceed the logarithm of the number of moves, so few
moves look focused. Source: Shannon, "A mathematical theory of communication", Bell System Technical Journal 27 (1948), 379-423.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from talentgraph.scores.score import Scored, score

if TYPE_CHECKING:
    from talentgraph.network import Network


def shares(network: Network, end: Any) -> tuple[Any, Any]:
    """For each edge its share of what happens at one end, and for each node the weight of that end.

    >>> from talentgraph.network import network_of
    >>> net = network_of(["a", "b", "c"], [0, 0], [1, 2], [3, 1])
    >>> shares(net, net.source)[0].tolist()
    [0.75, 0.25]
    """
    import numpy as np

    whole = np.bincount(end, weights=network.weight, minlength=len(network.ids))
    return network.weight / whole[end], whole


def _entropy(network: Network, end: Any, name: str) -> Scored:
    import numpy as np

    share, whole = shares(network, end)
    found = np.bincount(end, weights=-share * np.log(share), minlength=len(network.ids))
    return Scored({name: found + 0.0, "effective": np.where(whole > 0, np.exp(found), 0), "moves": whole}, (), whole > 0)


@score("destination_entropy", "How spread out the places are that its people go to.")
def destination_entropy(network: Network) -> Scored:
    """Entropy over edges out.

    >>> from talentgraph.network import network_of
    >>> destination_entropy(network_of(["a", "b", "c"], [0, 0], [1, 2], [1, 1])).columns["effective"].round(6).tolist()
    [2.0, 0.0, 0.0]
    """
    return _entropy(network, network.source, "destination_entropy")


@score("source_entropy", "How spread out the places are that its people come from.")
def source_entropy(network: Network) -> Scored:
    """Entropy over edges in."""
    return _entropy(network, network.target, "source_entropy")
