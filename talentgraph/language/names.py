"""Keys of names: what is left of a name when spelling habits are taken away."""

from __future__ import annotations

import re
import unicodedata

from talentgraph.language.fold import fold

_LEGAL = re.compile(
    r"(?:,?\s+(?:inc|incorporated|corp|corporation|co|company|ltd|limited|llc|plc|gmbh|ag|s\.?a|n\.?v|b\.?v|oyj|pte)\.?)+$"
    r"|(?:股份有限公司|有限责任公司|有限公司|公司)$",
    re.IGNORECASE,
)
_NOT_NAME = re.compile(r"[\W_]+")


def key(name: str) -> str:
    """Case, script, width, accents, spaces and punctuation do not count in a name. Script means Traditional or Simplified.

    >>> key("Jürgen  Müller") == key("jurgen müller"), key("蘋果") == key("苹果"), key("!!!")
    (True, True, '!!!')
    """
    folded = unicodedata.normalize("NFKD", fold(name).text).casefold()
    plain = "".join(character for character in folded if not unicodedata.combining(character))
    return _NOT_NAME.sub("", plain) or folded.strip()


def organization_key(name: str) -> str:
    """As `key`, without the legal form at the end.

    >>> organization_key("Safe Superintelligence Inc.") == organization_key("safe superintelligence")
    True
    """
    return key(_LEGAL.sub("", fold(name).text.strip()) or name)
