"""Names inside a name: what brackets and words like "formerly" add to it.

`月之暗面(Moonshot AI)` holds two names, `Alphabet Inc. (NASDAQ: GOOGL)` a name and a ticker, `微软(中国)有限公司` one.
"""

from __future__ import annotations

import re
from functools import cache

from talentgraph.language.fold import simplifier
from talentgraph.language.scripts import HAN
from talentgraph.lexicon import read

_OPEN, _CLOSE = r"(\[（［【", r")\]）］】"
_BRACKETS = re.compile(rf"\s*[{_OPEN}](?P<inside>[^{_OPEN}{_CLOSE}]*)[{_CLOSE}]\s*")
_CODE = r"[A-Z]{1,6}(?:\.[A-Z]{1,2})?|\d{4,6}(?:\.[A-Z]{2,4})?"
_NAME = re.compile(r"[^\W\d_]")
SIGNS = re.compile(
    r"[(\[（［【]|,? (?:formerly|previously|f/k/a|fka|aka|a/k/a|also|better) ", re.IGNORECASE
)  # in every name that holds others
_SAID = re.compile(r"[:：]")


@cache
def _lists() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str], frozenset[str]]:
    data = read("aliases")
    former, also, exchanges = ("|".join(map(re.escape, data[name].split("|"))) for name in ("former", "also", "exchanges"))
    ticker = re.compile(rf"(?:{exchanges})\s*[:：\s]\s*(?:{_CODE})|\d{{4,6}}(?:\.[A-Z]{{2,4}})?|[A-Z]{{1,5}}\.(?:US|HK|O|N|TW)")
    starts = [re.compile(rf"(?:{words})\s*[:：]?\s*(?=\S)", re.IGNORECASE) for words in (former, also)]
    behind = re.compile(rf",?\s(?:(?P<former>{data['former_behind']})|{data['also_behind']})\s(?P<name>\S.*)$", re.IGNORECASE)
    return ticker, starts[0], starts[1], behind, frozenset(data["places"].split())


def names_within(name: str) -> list[tuple[str, str]]:
    """The names that a written name holds, each with its kind: name, alias, former, acronym or ticker.

    What is no name in brackets (an age, a role in small letters) is left out; a place stays in the name, since it tells a branch from
    its house.

    >>> names_within("月之暗面(Moonshot AI)")
    [('月之暗面', 'name'), ('Moonshot AI', 'alias')]
    >>> names_within("Alphabet Inc. (NASDAQ: GOOGL)"), names_within("Meta, formerly Facebook")
    ([('Alphabet Inc.', 'name'), ('GOOGL', 'ticker')], [('Meta', 'name'), ('Facebook', 'former')])
    >>> names_within("微软(中国)有限公司"), names_within("Anna Berg (43)")
    ([('微软(中国)有限公司', 'name')], [('Anna Berg', 'name')])
    """
    found: list[tuple[str, str]] = []
    kept, at = [], 0
    for match in _BRACKETS.finditer(name):
        kept.append(name[at : match.start()])
        at = match.end()
        made = _within(match["inside"].strip(), name[: match.start()].strip())
        if made is None:
            kept.append(match[0])
        else:
            found += made
            kept.append("" if HAN.match(name[at : at + 1]) else " ")
    main = "".join([*kept, name[at:]]).strip()
    behind = _lists()[3].search(main)
    if behind and behind.start():
        found.insert(0, (behind["name"].strip(" ,."), "former" if behind["former"] else "alias"))
        main = main[: behind.start()].strip(" ,")
    return [(main or name.strip(), "name"), *((held, kind) for held, kind in found if held)]


def _within(inside: str, before: str) -> list[tuple[str, str]] | None:
    """The names in brackets; an empty list where it is no name, None where the brackets belong to the name."""
    ticker, former, also, _, places = _lists()
    if not before or simplifier()(inside).lower() in places or len(inside) == 1:
        return None
    for said, kind in ((former.match(inside), "former"), (also.match(inside), "alias")):
        if said and _NAME.search(inside, said.end()):
            return [(inside[said.end() :].strip(), kind)]
    if ticker.fullmatch(inside):
        return [(_SAID.split(inside)[-1].split()[-1], "ticker")]
    if not _NAME.search(inside) or (inside.islower() and not HAN.search(inside)):
        return []
    return [(inside, "acronym" if is_acronym(inside, before) else "alias")]


@cache
def _small() -> frozenset[str]:
    return frozenset(read("organizations")["small"].split())


def is_acronym(short: str, whole: str) -> bool:
    """Whether a word is made of the first letters of others, of which the small ones may be left out.

    >>> is_acronym("UCLA", "University of California, Los Angeles"), is_acronym("MIT", "Meta")
    (True, False)
    """
    letters = "".join(one for one in short.lower() if one.isascii() and one.isalpha())
    words = re.findall(r"[a-z]+", whole.lower())
    if len(letters) < 2 or len(words) < 2:
        return False
    return letters in {"".join(word[0] for word in words), "".join(word[0] for word in words if word not in _small())}
