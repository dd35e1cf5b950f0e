"""Mentions in folded text: organizations, people, roles, counts, dates, money; whom the lists know first, then by form."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from talentgraph.claims.masking import Node
from talentgraph.language import dates, money
from talentgraph.lexicon import read
from talentgraph.model import EntityKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from talentgraph.claims.gazetteer import Gazetteer
    from talentgraph.language.readings import Anchor

_H = "\u4e00-\u9fff"
_LATIN = re.compile(
    r"(?<![A-Za-z0-9@#])[A-Z][a-zA-Z'\-]*[a-z](?:\s(?:[A-Z]\.|[A-Z][a-zA-Z'\-]*[a-z]|van|von|de|der|den|del|la|al|bin|da|di|du|le|ten)){1,4}(?![a-zA-Z])"
)
_INTERPUNCT = re.compile(rf"[{_H}A-Za-z]{{1,8}}(?:·[{_H}A-Za-z.]{{1,10}}){{1,3}}")
_CUT_BEFORE = re.compile("(?:官|长|人|员|家|师|授|裁|前|的|和|与|及|由|被|从|让|请|挖走|挖来|加入|聘请|任命|主管|总监|成员|高管)")
_CUT_AFTER = re.compile("[和与于在为将曾已也从被的是说称及等任]|加盟|加入|离[开职任]|表示|宣布|认为|出任|接受|透露|夫妇|先生|女士|博士")
_AFTER_NAME = frozenset("将和与在为曾已也宣称表加离从被说是等及后把向对任出入接则还就又于以疑兼,。、;:()\"'的 ")
_FOLLOWS = (_AFTER_NAME - {"的"}) | frozenset("创加离辞卸履升就重回跳挖投正开宣决选先女博教所此以其首")
_PRONOUNS = {"he": "PER", "she": "PER", "He": "PER", "She": "PER", "他": "PER", "她": "PER"}
_ANAPHOR = re.compile(
    r"\b(?:[Hh]e|[Ss]he|[Tt]he (?:company|startup|lab))\b|该公司|该集团|(?<![\u4e00-\u9fff])公司(?=[\u4e00-\u9fff]*(?:任命|宣布|聘|挖|转|出资|收购|运营))"
    r"|(?<=[接执掌]管)公司|(?<=执掌)公司|其(?=联合|首席|创始|前|挖|CEO|CTO|总裁)|(?<=由)其|(?<![其吉])他(?!们|人|的)|她(?!们|的)"
)


@cache
def _roles() -> list[tuple[re.Pattern[str], str, str]]:
    lexicon = read("roles")
    found = []
    for kind in ("top", "seat", "other", "people"):
        english, chinese = "|".join(lexicon["en"][kind]), "|".join(lexicon["zh"][kind])
        name = "PEOPLE" if kind == "people" else "ROLE"
        found.append((re.compile(rf"(?<![\w-])(?i:{english})(?![\w-])"), name, kind))
        found.append((re.compile(chinese), name, kind))
    counts = read("roles")["count"]
    found += [(re.compile(rf"(?<![\w,.])(?i:{counts['en'][0]})(?=\s)"), "COUNT", ""), (re.compile(counts["zh"][0]), "COUNT", "")]
    return found


@cache
def _not_names() -> frozenset[str]:
    return frozenset(read("names")["not_names"].split())


@cache
def _organization_words() -> frozenset[str]:
    return frozenset(read("names")["organization_words"].split())


@cache
def _surname() -> re.Pattern[str]:
    lexicon = read("names")
    doubles = "|".join(lexicon["double_surnames"])
    return re.compile(rf"(?:{doubles}|[{lexicon['surnames']}])")


@cache
def _damaged() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, read("damage")["words"]), key=len, reverse=True))
    return re.compile(rf"([A-Z][a-z]+)({words})([A-Z][a-z]+)")


@cache
def _suffixed() -> re.Pattern[str]:
    suffixes = read("names")["organization_suffixes"]
    stop = "的从在与和由被向是为及了前原到对以将把让、给等该本某家一两各多新"
    return re.compile(rf"(?<![{_H}])(?P<a>[{_H}]{{2,6}}?{suffixes})(?![{_H}]*公司的?(?:股票|股价))|(?<=[{stop}])(?P<b>[{_H}]{{2,5}}?{suffixes})")


@cache
def _introduced() -> re.Pattern[str]:
    lexicon = read("names")
    word = r"(?P<word>[A-Z][A-Za-z0-9]+(?:\.ai| AI)?)(?![A-Za-z0-9]|\s[A-Z]|'s)"
    return re.compile(rf"(?:\b{lexicon['founds_en']}|{lexicon['founds_zh']}){word}")


@cache
def _not_organizations() -> re.Pattern[str]:
    return re.compile(read("names")["not_organizations"])


@dataclass(slots=True)
class Mentions:
    """Mentions of one document that don't overlap: the first to take a place keeps it."""

    text: str
    taken: bytearray
    nodes: list[Node]

    def add(self, node: Node) -> bool:
        """Take a place, if it is free."""
        if node.start >= node.end or any(self.taken[node.start : node.end]):
            return False
        self.taken[node.start : node.end] = b"\1" * (node.end - node.start)
        self.nodes.append(node)
        return True

    def free(self, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """What is left of some spans between the places taken."""
        for start, end in spans:
            at = start
            while at < end:
                while at < end and self.taken[at]:
                    at += 1
                stop = self.taken.find(1, at, end)
                stop = end if stop < 0 else stop
                if at < stop:
                    yield at, stop
                at = stop

    def by_pattern(self, pattern: re.Pattern[str], spans: Iterable[tuple[int, int]]) -> Iterator[re.Match[str]]:
        """All matches within some spans."""
        for start, end in spans:
            yield from pattern.finditer(self.text, start, end)


def find(text: str, spans: list[tuple[int, int]], gazetteer: Gazetteer, anchor: Anchor) -> list[Node]:
    """The mentions inside some spans of folded text, in order."""
    found = Mentions(text, bytearray(len(text) + 1), [])
    _listed(found, gazetteer)
    for start, end in spans:
        for dated in dates.dates(text, anchor, start, end):
            found.add(Node("DATE", dated.start, dated.end, dated.period.date or "", text[dated.start : dated.end], period=dated.period))
        for amount in money.amounts(text, start, end):
            found.add(Node("MONEY", amount.start, amount.end, amount.currency, text[amount.start : amount.end]))
    for match in found.by_pattern(_damaged(), spans):
        repaired = f"{match[1]} {read('damage')['words'][match[2]]} {match[3]}"
        found.add(_person_node(match, repaired, gazetteer))
    _induced(found, spans)
    for pattern, name, kind in _roles():
        for match in found.by_pattern(pattern, list(found.free(spans))):
            node = Node(name, match.start(), match.end(), kind, match[0])
            node.count = _count(match.groupdict().get("n"))
            found.add(node)
    for match in found.by_pattern(_INTERPUNCT, list(found.free(spans))):
        start, end = _interpunct(text, match.start(), match.end())
        found.add(Node("PER", start, end, text[start:end], text[start:end]))
    _short_forms(found, spans)
    _native(found, spans)
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


def _person_node(match: re.Match[str], name: str, gazetteer: Gazetteer) -> Node:
    known = gazetteer.by_name.get((EntityKind.PERSON, name))
    return Node("PER", match.start(), match.end(), name, match[0], known, weak=True)


def _induced(found: Mentions, spans: list[tuple[int, int]]) -> None:
    """Capitalized runs are people, unless their last word makes them organizations; Chinese runs end in a suffix."""
    for match in found.by_pattern(_LATIN, spans):
        words, start = match[0].split(" "), match.start()
        while words and words[0].lower().strip(".") in _not_names():
            start += len(words[0]) + 1
            words = words[1:]
        while words and words[-1].lower().strip(".") in _not_names() - _organization_words():
            words = words[:-1]
        if len(words) < 2:
            continue
        name, end = " ".join(words), start + len(" ".join(words))
        is_org = any(word.lower().strip(".") in _organization_words() for word in words[1:])
        if not is_org and any(word.lower() in _not_names() for word in words):
            continue
        found.add(Node("ORG" if is_org else "PER", start, end, name, name, weak=True))
    for match in found.by_pattern(_introduced(), spans):
        word = match["word"]
        if not all(part.lower().strip(".") in _not_names() for part in word.split()) and word.split()[0].lower() not in _not_names():
            found.add(Node("ORG", match.start("word"), match.end("word"), word, word, weak=True))
    for match in found.by_pattern(_suffixed(), spans):
        start, end = match.span("a" if match["a"] else "b")
        if end - start > 3 and _is_organization(found.text[start:end]):
            found.add(Node("ORG", start, end, found.text[start:end], found.text[start:end], weak=True))


def _is_organization(name: str) -> bool:
    """A Han run with an organization's suffix is a name if it holds nothing but nouns."""
    import rjieba

    return not _not_organizations().search(name) and not any(tag[0] in "vdpcury" and tag != "vn" for _, tag in rjieba.tag(name))


def _interpunct(text: str, start: int, end: int) -> tuple[int, int]:
    """An interpunct name begins after the last word of office or grammar before it, and ends before the next one."""
    first, last = text.index("·", start, end), text.rindex("·", start, end)
    cuts = [match.end() for match in _CUT_BEFORE.finditer(text, start, first)]
    after = _CUT_AFTER.search(text, last + 2, end)
    return max((cut for cut in cuts if cut < first), default=start), after.start() if after else end


def _native(found: Mentions, spans: list[tuple[int, int]]) -> None:
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


def _short_forms(found: Mentions, spans: list[tuple[int, int]]) -> None:
    """A surname alone means the one person of the document who bears it."""
    tails: dict[str, list[Node]] = {}
    for node in found.nodes:
        if node.type == "PER":
            for name in {node.text, node.name}:
                parts = re.split(r"[\s·]", name)
                if len(parts) > 1 and len(parts[-1]) > 1:
                    tails.setdefault(parts[-1], []).append(node)
    for tail, people in tails.items():
        if len({node.name for node in people}) == 1:
            border = r"(?<![A-Za-z]){}(?![A-Za-z])" if tail.isascii() else "{}"
            for match in found.by_pattern(re.compile(border.format(re.escape(tail))), spans):
                found.add(Node("PER", match.start(), match.end(), people[0].name, match[0], people[0].known, weak=people[0].weak))


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
