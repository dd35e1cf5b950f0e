"""Tables among the files that are added: small ones become claims; big ones, found by their rows, are read without being read into memory."""

from __future__ import annotations

import codecs
import contextlib
import tempfile
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from talentgraph import bulk, keeping, recipes, redaction
from talentgraph.documents import files, layouts, records
from talentgraph.errors import InputError
from talentgraph.model import Document, DocumentKind
from talentgraph.store import cells, sql, tables

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from talentgraph.documents.columns import Plan
    from talentgraph.documents.files import Loaded
    from talentgraph.store import Store

    Progress = Callable[[int, int, str], None]

_CHUNK = 1 << 20
_LEAST_BYTES = 2 * bulk.LEAST  # two bytes are the shortest row
_PLAIN = {"utf-8", "parquet", "xlsx", "jsonl"}  # what nobody needs to be told of
_DAYS = ("date", "start", "end")


@dataclass(slots=True)
class Told:
    """What the reading of a table gave.

    Attributes:
        kept: Claims, or rows of a big table.
        kept_out: Rows of people who were forgotten.
        rejected: Why others were not read.
        notes: What a user should know.
    """

    kept: int
    kept_out: int
    rejected: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def is_meant(loaded: Loaded, mapping: Mapping[str, str]) -> bool:
    """Whether a file is a table with columns that --map names; one that can't be read is told of later."""
    try:
        return bool(loaded.table and mapping) and recipes.meant(layouts.layout(loaded.text, loaded.name), mapping)
    except InputError:
        return False


def planned(store: Store, loaded: Loaded, mapping: Mapping[str, str], *, again: bool) -> tuple[Plan, dict[str, str]] | None:
    """How a table is read, and what of that the user has just said; nothing of one that is there, if nothing new is said of it.

    Args:
        store: Where recipes are kept.
        loaded: The table.
        mapping: Field of ours -> column of theirs.
        again: Whether it is there already.

    Raises:
        InputError: It is no table that is known here, or has no such columns.
    """
    if again and not mapping:
        return None
    lies = layouts.layout(loaded.text, loaded.name)
    if again and not recipes.changed(store, lies, mapping):
        return None
    plan, told = recipes.plan(store, lies, loaded.name, mapping)
    return None if again and not told else (plan, told)


def replaced(store: Store, loaded: Loaded, now: Collection[str]) -> list[str]:
    """The tables whose place a table takes: what lay at its path before, unless a judgement rests on that, it is kept in columns or lies elsewhere now.

    Args:
        store: Where it is to be added.
        loaded: The table.
        now: The ids of all files that are being added.
    """
    big = {row[0] for row in store.rows("SELECT document_id FROM bulk_tables").rows} if store.has("bulk_tables") else set()
    found = store.rows(sql("earlier_tables"), {"path": loaded.name, "document": loaded.id}).rows
    return [identifier for (identifier,) in found if identifier not in big and identifier not in now]


