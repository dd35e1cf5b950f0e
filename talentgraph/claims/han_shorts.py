"""Names of organizations without a head: short forms that the document explains, and what stands where only organizations stand."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from talentgraph.claims.han_bodies import canonical
from talentgraph.claims.han_organizations import BOARDS, is_generic, never, without_form
from talentgraph.claims.han_tokens import HAN, beginning
from talentgraph.claims.masking import Node
from talentgraph.lexicon import read

if TYPE_CHECKING:
    from talentgraph.claims.han_tokens import Tokens
    from talentgraph.claims.places import Mentions

_CALLED = re.compile(rf"\((?:以下|下文|下)?(?:简称为?|统称|称)[:为]?\s?[\"“]?(?P<short>[{HAN}A-Za-z0-9]{{2,12}})[\"”]?(?:或[^()]{{0,20}})?\)")
_TICKER = re.compile(
    r"\s?\((?:(?:股票|股份|证券)?(?:代码|代号|编号|简称)[::]?\s?)?(?:[A-Z]{2,6}[:.]\s?)?0?\d{4,6}(?:\.?(?:SH|SZ|HK|BJ|TW|T|KS|SS|sh|sz|hk))?[^()]{0,12}\)"
)
_QUOTED = re.compile(rf"(?:加入|加盟|创办|创立|创建|成立|入职|组建|转投)了?[^,。;:\"]{{0,8}}\"(?P<name>[{HAN}A-Za-z0-9· ]{{2,14}})\"")
_NAME = "[PNnHWD]"
_RUN = re.compile(f"(?:v(?=W)|{_NAME}){{0,3}}[PNHWD]")  # a brand may be a verb: 启明软件
_CHUNK = re.compile(f"(?:v(?=W$))?{_NAME}{{1,4}}$")
_PLAIN = re.compile("(?<![PNTnmHWDG])[nW]{1,2}H")
_LONG, _SHORT = 4, 3  # characters of a name that may do without a proper noun; of one that needs more
_FULL = 400  # long names that are looked through for short ones
_MOST = 14  # characters of a name


@cache
def _slots() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    slots = read("names-zh")["slots"]
    return re.compile(slots["before"]), re.compile(slots["closes"]), beginning(slots["after"])


def slots(found: Mentions, tokens: Tokens, spans: list[tuple[int, int]]) -> None:
    """Names by their place, then wherever they stand in the document."""
    names: dict[str, str] = {node.text: node.name for node in found.nodes if node.type == "ORG" and node.weak and not node.unit and len(node.text) > 2}
    names |= _explained(found, spans)
    for start, end in [*_quoted(found, spans), *_by_ticker(found, tokens, spans), *_by_role(found, tokens), *_by_verb(found, tokens, spans)]:
        form = found.text[start:end]
        name = canonical(without_form(form))
        if found.add(Node("ORG", start, end, name, form, weak=True)):
            names.setdefault(form, name)
    _contained(found, tokens)
    for start, end in found.by_words(names, spans):
        form = found.text[start:end]
        if len(form) > 2 or tokens.begins(start) or tokens.begins(end):
            found.add(Node("ORG", start, end, names[form], form, weak=True))


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


def _chunk(found: Mentions, tokens: Tokens, last: int, *, sure: bool = False) -> tuple[int, int] | None:
    """The nouns that end right before a word, if they may be a name."""
    match = _CHUNK.search(tokens.classes, max(0, last - 5), last)
    if not match:
        return None
    first = match.start()
    while last > first and tokens.words[last - 1] in BOARDS:
        last -= 1
    while first < last and (is_generic(tokens.words[first]) or found.taken[tokens.starts[first]]):
        first += 1
    if first >= last:
        return None
    return _checked(found, tokens, first, last, sure=sure)


def _checked(found: Mentions, tokens: Tokens, first: int, last: int, *, sure: bool = False) -> tuple[int, int] | None:
    """The span of some words, if one of them is a name and none a person's; where the place is sure, a long name of plain nouns will do."""
    start, end = tokens.starts[first], tokens.end(last - 1)
    name = found.text[start:end]
    words = range(first, last)
    proper = tokens.classes[last - 1] != "n" and any(_is_proper(tokens, at) for at in words)
    long = len(name) >= _LONG and tokens.classes[last - 1] in "HDW" and last - first > 1
    ticker = sure and last - first > 1 and any(tokens.classes[at] == "P" for at in words)
    if not (proper or ticker or (sure and long)) or len(name) < 2 or len(name) > _MOST or any(found.taken[start:end]) or never(name):
        return None
    return start, end


def _is_proper(tokens: Tokens, at: int) -> bool:
    word = tokens.words[at]
    return tokens.classes[at] == "N" and tokens.tags[at][:1] not in "va" and not is_generic(word) and len(word) > 1


