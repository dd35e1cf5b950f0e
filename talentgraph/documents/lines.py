"""JSON lines -> articles: one object a line, with a text and what is known of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from talentgraph.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# How such files call what an article has, best first.
FIELDS = {
    "text": ("text", "body", "content", "article", "maintext", "full_text", "raw_text"),
    "title": ("title", "headline"),
    "published": ("published", "date", "date_publish", "published_at", "publish_date", "pubdate", "timestamp"),
    "outlet": ("outlet", "source", "publisher", "source_domain", "site", "hostname", "domain"),
    "url": ("url", "link", "source_url"),
    "lang": ("lang", "language"),
    "private": ("private",),
}


def articles(text: str, shown: str, mapping: Mapping[str, str] | None = None) -> Iterator[tuple[int, str, dict[str, str]]]:
    """The articles of a .jsonl file: line, text, fields.

    Args:
        text: The file.
        shown: What the user calls it.
        mapping: Field of ours -> key of theirs, where they are not called as in FIELDS.

    Raises:
        InputError: A line is no JSON object or has no text; names it.

    >>> list(articles('{"headline": "A move", "body": "Anna Berg joined Globex."}', "a.jsonl"))
    [(1, 'Anna Berg joined Globex.', {'title': 'A move'})]
    """
    named = mapping or {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip("\ufeff \t"):
            continue
        where = f"{shown}, line {number}"
        one = read(line, where)
        keys = {field: (named[field],) if field in named else names for field, names in FIELDS.items()}
        found = {field: next((one[name] for name in names if one.get(name) not in (None, "")), None) for field, names in keys.items()}
        words = found.pop("text")
        if not isinstance(words, str) or not words.strip():
            raise InputError(f"{where}: no text", f"name its key with --map text=KEY; there are {', '.join(map(str, list(one)[:12]))}")
        yield number, words, {field: _plain(value) for field, value in found.items() if value is not None}


def read(line: str, where: str) -> dict[str, Any]:
    """One line as an object.

    Raises:
        InputError: It is none.
    """
    try:
        one = json.loads(line.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise InputError(f"{where}: no JSON: {error}", "each line is one JSON object") from None
    if not isinstance(one, dict):
        raise InputError(f"{where}: no JSON object", "each line is one JSON object")
    return one


def _plain(value: Any) -> str:
    if isinstance(value, dict):
        value = value.get("name") or value.get("title") or ""
    return "true" if value is True else str(value).strip()
