"""Concentration of destinations and of sources: the Herfindahl-Hirschman index.

Formula: sum of p² over the shares p of the organizations at the other end: 1 where all moves share one, near 0 where they are spread
widely; the chance that two moves, drawn with replacement, share it. When it misleads: with few moves it is high by itself, for it can't be
below one over their number. Source: Hirschman, "The paternity of an index", American Economic Review 54 (1964), 761-762.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from talentgraph.scores.entropy import shares
from talentgraph.scores.score import Scored, score

if TYPE_CHECKING:
    from talentgraph.network import Network


def _hhi(network: Network, end: Any, name: str) -> Scored:
    import numpy as np

    share, whole = shares(network, end)
    found = np.bincount(end, weights=share * share, minlength=len(network.ids))
    return Scored({name: found, "moves": whole}, (), whole > 0)


@score("destination_hhi", "How much its people go to one and the same place.")
def destination_hhi(network: Network) -> Scored:
    """Concentration over edges out.

    >>> from talentgraph.network import network_of
    >>> destination_hhi(network_of(["a", "b", "c"], [0, 0], [1, 2], [1, 1])).columns["destination_hhi"].tolist()
    [0.5, 0.0, 0.0]
    """
    return _hhi(network, network.source, "destination_hhi")


@score("source_hhi", "How much its people come from one and the same place.")
def source_hhi(network: Network) -> Scored:
    """Concentration over edges in."""
    return _hhi(network, network.target, "source_hhi")
