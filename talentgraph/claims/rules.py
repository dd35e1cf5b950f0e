"""The default extractor: what triggers speak of -> claims and deals of one document."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from talentgraph.claims import confidence, cues, deals, facts, frames, merge, scoring
from talentgraph.claims.article import Article
from talentgraph.claims.features import Seen
from talentgraph.claims.masking import compiled
from talentgraph.claims.when import Place, when
from talentgraph.language import money
from talentgraph.language.dates import reported
from talentgraph.lexicon import read
from talentgraph.model import Claim, Deal, Kind, Money, PersonKind, Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from talentgraph.claims.features import Choice
    from talentgraph.claims.gazetteer import Gazetteer
    from talentgraph.claims.masking import Node, Sentence
    from talentgraph.claims.scoring import Edge
    from talentgraph.model import Document, Zone

LEAST = (0.62, 0.59)  # probability of being right from which on a claim of an article, and of a brief text, is made: in articles where
# cross-validated precision is about .85, in a brief text so that the plainest sentences are read
_DATE = compiled("<DATE>")
_BESIDE = 20  # characters between a trigger and the date of an arrival long ago
_TO, _INSIDE, _UNNAMED = 0.25, 0.5, 0.6  # how sure an arrival must be, a change inside one house, a holder whom nobody names
# The same of a departure and of whence somebody arrives: in an article, and in a brief text or of people who are only counted.
_LEFT, _ORIGIN = (0.55, 0.25), (0.75, 0.4)


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one document asserts, and what a rewrite and a copy of it would keep.

    Attributes:
        claims: Who moved, merged and in the order of their quotes.
        deals: Between organizations.
        facts: Whom and what it names, in words of ours.
        told: Its title, summary and body, folded.
    """

    claims: tuple[Claim, ...]
    deals: tuple[Deal, ...]
    facts: tuple[str, ...]
    told: str


def extract(document: Document, zones: Sequence[Zone], gazetteer: Gazetteer) -> Extraction:
    """The claims and deals of a document, merged and in the order of their quotes."""
    article = Article(document, zones, gazetteer)
    if article.idle:
        return Extraction((), (), facts.facts(article), article.told_text())
    found_deals: list[Deal] = []
    for sentence in article.sentences:
        found_deals += deals.find(article, sentence, article.language(sentence))
    table = scoring.weights(brief=article.brief)
    claims = merge.claims(told(article, choices(article), table))
    judged = confidence.judged(article, claims, table.claim, LEAST[article.brief])
    shown = (replace(claim, from_org=article.in_full(claim.from_org), to_org=article.in_full(claim.to_org)) for claim in judged)
    return Extraction(tuple(shown), merge.deals(found_deals), facts.facts(article), article.told_text())


def choices(article: Article) -> Iterator[Choice]:
    """Every trigger of a document that may speak of somebody and some organization."""
    for number, sentence in enumerate(article.sentences):
        openings = frames.openings(sentence, article.language(sentence))
        if openings:
            seen = Seen(article, sentence, number, openings)
            yield from (choice for opening in openings if (choice := seen.choice(opening)))


def told(article: Article, found: Iterator[Choice], table: scoring.Weights) -> list[Claim]:
    """The claims of a document, not merged yet."""
    claims: list[Claim] = []
    for choice in found:
        for link in _links(article, choice, table):
            claims += _claims(article, choice, link)
    return claims


@dataclass(slots=True)
class Link:
    """What a trigger says of one person or list of people."""

    edge: Edge
    to: Edge | None = None
    origin: Edge | None = None
    inside: float = 0.0


def _links(article: Article, choice: Choice, table: scoring.Weights) -> list[Link]:
    """Arrivals with their origins, and departures."""
    links: list[Link] = []
    for arrival in scoring.edges(article, choice, table, "to", _TO):
        link = Link(arrival, arrival, None, scoring.inside(article, choice, table, arrival))
        origins = _sure(scoring.edges(article, choice, table, "origin", min(_ORIGIN), of=arrival.who), _ORIGIN)
        link.origin = next((edge for edge in origins if not _hirer(choice, arrival, edge) and not _held_now(choice, link, edge)), None)
        links.append(link)
    for departure in _sure(scoring.edges(article, choice, table, "left", min(_LEFT)), _LEFT):
        link_of = next((link for link in links if link.edge.who.names == departure.who.names), None)
        if link_of is None:
            links.append(Link(departure, None, departure))
        elif link_of.to is None or link_of.to.end.org.name != departure.end.org.name:
            link_of.origin = departure
        elif departure.probability > link_of.to.probability:  # nobody arrives at what they leave by the same word
            links[links.index(link_of)] = Link(departure, None, departure)
    return [link for link in links if link.edge.who.node.type != "HOLDER" or link.edge.probability >= _UNNAMED]


