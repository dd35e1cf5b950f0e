"""Mentions in folded text: organizations, people, roles, counts, dates, money; whom the lists know first, then by form."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from talentgraph.claims import han, latin
from talentgraph.claims.masking import Node
from talentgraph.claims.places import Mentions
from talentgraph.language import dates, money
from talentgraph.lexicon import read
from talentgraph.model import EntityKind

if TYPE_CHECKING:
    from talentgraph.claims.gazetteer import Gazetteer
    from talentgraph.language.dates import Anchor

_PRONOUNS = {"he": "PER", "she": "PER", "He": "PER", "She": "PER", "他": "PER", "她": "PER"}
_ANAPHOR = re.compile(
    r"\b(?:[Hh]e|[Ss]he|[Tt]he (?:company|startup|lab))\b|该公司|该集团|(?<![\u4e00-\u9fff])公司(?=[\u4e00-\u9fff]*(?:任命|宣布|聘|挖|转|出资|收购|运营))"
    r"|(?<=[接执掌]管)公司|(?<=执掌)公司|其(?=联合|首席|创始|前|挖|CEO|CTO|总裁)|(?<=由)其|(?<![其吉])他(?!们|人|的)|她(?!们|的)"
)


@cache
def _roles() -> list[tuple[re.Pattern[str], str, str]]:
    lexicon = read("roles")
    found = [(re.compile("|".join(lexicon["zh"][kind])), "PEOPLE" if kind == "people" else "ROLE", kind) for kind in ("top", "seat", "other", "people")]
    found.append((re.compile(rf"(?<![\w-])(?i:{'|'.join(lexicon['en']['people'])})(?![\w-])"), "PEOPLE", "people"))
    counts = lexicon["count"]
    found += [(re.compile(rf"(?<![\w,.])(?i:{counts['en'][0]})(?=\s)"), "COUNT", ""), (re.compile(counts["zh"][0]), "COUNT", "")]
    return found


def find(text: str, spans: list[tuple[int, int]], gazetteer: Gazetteer, anchor: Anchor) -> list[Node]:
    """The mentions inside some spans of folded text, in order."""
    found = Mentions(text, bytearray(len(text) + 1), [])
    _listed(found, gazetteer)
    for start, end in spans:
        for dated in dates.dates(text, anchor, start, end):
            found.add(Node("DATE", dated.start, dated.end, dated.period.date or "", text[dated.start : dated.end], period=dated.period))
        for amount in money.amounts(text, start, end):
            found.add(Node("MONEY", amount.start, amount.end, amount.currency, text[amount.start : amount.end]))
    latin.damaged(found, spans, gazetteer)
    latin.titles(found, spans)
    latin.induced(found, spans)
    han.organizations(found, spans)
    for pattern, name, kind in _roles():
        for match in found.by_pattern(pattern, list(found.free(spans))):
            node = Node(name, match.start(), match.end(), kind, match[0])
            node.count = _count(match.groupdict().get("n"))
            found.add(node)
    han.interpunct(found, spans)
    latin.short_forms(found, spans)
    han.native(found, spans)
    for match in found.by_pattern(_ANAPHOR, spans):
        node = Node(_PRONOUNS.get(match[0], "ORG"), match.start(), match.end(), "", match[0], anaphor=True)
        found.add(node)
    return sorted(found.nodes, key=lambda node: node.start)


def _listed(found: Mentions, gazetteer: Gazetteer) -> None:
    for hit in gazetteer.find(found.text):
        written = found.text[hit.start : hit.end]
        if hit.known.kind is EntityKind.PERSON:
            found.add(Node("PER", hit.start, hit.end, hit.known.name, written, hit.known))
        else:
            parent = gazetteer.parent(hit.known)
            unit = hit.known.name if parent is not hit.known else None
            found.add(Node("ORG", hit.start, hit.end, parent.name, written, parent, unit=unit))
    for entry in read("damage")["organizations"]:
        for match in re.finditer(rf"(?<![\d万亿千百十美欧日港单公纪]){entry['form']}(?={entry['licence']})", found.text):
            known = gazetteer.by_name.get((EntityKind.ORGANIZATION, entry["name"]))
            found.add(Node("ORG", match.start(), match.end(), entry["name"], match[0], known, weak=True))


_NUMBERS = {
    word: number
    for number, words in enumerate(["", "一 one", "二 两 two", "三 three", "四 four", "五 five", "六 six", "七 seven", "八 eight", "九 nine",
                                    "十 ten", "十一 eleven", "十二 twelve"])
    for word in words.split()
}  # fmt: skip


def _count(words: str | None) -> int | None:
    if not words:
        return None
    return int(words) if words.isdigit() else _NUMBERS.get(words.lower(), 12 if words == "a dozen" else None)
