"""Public bodies in Chinese: a place's party committee, government or congress; a country's ministries; the bodies behind 市长 and 外长."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from talentgraph.claims.han_tokens import beginning
from talentgraph.claims.longer_names import is_of_a_place
from talentgraph.claims.masking import Node
from talentgraph.lexicon import read
from talentgraph.model import EntityKind

if TYPE_CHECKING:
    from talentgraph.claims.gazetteer import Gazetteer
    from talentgraph.claims.han_tokens import Tokens
    from talentgraph.claims.places import Mentions

_LEVELS = {"省": "省", "市": "市", "县": "县", "区": "区", "州": "州", "镇": "镇", "乡": "乡", "旗": "旗"}
_PLACE_END = re.compile(".[省市县区州镇乡旗]$")
_NAMING = {"ng", "ns", "nr", "nz", "j", "g", "x"}  # tags of pieces of names
_REACH = 160  # characters back to the country that is spoken of
_NESTED = 4  # places in one another: 某省某市某区
_BACK = 2000  # words back to a place
_ABOUT = 4  # a text that names a country more often is about it
_PARTY = re.compile("(?:[省市县区州]|自治区党|自治州党)委$")


@cache
def _canonical() -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(pattern), short) for pattern, short in read("names-zh")["bodies"]["canonical"]]


@cache
def _above() -> re.Pattern[str]:
    """The province before a public body of a town, and both before a county's; a district needs its town."""
    names = "|".join(sorted(provinces()))
    schools = "大学|学院|医院|银行|证券|师范|工业|农业"
    level = "市|自治州|州|地区|盟"
    return re.compile(
        rf"^(中共)?(?:{names})(?:省|(?:壮族|回族|维吾尔)?自治区)?(?:[^省市县区州]{{2,4}}(?:{level})(?=[^省市县区]{{1,4}}[县旗]))?"
        rf"(?!{schools})(?=[^省市县区州旗]{{1,5}}(?:{level}|县|旗).*(?:委|委员会|政府|人大|政协|法院|检察院|[局厅署])$)"
    )


def canonical(name: str) -> str:
    """One way to write a body: 某省人民政府 is 某省政府, 某省委 is 中共某省委; a town's and a county's without the province.

    >>> canonical("湖北省黄冈市人民政府"), canonical("江西吉安市永新县政府"), canonical("山西省临汾市尧都区人民检察院")
    ('黄冈市政府', '永新县政府', '临汾市尧都区人民检察院')
    """
    name = _above().sub(lambda match: match[1] or "", name)
    for pattern, short in _canonical():
        name = pattern.sub(short, name)
    return f"中共{name}" if _PARTY.search(name) and not name.startswith("中共") else name


@cache
def provinces() -> frozenset[str]:
    """The provinces of China, without 省."""
    return frozenset(read("names-zh")["bodies"]["provinces"].split())


def _place(tokens: Tokens, before: int, level: str) -> str | None:
    """The place of a level that the text named last before a word."""
    for at in range(before - 1, max(-1, before - _BACK), -1):
        word = tokens.words[at]
        if tokens.classes[at] == "G" and level in word[2:]:
            return word[: word.index(level, 2) + 1]
        if tokens.classes[at] == "P" and word != "城市":
            if word.endswith(level):
                return word
            if level == "省" and word in provinces():
                return word + level
            if level == "市" and word.endswith("市"):
                return word
    return None


@cache
def _body() -> re.Pattern[str]:
    return re.compile(read("names-zh")["heads"]["body"])


def holds_its_place(word: str) -> bool:
    """A body in one word with its place: 某某省委."""
    return not _body().fullmatch(word) and word[:1] not in _LEVELS


def relative(found: Mentions, tokens: Tokens, first: int, last: int) -> None:
    """A body without its place (省委, 市政府): that of the place named last."""
    word = tokens.words[first]
    begin = first
    if first and tokens.words[first - 1] in _LEVELS:
        begin, word = first - 1, tokens.words[first - 1] + word
    level = word[:1]
    if level not in _LEVELS:
        return
    place = _place(tokens, first, level)
    if place is None:
        return
    short = place.removesuffix("省") if level == "省" else place
    start, end = tokens.starts[begin], tokens.end(last - 1)
    name = canonical(short + word if level == "省" else short + word[1:])
    found.add(Node("ORG", start, end, name, found.text[start:end], unit=found.text[tokens.end(first) : end] or None, weak=True))


@cache
def _place_head() -> re.Pattern[str]:
    return re.compile(read("names-zh")["bodies"]["place_heads"])


