"""What a forgetting would change: every text of the kept tables that names the person, found out before anything is done."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from talentgraph import redaction
from talentgraph.store.copies import tables

if TYPE_CHECKING:
    from talentgraph.redaction import Forms, Masker
    from talentgraph.store import Store

_UNREAD = {"meta", "tombstones"}  # they hold no text
# Columns of hashes, enums and dates: they hold no name, and a short name must not be found in them.
_NO_TEXT = frozenset(
    """document_id kind status person_kind date date_precision published published_precision lang encoding rules extractor relation category
    country money_currency money_kind source_date verdict claims left_id right_id more_quotes quote""".split()
)
_HASHED_ID = {"documents", "claims", "deals", "judgements"}  # of other tables the id is a word of a list
_MARKUP = re.compile(r"[<&%\\*\[]")
_NOT_ASCII_LETTER = re.compile(r"[^a-z0-9]")
SCOPED_BY_ID = {"quote", "more_quotes", "claims", "text"}  # the other columns by their document


@dataclass(slots=True)
class Forgotten:
    """What a forgetting takes away.

    Attributes:
        person: The name, as the graph shows it.
        reports: Claims of the person.
        documents: Articles and tables in which something is masked or goes.
        judgements: Decisions that spoke of the person.
        shared: Names that somebody else bears too: they stay where the graph doesn't know that they mean this person, and keep nobody out.
        perhaps: Names that are probably the person's too; the graph doesn't take them for it, and they stay.
    """

    person: str
    reports: int = 0
    documents: int = 0
    judgements: int = 0
    shared: list[str] = field(default_factory=list)
    perhaps: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Plan:
    """What to do, found out before anything is done."""

    told: Forgotten
    keys: tuple[str, ...]
    doomed: dict[str, set[str]]
    masked: dict[tuple[str, str], list[tuple[str, str, str]]] = field(default_factory=lambda: defaultdict(list))


class Reading:
    """Reads every text of the kept tables and notes those that are masked."""

    def __init__(self, store: Store, plan: Plan, near: Masker, far: Masker, own: Forms) -> None:
        self.store, self.plan, self.near, self.far = store, plan, near, far
        whole = [form for form in (*own.whole, *own.turned) if form.isascii()]
        self._forms = {False: whole, True: [*whole, *(part for part in own.parts if part.isascii())]}
        told = store.rows("SELECT DISTINCT document_id FROM claims WHERE list_contains($ids::VARCHAR[], id)", {"ids": sorted(plan.doomed["claims"])})
        self.told_in = {row[0] for row in told.rows}
        self.articles = {row[0] for row in store.rows("SELECT id FROM documents WHERE kind = 'article'").rows}
        self.speaking = {identifier for identifier in self.told_in if identifier in self.articles}
        self.texts: dict[str, str] = {}

    def read(self) -> None:
        """Fill the plan."""
        for identifier in sorted(self.articles):
            self._text(identifier)
        for table in tables()[0]:
            if table not in _UNREAD:
                columns = columns_of(self.store, table)
                for column, kind in columns.items():
                    if column not in _NO_TEXT and not (column == "id" and table in _HASHED_ID) and (table, column) != ("documents", "text"):
                        self._column(table, column, kind, scoped="document_id" if "document_id" in columns else "id" if table == "documents" else "")
                if "quote_start" in columns:
                    self._quotes(table, more="more_quotes" in columns)
        self._lists()
        scopes = {scope for (_, column), entries in self.plan.masked.items() if column not in SCOPED_BY_ID for scope, _, _ in entries if scope}
        lists = self.store.rows("SELECT DISTINCT document_id FROM known WHERE concat_ws(':', kind, id) IN (SELECT unnest($ids::VARCHAR[]))", {
            "ids": sorted(self.plan.doomed["known"])})  # fmt: skip
        self.plan.told.documents = len(scopes | self.told_in | self.texts.keys() | {row[0] for row in lists.rows})

    def _text(self, identifier: str) -> None:
        text = str(self.store.one("SELECT text FROM documents WHERE id = $id", {"id": identifier}))
        speaks = identifier in self.told_in
        if not speaks and self._may(text, speaks=False) and self.far.named(text):
            self.speaking.add(identifier)
            speaks = True
        masked = self._masked(text, identifier) if speaks else text
        if masked != text:
            self.texts[identifier] = masked
            self.plan.masked["documents", "text"].append((identifier, identifier, masked))

    def _may(self, value: str, *, speaks: bool) -> bool:
        """Whether a text may hold the name: of plain English text this is told by its letters in one go."""
        if not value.isascii() or _MARKUP.search(value):
            return True
        squeezed = _NOT_ASCII_LETTER.sub("", value.lower())
        return any(form in squeezed for form in self._forms[speaks])

    def _masked(self, value: str, scope: str) -> str:
        speaks = scope in self.speaking
        if not self._may(value, speaks=speaks):
            return value
        masker = self.near if scope in self.told_in else self.far
        return redaction.masked_json(value, lambda text: masker.mask(text, speaks=speaks))

    def _column(self, table: str, column: str, kind: str, *, scoped: str) -> None:
        scope = scoped or "''"
        if kind in {"VARCHAR", "VARCHAR[]"}:  # a list is read as JSON
            query = f"SELECT DISTINCT {scope}, {as_text(column, kind)} FROM {table} WHERE {column} IS NOT NULL ORDER BY ALL"  # noqa: S608
            changes = [(where, old, self._masked(old, where)) for where, old in self.store.rows(query).rows]
            self.plan.masked[table, column] += [change for change in changes if change[1] != change[2]]

    def _quotes(self, table: str, *, more: bool) -> None:
        """Quotes are slices of the text as it is stored."""
        columns = f"id, document_id, quote, quote_start, quote_end, {'more_quotes' if more else 'NULL'}"
        query = f"SELECT {columns} FROM {table} WHERE quote IS NOT NULL AND list_contains($ids::VARCHAR[], document_id) ORDER BY id"  # noqa: S608
        for identifier, document, quote, start, end, others in self.store.rows(query, {"ids": sorted(self.texts)}).rows:
            text = self.texts[document]
            if text[start:end] != quote:
                self.plan.masked[table, "quote"].append((identifier, quote, text[start:end]))
            if others:
                sliced = [{**item, "quote": text[item["start"] : item["end"]]} for item in json.loads(others)]
                self.plan.masked[table, "more_quotes"].append((identifier, others, json.dumps(sliced, ensure_ascii=False)))

    def _lists(self) -> None:
        """Decisions that rest on reports of the person rest on the others."""
        gone = self.plan.doomed["claims"]
        query = "SELECT id, CAST(to_json(claims) AS VARCHAR) FROM judgements WHERE claims IS NOT NULL ORDER BY id"
        for identifier, claims in self.store.rows(query).rows:
            kept = [claim for claim in json.loads(claims) if claim not in gone]
            if len(kept) < len(json.loads(claims)):
                self.plan.masked["judgements", "claims"].append((identifier, claims, json.dumps(kept)))


def columns_of(store: Store, table: str) -> dict[str, str]:
    """Name and type of each column."""
    return dict(store.rows(f"SELECT column_name, column_type FROM (DESCRIBE {table})").rows)  # noqa: S608 - our own tables


def as_text(column: str, kind: str) -> str:
    """SQL for a column as one text: of a list its JSON."""
    return column if kind == "VARCHAR" else f"CAST(to_json({column}) AS VARCHAR)"
