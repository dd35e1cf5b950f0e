"""The default extractor: what triggers speak of -> claims and deals of one document."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from talentgraph.claims import cues, deals, frames, merge, scoring
from talentgraph.claims.article import Article
from talentgraph.claims.features import Seen
from talentgraph.language import money
from talentgraph.language.dates import reported
from talentgraph.language.sentences import clauses
from talentgraph.lexicon import read
from talentgraph.model import Claim, Deal, Kind, Money, Period, PersonKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from talentgraph.claims.features import Choice
    from talentgraph.claims.gazetteer import Gazetteer
    from talentgraph.claims.masking import Node, Sentence
    from talentgraph.claims.scoring import Edge
    from talentgraph.model import Document, Zone

_TO, _FROM, _BESIDE = 0.3, 0.45, 0.3  # how sure a destination, a departure alone, the origin of an arrival must be
_DATE_CLAUSE = 30  # characters: a clause this short before the trigger's may give its date


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one document asserts."""

    claims: tuple[Claim, ...]
    deals: tuple[Deal, ...]


def extract(document: Document, zones: Sequence[Zone], gazetteer: Gazetteer) -> Extraction:
    """The claims and deals of a document, merged and in the order of their quotes."""
    article = Article(document, zones, gazetteer)
    found_deals: list[Deal] = []
    for sentence in article.sentences:
        found_deals += deals.find(article, sentence, article.language(sentence))
    return Extraction(merge.claims(told(article, choices(article), scoring.weights())), merge.deals(found_deals))


def choices(article: Article) -> Iterator[Choice]:
    """Every trigger of a document that may speak of somebody and some organization."""
    for number, sentence in enumerate(article.sentences):
        openings = frames.openings(sentence, article.language(sentence))
        if openings:
            seen = Seen(article, sentence, number, openings)
            yield from (choice for opening in openings if (choice := seen.choice(opening)))


def told(article: Article, found: Iterator[Choice], table: Mapping[str, float]) -> list[Claim]:
    """The claims of a document, not merged yet."""
    claims: list[Claim] = []
    for choice in found:
        for arrival, origin in _links(choice, table):
            claims += _claims(article, choice, arrival, origin)
    return claims


def _links(choice: Choice, table: Mapping[str, float]) -> Iterator[tuple[Edge | None, Edge | None]]:
    """Arrivals with their origins, departures alone."""
    arrival = next(iter(scoring.edges(choice, table, "to", _TO)), None)
    origins = scoring.edges(choice, table, "from", min(_FROM, _BESIDE))
    if arrival is not None:
        beside = next((edge for edge in origins if edge.who.names == arrival.who.names), None)
        yield arrival, beside
        origins = [edge for edge in origins if edge.who.names != arrival.who.names]
    if origins and origins[0].probability >= _FROM:
        yield None, origins[0]


def _claims(article: Article, choice: Choice, arrival: Edge | None, origin: Edge | None) -> Iterator[Claim]:
    edge = arrival or origin
    status = cues.status(choice.sentence.masked, choice.opening.at, choice.opening.end, choice.opening.frame.lang)
    if edge is None or status is None:
        return
    to, source = arrival and arrival.end.org, origin and origin.end.org
    if any(end is not None and _no_employer().search(end.name) for end in (to, source)):
        return
    kind = _kind(choice, to, source)
    if kind is Kind.INTERNAL:
        source = to
    former = origin is not None and origin.end.former and arrival is not None and kind is not Kind.INTERNAL
    period = reported(_period(choice.sentence, choice), article.document.published)
    role = _role_after(choice)
    who = edge.who
    for number, person in enumerate(who.people):
        if person.type == "GROUP" and person.count is None and source is None:
            continue
        pay = _pay(article, choice.sentence, last=number == len(who.people) - 1, alone=len(who.people) == 1)
        yield replace(Claim(
            document_id=article.document.id, lang=article.document.lang, person=_name(article, person), person_as_written=article.written(person),
            person_kind={"GROUP": PersonKind.GROUP, "HOLDER": PersonKind.ROLE_HOLDER}.get(person.type, PersonKind.NAMED),
            kind=kind, status=status, evidence=article.quote(choice.sentence.start, choice.sentence.end),
            from_org=source.name if source else None, to_org=to.name if to else None, from_is_former=former and source is not None,
            from_unit=source.unit if source else None, to_unit=to.unit if to else None, role_from=person.role, role_to=role,
            count=person.count if person.type == "GROUP" else None, period=period, rules=(choice.opening.frame.id,),
            confidence=round(min(edge.probability, 0.99), 4),
        ), money=pay)  # fmt: skip


def _kind(choice: Choice, to: Node | None, source: Node | None) -> Kind:
    kind = Kind(choice.opening.frame.kind)
    if to is None:
        return Kind.DEPARTURE
    if source is not None and source.name == to.name:
        return Kind.INTERNAL
    return Kind.HIRE if kind is Kind.DEPARTURE else kind


def _role_after(choice: Choice) -> str | None:
    """The role that is named first after the trigger, within its clause."""
    masked, end = choice.sentence.masked, choice.opening.end
    for character in masked[end : end + 40]:
        if character in ",;:。":
            return None
        node = choice.sentence.nodes.get(character)
        if node is not None and node.type == "ROLE":
            return node.text
    return None


@cache
def _no_employer() -> re.Pattern[str]:
    return re.compile(read("names")["not_employers"])


def _name(article: Article, node: Node) -> str:
    if node.type == "HOLDER":
        org = article.organization(node.org) if node.org else None
        return f"{canonical_role(node.role or '')} of {org.name if org else '?'}"
    return article.person_name(node) if node.type == "PER" else article.written(node).lstrip("的 ")


def canonical_role(role: str) -> str:
    """One word for one role.

    >>> canonical_role("首席执行官"), canonical_role("chief executive")
    ('CEO', 'CEO')
    """
    patterns = read("roles")["canonical"]
    return next((name for name, pattern in patterns.items() if re.search(pattern, role, re.IGNORECASE)), role)


def _period(sentence: Sentence, choice: Choice) -> Period:
    """The date in the trigger's clause, else that of a short clause right before it."""
    at = choice.opening.at
    spans = clauses(sentence.masked)
    here = next((n for n, (a, b) in enumerate(spans) if a <= at <= b), 0)
    tries = [spans[here]] + ([spans[here - 1]] if here and spans[here - 1][1] - spans[here - 1][0] <= _DATE_CLAUSE else [])
    for first, last in tries:
        dated = [(abs(i - at), sentence.nodes[c]) for i, c in enumerate(sentence.masked[first:last], first) if c in sentence.nodes]
        for _, node in sorted((d for d in dated if d[1].type == "DATE"), key=lambda d: d[0]):
            return node.period or Period()
    return Period()


def _pay(article: Article, sentence: Sentence, *, last: bool, alone: bool) -> Money | None:
    """An amount that the words beside it make pay, if it is clear whose."""
    words = read("cues")["pay"]
    for amount in money.amounts(article.text, sentence.start, sentence.end):
        before = article.text[max(sentence.start, amount.start - 24) : amount.start]
        near = before + article.text[amount.end : amount.end + 16]
        if re.search(words["words"], near) and (alone or (last and re.search(words["latter"], before))):
            return Money(amount.amount, amount.currency, "compensation", article.quote(amount.start, amount.end).quote)
    return None
