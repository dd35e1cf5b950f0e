"""Mentions in folded text: organizations, people, roles, counts, dates, money; whom the lists know first, then by form."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from talentgraph.claims import han, han_bodies, latin, nouns
from talentgraph.claims.masking import Node
from talentgraph.claims.places import Mentions
from talentgraph.language import dates, money, numerals
from talentgraph.lexicon import read
from talentgraph.model import EntityKind

if TYPE_CHECKING:
    from talentgraph.claims.gazetteer import Gazetteer
    from talentgraph.language.readings import Anchor

_PRONOUNS = {"他": "PER", "她": "PER"}
_HAN = re.compile(r"[\u4e00-\u9fff]")
_LATIN = re.compile(r"[A-Za-z]{2}")
_ANAPHOR = re.compile(
    r"[该本](?:公司|集团|行|校|院|局|部|委|署|社|厂|会|俱乐部|球队|球会|企业|机构)(?![业长员人])|(?<![\u4e00-\u9fff])(?:公司|集团)(?=[\u4e00-\u9fff]*(?:任命|宣布|聘|挖|转|出资|收购|运营))"
    r"|(?:(?<=辞去)|(?<=担任)|(?<=出任)|(?<=辞任)|(?<=加入)|(?<=离开)|(?<=[接执掌]管)|(?<=执掌)|(?<=[为任由在从向对,。]))(?:公司|集团)(?!法|债|治理|化|股)"
    r"|其(?=联合|首席|创始|前|挖|CEO|CTO|总裁)|(?<=由)其|(?<![其吉])他(?!们|人|的)|她(?!们|的)"
)


@cache
def _roles() -> list[tuple[re.Pattern[str], str, str]]:
    lexicon = read("roles")
    return [(re.compile("|".join(lexicon["zh"]["people"])), "PEOPLE", "people"), (re.compile(lexicon["count"]["zh"][0]), "COUNT", "")]


def find(text: str, spans: list[tuple[int, int]], gazetteer: Gazetteer, anchor: Anchor) -> list[Node]:
    """The mentions inside some spans of folded text, in order."""
    found = Mentions(text, bytearray(len(text) + 1), [])
    _listed(found, gazetteer)
    for start, end in spans:
        for dated in dates.dates(text, anchor, start, end):
            found.add(Node("DATE", dated.start, dated.end, dated.period.date or "", text[dated.start : dated.end], period=dated.period))
        for amount in money.amounts(text, start, end):
            found.add(Node("MONEY", amount.start, amount.end, amount.currency, text[amount.start : amount.end]))
    western = [span for span in spans if _LATIN.search(text, *span)]
    chinese = [span for span in spans if _HAN.search(text, *span)]
    latin.damaged(found, western, gazetteer)
    nouns.titles(found, western)
    latin.induced(found, western, gazetteer)
    nouns.counts(found, western)
    han.names(found, chinese, gazetteer)
    for pattern, name, kind in _roles():
        for match in found.by_pattern(pattern, list(found.free(chinese))):
            node = Node(name, match.start(), match.end(), kind, match[0])
            node.count = numerals.value(match.groupdict().get("n") or "")
            found.add(node)
    latin.short_forms(found, spans)
    nouns.anaphors(found, western)
    for match in found.by_pattern(_ANAPHOR, chinese):
        node = Node(_PRONOUNS.get(match[0], "ORG"), match.start(), match.end(), "", match[0], anaphor=True)
        found.add(node)
    return sorted(found.nodes, key=lambda node: (node.start, node.end))


def _listed(found: Mentions, gazetteer: Gazetteer) -> None:
    for hit in gazetteer.find(found.text):
        written = found.text[hit.start : hit.end]
        if hit.known.kind is EntityKind.PERSON:
            found.add(Node("PER", hit.start, hit.end, hit.known.name if hit.sure else written, written, hit.known if hit.sure else None))
        elif not han_bodies.is_anothers(found.text, hit.start, written):
            parent = gazetteer.parent(hit.known)
            unit = hit.known.name if parent is not hit.known else None
            found.add(Node("ORG", hit.start, hit.end, parent.name, written, parent, unit=unit))
    for entry in read("damage")["organizations"]:
        for match in re.finditer(rf"(?<![\d万亿千百十美欧日港单公纪]){entry['form']}(?={entry['licence']})", found.text):
            known = gazetteer.by_name.get((EntityKind.ORGANIZATION, entry["name"]))
            found.add(Node("ORG", match.start(), match.end(), entry["name"], match[0], known, weak=True))
