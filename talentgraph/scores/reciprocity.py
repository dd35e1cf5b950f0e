"""Reciprocity: how much of the movement between organizations is answered by movement the other way.

Formula: sum over ordered pairs of min(F_ab, F_ba), divided by the sum of F. 0: nobody ever goes back the way that another came; 1: every
pair exchanges equal numbers. When it misleads: pairs with one move can't be answered by half a move, so thin data look one-way.
Source: Squartini, Picciolo, Ruzzenenti, Garlaschelli, "Reciprocity of weighted networks", Scientific Reports 3 (2013), 2729.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from talentgraph.scores.score import Scored, Shape, score

if TYPE_CHECKING:
    from talentgraph.network import Network


@score("reciprocity", "Share of moves that are answered by moves the other way.", Shape.WHOLE)
def reciprocity(network: Network) -> Scored:
    """Answered weight over all weight; None without moves.

    >>> from talentgraph.network import network_of
    >>> reciprocity(network_of(["a", "b"], [0, 1], [1, 0], [3, 1])).columns["reciprocity"]
    0.5
    """
    import numpy as np

    whole = float(network.weight.sum())
    answered = float(np.minimum(network.weight, network.opposite).sum())
    return Scored({"reciprocity": answered / whole if whole else None, "answered": answered, "moves": whole})
