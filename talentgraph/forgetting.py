"""Takes a person out of a graph: every mention masked, every report of theirs gone, the file written anew, a tombstone in their place."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from talentgraph import adding, deriving, entities, redaction
from talentgraph.entities import Candidate
from talentgraph.errors import InputError, UnknownName
from talentgraph.redaction import Forms, Masker, letters
from talentgraph.store import rewriting, sql

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from talentgraph.store import Store

_UNREAD = {"meta", "tombstones"}  # they hold no text
# Columns of hashes, enums and dates: they hold no name, and a short name must not be found in them.
_NO_TEXT = frozenset(
    """document_id kind status person_kind date date_precision published published_precision lang encoding rules extractor relation category
    country money_currency money_kind source_date verdict claims left_id right_id more_quotes quote""".split()
)
_HASHED_ID = {"documents", "claims", "deals", "judgements"}  # of other tables the id is a word of a list
_OF_TEXT = ("facts", "wordings")  # made of an article's text
_MARKUP = re.compile(r"[<&%\\*\[]")
_NOT_ASCII_LETTER = re.compile(r"[^a-z0-9]")


@dataclass(slots=True)
class Forgotten:
    """What a forgetting takes away.

    Attributes:
        person: The name, as the graph shows it.
        reports: Claims of the person.
        documents: Articles and tables in which something is masked or goes.
        judgements: Decisions that spoke of the person.
        shared: Names that somebody else bears too: they stay where the graph doesn't know that they mean this person, and keep nobody out.
    """

    person: str
    reports: int = 0
    documents: int = 0
    judgements: int = 0
    shared: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Plan:
    """What to do, found out before anything is done."""

    told: Forgotten
    keys: tuple[str, ...]
    doomed: dict[str, set[str]]
    masked: dict[tuple[str, str], list[tuple[str, str, str]]] = field(default_factory=lambda: defaultdict(list))


def forget(store: Store, name: str, reason: str = "", sure: Callable[[Forgotten], bool] | None = None) -> Forgotten | None:
    """Forget a person: mask every mention, take their reports away, write the file anew, and keep them out of what comes later.

    Args:
        store: Of the graph, open for writing.
        name: Whom: a name, or an id where several bear it.
        reason: Why; kept beside the tombstone, with the person's name masked.
        sure: Asked before anything is done, with what would go; None does it.

    Returns:
        What went, or None if `sure` said no.

    Raises:
        UnknownName: Nobody is called so.
        AmbiguousName: Several are.
        InputError: It is a role, not somebody's name.
        StoreError: The file can't be written; it is as it was.
    """
    if store.meta("stale") == "yes":
        deriving.derive(store)
    plan, masker = _found(store, name)
    if sure is not None and not sure(plan.told):
        return None
    with rewriting.rewritten(store) as new:
        with new.transaction():
            _carry(new, plan)
            redaction.bury(new, plan.keys, masker.mask(reason, speaks=True))
        _renew(new, [identifier for identifier, _, _ in plan.masked["documents", "text"]])
        deriving.derive(new)
    return plan.told


def _found(store: Store, name: str) -> tuple[_Plan, Masker]:
    """What to do for a name. Whom no report speaks of any more, or only texts name, is forgotten by the full name alone."""
    try:
        person = entities.find(store, name, "person")
    except UnknownName:
        own = redaction.forms([name])
        plan, masker = _plan(store, Candidate("", "person", name.strip()))
        if not (own.turned or own.titled) or not (plan.doomed["claims"] or any(plan.masked.values())):
            raise
        return plan, masker
    if person.kind != "person":
        raise InputError(f"{person.name!r} is a role, not somebody's name", "forget the person who held it")
    return _plan(store, person)


def _plan(store: Store, person: Candidate) -> tuple[_Plan, Masker]:
    names = [row[0] for row in store.rows(sql("forget_names"), {"id": person.id}).rows] or [person.name]
    listed = store.rows("SELECT name FROM names WHERE entity_id = $id AND reason <> 'as written' ORDER BY name", {"id": person.id}).rows
    own = redaction.forms(names, alone=(row[0] for row in listed))
    others: dict[str, list[str]] = {"person": [], "organization": []}
    for kind, name in store.rows(sql("forget_others"), {"id": person.id}).rows:
        others.setdefault(kind, []).append(letters(redaction.bare(name)))
    everybody = set(others["person"])
    alone = Forms(
        tuple(form for form in own.whole if form not in everybody),
        tuple(turned for turned in own.turned if turned not in everybody and not _same(own, turned, everybody)), own.parts, own.titled,
    )  # fmt: skip
    doomed: dict[str, set[str]] = defaultdict(set)
    for table, identifier in store.rows(sql("forget_doomed"), {"id": person.id}).rows:
        doomed[table].add(identifier)
    # Reports that a user rejected or put right are of nobody, or of another; the name is there all the same.
    written = [row[0] for row in store.rows("SELECT DISTINCT person FROM claims WHERE person_kind = 'named'").rows if letters(row[0]) in alone.whole]
    doomed["claims"] |= {row[0] for row in store.rows(sql("forget_written"), {"names": written}).rows}
    shared = sorted({redaction.bare(name) for name in names if letters(redaction.bare(name)) in everybody.intersection(own.whole)})
    plan = _Plan(Forgotten(person.name, len(doomed["claims"]), shared=shared), (*alone.whole, *alone.turned), doomed)
    near = Masker(own, [other for other in others["person"] if other not in own.whole], others["organization"])
    far = Masker(alone, others["person"], others["organization"])
    doomed["judgements"] = _judgements(store, doomed, far)
    plan.told.judgements = len(doomed["judgements"])
    _Reading(store, plan, near, far, own).read()
    return plan, near


def _same(own: Forms, turned: str, everybody: set[str]) -> bool:
    """Whether a turned name belongs to a name that somebody else bears too."""
    return any(form in everybody and sorted(form) == sorted(turned) for form in own.whole)


def _judgements(store: Store, doomed: dict[str, set[str]], masker: Masker) -> set[str]:
    """Decisions on the person, on what is told of the person, and what undoes them."""
    rows = store.rows("SELECT id, left_id, right_id, claims FROM judgements ORDER BY made_at, id").rows
    ends = {*doomed["names"], *doomed["claims"], *doomed["moves"]}
    gone: set[str] = set()
    before = -1
    while len(gone) != before:
        before = len(gone)
        for identifier, left, right, claims in rows:
            spoken = [end for end in (left, right) if end]
            if any(end in ends or masker.named(end) for end in spoken) or (claims and set(claims) <= doomed["claims"]):
                gone.add(identifier)
                ends.add(identifier)
    return gone


class _Reading:
    """Reads every text of the kept tables and notes those that are masked."""

    def __init__(self, store: Store, plan: _Plan, near: Masker, far: Masker, own: Forms) -> None:
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
        for table in rewriting.kept_tables():
            if table not in _UNREAD:
                columns = _columns(self.store, table)
                for column, kind in columns.items():
                    if column not in _NO_TEXT and not (column == "id" and table in _HASHED_ID) and (table, column) != ("documents", "text"):
                        self._column(table, column, kind, scoped="document_id" if "document_id" in columns else "id" if table == "documents" else "")
                if "quote_start" in columns:
                    self._quotes(table, more="more_quotes" in columns)
        self._lists()
        scopes = {scope for (_, column), entries in self.plan.masked.items() if column not in _SCOPED_BY_ID for scope, _, _ in entries if scope}
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
            query = f"SELECT DISTINCT {scope}, {_as_text(column, kind)} FROM {table} WHERE {column} IS NOT NULL ORDER BY ALL"  # noqa: S608
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


def _columns(store: Store, table: str) -> dict[str, str]:
    """Name and type of each column."""
    return dict(store.rows(f"SELECT column_name, column_type FROM (DESCRIBE {table})").rows)  # noqa: S608 - our own tables


def _as_text(column: str, kind: str) -> str:
    return column if kind == "VARCHAR" else f"CAST(to_json({column}) AS VARCHAR)"


_SCOPED_BY_ID = {"quote", "more_quotes", "claims", "text"}


def _carry(new: Store, plan: _Plan) -> None:
    """Fill the kept tables from `before`."""
    new.run("forget_begin")
    doomed = [(table, identifier) for table, gone in sorted(plan.doomed.items()) for identifier in sorted(gone)]
    new.append("doomed", {"tbl": [table for table, _ in doomed], "id": [identifier for _, identifier in doomed]})
    rows = [(table, column, *change) for (table, column), changes in sorted(plan.masked.items()) for change in changes]
    new.append("masked", {name: [row[place] for row in rows] for place, name in enumerate(("tbl", "col", "scope", "old", "new"))})
    for table in rewriting.kept_tables():
        new.rows(_copy(new, table, plan))
    new.run("forget_end")


def _renew(new: Store, articles: list[str]) -> None:
    """What stories are told by: of masked articles it is made of the masked text, for hashes of the words would tell the name."""
    names = adding.gazetteer(new) if articles else None
    for identifier in articles:
        if names is not None:
            adding.renew_facts(new, adding.stored(new, identifier), names)


def _copy(new: Store, table: str, plan: _Plan) -> str:
    """The statement that copies one table, with what is masked in place of what was there."""
    columns = _columns(new, f"before.main.{table}")
    values, joins = dict.fromkeys(columns, ""), []
    for column, kind in columns.items():
        values[column] = f"t.{column}"
        if plan.masked.get((table, column)):
            scope = "t.id" if column in _SCOPED_BY_ID or table == "documents" else "t.document_id" if "document_id" in columns else "''"
            old = "t.id" if column == "text" else _as_text(f"t.{column}", kind)
            name = f"m_{column}"
            joins.append(f"LEFT JOIN masked AS {name} ON {name}.tbl = '{table}' AND {name}.col = '{column}' AND {name}.scope = {scope} AND {name}.old = {old}")
            made = f"{name}.new" if kind == "VARCHAR" else f"from_json({name}.new, '[\"VARCHAR\"]')"
            values[column] = f"coalesce({made}, t.{column})"
    key = "concat_ws(':', t.kind, t.id)" if table == "known" else "t.id"
    where = f"WHERE {key} NOT IN (SELECT id FROM doomed WHERE tbl = '{table}')" if plan.doomed.get(table) else ""  # noqa: S608 - our own words
    if table in _OF_TEXT:
        where = "WHERE t.document_id NOT IN (SELECT scope FROM masked WHERE tbl = 'documents' AND col = 'text')"
    chosen = ", ".join(f"{value} AS {column}" for column, value in values.items())
    return f"INSERT INTO main.{table} BY NAME SELECT {chosen} FROM before.main.{table} AS t {' '.join(joins)} {where}"  # noqa: S608 - our own words


def closing(told: Forgotten) -> Iterator[str]:
    """What a user must know afterwards, a sentence each."""
    yield f"Forgotten: {told.reports:,} reports and {told.judgements:,} decisions are gone, {told.documents:,} documents are masked; the file is new."
    for name in told.shared:
        yield f"{name} is the name of somebody else here too: where the graph could not tell them apart it stays, and it keeps nobody out."
    yield "Exports, pages and copies made before still name the person; the original article files were not touched."



