"""Organizations that no list knows, composed in Chinese from the head of their name leftwards: words, not characters, are joined."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from talentgraph.claims import han_bodies, han_names
from talentgraph.claims.han_tokens import HAN, is_word, stops
from talentgraph.claims.masking import Node
from talentgraph.lexicon import read

if TYPE_CHECKING:
    from talentgraph.claims.han_tokens import Tokens
    from talentgraph.claims.places import Mentions

_RUN = re.compile("[OPNTnmHWDG]+")  # as far as nouns go
_AFTER_HEAD = "OPNnm"  # what stands behind the last head of a run
_TAIL = re.compile("(?:n{0,3}D)+")  # departments behind the name
_PERSON_FIRST = re.compile("[\u4e00-\u9fff]{2,3}(?:是|向|对|与|和|在|将|被|遭|从|为|获|已?任|出任|担任|加入)(?=[\u4e00-\u9fff]{4})")
_OF_PEOPLE = frozenset(("及", "联同", "会同", "荣获", "惊传", "任", "获任", "履新"))  # behind a name of a person
_OFFICE = "任兼"  # before an organization and a post, where the tagger takes it for its beginning
_BRAND = re.compile("业$|^股份$")  # an industry that makes a name of a town before it: 某县酒业
BOARDS = frozenset(("董事会", "监事会", "股东会", "证券部", "董事局"))
_SCHOOL = re.compile("(?:大学|学院|学校|中学|小学)$")
_LONGEST = 9  # words of a name
_SHORTEST = 3  # characters of one


@cache
def _generic() -> frozenset[str]:
    return frozenset(read("names-zh")["generic"].split())


@cache
def _never() -> re.Pattern[str]:
    return re.compile(read("names-zh")["never"])


@cache
def _lands() -> frozenset[str]:
    lexicon = read("names-zh")
    return frozenset([*lexicon["countries"], *lexicon["regions"].split()])


@cache
def _not_brands() -> frozenset[str]:
    return frozenset(read("names-zh")["people"]["not_people"].split())


@cache
def _after_latin() -> re.Pattern[str]:
    return re.compile(rf"(?:{read('names-zh')['after_latin']})$")


@cache
def _countries_only() -> re.Pattern[str]:
    return re.compile(rf"(?:{read('names-zh')['countries_only']})$")


def is_generic(word: str) -> bool:
    """A word that names nothing by itself: a trade, a country."""
    return word in _generic() or word in _lands() or word in _not_brands()


def never(name: str) -> bool:
    """Something that no name holds."""
    return bool(_never().search(name))


@cache
def _own() -> re.Pattern[str]:
    """What ends so is a house of its own, unless the listed one is called so already."""
    return re.compile(rf"(?:大学|中学|小学|医院|(?:车主|用户|粉丝)俱乐部|[协学]会|基金会|出版社|{read('names-zh')['subsidiary']})$")


@cache
def _form() -> re.Pattern[str]:
    return re.compile(read("names-zh")["legal_form"])


def without_form(name: str) -> str:
    """A firm's name without what only says that it is one: 某某科技 for 某某科技有限公司.

    >>> without_form("上海浦江港务(集团)股份有限公司"), without_form("北京公司")
    ('上海浦江港务', '北京公司')
    """
    return _form().sub("", name) or name


def compose(found: Mentions, tokens: Tokens) -> None:
    """Runs of nouns that end like an organization."""
    for match in _RUN.finditer(tokens.classes):
        first, last = match.start(), match.start() + len(match[0].rstrip(_AFTER_HEAD))
        if last - first < 1:
            continue
        if tokens.classes[first] == "O":
            first = _extend(found, tokens, first, last)
        if first < last:
            _name(found, tokens, first, last)


def _extend(found: Mentions, tokens: Tokens, first: int, last: int) -> int:
    """Departments after a listed organization belong to it. Gives the word after what was taken."""
    rest = "".join("D" if kind == "T" and tokens.words[at].endswith("委员会") else kind for at, kind in enumerate(tokens.classes[first + 1 : last], first + 1))
    brand = tokens.end(first) - tokens.starts[first] <= _SHORTEST and len(tokens.words[first + 1]) < _SHORTEST
    match = re.match("W[PN]n?H|[nmW]*[DHW]|P[n]?[DH]" + ("|N[HW]" if brand else ""), rest)
    if not match or "T" in rest or "O" in rest:
        listed = rest.rfind("O")
        return first + 1 if listed < 0 else _extend(found, tokens, first + 1 + listed, last)
    end = first + 1 + match.end()
    while end < last and rest[end - first - 1] in "DHW":
        end += 1
    node = tokens.nodes[first]
    start, node.end = node.end, tokens.end(end - 1)
    found.taken[start : node.end] = b"\1" * (node.end - start)
    if "D" in rest[: end - first - 1]:
        node.unit = node.unit or found.text[start : node.end]
    node.text = found.text[node.start : node.end]
    called = (node.name, *(node.known.aliases if node.known else ()))
    own = node.text if rest.startswith("N") else "".join(_own().findall(node.text))
    if own and not any(name.endswith(own) or (_SCHOOL.search(name) and _SCHOOL.search(own)) for name in called):
        # the listed name is but how another begins: 北方工业 in 北方工业大学
        node.name, node.known, node.unit, node.weak = without_form(node.text), None, None, True
    return end


def _name(found: Mentions, tokens: Tokens, first: int, last: int) -> None:
    """One run of nouns: its name begins at the first proper one and ends at its head; what follows the head is a part of it."""
    classes = tokens.classes
    start = next((at for at in range(max(first, last - _LONGEST), last) if classes[at] in "PNT" and not _is_somebody(tokens, at, last)), None)
    body = next((at for at in range(first, last) if classes[at] == "G"), None)
    if body is not None and start is None and han_bodies.holds_its_place(tokens.words[body]):
        start = body
    if body is not None and start is None and body > first and han_bodies.is_before_body(tokens, body):
        start = body - 1
    if body is not None and (start is None or start > body):
        han_bodies.relative(found, tokens, body, last)
        return
    if start is None:
        return
    head = _head(classes, start, last)
    if head is not None and tokens.words[head] in BOARDS and head > start:
        head -= 1  # what an organization speaks through
    if head is None or not _is_name(found, tokens, start, head):
        return
    begin, stop = tokens.starts[start], tokens.end(head)
    begin += _verb(found.text[begin:stop])
    if found.text[begin] in _OFFICE and classes[start] != "P" and classes[last : last + 1] == "R":
        begin += 1
    if found.text[begin - 1 : begin + 1] in han_bodies.provinces() and not found.taken[begin - 1]:
        begin -= 1  # a town that the tagger cut in two: 履新上|海洋山港
    tail = _TAIL.match(classes, head + 1, last)
    end = tokens.end(tail.end() - 1) if tail else stop
    if _never().search(found.text[begin:stop]) or stop - begin < _SHORTEST:
        return
    name = han_bodies.canonical(without_form(found.text[begin:stop]))
    written = found.text[begin:end]
    found.add(Node("ORG", begin, end, name, written, unit=found.text[stop:end] or None, weak=True))


def _is_somebody(tokens: Tokens, at: int, last: int) -> bool:
    """Whether a word is a person's name or what stands behind one: 某某某|联同, 某某某|荣获."""
    def names(word: int) -> bool:
        return tokens.tags[word] == "nr" and len(tokens.words[word]) > 2 and word + 1 < last and tokens.words[word + 1] in _OF_PEOPLE

    return names(at) or (tokens.words[at] in _OF_PEOPLE and at > 0 and names(at - 1))


