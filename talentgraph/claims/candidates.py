"""Who and which organization a trigger may speak of: everything near enough, to be weighed by `scoring`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from talentgraph.claims import cues
from talentgraph.claims.masking import Node, compiled

if TYPE_CHECKING:
    from talentgraph.claims.article import Article
    from talentgraph.claims.frames import Opening
    from talentgraph.claims.masking import Sentence

_PEOPLE = frozenset({"PER", "HOLDER", "GROUP", "PERLIST"})
_ORGS = frozenset({"ORG", "ORGLIST"})
_HOLDER = compiled(
    r"<ORG:org>(?:公司)?\s?(?:的|'s)?\s?(?:前|former |ex-)?<ROLE:role>(?!\s?,? ?<PER>)|<ROLE:role2> (?:of|at) (?:the )?<ORG:org2>(?!,? <PER>)"
)
_WHO_LEFT, _WHO_RIGHT, _ORG_LEFT, _ORG_RIGHT = 4, 3, 5, 4


@dataclass(slots=True)
class Who:
    """Somebody a trigger may speak of.

    Attributes:
        node: Where the sentence names them; for `focus` the node of an earlier sentence.
        people: The persons meant.
        index: Masked offset; -1 for somebody of an earlier sentence.
        via: How they were found: name, pronoun, focus.
        rank: How many other people stand nearer on the same side.
        back: How many sentences back.
    """

    node: Node
    people: list[Node]
    index: int
    via: str
    rank: int = 0
    back: int = 0
    names: list[str] = field(default_factory=list)


@dataclass(slots=True)
class End:
    """An organization a trigger may speak of; attributes as of Who.

    Attributes:
        owner: The person beside whose name it stands.
    """

    node: Node
    org: Node
    index: int
    via: str
    rank: int = 0
    owner: Node | None = None
    former: bool = False


def who(article: Article, sentence: Sentence, opening: Opening, number: int) -> list[Who]:
    """The people a trigger may speak of, nearest first."""
    placed = [(i, sentence.nodes[c]) for i, c in enumerate(sentence.masked) if c in sentence.nodes]
    people = [(i, node) for i, node in placed if node.type in _PEOPLE]
    left = [found for found in reversed(people) if found[0] < opening.at][:_WHO_LEFT]
    right = [found for found in people if found[0] >= opening.end][:_WHO_RIGHT]
    found: list[Who] = []
    for side in (left, right):
        for rank, (index, node) in enumerate(side):
            if node.type == "PER" and node.anaphor:
                before = [other for i, other in people if i < index and other.type in {"PER", "PERLIST"}]
                mark = " alone" if len(before) == 1 and before[0].type == "PER" and not before[0].anaphor else ""
                found += [Who(node, [person], index, f"pronoun{n}{mark}", rank) for n, person in enumerate(article.referents(node, number))]
            else:
                found.append(Who(node, _members(article, node, number), index, "name", rank))
    if not any(w.via == "name" and w.node.type != "GROUP" and w.index < opening.at for w in found):
        found += [Who(node, _members(article, node, number), -1, f"focus{n}", n, back) for n, (node, back) in enumerate(article.focus(number))]
    if opening.frame.group == "hire":
        found += _holders(article, sentence, opening)
    for candidate in found:
        candidate.names = [article.called(person) for person in candidate.people]
    return [candidate for candidate in found if candidate.people]


def _holders(article: Article, sentence: Sentence, opening: Opening) -> list[Who]:
    """Somebody hired of whom only the role is told: the named holder where the article knows one, else an unnamed one."""
    found = []
    for match in _HOLDER.finditer(sentence.masked):
        org, role = (sentence.node(match[name] or match[f"{name}2"]) for name in ("org", "role"))
        if role.name != "top" or org.anaphor or (match.start() < opening.end) != opening.passive:
            continue
        named = article.holder(org, role.text)
        last = sentence.nodes[match.group()[-1]]
        node = named or Node("HOLDER", sentence.folded(match.start()), last.end, "", article.text[org.start : last.end], None, org, role.text)
        found.append(Who(node, [node], match.start(), "holder"))
    return found[:1]


def _members(article: Article, node: Node, number: int) -> list[Node]:
    """The people of a list, pronouns resolved."""
    people: list[Node] = []
    for member in node.members or [node]:
        people += article.referents(member, number)[:1] if member.anaphor else [member]
    return people


def ends(article: Article, sentence: Sentence, opening: Opening) -> list[End]:
    """The organizations a trigger may speak of."""
    placed = [(i, sentence.nodes[c]) for i, c in enumerate(sentence.masked) if c in sentence.nodes]
    orgs = [(i, node) for i, node in placed if node.type in _ORGS and not cues.is_medium(sentence.masked, i, opening.frame.lang)]
    left = [found for found in reversed(orgs) if found[0] < opening.at][:_ORG_LEFT]
    right = [found for found in orgs if found[0] >= opening.end][:_ORG_RIGHT]
    found: list[End] = []
    for side in (left, right):
        for rank, (index, node) in enumerate(side):
            if node.type == "ORGLIST":
                found += [End(node, org, index, "list", rank) for org in node.members if not org.anaphor]
            elif node.anaphor:
                org = article.organization(node)
                found += [End(node, org, index, "anaphor", rank)] if org else []
                if org and article.topic and article.topic.name != org.name:
                    found.append(End(node, article.topic, index, "anaphor topic", rank))
            else:
                found.append(End(node, node, index, "name", rank))
    for index, node in placed:
        if node.type in _PEOPLE:
            found += _affiliations(article, node, index)
    known = {end.org.name for end in found if end.via != "boss"}
    if article.topic and article.topic.name not in known:
        found.append(End(article.topic, article.topic, -1, "topic"))
        known.add(article.topic.name)
    last = article.last_organization(sentence.start)
    if last and last.name not in known:
        found.append(End(last, last, -1, "focus"))
    return found


def _affiliations(article: Article, node: Node, index: int) -> list[End]:
    """Employers given beside a name, and the firm a boss stands for."""
    found = []
    for person in node.members or [node]:
        beside = person.org.members or [person.org] if person.org else []
        for org in beside:
            meant = article.organization(org)
            if meant:
                found.append(End(node, meant, index, "beside", 0, person, person.former))
        if person.type == "PER" and not beside and (boss := article.bosses.get(article.person_name(person))):
            found.append(End(node, boss, index, "boss", 0, person))
    return found
