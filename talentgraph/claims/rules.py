"""The default extractor: filled frames -> claims and deals of one document."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from talentgraph.claims import cues, frames, merge
from talentgraph.claims.article import Article
from talentgraph.claims.when import Place, when
from talentgraph.language import money
from talentgraph.language.dates import reported
from talentgraph.language.sentences import clauses
from talentgraph.lexicon import read
from talentgraph.model import Claim, Deal, DealKind, Kind, Money, Period, PersonKind, Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from talentgraph.claims.frames import Filled, Frame
    from talentgraph.claims.gazetteer import Gazetteer
    from talentgraph.claims.masking import Node, Sentence
    from talentgraph.model import Document, Zone

_WEAK = 0.88  # factor for each name that a pattern alone found
_AFAR = 0.94  # factor where a pronoun stands for the person


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one document asserts."""

    claims: tuple[Claim, ...]
    deals: tuple[Deal, ...]


def extract(document: Document, zones: Sequence[Zone], gazetteer: Gazetteer) -> Extraction:
    """The claims and deals of a document, merged and in the order of their quotes."""
    article = Article(document, zones, gazetteer)
    if article.idle:
        return Extraction((), ())
    claims: list[Claim] = []
    deals: list[Deal] = []
    for index, sentence in enumerate(article.sentences):
        for filled in frames.fill(sentence, article.language(sentence)):
            if filled.frame.kind.startswith("deal:"):
                deals += _deals(article, sentence, filled)
            else:
                claims += _claims(article, index, filled)
    return Extraction(merge.claims(claims), merge.deals(deals))


def _claims(article: Article, index: int, filled: Filled) -> Iterator[Claim]:
    sentence = article.sentences[index]
    who = filled.slots.get("who")
    if who is None or not _complete(filled):
        return
    status = cues.status(sentence.masked, filled.at, filled.end, filled.frame.lang)
    if status is None:
        return
    ends = _ends(article, filled)
    if ends is None:
        return
    place = Place(article.sentences, index, filled.at, filled.end, filled.frame.lang, article.text)
    period = reported(when(place, status, article.published), article.document.published)
    people = who.members or [who]
    for number, node in enumerate(people):
        for origin in _origins(article, filled, node):
            claim = _claim(article, sentence, filled, node, origin, ends, status, period)
            if claim is not None:
                pay = _pay(article, sentence, last=number == len(people) - 1, alone=len(people) == 1)
                yield replace(claim, money=pay)


def _complete(filled: Filled) -> bool:
    """Every slot that is needed is there; a missing origin may be given beside the name."""
    given = set(filled.slots)
    who = filled.slots.get("who")
    if who is not None and any(person.org for person in (who.members or [who])):
        given |= {"from", "org"}
    return set(filled.frame.needs) <= given


def _ends(article: Article, filled: Filled) -> tuple[Node | None, Node | None] | None:
    """Destination, and the organization of an internal change; None where the destination is nobody's employer."""
    ends = []
    for slot in ("to", "org"):
        node = filled.slots.get(slot)
        found = article.organization(node) if node is not None and node.type != "ORGLIST" else None
        if node is not None and (found is None or _no_employer().search(found.name)):
            return None
        ends.append(found)
    return ends[0], ends[1]


@cache
def _no_employer() -> re.Pattern[str]:
    return re.compile(read("names")["not_employers"])


def _origins(article: Article, filled: Filled, who: Node) -> list[tuple[Node | None, bool]]:
    """Where from, and whether it is only an earlier employer. A group from a list of firms is a claim each."""
    stated = filled.slots.get("from")
    if stated is not None:
        nodes = stated.members if stated.members and who.type == "GROUP" else [stated] if not stated.members else []
        return [(article.organization(node), False) for node in nodes] or [(None, False)]
    if who.org is None:
        return [(None, False)]
    nodes = who.org.members or [who.org]
    if who.type != "GROUP":
        nodes = nodes[:1]
    return [(article.organization(node), who.former and who.type != "GROUP") for node in nodes]


