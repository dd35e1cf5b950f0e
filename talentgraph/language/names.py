"""Keys of names: what is left of a name when spelling habits are taken away."""

from __future__ import annotations

import re
import unicodedata

from talentgraph.language.fold import fold

_LEGAL = re.compile(
    r"(?:(?:\s|\s*,)\s*(?:inc|incorporated|corp|corporation|co|company|ltd|limited|llc|plc|gmbh|ag|s\.?a|n\.?v|b\.?v|oyj|pte)\.?)+[\s.,;]*$",
    re.IGNORECASE,
)
_HAN_LEGAL = re.compile(r"(?<=.)(?:股份有限公司|有限责任公司|有限公司|公司)+$")
_UMLAUT = re.compile("([aou])e")
_NOT_NAME = re.compile(r"[\W_]+")


def key(name: str) -> str:
    """Case, script, width, accents, spaces and punctuation do not count in a name. Script means Traditional or Simplified.

    >>> key("Jürgen  Müller") == key("jurgen müller"), key("蘋果") == key("苹果"), key("!!!")
    (True, True, '!!!')
    """
    return keys([name], organizations=False)[0]


def keys(names: list[str], *, organizations: bool) -> list[str]:
    """The keys of many names, folded in one go; of organizations without their legal forms.

    >>> keys(["Meta Inc.", "Meta"], organizations=True)
    ['meta', 'meta']
    """
    if not names:
        return []
    text = "\n".join(" ".join(name.split()) for name in names)
    # Forms of a character that Unicode keeps for other standards' sake become the common one before Traditional becomes Simplified.
    folded = fold(text if text.isascii() else unicodedata.normalize("NFKC", text)).text.split("\n")
    if not organizations:
        return [_plain(name) for name in folded]
    return [_HAN_LEGAL.sub("", _plain(_LEGAL.sub("", name) or name)) for name in folded]


def _plain(folded: str) -> str:
    lower = folded.casefold()
    if not lower.isascii():
        lower = "".join(c for c in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(c)).casefold()
    return _NOT_NAME.sub("", lower) or " ".join(lower.split())


def without_umlauts(letters: str) -> str:
    """Small letters with the e of written-out umlauts left out: Mueller is Müller.

    >>> without_umlauts("boerse"), without_umlauts(key("Börse"))
    ('borse', 'borse')
    """
    return _UMLAUT.sub(r"\1", letters)