def _by_ticker(found: Mentions, tokens: Tokens, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """What has a ticker in brackets behind it."""
    tickers = [match.start() for match in found.by_pattern(_TICKER, spans)]
    named = [at for at in tickers if not found.taken[at - 1] and re.match(f"[{HAN}A-Za-z]", found.text[at - 1 : at])]
    chunks = [_chunk(found, tokens, tokens.at(at), sure=True) for at in named]
    return [chunk for chunk in chunks if chunk]


@cache
def _led() -> re.Pattern[str]:
    return re.compile(rf"(?:{read('names-zh')['slots']['leads']})$")


def _contained(found: Mentions, tokens: Tokens) -> None:
    """A head with plain nouns before it (火炬集团) is the one organization of the document that is called so at greater length."""
    full = list(dict.fromkeys((node.text, node.name) for node in found.nodes if node.type == "ORG" and not node.anaphor and len(node.text) > _LONG))[:_FULL]
    for match in _PLAIN.finditer(tokens.classes):
        start, end = tokens.starts[match.start()], tokens.end(match.end() - 1)
        short = found.text[start:end]
        names = {name for text, name in full if short in text or short.removesuffix("集团") + "有限" in text}
        if len(short) > _SHORT and len(names) == 1 and not is_generic(tokens.words[match.start()]) and not never(short):
            found.add(Node("ORG", start, end, names.pop(), short, weak=True))


def _by_role(found: Mentions, tokens: Tokens) -> list[tuple[int, int]]:
    """What stands before the role of a person who is named: 某某董事长张三."""
    people = {node.start for node in found.nodes if node.type == "PER"}
    chunks = []
    for index, node in sorted(tokens.nodes.items()):
        if node.type != "ROLE":
            continue
        at = index - 1 if index and tokens.words[index - 1] in {"前", "原", "新任", "时任", "现任"} else index
        if node.end in people or (found.text[node.end : node.end + 1] == "的" and node.end + 1 in people):
            chunks.append(_chunk(found, tokens, at) or _alone(found, tokens, at))
        elif (chunk := _chunk(found, tokens, at, sure=True)) and _led().search(found.text, max(0, chunk[0] - 5), chunk[0]):
            chunks.append(chunk)
    return [chunk for chunk in chunks if chunk]


def _alone(found: Mentions, tokens: Tokens, last: int) -> tuple[int, int] | None:
    """Two plain words, the last an industry, that nothing stands before: 启明软件总裁张三."""
    chunk = _chunk(found, tokens, last, sure=True) if last and tokens.classes[last - 1] == "W" else None
    return chunk if chunk and not re.match(f"[{HAN}]", found.text[chunk[0] - 1 : chunk[0]]) else None


def _split(found: Mentions, tokens: Tokens, last: int) -> tuple[int, int] | None:
    """A brand whose last character the tagger split off as a verb."""
    if last > 1 and tokens.classes[last - 2 : last] == "Nv" and len(tokens.words[last - 1]) == 1 and tokens.tags[last - 2] in {"nr", "nz", "j"}:
        start, end = tokens.starts[last - 2], tokens.end(last - 1)
        return None if any(found.taken[start:end]) else (start, end)
    return None


def _free(found: Mentions, tokens: Tokens, chunk: tuple[int, int]) -> tuple[int, int] | None:
    """A name that nothing stands before but a place, which then belongs to it."""
    start, end = chunk
    if not re.match(f"[{HAN}]", found.text[start - 1 : start]):
        return chunk
    before = tokens.at(start) - 1
    if before < 0 or tokens.classes[before] != "P" or found.taken[tokens.starts[before]]:
        return None
    return None if re.match(f"[{HAN}]", found.text[tokens.starts[before] - 1 : tokens.starts[before]]) else (tokens.starts[before], end)


def _is_brand(tokens: Tokens, first: int, head: int) -> bool:
    """Whether plain nouns before a head are what somebody called it: 晨星俱乐部, not 大型医院."""
    if tokens.classes[head] != "H":
        return tokens.classes[head] == "W"
    return all(tokens.tags[at][:1] in {"n", "j"} and len(tokens.words[at]) > 1 and not is_generic(tokens.words[at]) for at in range(first, head))


def _by_verb(found: Mentions, tokens: Tokens, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """What is joined or left, and what announces or appoints."""
    before, closes, after = _slots()
    chunks: list[tuple[int, int] | None] = []
    for match in found.by_pattern(before, spans):
        first = tokens.at(match.end())
        run = _RUN.match(tokens.classes, first)
        if run and tokens.begins(match.end()) and closes.match(found.text, tokens.end(run.end() - 1)):
            chunks.append(_checked(found, tokens, first, run.end(), sure=_is_brand(tokens, first, run.end() - 1)))
    for match in found.by_pattern(after, spans):
        last = tokens.at(match.start())
        chunk = _chunk(found, tokens, last, sure=True) or _split(found, tokens, last) if tokens.begins(match.start()) else None
        if chunk and (free := _free(found, tokens, chunk)):
            chunks.append(free)
    return [chunk for chunk in chunks if chunk]
