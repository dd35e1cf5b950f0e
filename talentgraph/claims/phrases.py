"""The cascade of lexicon/phrases.toml: mentions -> noun phrases with affiliation, groups, lists."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from talentgraph.claims import cues
from talentgraph.claims.masking import Node, compiled
from talentgraph.lexicon import read

if TYPE_CHECKING:
    from collections.abc import Callable

    from talentgraph.claims.masking import Sentence

_ROUNDS = 3  # lists of lists are as deep as it gets
_PART = re.compile(r"\\.|<(?P<macro>[A-Z|]+)(?::\w+)?>|\[(?:\\.|[^\]])*\]|[()|]")  # an escape, a macro, a class of characters, a bracket
_PEOPLE = {"PER", "HOLDER", "PERLIST"}
_FOLLOWING = 40  # characters behind people in which it may stand that they only tell of it
_THERE_ARE = "共有"  # before a count, no part of what is counted
_OF_PEOPLE = "名位人员"  # what counts people alone


@cache
def _cascade() -> list[tuple[re.Pattern[str], str, list[frozenset[str]]]]:
    words = {f"{{{name}}}": f"(?:{'|'.join(listed.split())})" for name, listed in read("phrases")["words"].items()}
    rules = [(_filled(rule["pattern"], words), rule["make"]) for rule in read("phrases")["phrase"]]
    return [(compiled(pattern), make, needs(pattern)) for pattern, make in rules]


def _filled(pattern: str, words: dict[str, str]) -> str:
    """A pattern with the words that it names."""
    for name, listed in words.items():
        pattern = pattern.replace(name, listed)
    return pattern


def needs(pattern: str) -> list[frozenset[str]]:
    """Of which types a sentence must hold one for a pattern to match: its macros outside all brackets.

    >>> [sorted(types) for types in needs("<ORG:a>(?: <ROLE>)?,? <PER|HOLDER:per>")]
    [['ORG'], ['HOLDER', 'PER']]
    """
    found, depth, at = [], 0, 0
    for match in _PART.finditer(pattern):
        at = match.end()
        if match["macro"]:
            if depth == 0 and pattern[at : at + 1] not in {"?", "*", "{"}:
                found.append(frozenset(match["macro"].split("|")))
        elif match[0] == "|" and depth == 0:
            return []
        elif match[0] in "()":
            depth += 1 if match[0] == "(" else -1
    return found


def build(sentence: Sentence) -> None:
    """Run the cascade over a sentence."""
    if not sentence.nodes:
        return
    types, idle = 0, frozenset[int]()
    for number, (pattern, make, _) in enumerate(_cascade()):
        if len(sentence.types) > types:  # they only become more
            types, idle = len(sentence.types), _idle(frozenset(sentence.types))
        if number in idle:
            continue
        maker = _MAKERS[make]
        for _ in range(_ROUNDS):
            if not sentence.rewrite(pattern, lambda match, maker=maker: maker(sentence, match)):  # type: ignore[misc]
                break


@cache
def _idle(types: frozenset[str]) -> frozenset[int]:
    """Which steps of the cascade cannot match where only some types of mentions stand."""
    return frozenset(number for number, (_, _, needed) in enumerate(_cascade()) if any(types.isdisjoint(need) for need in needed))


def _span(sentence: Sentence, match: re.Match[str]) -> tuple[int, int]:
    last = sentence.nodes.get(match.group()[-1])
    return sentence.folded(match.start()), last.end if last else sentence.folded(match.end() - 1) + 1


def _group(sentence: Sentence, match: re.Match[str], *names: str) -> Node | None:
    """The node of the first of some groups that took part."""
    given = match.groupdict()
    return next((sentence.node(given[name]) for name in names if given.get(name)), None)


def _former(match: re.Match[str]) -> bool:
    given = match.groupdict()
    return any(given.get(name) for name in ("former", "former2", "former3"))


def _alias(sentence: Sentence, match: re.Match[str]) -> Node | None:
    a, b = _group(sentence, match, "a"), _group(sentence, match, "b")
    if a is None or (b is not None and b.type != a.type):
        return None
    start, end = _span(sentence, match)
    best = b if b is not None and not a.known and (b.known or b.text.isascii()) else a
    return Node(
        a.type, start, end, best.name, a.text, best.known, a.org, a.role, a.former, unit=best.unit, weak=a.weak,
        head=best.named() if best.known else a.named(),
    )  # fmt: skip


def _within(sentence: Sentence, match: re.Match[str]) -> Node | None:
    a, b = _group(sentence, match, "a"), _group(sentence, match, "b")
    if a is None or b is None or b.known is None or a.known is None or a.known.id not in {b.known.parent, b.known.id}:
        return None
    start, end = _span(sentence, match)
    return Node("ORG", start, end, b.name, match.group(), b.known, unit=b.unit)


def _person(sentence: Sentence, match: re.Match[str]) -> Node | None:
    person, org, role = _group(sentence, match, "per"), _group(sentence, match, "org"), _group(sentence, match, "role")
    if person is None or (person.org is not None and org is not None):
        return None
    start, end = _span(sentence, match)
    return Node(
        "PER", start, end, person.name, person.text, person.known, org or person.org, role.text if role else person.role,
        _former(match) or person.former, anaphor=person.anaphor, weak=person.weak, head=person.named(),
    )  # fmt: skip


def sentence_text(sentence: Sentence, match: re.Match[str]) -> str:
    """What was matched, as it was written (folded)."""
    return "".join(sentence.nodes[c].text if c in sentence.nodes else c for c in match.group())


def _people(sentence: Sentence, match: re.Match[str]) -> Node | None:
    count, org = _group(sentence, match, "count"), _group(sentence, match, "org", "org2", "org3")
    start, end = _span(sentence, match)
    if cues.are_unnamed(sentence_text(sentence, match) + sentence.masked[match.end() : match.end() + _FOLLOWING]):
        return None
    if count is not None and count.start == start:
        start += len(count.text) - len(count.text.lstrip(_THERE_ARE))
    node = Node("GROUP", start, end, "", sentence_text(sentence, match), None, org, None, _former(match))
    node.count = count.count if count else None
    return node


def _counted(sentence: Sentence, match: re.Match[str]) -> Node | None:
    """People whom only a number names; 三个 may count anything."""
    count = _group(sentence, match, "count")
    return _people(sentence, match) if match["noun"] or (count is not None and count.text[-1] in _OF_PEOPLE) else None


def _list(sentence: Sentence, match: re.Match[str]) -> Node | None:
    members: list[Node] = []
    for character in match.group():
        if node := sentence.nodes.get(character):
            members += node.members or [node]
    inherits = any(word in match.group() for word in ("同事", "搭档", "副手", "colleague", "deputy", "collaborator"))
    if inherits and members[-1].org is None:
        members[-1].org, members[-1].former = members[0].org, members[0].former
    start, end = _span(sentence, match)
    kind = "PERLIST" if members[0].type in _PEOPLE else "ORGLIST"
    return Node(kind, start, end, "", sentence_text(sentence, match), members=members)


def _named(sentence: Sentence, match: re.Match[str]) -> Node | None:
    group, members = _group(sentence, match, "group"), _group(sentence, match, "members")
    if group is None or members is None:
        return None
    people = members.members or [members]
    for person in people:
        if person.org is None and group.org is not None and group.org.type == "ORG":
            person.org, person.former = group.org, group.former
    start, end = _span(sentence, match)
    return Node("PERLIST", start, end, "", sentence_text(sentence, match), members=people)


_MAKERS: dict[str, Callable[[Sentence, re.Match[str]], Node | None]] = {
    "alias": _alias,
    "within": _within,
    "person": _person,
    "group": _people,
    "counted": _counted,
    "list": _list,
    "named": _named,
}

