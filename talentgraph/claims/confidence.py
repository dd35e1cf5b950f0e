"""How sure a claim is: logistic regression over what is known once the whole article has been read.

The choice at one trigger (`scoring`) sees one sentence; here the claims of an article are seen beside each other: how often a move is
told, who else is said to make it, how prominent its ends are. Weights as in `scoring`, under "claim".
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from talentgraph.claims.features import listed
from talentgraph.model import Kind, PersonKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from talentgraph.claims.article import Article
    from talentgraph.claims.features import Choice
    from talentgraph.claims.scoring import Edge
    from talentgraph.model import Claim

MARK = "~"  # before a trait that travels with the rules of a claim until it is judged
WHEN = f"{MARK}when "  # the trait of whence the date of a claim is known
_STEPS = (0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.96)


def traits(choice: Choice, edge: Edge, whence: str) -> tuple[str, ...]:
    """What the choice at one trigger, and whence its date is known, leave for the judgement of the claim."""
    who, end, opening = edge.who, edge.end, choice.opening
    apart = "far" if who.index < 0 else "near" if abs(who.index - opening.at) < 25 else "mid"
    org = f"{end.via}{listed(end.org)}"
    group = f"group {opening.frame.group}"
    found = (f"who {who.node.type}", f"via {who.via}", f"end {org}", f"apart {apart}", group, f"{group} {edge.slot}")
    return (WHEN + whence, *(f"{MARK}{trait}" for trait in found))


def features(article: Article, claims: Sequence[Claim]) -> list[list[str]]:
    """What speaks for and against each claim of an article."""
    sentences: Counter[int] = Counter(claim.evidence.start for claim in claims)
    people: Counter[str] = Counter(claim.person for claim in claims)
    movements: Counter[tuple[str | None, str | None]] = Counter((claim.from_org, claim.to_org) for claim in claims)
    return [_features(article, claim, (sentences, people, movements)) for claim in claims]


def _features(article: Article, claim: Claim, counts: tuple[Counter[int], Counter[str], Counter[tuple[str | None, str | None]]]) -> list[str]:
    sentences, people, movements = counts
    step = sum(claim.confidence >= edge for edge in _STEPS)
    org = claim.to_org or claim.from_org or ""
    kind = claim.kind if claim.kind is Kind.INTERNAL or not claim.to_org else "arrival"
    dated = "day" if claim.period.date and len(claim.period.date) > 7 else "yes" if claim.period.date else "no"
    named = claim.person_kind is PersonKind.NAMED
    shared = [
        f"step{step}", f"{kind} step{step}", f"lang {claim.lang[:2]} {kind}", f"kind {claim.kind}", f"status {claim.status}", f"dated {dated} {kind}",
        f"quotes{min(len(claim.more_quotes), 3)}", f"{kind} quotes{min(len(claim.more_quotes), 3)}", f"same sentence{min(sentences[claim.evidence.start], 4)}",
        f"same person{min(people[claim.person], 4)}", f"alike{min(movements[claim.from_org, claim.to_org], 4)}", f"from {bool(claim.from_org):d} {kind}",
        f"former {claim.from_is_former:d}", f"role {bool(claim.role_to):d} {kind}", f"titled {article.titled(claim.person)}",
        f"org titled {article.titled(org)} {kind}", f"mentioned {article.mentioned(claim.person)}", f"often {article.often_named(org)} {kind}",
        f"relation {article.relation(claim.person, org)} {kind}", f"named {named:d}", f"claims{min(len(people), 6)}",
    ]  # fmt: skip
    return [f"claim {name}" for name in (*shared, *(f"{rule[1:]}" for rule in claim.rules if rule.startswith(MARK)))]


def judged(article: Article, claims: Sequence[Claim], table: Mapping[str, float], least: float) -> Iterable[Claim]:
    """The claims whose probability of being right reaches `least`, with it as their confidence."""
    for claim, names in zip(claims, features(article, claims), strict=True):
        total = table.get("claim", 0.0) + table.get("claim logit", 0.0) * logit(claim.confidence) + sum(table.get(name, 0.0) for name in names)
        probability = 1 / (1 + math.exp(-total))
        if probability >= least:
            rules = tuple(rule for rule in claim.rules if not rule.startswith(MARK))
            yield replace(claim, rules=rules, confidence=round(min(probability, 0.99), 4))


def logit(probability: float) -> float:
    """The log of the odds."""
    inside = min(max(probability, 1e-4), 1 - 1e-4)
    return math.log(inside / (1 - inside))