def is_place(tokens: Tokens, at: int) -> bool:
    """Whether a word is a place, by the tagger or its last character."""
    word = tokens.words[at]
    return tokens.classes[at] == "P" or (tokens.classes[at] in "Nn" and bool(_PLACE_END.search(word)) and not _no_place().search(word))


def is_before_body(tokens: Tokens, body: int) -> bool:
    """Whether the word before a body is its place: 鼓楼区|卫健委, or what the tagger left of it: 佳|县公安局."""
    return is_place(tokens, body - 1) or (tokens.words[body][0] in _LEVELS and tokens.tags[body - 1] in _NAMING)


@cache
def _no_place() -> re.Pattern[str]:
    """Districts of a kind: 开发区, 保护区."""
    return re.compile(read("names-zh")["bodies"]["no_places"])


def heads_of_places(found: Mentions, tokens: Tokens) -> None:
    """Behind 市长 stands the government of the place before it, or of the one named last."""
    for index, node in sorted(tokens.nodes.items()):
        match = _place_head().match(node.text) if node.type == "ROLE" else None
        if not match:
            continue
        level = match[0][-2]
        first = index
        while first > index - _NESTED and first and is_place(tokens, first - 1) and tokens.end(first - 1) == tokens.starts[first]:
            first -= 1
        if first < index:
            start = tokens.starts[first]
            place = found.text[start : node.start]
            if level not in {"省", "州", "区"} and not _PLACE_END.search(place):
                place += level
            name = f"{place}省政府" if level == "省" and place in provinces() else canonical(f"{place}政府")
            found.add(Node("ORG", start, node.start, name, place, weak=True))
        elif named := _place(tokens, index, level):
            found.put(Node("ORG", node.start, node.start, f"{named}政府", "", weak=True))


@cache
def _ministry() -> re.Pattern[str]:
    lexicon = read("names-zh")
    forms = sorted({*lexicon["ministries"], *lexicon["departments_us"]} - {"国务卿", "国务院"}, key=lambda form: (-len(form), form))
    led = "|".join(form for form in forms if form.endswith("部"))
    short = "|".join(["国务卿", *lexicon["ministers"]])
    return beginning(
        rf"(?P<head>(?<![海境室户])(?:{short})(?![期久远关互应对比似信当继机声同处识亲册片约邀府选办大候]))|(?P<chief>{led})(?P<role>(?:部?副部?|部?助理部?)?(?:部?长官?)(?![期久远]))|(?P<body>{'|'.join(forms)})"
    )


@cache
def _land(*, last: bool) -> re.Pattern[str]:
    """A country: right before a body (in one character too), or anywhere."""
    names = sorted(read("names-zh")["countries"], key=lambda name: (-len(name), name))
    return re.compile(rf"(?P<land>{'|'.join(names)})(?:联邦|政府)?(?:副|助理)?$" if not last else "|".join(name for name in names if len(name) > 1))


@cache
def _namer() -> re.Pattern[str]:
    """A head of state who names or dismisses somebody."""
    return re.compile(rf"(?P<who>{'|'.join(read('names-zh')['namers'])})[^。\n]{{0,8}}(?:提名|任命|委任|批准|革除|解雇|撤换|罢免)")


@cache
def _shared() -> frozenset[str]:
    lexicon = read("names-zh")
    return frozenset(form for form in (*lexicon["ministries"], *lexicon["departments_us"]) if form.endswith("部"))


def is_anothers(text: str, start: int, form: str) -> bool:
    """Whether a ministry that stands without its country is not the listed one, since a foreign head of state names people there.

    >>> is_anothers("特朗普提名某人出任商务部部长", 9, "商务部"), is_anothers("某人出任商务部部长", 4, "商务部")
    (True, False)
    """
    return form in _shared() and bool(_namer().search(text, _from(text, start), start))


def _from(text: str, before: int) -> int:
    """Where what is near before a place begins: in its paragraph."""
    return max(text.rfind("\n", 0, before), before - _REACH, 0)


@cache
def _mission() -> re.Pattern[str]:
    """An embassy, or who heads it: 法国驻华大使馆, 中国驻新西兰大使."""
    lexicon = read("names-zh")
    lands = "|".join(sorted(lexicon["countries"], key=lambda name: (-len(name), name)))
    short, heads = "".join(lexicon["lands_in_short"]), "|".join(lexicon["missions"])
    return re.compile(
        rf"(?P<of>{lands}|[{short}](?=驻))?驻(?P<at>{lands}|[华{short}](?=大|公|总|代|使|领)|联合国|欧盟)(?:兼[^,。;]{{2,16}}?)?"
        rf"(?:特命)?(?:全权)?(?:(?P<what>{heads})(?P<house>馆|处)?|使馆)"
    )


