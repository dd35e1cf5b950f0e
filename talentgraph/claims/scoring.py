"""Which person and which organization a trigger speaks of, if of any: a log-linear choice with plain, named weights.

For a trigger and a slot (to, left, origin) each pair of a person and an organization gets the sum of the weights of its features, "nobody" gets
0; the probability of a pair is its share of the exponentials (conditional logit: McFadden 1974). The weights are fitted by
tests/cases/fit.py on articles that may be read and on our own cases, and lie in lexicon/weights.tsv and, for
brief texts, in weights-brief.tsv.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from talentgraph.claims.features import Choice, pair
from talentgraph.claims.position import preposition

if TYPE_CHECKING:
    from collections.abc import Iterable

    from talentgraph.claims.article import Article
    from talentgraph.claims.candidates import End, Who


LEAVING = frozenset({"leave", "exit", "dismiss"})
_SIDES = {"e ", "p "}  # how features of organizations and of pairs begin, behind their slot


@dataclass(slots=True)
class Edge:
    """A person and an organization that a trigger links, and how surely."""

    choice: Choice
    slot: str
    who: Who
    end: End
    probability: float


class Weights:
    """The weights of features, apart by what they are of: a slot with its trigger and people, its organizations, its pairs; and claims.

    Args:
        named: Feature -> weight, as `names` spells features.
    """

    def __init__(self, named: Iterable[tuple[str, float]]) -> None:
        self.claim: dict[str, float] = {}
        self._of: dict[str, dict[str, float]] = defaultdict(dict)
        for name, weight in named:
            slot, _, rest = name.partition(" ")
            if slot == "claim":
                self.claim[name] = weight
            elif rest[:2] in _SIDES:
                self._of[f"{slot} {rest[0]}"][rest[2:]] = weight
            else:
                self._of[slot][rest] = weight

    def sum(self, part: str, names: list[str]) -> float:
        """The sum over some features of one part: "to", "to e", "to p"."""
        get = self._of[part].get
        return sum([get(name, 0.0) for name in names])


@cache
def weights(*, brief: bool) -> Weights:
    """Those of articles, or of brief texts, which tell more often of a move and in plainer words."""
    lines = (files("talentgraph.lexicon") / ("weights-brief.tsv" if brief else "weights.tsv")).read_text("utf-8").splitlines()
    return Weights((name, float(value)) for name, _, value in (line.rpartition("\t") for line in lines if line and not line.startswith("#")))


def edges(article: Article, choice: Choice, table: Weights, slot: str, least: float, of: Who | None = None) -> list[Edge]:
    """The pairs of a slot whose probability reaches `least`, best first. Pairs that mean the same persons and organization add up.

    Args:
        article: The document.
        choice: The trigger.
        table: The weights.
        slot: to (who arrives where), left (who is said to leave what), origin (whence somebody who arrives comes).
        least: Probability.
        of: Only of these people.
    """
    if not opens(choice, slot):
        return []
    base = table.sum(slot, choice.trigger)
    whos = [(who, base + table.sum(slot, names)) for who, names in choice.whos if of is None or who is of]
    ends = [(end, table.sum(f"{slot} e", names)) for end, names in choice.ends]
    of_pair = f"{slot} p"
    scores = [
        (of_who + of_end + table.sum(of_pair, pair(article, choice, who, end)), who, end)
        for who, of_who in whos for end, of_end in ends if possible(choice, slot, who, end)
    ]  # fmt: skip
    if not scores:
        return []
    top = max(0.0, *(score for score, _, _ in scores))
    total = math.exp(-top) + sum(math.exp(score - top) for score, _, _ in scores)
    same: dict[tuple[str, str], Edge] = {}
    for score, who, end in sorted(scores, key=lambda found: -found[0]):
        probability = math.exp(score - top) / total
        key = ("|".join(who.names), end.org.name)
        if key in same:
            same[key].probability += probability
        else:
            same[key] = Edge(choice, slot, who, end, probability)
    return sorted((edge for edge in same.values() if edge.probability >= least), key=lambda edge: -edge.probability)


def opens(choice: Choice, slot: str) -> bool:
    """Whether a trigger can fill a slot: who is said to leave is told by words of leaving and succession."""
    return slot != "left" or choice.opening.frame.group in LEAVING or choice.opening.frame.group == "succeed"


def possible(choice: Choice, slot: str, who: Who, end: End) -> bool:
    """Whether an organization can fill a slot: words of leaving name a destination only after "to" or "for"; nobody is their own employer."""
    if end.node is who.node and end.owner is None:
        return False
    if slot != "to" or choice.opening.frame.group not in LEAVING:
        return True
    if end.index < choice.opening.end or end.owner is not None:
        return False
    return preposition(choice.sentence.masked[max(0, end.index - 40) : end.index], choice.opening.frame.lang).lstrip("~") in {"to", "for"}


def inside(article: Article, choice: Choice, table: Weights, arrival: Edge) -> float:
    """How probable it is that an arrival is a change inside the organization (logistic regression over the same features)."""
    found = next(features for who, features in choice.whos if who is arrival.who)
    at = next(features for end, features in choice.ends if end is arrival.end)
    of_pair = pair(article, choice, arrival.who, arrival.end)
    total = table.sum("inside", [*choice.trigger, *found]) + table.sum("inside e", at) + table.sum("inside p", of_pair)
    return 1 / (1 + math.exp(-total))


def names(choice: Choice, slot: str, who_names: list[str], end_names: list[str], pair_names: list[str]) -> list[str]:
    """All features of one pair, as the weights spell them."""
    return [
        *(f"{slot} {name}" for name in choice.trigger), *(f"{slot} {name}" for name in who_names),
        *(f"{slot} e {name}" for name in end_names), *(f"{slot} p {name}" for name in pair_names),
    ]  # fmt: skip
