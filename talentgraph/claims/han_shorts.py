"""Names of organizations without a head: short forms that the document explains, and what stands where only organizations stand."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from talentgraph.claims.han_organizations import is_generic, never
from talentgraph.claims.han_tokens import HAN
from talentgraph.claims.masking import Node
from talentgraph.lexicon import read

if TYPE_CHECKING:
    from talentgraph.claims.han_tokens import Tokens
    from talentgraph.claims.places import Mentions

_CALLED = re.compile(rf"\((?:以下|下文|下)?(?:简称为?|统称|称)[:为]?\s?[\"“]?(?P<short>[{HAN}A-Za-z0-9]{{2,12}})[\"”]?(?:或[^()]{{0,20}})?\)")
_TICKER = re.compile(r"\s?\((?:(?:股票|股份|证券)?(?:代码|代号|编号|简称)[::]?\s?)?(?:[A-Z]{2,6}[:.]\s?)?0?\d{4,6}(?:\.?(?:SH|SZ|HK|BJ|TW|T|KS|SS|sh|sz|hk))?[^()]{0,12}\)")
_QUOTED = re.compile(rf"(?:加入|加盟|创办|创立|创建|成立|入职|组建|转投)了?[^,。;:\"]{{0,8}}\"(?P<name>[{HAN}A-Za-z0-9· ]{{2,14}})\"")
_NAME = "[PNnHWD]"
_CHUNK = re.compile(f"{_NAME}{{1,4}}$")
_MOST = 14  # characters of a name


@cache
def _slots() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    slots = read("names-zh")["slots"]
    return re.compile(slots["before"]), re.compile(slots["closes"]), re.compile(slots["after"])


def slots(found: Mentions, tokens: Tokens, spans: list[tuple[int, int]]) -> None:
    """Names by their place, then wherever they stand in the document."""
    names: dict[str, str] = {node.text: node.name for node in found.nodes if node.type == "ORG" and node.weak and not node.unit and len(node.text) > 2}
    names |= _explained(found, spans)
    for start, end in [*_quoted(found, spans), *_by_ticker(found, tokens, spans), *_by_role(found, tokens), *_by_verb(found, tokens, spans)]:
        name = found.text[start:end]
        if found.add(Node("ORG", start, end, name, name, weak=True)):
            names.setdefault(name, name)
    forms = sorted((form for form in names if form), key=lambda form: (-len(form), form))
    if not forms:
        return
    for match in found.by_pattern(re.compile("|".join(map(re.escape, forms))), spans):
        if len(match[0]) > 2 or tokens.begins(match.start()) or tokens.begins(match.end()):
            found.add(Node("ORG", match.start(), match.end(), names[match[0]], match[0], weak=True))


def _explained(found: Mentions, spans: list[tuple[int, int]]) -> dict[str, str]:
    """Short forms in brackets after a name."""
    ends = {node.end: node for node in found.nodes if node.type == "ORG"}
    names: dict[str, str] = {}
    for match in found.by_pattern(_CALLED, spans):
        node = ends.get(match.start())
        if node and not is_generic(match["short"]):
            names[match["short"]] = node.name
    return names


def _quoted(found: Mentions, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """What is joined or founded and quoted."""
    return [match.span("name") for match in found.by_pattern(_QUOTED, spans)]


def _chunk(found: Mentions, tokens: Tokens, last: int) -> tuple[int, int] | None:
    """The nouns that end right before a word, if they may be a name."""
    match = _CHUNK.search(tokens.classes, max(0, last - 5), last)
    if not match:
        return None
    first = match.start()
    while first < last and (is_generic(tokens.words[first]) or found.taken[tokens.starts[first]]):
        first += 1
    if first >= last:
        return None
    return _checked(found, tokens, first, last)


def _checked(found: Mentions, tokens: Tokens, first: int, last: int) -> tuple[int, int] | None:
    """The span of some words, if one of them is a name and none a person's."""
    start, end = tokens.starts[first], tokens.end(last - 1)
    name = found.text[start:end]
    proper = tokens.classes[last - 1] != "n" and any(tokens.classes[at] == "N" and tokens.tags[at][:1] not in "va" and not is_generic(tokens.words[at]) and len(tokens.words[at]) > 1 for at in range(first, last))
    if not proper or len(name) < 2 or len(name) > _MOST or any(found.taken[start:end]) or never(name):
        return None
    return start, end


def _by_ticker(found: Mentions, tokens: Tokens, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """What has a ticker in brackets behind it."""
    chunks = []
    for match in found.by_pattern(_TICKER, spans):
        if not found.taken[match.start() - 1] and re.match(f"[{HAN}A-Za-z]", found.text[match.start() - 1]):
            chunks.append(_chunk(found, tokens, tokens.at(match.start())))
    return [chunk for chunk in chunks if chunk]


def _by_role(found: Mentions, tokens: Tokens) -> list[tuple[int, int]]:
    """What stands before the role of a person who is named: 某某董事长张三."""
    people = {node.start for node in found.nodes if node.type == "PER"}
    chunks = []
    for index, node in sorted(tokens.nodes.items()):
        if node.type == "ROLE" and node.end in people:
            at = index - 1 if index and tokens.words[index - 1] in {"前", "原", "新任", "时任", "现任"} else index
            chunks.append(_chunk(found, tokens, at))
    return [chunk for chunk in chunks if chunk]


def _by_verb(found: Mentions, tokens: Tokens, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """What is joined or left, and what announces or appoints."""
    before, closes, after = _slots()
    chunks: list[tuple[int, int] | None] = []
    for match in found.by_pattern(before, spans):
        first = tokens.at(match.end())
        run = re.compile(f"{_NAME}{{1,4}}").match(tokens.classes, first)
        if run and tokens.begins(match.end()) and closes.match(found.text, tokens.end(run.end() - 1)):
            chunks.append(_checked(found, tokens, first, run.end()))
    for match in found.by_pattern(after, spans):
        last = tokens.at(match.start())
        chunk = _chunk(found, tokens, last) if tokens.begins(match.start()) else None
        if chunk and not re.match(f"[{HAN}]", found.text[chunk[0] - 1 : chunk[0]]):
            chunks.append(chunk)
    return [chunk for chunk in chunks if chunk]
