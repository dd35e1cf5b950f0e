"""Names in Chinese characters that no list knows: organizations by their suffix, interpunct names, native names by surname."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from talentgraph.claims.masking import Node
from talentgraph.lexicon import read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from talentgraph.claims.places import Mentions

_H = "\u4e00-\u9fff"
_INTERPUNCT = re.compile(rf"[{_H}A-Za-z]{{1,8}}(?:·[{_H}A-Za-z.]{{1,10}}){{1,3}}")
_CUT_BEFORE = re.compile("(?:官|长|人|员|家|师|授|裁|前|的|和|与|及|由|被|从|让|请|挖走|挖来|加入|聘请|任命|主管|总监|成员|高管)")
_CUT_AFTER = re.compile("[和与于在为将曾已也从被的是说称及等任]|加盟|加入|离[开职任]|表示|宣布|认为|出任|接受|透露|夫妇|先生|女士|博士")
_AFTER_NAME = frozenset("将和与在为曾已也宣称表加离从被说是等及后把向对任出入接则还就又于以疑兼,。、;:()\"'的 ")
_FOLLOWS = (_AFTER_NAME - {"的"}) | frozenset("创加离辞卸履升就重回跳挖投正开宣决选先女博教所此以其首")


@cache
def _surname() -> re.Pattern[str]:
    lexicon = read("names")
    doubles = "|".join(lexicon["double_surnames"])
    return re.compile(rf"(?:{doubles}|[{lexicon['surnames']}])")


@cache
def _suffixed() -> re.Pattern[str]:
    suffixes = read("names")["organization_suffixes"]
    stop = "的从在与和由被向是为及了前原到对以将把让、给等该本某家一两各多新"
    return re.compile(rf"(?<![{_H}])(?P<a>[{_H}]{{2,6}}?{suffixes})(?![{_H}]*公司的?(?:股票|股价))|(?<=[{stop}])(?P<b>[{_H}]{{2,5}}?{suffixes})")


@cache
def _not_organizations() -> re.Pattern[str]:
    return re.compile(read("names")["not_organizations"])


def organizations(found: Mentions, spans: list[tuple[int, int]]) -> None:
    """Chinese runs that end like an organization's name."""
    for match in found.by_pattern(_suffixed(), spans):
        start, end = match.span("a" if match["a"] else "b")
        if end - start > 3 and _is_organization(found.text[start:end]):
            found.add(Node("ORG", start, end, found.text[start:end], found.text[start:end], weak=True))


def _is_organization(name: str) -> bool:
    """A Han run with an organization's suffix is a name if it holds nothing but nouns."""
    import rjieba

    return not _not_organizations().search(name) and not any(tag[0] in "vdpcury" and tag != "vn" for _, tag in rjieba.tag(name))


def interpunct(found: Mentions, spans: list[tuple[int, int]]) -> None:
    """Foreign names written with an interpunct."""
    for match in found.by_pattern(_INTERPUNCT, list(found.free(spans))):
        start, end = _interpunct(found.text, match.start(), match.end())
        found.add(Node("PER", start, end, found.text[start:end], found.text[start:end]))


def _interpunct(text: str, start: int, end: int) -> tuple[int, int]:
    """An interpunct name begins after the last word of office or grammar before it, and ends before the next one."""
    first, last = text.index("·", start, end), text.rindex("·", start, end)
    cuts = [match.end() for match in _CUT_BEFORE.finditer(text, start, first)]
    after = _CUT_AFTER.search(text, last + 2, end)
    return max((cut for cut in cuts if cut < first), default=start), after.start() if after else end


def native(found: Mentions, spans: list[tuple[int, int]]) -> None:
    """Native Chinese names: a surname and one or two characters, right after a role or where the tagger sees a name."""
    text = found.text
    for role in [node for node in found.nodes if node.type == "ROLE" and node.end < len(text)]:
        surname = _surname().match(text, role.end)
        if surname:
            found.add(_native_node(text, role.end, surname.end()))
    for start, end in spans:
        if re.search(rf"[{_H}]", text[start:end]):
            for at, word in _tagged(text[start:end]):
                first = start + at
                last = _name_end(text, first + len(word))
                if last and 2 <= last - first <= 5 and text[last - 1] not in _AFTER_NAME:
                    name = text[first:last]
                    found.add(Node("PER", first, last, name, name, weak=True))


def _name_end(text: str, end: int) -> int | None:
    """Where a name the tagger saw really ends: before what may follow a name, at most one character later; None if nothing fits."""
    for last in (end, end + 1):
        following = text[last : last + 1]
        if not re.match(rf"[{_H}]", following) or following in _FOLLOWS:
            return last
    return None

def _native_node(text: str, start: int, given: int) -> Node:
    end = given + 1
    if end < len(text) and re.match(rf"[{_H}]", text[end]) and text[end] not in _AFTER_NAME:
        end += 1
    valid = re.match(rf"[{_H}]", text[given : given + 1]) and text[given] not in _AFTER_NAME and not _is_word(text[start : given + 1])
    return Node("PER", start, end if valid else start, text[start:end], text[start:end], weak=True)


def _is_word(text: str) -> bool:
    """A verb or a grammatical word: 谈论 after a role is what its holder does, not who it is."""
    import rjieba

    tags = rjieba.tag(text)
    return len(tags) == 1 and tags[0][1] in {"v", "vn", "vd", "d", "p", "c", "r"}


def _tagged(text: str) -> Iterator[tuple[int, str]]:
    """Words that the tagger takes for names of people, with their places."""
    import rjieba

    at = 0
    for word, tag in rjieba.tag(text):
        if tag in {"nrt", "nrfg"} or (tag == "nr" and _surname().match(word)):
            yield at, word
        at += len(word)
