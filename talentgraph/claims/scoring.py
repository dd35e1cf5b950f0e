"""Which person and which organization a trigger speaks of, if of any: a log-linear choice with plain, named weights.

For a trigger and a slot (to, from) each pair of a person and an organization gets the sum of the weights of its features, "nobody" gets
0; the probability of a pair is its share of the exponentials (conditional logit: McFadden 1974). The weights are fitted by
tests/cases/fit.py on articles that may be read and on our own cases, and lie in lexicon/weights.tsv.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from talentgraph.claims.features import SLOTS, Choice, pair

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from talentgraph.claims.candidates import End, Who


@dataclass(slots=True)
class Edge:
    """A person and an organization that a trigger links, and how surely."""

    choice: Choice
    slot: str
    who: Who
    end: End
    probability: float


@cache
def weights() -> dict[str, float]:
    """Feature -> weight."""
    lines = (files("talentgraph.lexicon") / "weights.tsv").read_text("utf-8").splitlines()
    return {name: float(value) for name, _, value in (line.rpartition("\t") for line in lines if line and not line.startswith("#"))}


def edges(choice: Choice, table: Mapping[str, float], least: float) -> Iterator[Edge]:
    """The pairs whose probability reaches `least`, per slot."""
    for slot in SLOTS:
        base = _sum(table, slot, choice.trigger)
        whos = [(who, _sum(table, slot, names)) for who, names in choice.whos]
        ends = [(end, _sum(table, slot, names, "e ")) for end, names in choice.ends]
        scores = [
            (base + of_who + of_end + _sum(table, slot, pair(choice, who, end), "p "), who, end) for who, of_who in whos for end, of_end in ends
        ]
        top = max(0.0, *(score for score, _, _ in scores))
        total = math.exp(-top) + sum(math.exp(score - top) for score, _, _ in scores)
        for score, who, end in scores:
            probability = math.exp(score - top) / total
            if probability >= least:
                yield Edge(choice, slot, who, end, probability)


def _sum(table: Mapping[str, float], slot: str, names: list[str], mark: str = "") -> float:
    get = table.get
    return sum([get(f"{slot} {mark}{name}", 0.0) for name in names])


def names(choice: Choice, slot: str, who_names: list[str], end_names: list[str], pair_names: list[str]) -> list[str]:
    """All features of one pair, as the weights spell them."""
    return [
        *(f"{slot} {name}" for name in choice.trigger), *(f"{slot} {name}" for name in who_names),
        *(f"{slot} e {name}" for name in end_names), *(f"{slot} p {name}" for name in pair_names),
    ]  # fmt: skip
