"""`--people initials` and `--people none`: what is shown of a graph, without people's names.

Names become initials ("A. B.", "汪*") or "a person"; quotes, rows, titles and spellings, which can name anybody, are withheld, and so are
the ids of people, which are made of their names. Organizations and unnamed role-holders ("CEO of X") stay.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from talentgraph.language.scripts import is_han
from talentgraph.model import People
from talentgraph.redaction.letters import letters, views

if TYPE_CHECKING:
    from collections.abc import Iterable

    from talentgraph.answers import Answer
    from talentgraph.store import Store

QUOTE = "[quote withheld]"
ANYBODY = "a person"
_TEXTS = frozenset(("text", "quote", "quotes", "sentence"))
_GONE = frozenset("cells more_quotes title headline person_as_written written_as path person_id written_id left_id right_id name_id".split())
_ADDRESS = frozenset(("url", "source_url", "link"))
_WORD = re.compile(r"[\s·•‧・･_-]+")
_PERSONAL = ("person", "role_holder")


def initials(name: str) -> str:
    """What stands for a name.

    >>> initials("Alexandr Wang"), initials("汪韬"), initials("纳特·弗里德曼")
    ('A. W.', '汪*', '纳*·弗*')
    """
    words = [word for word in _WORD.split(name) if letters(word)]
    han = bool(words) and is_han(words[0][0])
    return ("·" if han else " ").join(f"{word[0]}*" if is_han(word[0]) else f"{word[0].upper()}." for word in words)


class Veil:
    """Takes people's names out of what a graph says.

    Args:
        store: Of the graph: it knows everybody who could be named.
        people: How people are shown.
    """

    def __init__(self, store: Store, people: People) -> None:
        self._store, self._people = store, people

    def _shown(self, name: str) -> str:
        return initials(name) if self._people is People.INITIALS else ANYBODY

    @cached_property
    def _names(self) -> frozenset[str]:
        rows = self._store.rows("SELECT name FROM names WHERE kind = 'person' UNION SELECT name FROM entities WHERE kind = 'person'").rows
        return frozenset(row[0] for row in rows)

    @cached_property
    def _organizations(self) -> frozenset[str]:
        return frozenset(row[0] for row in self._store.rows("SELECT name FROM names WHERE kind = 'organization'").rows)

    @cached_property
    def _finder(self) -> tuple[Any, list[str]]:
        from ahocorasick_rs import AhoCorasick

        forms: dict[str, None] = {}
        for name in sorted(self._names):
            words = [word for word in _WORD.split(name) if letters(word)]
            if len(words) > 1 or (len(name) > 1 and is_han(name[0])):
                forms[letters(name)] = None
                forms[letters(words[-1] + "".join(words[:-1]))] = None
        known = list(forms)
        return AhoCorasick(known), known

    def text(self, text: str) -> str:
        """A text with the full names of all people of the graph shown as they may be."""
        if text in self._names:
            return self._shown(text)
        if text in self._organizations:
            return text
        finder, known = self._finder
        found: dict[tuple[int, int], str] = {}
        for view in views(text):
            for number, start, end in finder.find_matches_as_indexes(view.letters, overlapping=True):
                if view.begins(start) and view.ends(end) and view.whole(start, end, turned=True) and known[number]:
                    found[view.raw(start, end)] = view.text[view.at[start] : view.at[end - 1] + 1]
        made, at = [], 0
        for (start, end), name in sorted(found.items(), key=lambda item: (item[0][0], -item[0][1])):
            if start >= at:
                made += [text[at:start], self._shown(name)]
                at = end
        return "".join([*made, text[at:]])

    def value(self, name: str, value: Any) -> Any:
        """A value under its name: of a column, or of a field."""
        if value is None or isinstance(value, bool | int | float):
            return value
        if name in _TEXTS:
            return QUOTE
        if name in _GONE:
            return None
        if isinstance(value, str):
            shown = self.text(value)
            return None if name in _ADDRESS and shown != value else shown
        if isinstance(value, list | tuple):
            return type(value)(self.value(name, item) for item in value)
        return self.data(value) if isinstance(value, dict) else value

    def data(self, data: dict[str, Any]) -> dict[str, Any]:
        """The fields of a record, and of the records in it."""
        made = {name: self.value(name, value) for name, value in data.items()}
        if data.get("kind") in _PERSONAL and "id" in data:
            made["id"] = "id withheld"
        return made

    def records(self, records: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
        """Several records."""
        return [self.data(record) for record in records]

    def answer(self, answer: Answer) -> Answer:
        """An answer without names: its rows, and what it was asked with."""
        rows = [tuple(self.value(name, value) for name, value in zip(answer.columns, row, strict=True)) for row in answer.rows]
        return replace(answer, rows=rows, parameters=self.data(answer.parameters), title=self.text(answer.title) if answer.title else "")
