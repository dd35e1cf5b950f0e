"""Foreign names in Chinese characters: with an interpunct between their parts, and their last parts alone."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from talentgraph.claims.han_names import lexicon
from talentgraph.claims.han_tokens import HAN
from talentgraph.claims.masking import Node
from talentgraph.lexicon import read

if TYPE_CHECKING:
    from talentgraph.claims.places import Mentions

_INTERPUNCT = re.compile(rf"[{HAN}A-Za-z]{{1,8}}(?:(?:[·.．] ?|(?<=[{HAN}])-(?=[{HAN}]))[{HAN}A-Za-z.]{{1,10}}){{1,3}}")
_CUT_BEFORE = re.compile(
    "(?:官|长|人|员|家|师|授|裁|前|的|和|与|及|由|被|从|让|请|通过|批准|确认|提名|总统|首相|挖走|挖来|加入|聘请|任命|主管|总监|成员|高管|夫人|弟弟|哥哥|侄子|儿子|女儿|丈"
    "夫|妻子|父亲|母亲)"
)
_CUT_AFTER = re.compile(
    "[和与于在为将曾已也从被的是说称及等任]|因(?=[个工健身家病涉违年到退被与此为])|向|此前|跳槽|回归|重返|辞[任去职]|卸任|退[休出任]|加盟|加入|离[开职任]"
    "|表示|宣布|认为|出任|接受|透露|夫妇|先生|女士|博士|创[办立]|担任"
)
_AND = re.compile(rf"[·．][{HAN}]{{2,8}}?([和与及])(?=[{HAN}]{{1,8}}[·．])")  # between two names
_GRAMMAR = {"v", "d", "p", "c", "r", "uj", "ul", "f", "t", "n"}


def interpunct(found: Mentions, spans: list[tuple[int, int]]) -> None:
    """Foreign names written with an interpunct."""
    for match in found.by_pattern(_INTERPUNCT, list(found.free(spans))):
        borders = [at.start(1) for at in _AND.finditer(found.text, *match.span())]
        for first, last in pairwise([match.start() - 1, *borders, match.end()]):
            _place(found, first + 1, last)


def _place(found: Mentions, first: int, last: int) -> None:
    """The name in a run with interpuncts, if it is one."""
    run = found.text[first:last]
    if not re.search(f"[{HAN}]", run) or not re.search(f"[·．]|(?<=[{HAN}])[.](?=[{HAN}])", run):
        return
    start, end = _interpunct(found.text, first, last)
    name = re.sub("[.．](?=[\u4e00-\u9fff])", "·", found.text[start:end]).replace("· ", "·")
    found.add(Node("PER", start, end, name, found.text[start:end]))


def _interpunct(text: str, start: int, end: int) -> tuple[int, int]:
    """An interpunct name begins after the last word of the language before it, and ends before the next one."""
    dots = [match.start() for match in re.finditer("[·.．-]", text[start:end])]
    first, last = start + dots[0], start + dots[-1]
    cuts = [match.end() for match in _CUT_BEFORE.finditer(text, start, first)]
    begin = max((cut for cut in cuts if cut < first), default=start)
    after = _CUT_AFTER.search(text, last + 2, end)
    stop = after.start() if after else end
    return first - _part(text[begin:first], back=True), last + 1 + _part(text[last + 1 : stop], back=False)


def _part(text: str, *, back: bool) -> int:
    """How many characters of a run beside an interpunct are the name's: up to a word of the language."""
    import rjieba

    words, length = rjieba.tag(text), 0
    for word, tag in reversed(words) if back else words:
        plain = len(word) > 1 and rjieba.has_word(word) and tag[:2] not in {"nr", "ns", "nz"}
        if length and (plain or (tag in _GRAMMAR and word not in read("names-zh")["people"]["transliteration"])):
            break
        length += len(word)
    return length


def surnames(nodes: list[Node]) -> dict[str, Node]:
    """The last parts of foreign names, each with the one person of the document who bears it: 坎贝尔 is 科林·坎贝尔."""
    full = {node.name: node for node in nodes if node.type == "PER" and "·" in node.text}
    parts = Counter(node.text.rsplit("·", 1)[-1] for node in full.values())
    return {part: node for node in full.values() if parts[part := node.text.rsplit("·", 1)[-1]] == 1}


@cache
def letters() -> re.Pattern[str]:
    """Characters that foreign names are written with."""
    return re.compile(rf"[{lexicon()['transliteration']}]{{2,10}}")


@cache
def before_people_act() -> re.Pattern[str]:
    """A name of such characters before its Latin form or what people do at work."""
    of_names = lexicon()["transliteration"]
    return re.compile(rf"(?<![{of_names}])[{of_names}]{{2,10}}?(?=\s?\([A-Z][A-Za-zÀ-ÿ.'\- ]{{2,40}}\)|{lexicon()['follows_strong']})")