def add(store: Store, loaded: Loaded, plan: Plan, told: Mapping[str, str], *, private: bool = False, instead: Collection[str] = ()) -> Told:
    """Add a table that is in memory, all or nothing.

    Args:
        store: Open for writing.
        loaded: The table.
        plan: How it is read.
        told: What of that the user has just said; it is kept.
        private: Whether its rows and addresses stay inside the store.
        instead: The ids of tables that go: itself as it was read in another way, or what lay there before; instead of a private table comes one.

    Raises:
        InputError: It can't be read.
    """
    private = private or bool(store.one("SELECT bool_or(private) FROM documents WHERE id IN (FROM unnest($ids::VARCHAR[]))", {"ids": [*instead]}))
    document = Document(loaded.id, plan.kind, loaded.name, "", loaded.encoding, private=private)
    done = Told(0, 0, notes=_notes(plan, loaded.name, loaded.encoding))
    with tempfile.TemporaryDirectory() as folder:
        path = loaded.path
        if loaded.encoding != "utf-8" or loaded.text.startswith("\ufeff") or not path.is_file():  # of an archive there is no file
            path = Path(folder) / "table.csv"
            path.write_text(loaded.text.lstrip("\ufeff"), "utf-8", newline="")
        with store.transaction():
            for gone in instead:
                store.run("forget_table", document=gone)
            seen = tables.Seen(plan.columns, plan.fields, delimiter=plan.layout.delimiter, skip=plan.layout.skip)
            tables.load_csv(store, path, seen, loaded.name, ragged=bool(plan.fields))
            if plan.fields:
                _know(store, plan)
                cells.understand(store, plan.columns, plan.fields, plan.codes)
            if stones := redaction.stones(store):
                document = replace(document, path=redaction.masked(document.path, stones))
                done.kept_out = redaction.keep_rows_out(store, stones, people=plan.kind is DocumentKind.PEOPLE)
            store.run("ragged_aside")
            store.run("set_meta", name="stale", value="yes")
            keeping.document(store, document)
            recipes.keep(store, plan, told)
            if "person_id" in plan.fields:
                store.rows("CREATE OR REPLACE TEMP VIEW identified AS FROM raw")
                store.run("known_from_ids", document=document.id, gone=[])
                store.run("spell_names", document=document.id)
            keeping.rows(store, document)
            if plan.fields:
                store.rows("INSERT INTO rejected FROM ragged")
        done.kept = int(store.one("SELECT count(*) FROM claims WHERE document_id = $id", {"id": document.id}))
        if plan.fields:
            done.rejected = keeping.reject(store, document.path)
            done.notes += _order(store, plan, document.path)
            query = "SELECT count(*) FROM claims WHERE document_id = $id AND status = 'announced' AND date_earliest > getvariable('today')"
            done.notes += _ahead(document.path, int(store.one(query, {"id": document.id})))
        if plan.kind is DocumentKind.SPELLS:
            done.notes += _vague(document.path, int(store.one("SELECT count(*) FROM incoming WHERE start_vague OR end_vague")))
    return done


def _know(store: Store, plan: Plan) -> None:
    cells.know(store)
    days = [plan.fields[ours] for ours in _DAYS if ours in plan.fields]
    cells.know(store, plan.dates or cells.order_of_days(store, "raw", days))


def _order(store: Store, plan: Plan, shown: str) -> list[str]:
    """How days are read, where the table itself showed it."""
    told = {"dmy": ("day/month/year", "mdy"), "mdy": ("month/day/year", "dmy")}.get("" if plan.dates else str(store.one("SELECT getvariable('dates')")))
    return [f"{shown}: days are read as {told[0]}, for some can't be read otherwise; if that is wrong: --map dates={told[1]}"] if told else []


def _notes(plan: Plan, shown: str, encoding: str) -> list[str]:
    """What a user should look at before trusting a table: its encoding where that was told by its look, and which column is taken for what."""
    return [*([f"{shown} was read as {encoding}"] if encoding not in _PLAIN else []), *([plan.words(shown)] if plan.guessed else [])]


def _vague(shown: str, rows: int) -> list[str]:
    return [f"{shown}: {rows:,} row{'s have' if rows > 1 else ' has'} a day whose precision is not told: that day counts as unknown"] if rows else []


def _ahead(shown: str, rows: int) -> list[str]:
    return [f"{shown}: {rows:,} row{'s lie' if rows > 1 else ' lies'} ahead of today: announced, not completed"] if rows else []


def is_big(path: Path) -> bool:
    """Whether a file is a table of so many rows that it is kept in columns.

    Raises:
        InputError: It is no Parquet file, though it is called one.
    """
    suffix = path.suffix.lower()
    try:
        if suffix == ".parquet":
            return tables.parquet(path)[1] >= bulk.LEAST
        if suffix not in {".csv", ".tsv", ".tab", *files.LINES} or path.stat().st_size < _LEAST_BYTES:
            return False
        lines = 0
        for chunk in _chunks(path):
            lines += chunk.count(b"\n")
            if lines > bulk.LEAST:
                return suffix not in files.LINES or records.is_table(_start(path)[0])
    except OSError as error:
        raise InputError(f"can't read {path}: {error.strerror or error}", "check the permissions") from None
    return False


