"""Which language and script a text is in, by counting characters."""

from __future__ import annotations

import re

from talentgraph.language.fold import simplifier

HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_LATIN = re.compile(r"[A-Za-z]")
_SMALL_WORD = re.compile(r"(?<![A-Za-z])[a-z]+(?![A-Za-z])")
_CLAUSE = 5  # Chinese characters that are more than a name
_ENOUGH = 20_000  # characters that tell the language of a text of any length


def is_han(character: str) -> bool:
    """True for a Chinese character."""
    return bool(HAN.match(character))


def language(text: str) -> str:
    """The language of a text: en, zh-Hans or zh-Hant.

    A Chinese character weighs as much as three Latin letters, about a word's share; a short Chinese text full of English names is known
    by its lack of English words in small letters. Traditional where a tenth of the Chinese characters have a Simplified form.

    >>> language("Meta hired him."), language("他离开了苹果公司"), language("他離開了蘋果公司")
    ('en', 'zh-Hans', 'zh-Hant')
    """
    sample = text[:_ENOUGH]
    han = HAN.findall(sample)
    chinese = 3 * len(han) >= len(_LATIN.findall(sample)) or (len(han) >= _CLAUSE and len(han) > 2 * len(_SMALL_WORD.findall(sample)))
    if not chinese or not han:
        return "en"
    joined = "".join(han)
    changed = sum(a != b for a, b in zip(joined, simplifier()(joined), strict=True))
    return "zh-Hant" if changed > len(han) / 10 else "zh-Hans"