def _claim(
    article: Article, sentence: Sentence, filled: Filled, node: Node, origin: tuple[Node | None, bool],
    ends: tuple[Node | None, Node | None], status: Status, period: Period,
) -> Claim | None:  # fmt: skip
    who = article.person(node) if node.type == "PER" else node
    if who is None:
        return None
    (source, former), (to, org) = origin, ends
    kind = Kind(filled.frame.kind)
    if kind is Kind.INTERNAL:  # somebody of the organization takes charge of it: both must be said
        if org is None or source is None or org.name != source.name:
            return None
        to, former = source, False
    if source is not None and _no_employer().search(source.name):
        source = None
    if to is not None and source is not None and to.name == source.name and kind is not Kind.INTERNAL:
        if node.org is not source and to.unit == source.unit:
            return None
        source, former = None, False
    if (to is None and source is None) or (to is None and former):
        return None
    if kind is Kind.DEPARTURE and to is not None:
        kind = Kind.HIRE
    group = node.type == "GROUP"
    if group and node.count is None and source is None:
        return None
    role = filled.slots.get("role")
    return Claim(
        document_id=article.document.id, lang=article.document.lang, person=_name(article, node, who),
        person_as_written=article.written(who if node.anaphor else node),
        person_kind=PersonKind.GROUP if group else PersonKind.ROLE_HOLDER if node.type == "HOLDER" else PersonKind.NAMED,
        kind=kind, status=status, evidence=article.quote(sentence.start, sentence.end),
        from_org=source.name if source else None, to_org=to.name if to else None, from_is_former=former and source is not None,
        from_unit=source.unit if source else None, to_unit=to.unit if to else None, role_from=node.role, role_to=role.text if role else None,
        count=node.count if group else None, period=period, rules=(filled.frame.id,), confidence=_confidence(filled.frame, who, to),
    )  # fmt: skip


def _name(article: Article, node: Node, who: Node) -> str:
    if node.type == "HOLDER":
        org = article.organization(node.org) if node.org else None
        return f"{canonical_role(node.role or '')} of {org.name if org else '?'}"
    return article.person_name(who) if node.type == "PER" else article.written(node).lstrip("的 ")


def canonical_role(role: str) -> str:
    """One word for one role.

    >>> canonical_role("首席执行官"), canonical_role("chief executive")
    ('CEO', 'CEO')
    """
    patterns = read("roles")["canonical"]
    return next((name for name, pattern in patterns.items() if re.search(pattern, role, re.IGNORECASE)), role)


def _confidence(frame: Frame, who: Node, to: Node | None) -> float:
    value = frame.confidence
    value *= _WEAK if who.weak and not who.known else 1
    value *= _WEAK if to is not None and to.weak else 1
    value *= _AFAR if who.anaphor else 1
    return round(value, 4)


def _pay(article: Article, sentence: Sentence, *, last: bool, alone: bool) -> Money | None:
    """An amount that the words beside it make pay, if it is clear whose."""
    words = read("cues")["pay"]
    for amount in money.amounts(article.text, sentence.start, sentence.end):
        before = article.text[max(sentence.start, amount.start - 24) : amount.start]
        near = before + article.text[amount.end : amount.end + 16]
        if re.search(words["words"], near) and (alone or (last and re.search(words["latter"], before))):
            return Money(amount.amount, amount.currency, "compensation", article.quote(amount.start, amount.end).quote)
    return None


def _later_subject(sentence: Sentence, filled: Filled) -> Node | None:
    """The organization that opens a later clause: "after failing to buy A, B turned to ..."."""
    for first, _ in clauses(sentence.masked):
        opened = sentence.masked[first:].lstrip()[:1]
        if first > filled.at and opened in sentence.nodes and sentence.nodes[opened].type == "ORG" and not sentence.nodes[opened].anaphor:
            return sentence.nodes[opened]
    return None


def _deals(article: Article, sentence: Sentence, filled: Filled) -> Iterator[Deal]:
    words = read("cues")["deal"]
    given, target = filled.slots.get("acquirer"), filled.slots.get("target")
    if target is None or target.type == "ORGLIST":
        return
    acquirer = article.organization(given) if given is not None and given.type != "ORGLIST" else _later_subject(sentence, filled) or article.topic
    bought = article.organization(target)
    text = article.text[sentence.start : sentence.end]
    if acquirer is None or bought is None or acquirer.name == bought.name or target.anaphor:
        return
    start, end = sentence.folded(filled.at), sentence.folded(filled.end)
    around = text[max(0, start - sentence.start - 30) : end - sentence.start + 60]
    kind = DealKind(filled.frame.kind.removeprefix("deal:"))
    if re.search(words["stake"], around):
        kind = DealKind.STAKE
    if re.search(words["failed"], around):
        kind = DealKind.FAILED_ACQUISITION
    elif re.search(words["future"], around):
        return
    paid = [a for a in money.amounts(article.text, sentence.start, sentence.end) if a.amount and a.currency == "USD" and abs(a.start - start) < 60]
    share = re.search(words["percent"], around) if kind is DealKind.STAKE else None
    yield Deal(
        article.document.id, acquirer.name, bought.unit or bought.name, kind, article.quote(sentence.start, sentence.end),
        min(paid, key=lambda a: abs(a.start - start)).amount if paid and kind is not DealKind.FAILED_ACQUISITION else None,
        float(share[1]) if share else None, (filled.frame.id,),
    )  # fmt: skip
