"""One measure a file: what it means, its formula, an example, its source. Each is registered once, with its name, words and shape.

All take a `Network` and give arrays; none knows the store. Heavy libraries are imported where a measure needs them: small networks are
measured with numpy alone, and only large ones load scipy.
"""

from __future__ import annotations

from difflib import get_close_matches
from importlib import import_module

from talentgraph.errors import UnknownName
from talentgraph.scores.score import REGISTRY, Score, Scored, Shape

MEASURES = (
    "net_flow", "pagerank", "springrank", "hits", "reciprocity", "betweenness", "k_core", "communities", "flow_hierarchy", "violations",
    "entropy", "concentration", "pair_ratio", "pair_lift",
)  # fmt: skip

__all__ = ["MEASURES", "Score", "Scored", "Shape", "find", "scores"]


def scores() -> dict[str, Score]:
    """All scores by name, in the order of their files.

    >>> scores()["authority"].shape.value
    'organization'
    """
    place = {import_module(f"talentgraph.scores.{measure}").__name__: number for number, measure in enumerate(MEASURES)}
    return dict(sorted(REGISTRY.items(), key=lambda entry: place[entry[1].compute.__module__]))  # whichever was imported first


def find(name: str) -> Score:
    """A score by its name.

    Raises:
        UnknownName: There is none.
    """
    known = scores()
    wanted = name.strip().lower().replace("-", "_")
    if wanted not in known:
        near = get_close_matches(wanted, ["influence", *known], cutoff=0.4)
        raise UnknownName(f"no score called {name!r}", near or ["influence", *known])
    return known[wanted]
