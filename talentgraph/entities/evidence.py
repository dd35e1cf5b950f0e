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
def weights(kind: str) -> dict[str, tuple[float, str]]:
    """The weight and the sentence of each kind of evidence, of persons or of organizations."""
    return {name: (float(weight), words) for name, (weight, words) in read("evidence")[kind].items()}


def reasons(kind: str, found: list[str], one: str, other: str) -> list[Reason]:
    """Kinds of evidence with their weights and sentences.

    >>> reasons("person", ["nickname"], "Bob Lee", "Robert Lee")[0].words
    'In Bob Lee and Robert Lee one given name is short for the other'
    """
    known = weights(kind)
    made = []
    for name in found:
        weight, words = known[name]
        made.append(Reason(name, weight, words.replace("{one}", one, 1).replace("{other}", other, 1)))
    return made