def _verb(name: str) -> int:
    """The length of a name of a person and a word of grammar that the tagger took for the beginning: 某某是, 某某向."""
    match = _PERSON_FIRST.match(name) or _somebody().match(name)
    return match.end() if match else 0


@cache
def _somebody() -> re.Pattern[str]:
    doubles = "|".join(sorted(han_names.doubles()))
    whole = rf"{han_names.formed().pattern}|(?:{doubles}){han_names.given()}{{1,2}}?"
    return re.compile(rf"(?:{whole})(?:{'|'.join(sorted(_OF_PEOPLE))})(?=[{HAN}]{{3}})")


def _head(classes: str, start: int, last: int) -> int | None:
    """The word that ends the name: the first independent head and those right after it, else an industry at the end, else a department."""
    for at in range(start, last):
        if classes[at] in "HGT" and (at > start or classes[at] in "TG"):
            more = re.compile("(?:W?H|G)*").match(classes, at + 1, last)
            return more.end() - 1 if more else at
    return last - 1 if last - 1 > start else None


def _describes(word: str) -> bool:
    """A description in one word: 美国公司, 国有银行."""
    own = word[:2]
    return word in _generic() or own in stops() or own in _generic() or (own in _lands() and bool(_countries_only().match(word[2:])))


def _is_name(found: Mentions, tokens: Tokens, start: int, head: int) -> bool:
    """Whether something in the run names, and more than a country or a trade."""
    name = found.text[tokens.starts[start] : tokens.end(head)]
    own, kind = tokens.classes[start:head], tokens.classes[head]
    if len(name) < _SHORTEST:
        return False
    if kind == "T" and start == head and _describes(tokens.words[head]):
        return False
    if kind == "T" or (kind == "G" and "N" not in own):
        return True
    proper = [at for at in range(start, head) if tokens.classes[at] in "NT" and tokens.words[at] not in _generic() | _lands()]
    if proper and all(tokens.words[at].isascii() for at in proper) and not _after_latin().search(tokens.words[head]):
        proper = []
    places = [at for at in range(start, head) if tokens.classes[at] == "P"]
    if proper and kind == "G":
        return tokens.tags[start] not in {"nr", "nrt", "nrfg"} or tokens.words[head] != "政府"
    if proper and kind in "WD" and start == head - 1 and tokens.tags[start] == "nr" and len(tokens.words[start]) > 2:
        return False  # somebody's office
    if proper and kind == "H" and all(tokens.tags[at][:1] in "va" and is_word(tokens.words[at]) for at in proper):
        return False
    if proper and kind == "W":
        return set(own) <= set("NPW") and any(len(tokens.words[at]) > 1 for at in proper)
    if proper:
        return kind != "D" or len(name) > _SHORTEST + 1
    if not places:
        return False
    if kind == "W" and _BRAND.search(tokens.words[head]) and tokens.words[head] not in _generic():
        return places == [head - 1] and tokens.words[head - 1] not in _lands()
    common = [tokens.words[at] for at in range(start, head) if tokens.classes[at] in "nWm" and tokens.words[at] not in _generic()]
    if kind == "W" or (kind == "D" and not common and len(tokens.words[head]) < _SHORTEST):
        return False
    if all(tokens.words[at] in _lands() for at in places) and not common:
        return not _countries_only().search(tokens.words[head]) and kind != "D"
    return bool(common) or own == "P" * len(own)
