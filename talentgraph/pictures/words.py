"""The words of pictures and pages, in English and Chinese, from words.toml."""

from __future__ import annotations

import tomllib
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Any

from talentgraph.errors import UnknownName

LANGUAGES = ("en", "zh")


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((files("talentgraph.pictures") / "words.toml").read_text("utf-8"))


class Words:
    """Words of one language.

    Args:
        lang: en or zh.
        part: Whose words: of pictures, or of a part of a page (page, method, script).
        verified: Whether pictures go without the warning.

    Raises:
        UnknownName: There are none of that language.

    >>> Words("en")("moves", n=1), Words("en")("moves", n=2), Words("zh", "page")("person")
    ('1 move', '2 moves', '人物')
    """

    def __init__(self, lang: str = "en", part: str | None = None, *, verified: bool = False) -> None:
        if lang not in LANGUAGES:
            raise UnknownName(f"no language called {lang!r}", get_close_matches(lang, LANGUAGES) or list(LANGUAGES))
        self.lang = lang
        self._words: dict[str, str] = {key: told for key, told in (_table()[lang][part] if part else _table()[lang]).items() if isinstance(told, str)}
        if verified:
            self._words["unverified"] = ""

    def __call__(self, key: str, **values: Any) -> str:
        """A sentence with its values; numbers with separators; `key_one` where there is one of it."""
        single = self._words.get(f"{key}_one") if values.get("n") == 1 else None
        told = {name: f"{value:,}" if isinstance(value, int) else value for name, value in values.items()}
        return (single or self._words[key]).format(**told)

    def listed(self, names: list[str]) -> str:
        """Several names in a row."""
        return self._words["comma"].join(names)

    def all(self) -> dict[str, str]:
        """All of them, for a page's scripts."""
        return dict(self._words)
