"""One piece of evidence that two names mean one entity or two."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from talentgraph.lexicon import read


@dataclass(frozen=True, slots=True)
class Reason:
    """One piece of evidence.

    Attributes:
        name: What kind of evidence it is: "same spelling", "nickname" ...
        weight: Natural-log odds; positive speaks for the same entity.
        words: One short sentence for the user, with the two forms in it.
    """

    name: str
    weight: float
    words: str


@cache
def weights(kind: str) -> dict[str, float]:
    """The weight of each kind of evidence, of persons or of organizations."""
    return {name: float(weight) for name, (weight, _) in read("evidence")[kind].items()}


@cache
def _known(kind: str) -> dict[str, tuple[float, list[str]]]:
    """The weight of each kind of evidence and its sentence, cut at the two names."""
    known = {}
    for name, (weight, words) in read("evidence")[kind].items():
        before, _, rest = words.partition("{one}")
        between, _, behind = rest.partition("{other}")
        known[name] = float(weight), [before, between, behind]
    return known


def reasons(kind: str, found: list[str], one: str, other: str) -> list[Reason]:
    """Kinds of evidence with their weights and sentences.

    >>> reasons("person", ["nickname"], "Bob Lee", "Robert Lee")[0].words
    'In Bob Lee and Robert Lee one given name is short for the other'
    """
    known = _known(kind)
    made = []
    for name in found:
        weight, (before, between, behind) = known[name]
        made.append(Reason(name, weight, f"{before}{one}{between}{other}{behind}"))
    return made