def identifier(path: Path) -> str:
    """The hash of a file's bytes, by which its document is known."""
    made = sha256()
    for chunk in _chunks(path):
        made.update(chunk)
    return made.hexdigest()


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as handle:
        while chunk := handle.read(_CHUNK):
            yield chunk


def add_big(
    store: Store, path: Path, document: str, mapping: Mapping[str, str], *, private: bool = False, progress: Progress | None = None
) -> Told:
    """Add a big table, all or nothing.

    Args:
        store: Open for writing.
        path: A table of text, JSON lines or Parquet.
        document: Its id.
        mapping: Field of ours -> what the user calls its column.
        private: Whether its rows and addresses stay inside the store.
        progress: Called with how much is done of how much, and what.

    Raises:
        InputError: It can't be read, or is no table of moves.
    """
    with _readable(path) as (readable, layout, encoding):
        plan, told = recipes.plan(store, layout, str(path), mapping)
        if plan.kind is not DocumentKind.MOVES:
            raise InputError(f"{path}: a table of {plan.kind.value} of {bulk.LEAST:,} rows or more", "split it into smaller files")

        def tell(share: float) -> None:
            if progress:
                progress(int(share), 100, path.name)

        stones = redaction.stones(store)
        shown = files.whole(str(path))
        shown = redaction.masked(shown, stones) if stones else shown
        with store.transaction():
            store.run("set_meta", name="stale", value="yes")
            keeping.document(store, Document(document, plan.kind, shown, "", encoding, "", private=private))
            recipes.keep(store, plan, told)
            kept, kept_out = bulk.load(store, readable, plan, document, shown, tell, redaction.forgets(stones) if stones else None)
        done = Told(kept, kept_out, keeping.reject(store, shown), _notes(plan, shown, encoding) + _order(store, plan, shown) + _ahead(shown, bulk.ahead(store)))
    done.notes.append(f"{shown} is a big table: its {kept:,} rows are kept in columns, each move as one row tells it")
    return done


@contextlib.contextmanager
def _readable(path: Path) -> Iterator[tuple[Path, layouts.Layout, str]]:
    """A big table as a file that the store reads where it lies, how it is laid out, and how it was encoded."""
    if path.suffix.lower() == ".parquet":
        yield path, layouts.Layout(tables.parquet(path)[0], tables.some(path)), "utf-8"
        return
    start, encoding = _start(path)
    if encoding == "utf-8" and path.suffix.lower() not in files.LINES:
        yield path, layouts.layout(start, str(path), whole=False), encoding
        return
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "table.csv"
        with table.open("w", encoding="utf-8", newline="") as out:
            if path.suffix.lower() in files.LINES:
                records.write(lambda: _text(path, encoding), str(path), out)
            else:
                out.writelines(_text(path, encoding))
        yield table, layouts.layout(_start(table)[0], str(path), whole=False), encoding


def _text(path: Path, encoding: str) -> Iterator[str]:
    try:
        with path.open(encoding=encoding, newline="") as handle:
            yield from handle
    except UnicodeDecodeError:
        raise InputError(f"{path} does not go on as {encoding}, as it begins", "save it as UTF-8") from None


def _start(path: Path) -> tuple[str, str]:
    """The beginning of a file as text, up to the end of a line, and its encoding."""
    with path.open("rb") as handle:
        start = handle.read(_CHUNK)
    wide = start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    end = len(start) // 2 * 2 if wide else start.rfind(b"\n") + 1
    return files.decoded(start[: end or len(start)], str(path))