def _missions(found: Mentions, spans: list[tuple[int, int]]) -> None:
    """Missions abroad: of the country before them, else of the one spoken of."""
    houses, lands = read("names-zh")["missions"], read("names-zh")["lands_in_short"]
    for match in found.by_pattern(_mission(), spans):
        of = match["of"] or _last(found, match.start()) or "中国"
        if of[0] == match["at"][0] or (match["what"] == "代表" and not match["of"]) or any(found.taken[match.start() : match.end()]):
            continue
        end = match.start("what") if match["what"] and not match["house"] else match.end()
        of, at = (lands.get(land, land) for land in (of, match["at"]))
        name = f"{of}驻{at}{houses[match['what'] or '大使']}"
        found.add(Node("ORG", match.start(), end, name, found.text[match.start() : end], weak=True))


_ABROAD = re.compile("[\u4e00-\u9fff]·[\u4e00-\u9fff]")  # a foreign name
_ALONE = {"政府", "海军", "陆军", "空军", "武装部队"}  # these need their country


def ministries(found: Mentions, spans: list[tuple[int, int]], gazetteer: Gazetteer) -> None:
    """Ministries: of the country before them, else of the one that the text named last, else of China."""
    lexicon = read("names-zh")
    _missions(found, spans)
    for node in [node for node in found.nodes if node.type == "ORG" and node.text.endswith("部")]:
        if match := re.compile("长官?(?![期久远])").match(found.text, node.end):
            found.add(Node("ROLE", node.end, match.end(), "top", f"部{match[0]}"))
    for match in found.by_pattern(_ministry(), spans):
        before = _land(last=False).search(found.text, max(0, match.start() - 10), match.start())
        land = before["land"] if before else None
        form = match["body"] or match["chief"] or lexicon["ministers"].get(match["head"], match["head"])
        spoken = land or _last(found, match.start())
        if match["body"] and is_of_a_place(found.text, match.start(), match.end()):
            continue
        if (form in _ALONE and not (spoken if match["head"] else land)) or any(found.taken[match.start() : match.end()]):
            continue
        if not spoken and match["body"] and _ABROAD.search(found.text, _from(found.text, match.start()), match.start()):
            continue  # of a country that nobody names
        listed = gazetteer.named(f"{spoken or '中国'}{form}")
        name = listed.name if listed else _ministry_name(form, lexicon["countries"].get(spoken or "", "China"))
        if name:
            _office(found, match, before.start() if before else match.start(), name, gazetteer)


def _office(found: Mentions, match: re.Match[str], start: int, name: str, gazetteer: Gazetteer) -> None:
    """A ministry, and its head where the word names both."""
    known = gazetteer.by_name.get((EntityKind.ORGANIZATION, name))
    at = match.end() if match["body"] else match.start("role") if match["chief"] else match.start()
    org = Node("ORG", start, at, name, found.text[start:at], known, weak=known is None)
    if start == at:
        found.put(org)
    else:
        found.add(org)
    if not match["body"]:
        found.add(Node("ROLE", at, match.end(), "top", match["head"] or f"部{match['role'].lstrip('部')}"))


def _last(found: Mentions, before: int) -> str | None:
    """The country that is spoken of: the one named last in the paragraph, else the foreign one that the text is about.

    A country inside the name of something else (众议院中国特别委员会) is not spoken of; who names people speaks of their own.
    """
    text = found.text
    start = _from(text, before)
    lands = [(match.start(), match[0]) for match in _land(last=True).finditer(text, start, before) if text[match.start() - 1 : match.start()] != "驻"]
    near = [(at, land) for at, land in lands if not (at and found.taken[at - 1] and found.taken[at])]
    named = [(match.start(), read("names-zh")["namers"][match["who"]]) for match in _namer().finditer(text, start, before)]
    if named and "。" not in text[named[-1][0] : before]:
        return str(named[-1][1])
    return max(near + named)[1] if near or named else _subject(text)


@lru_cache(maxsize=2)
def _subject(text: str) -> str | None:
    """The country that a text is about, if it names one often."""
    times = Counter(match[0] for match in _land(last=True).finditer(text))
    most = max(times, key=lambda name: times[name], default=None)
    return most if most and times[most] > _ABOUT else None


def _ministry_name(form: str, land: str) -> str:
    """What a ministry is called in English."""
    lexicon = read("names-zh")
    own = {"China": "departments_cn", "United States": "departments_us"}.get(land)
    if own and form in lexicon[own]:
        return str(lexicon[own][form])
    if own == "departments_us" and form not in {"总统府", "总统办公室"}:
        return ""
    if form == "政府":
        return f"Government of {land}"
    kind = lexicon["ministries"].get(form)
    return f"{kind} of {land}" if kind else ""