def _sure(edges: list[Edge], least: tuple[float, float]) -> list[Edge]:
    """Those that are sure enough for their kind of text."""
    return [edge for edge in edges if edge.probability >= least[edge.choice.brief or edge.who.node.type == "GROUP"]]


def _hirer(choice: Choice, to: Edge, origin: Edge) -> bool:
    """Whether an origin is but the mention of who hires: one word doesn't say both, unless it stands with the person's own name."""
    return choice.opening.frame.kind == Kind.HIRE and origin.end.index == to.end.index and origin.end.owner not in to.who.people


def _held_now(choice: Choice, link: Link, origin: Edge) -> bool:
    """Whether an origin is but the post that somebody holds now where they once arrived: "Acme's CEO joined Acme in 1998"."""
    opening = choice.opening
    if opening.frame.group != "join" or link.to is None or link.inside >= _INSIDE:
        return False
    dated = _DATE.search(choice.sentence.masked, max(0, opening.at - _BESIDE), opening.end + _BESIDE)
    return dated is not None and origin.end.owner is not None and origin.end.org.name == link.to.end.org.name


def _claims(article: Article, choice: Choice, link: Link) -> Iterator[Claim]:
    status = cues.status(choice.sentence.masked, choice.opening.at, choice.opening.end, choice.opening.frame.lang)
    if status is None:
        return
    arrival, origin = link.to, link.origin
    to = arrival.end.org if arrival else None
    if any(edge is not None and _no_employer().search(edge.end.org.name) for edge in (arrival, origin)):
        return
    kind = _kind(choice, link)
    opening = choice.opening
    place = Place(article.sentences, choice.number, opening.at, opening.end, opening.frame.lang, article.text)
    period, whence = when(place, status, article.published)
    period = reported(period, article.document.published)
    role = _role_after(choice)
    who = link.edge.who
    for number, person in enumerate(who.people):
        source, former = (to, False) if kind is Kind.INTERNAL else _origin(article, person, link, status)
        name = _name(article, person)
        if not name or (to is None and source is None):  # a pronoun may stand for nobody
            continue
        if person.type == "GROUP" and person.count is None and source is None:
            continue
        pay = _pay(article, choice.sentence, last=number == len(who.people) - 1, alone=len(who.people) == 1)
        yield replace(Claim(
            document_id=article.document.id, lang=article.document.lang, person=name, person_as_written=article.written(person),
            person_kind={"GROUP": PersonKind.GROUP, "HOLDER": PersonKind.ROLE_HOLDER}.get(person.type, PersonKind.NAMED),
            kind=kind, status=status, evidence=article.quote(choice.sentence.start, choice.sentence.end),
            from_org=source.name if source else None, to_org=to.name if to else None, from_is_former=former and to is not None,
            from_unit=source.unit if source else None, to_unit=to.unit if to else None, role_from=person.role, role_to=role,
            count=person.count if person.type == "GROUP" else None, period=period,
            rules=(choice.opening.frame.id, *confidence.traits(choice, link.edge, whence)), confidence=round(min(link.edge.probability, 0.99), 4),
        ), money=pay)  # fmt: skip


def _origin(article: Article, person: Node, link: Link, status: Status) -> tuple[Node | None, bool]:
    """Where somebody comes from, and whether that is only an earlier employer. What stands beside one name is not said of the others."""
    origin = link.origin
    if origin is None or (link.to is not None and origin.end.org.name == link.to.end.org.name):
        return None, False
    if origin.end.index < 0 and status not in {Status.COMPLETED, Status.ANNOUNCED}:
        return None, False  # what is only rumoured doesn't make a departure told elsewhere its own
    if origin.end.owner is None or origin.end.owner is person:
        return origin.end.org, origin.end.former
    return (article.organization(person.org), person.former) if person.org is not None and person.org.type == "ORG" else (None, False)


def _kind(choice: Choice, link: Link) -> Kind:
    kind = Kind(choice.opening.frame.kind)
    if link.to is None:
        return Kind.DEPARTURE
    if kind is Kind.FOUNDING:
        return kind  # whose house it is already: "OpenAI's Sam Altman co-founded OpenAI"
    if link.inside >= _INSIDE or (link.origin is not None and link.origin.end.org.name == link.to.end.org.name):
        return Kind.INTERNAL
    return {Kind.DEPARTURE: Kind.HIRE, Kind.INTERNAL: Kind.APPOINTMENT}.get(kind, kind)


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


def _pay(article: Article, sentence: Sentence, *, last: bool, alone: bool) -> Money | None:
    """An amount that the words beside it make pay, if it is clear whose."""
    words = read("cues")["pay"]
    for amount in money.amounts(article.text, sentence.start, sentence.end):
        before = article.text[max(sentence.start, amount.start - 24) : amount.start]
        near = before + article.text[amount.end : amount.end + 16]
        if re.search(words["words"], near) and (alone or (last and re.search(words["latter"], before))):
            return Money(amount.amount, amount.currency, "compensation", article.quote(amount.start, amount.end).quote)
    return None
