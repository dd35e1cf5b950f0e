"""What a score is, and the register of them all."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from talentgraph.network import Network

    Measure = Callable[[Network], "Scored"]

REGISTRY: dict[str, Score] = {}


class Shape(StrEnum):
    """What a score measures."""

    ORGANIZATION = "organization"
    PAIR = "pair"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class Scored:
    """What a measure found.

    Attributes:
        columns: By name. Per organization: arrays of length n, the score first. Per pair: `source` and `target` (node numbers), then the
            score. Of the whole: single values.
        notes: Sentences that belong below the numbers.
        ranked: Per organization: which nodes can be ranked among each other, bool of length n; all of them if None.
    """

    columns: dict[str, Any]
    notes: tuple[str, ...] = ()
    ranked: Any = None


@dataclass(frozen=True, slots=True)
class Score:
    """A measure under its name.

    Attributes:
        name: As the user writes it.
        words: What it means, one sentence.
        shape: What it gives a number to.
        compute: From a network to its numbers.
        ordered: Whether a higher number is a higher rank; else the number is a label.
    """

    name: str
    words: str
    shape: Shape
    compute: Measure
    ordered: bool = True


def score(name: str, words: str, shape: Shape = Shape.ORGANIZATION, *, ordered: bool = True) -> Callable[[Measure], Measure]:
    """Register a measure under a name."""

    def keep(compute: Measure) -> Measure:
        REGISTRY[name] = Score(name, words, shape, compute, ordered)
        return compute

    return keep


def ranks(scores: Any, ranked: Any) -> Any:
    """Rank 1 is the highest; ties share the better rank; nodes that aren't ranked get 0.

    Numbers that differ by less than one part in 10^9 are ties: that is less than the solvers tell apart.

    >>> import numpy as np
    >>> ranks(np.array([0.3, 0.3, 0.1, 0.2]), np.array([True, True, True, False])).tolist()
    [1, 1, 3, 0]
    """
    import numpy as np

    kept = scores[ranked]
    if not len(kept):
        return np.zeros(len(scores), dtype=np.int64)
    order = np.argsort(-kept)
    falls = -np.diff(kept[order]) > 1e-9 * np.abs(kept[order][1:]) + 1e-12 * np.abs(kept).max()
    first = np.maximum.accumulate(np.concatenate([[0], np.where(falls, np.arange(1, len(kept)), 0)]))
    place = np.empty(len(kept), dtype=np.int64)
    place[order] = first + 1
    found = np.zeros(len(scores), dtype=np.int64)
    found[ranked] = place
    return found
