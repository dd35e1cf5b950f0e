"""Files -> the store: documents with their claims and deals, one short transaction a document."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from talentgraph import documents, judging, keeping, reading, redaction, tabling
from talentgraph.errors import InputError
from talentgraph.model import Document, DocumentKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from talentgraph import claims, llm
    from talentgraph.claims.rules import Extraction
    from talentgraph.store import Store

    Progress = Callable[[int, int, str], None]
    _Work = tuple[DocumentKind, Any, Document | None]

_LISTS_FIRST = [
    DocumentKind.ORGANIZATIONS, DocumentKind.PEOPLE, DocumentKind.LINEAGE, DocumentKind.MOVES, DocumentKind.SPELLS, DocumentKind.ARTICLE,
    DocumentKind.JUDGEMENTS,
]  # fmt: skip
_STEPS = {DocumentKind.MOVES: "claims_from_rows", DocumentKind.SPELLS: "claims_from_spells", DocumentKind.LINEAGE: "lineage_from_rows"}
_REJECTED_SHOWN = 20


@dataclass(slots=True)
class Added:
    """What an `add` did.

    Attributes:
        documents: New files read.
        claims: What they assert.
        deals: Context between organizations.
        judgements: Of other graphs, that are kept here now.
        skipped: Files whose content was there already.
        passed_over: Other files under the folders.
        kept_out: Reports of people who were forgotten; not stored.
        rejected: Rows that could not be read, with reasons.
        notes: What a user should know: encodings, files in folders that could not be read.
    """

    documents: int = 0
    claims: int = 0
    deals: int = 0
    judgements: int = 0
    skipped: int = 0
    passed_over: int = 0
    kept_out: int = 0
    rejected: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def seed(store: Store) -> None:
    """What a new graph starts with: organizations, people's names, lineage. Content of the demo is added like any other."""
    there = {row[0] for row in store.rows("SELECT id FROM documents").rows}
    for name in ("organizations.csv", "people.csv", "lineage.csv"):
        loaded = documents.load(reading.seeds() / name)
        if loaded.id not in there:  # a file whose making was interrupted has some of them
            _table(store, replace(loaded, name=f"seeds/{name}"), Added())


@dataclass(frozen=True, slots=True)
class How:
    """How files are added.

    Attributes:
        private: Quotes, titles and addresses of these sources stay inside the graph.
        mapping: Field of ours -> what the files call it.
        model: A language model that reads articles too, or None.
        progress: Is told number, total and name of each document.
    """

    private: bool = False
    mapping: Mapping[str, str] = field(default_factory=dict)
    model: llm.Extractor | None = None
    progress: Progress | None = None


def add(store: Store, paths: Iterable[str | Path], how: How = How()) -> Added:
    """Add files and folders. What is there already is skipped; lists go first, so that articles are read with their names.

    Raises:
        InputError: A named file isn't there or can't be read. What was read before it stays; in folders such files are noted.
    """
    added = Added()
    names = [str(path) for path in paths]
    files, added.passed_over = documents.found([Path(name) for name in names if name != "-"])
    if not files and "-" not in names:
        raise InputError(f"no article and no table under {', '.join(names)}", "articles: .txt .md .html .pdf .jsonl, tables: .csv .parquet, both: .zip")
    there = {row[0] for row in store.rows("SELECT id FROM documents").rows}
    big: list[Path] = []
    work = _sorted_out(files, {Path(name) for name in names}, there, added, how, big)
    said = _said(store, [article for _, _, article in work if article], how)
    for number, (kind, loaded, article) in enumerate(work, 1):
        if how.progress:
            how.progress(number, len(work), loaded.name)
        before = store.one("SELECT count(*) FROM documents WHERE path = $path", {"path": loaded.name})
        try:
            if article:
                _article(store, *next(said), added)
            elif kind is DocumentKind.JUDGEMENTS:
                added.judgements += judging.load(store, loaded.text, loaded.name)
            else:
                _table(store, loaded, added, private=how.private)
        except InputError as error:
            if str(loaded.path) in names:
                raise
            added.notes.append(f"left out: {error.message}")
            continue
        if before:
            added.notes.append(f"{loaded.name} has changed; what it said before stays in the graph too")
    for path in big:
        _big_table(store, path, there, added, how)
    if "-" in names:
        document = documents.from_stdin(private=how.private)
        if document.id in there:
            added.skipped += 1
        else:
            _article(store, document, reading.read(document, reading.gazetteer(store), how.model), added)
    if how.model:
        added.notes.append(how.model.words())
    return added


def _sorted_out(files: list[Path], named: set[Path], there: set[str], added: Added, how: How, big: list[Path]) -> list[_Work]:
    """What is to be added, lists first, with the document of an article. A named file that can't be read is an error; one found in a folder is noted."""
    contents: list[Any] = []
    work = []
    for path in files:
        try:
            if tabling.is_big(path):
                big.append(path)
            else:
                contents += documents.read(path, how.mapping)
        except InputError as error:
            if path in named:
                raise
            added.notes.append(f"left out: {error.message}")
    seen = set(there)
    for loaded in documents.described(contents):
        try:
            kind = documents.table_kind(loaded.text, loaded.name) if documents.is_table(loaded.name) else DocumentKind.ARTICLE
            article = documents.article(loaded, loaded.name, private=how.private) if kind is DocumentKind.ARTICLE else None
        except InputError as error:
            if loaded.path in named:
                raise
            added.notes.append(f"left out: {error.message}")
            continue
        if loaded.id in seen:
            added.skipped += 1
            continue
        seen.add(loaded.id)
        if loaded.encoding not in {"utf-8", "parquet"}:
            added.notes.append(f"{loaded.name} was read as {loaded.encoding}")
        work.append((kind, loaded, article))
    return sorted(work, key=lambda item: _LISTS_FIRST.index(item[0]))


def _said(store: Store, articles: list[Document], how: How) -> Iterator[tuple[Document, Extraction]]:
    """Articles, each with what it says. Nothing is done before the first is asked for, when the lists are in the store."""
    yield from reading.read_all(articles, reading.gazetteer(store), how.model)


def _article(store: Store, document: Document, found: Extraction, added: Added) -> None:
    if stones := redaction.stones(store):
        before = len(found.claims)
        whole = document.text
        document, kept, deals = redaction.keep_out(document, found.claims, found.deals, stones)
        if document.text != whole:  # what is kept of it is kept of the masked text
            found = reading.read(document, reading.gazetteer(store))
        found = replace(found, claims=kept, deals=deals)
        added.kept_out += before - len(found.claims)
    with store.transaction():
        store.run("set_meta", name="stale", value="yes")
        keeping.document(store, document)
        keeping.extraction(store, document, found)
    added.documents += 1
    added.claims += len(found.claims)
    added.deals += len(found.deals)


def _table(store: Store, loaded: Any, added: Added, *, private: bool = False) -> None:
    shown = loaded.name
    kind = documents.table_kind(loaded.text, shown)
    document = Document(loaded.id, kind, shown, "", loaded.encoding, private=private)
    with tempfile.TemporaryDirectory() as folder:
        path = loaded.path
        if loaded.encoding != "utf-8" or loaded.text.startswith("\ufeff") or not path.is_file():  # of an archive there is no file
            path = Path(folder) / "table.csv"
            path.write_text(loaded.text.lstrip("\ufeff"), "utf-8", newline="")
        columns = documents.columns(loaded.text, shown)
        with store.transaction():
            store.load_csv(path, columns, shown)
            if stones := redaction.stones(store):
                shown = redaction.masked(shown, stones)
                document = replace(document, path=shown)
                added.kept_out += redaction.keep_rows_out(store, stones, people=kind is DocumentKind.PEOPLE)
            store.run("set_meta", name="stale", value="yes")
            keeping.document(store, document)
            added.claims += _rows(store, document, shown, added)
    added.documents += 1


def _big_table(store: Store, path: Path, there: set[str], added: Added, how: How) -> None:
    identifier = tabling.identifier(path)
    if identifier in there:
        added.skipped += 1
        return
    told = tabling.add(store, path, identifier, private=how.private, progress=how.progress)
    added.documents += 1
    added.claims += told.kept
    added.kept_out += told.kept_out
    added.rejected += told.rejected
    added.notes += told.notes


def _rows(store: Store, document: Document, shown: str, added: Added) -> int:
    """Run the step of the table's kind; gives the number of claims."""
    if document.kind in {DocumentKind.PEOPLE, DocumentKind.ORGANIZATIONS}:
        store.run("known_from_rows", document=document.id, kind="person" if document.kind is DocumentKind.PEOPLE else "organization")
        return 0
    store.run(_STEPS[document.kind], document=document.id)
    rejected = store.rows("SELECT row_number, reason FROM rejected ORDER BY row_number").rows
    added.rejected += [f"{shown}, row {number}: {reason}" for number, reason in rejected[:_REJECTED_SHOWN]]
    if len(rejected) > _REJECTED_SHOWN:
        added.rejected.append(f"{shown}: and {len(rejected) - _REJECTED_SHOWN} more rows")
    return int(store.one("SELECT count(*) FROM claims WHERE document_id = $id", {"id": document.id}))


def read_again(store: Store) -> None:
    """Extract the claims of all articles anew: the lists, or the rules, have changed since they were read."""
    names = reading.gazetteer(store)
    for (identifier,) in store.rows("SELECT id FROM documents WHERE kind = 'article' ORDER BY id").rows:
        document = keeping.stored(store, identifier)
        if redaction.touched(document):
            renew_facts(store, document, names)
            continue
        found = reading.read(document, names)
        with store.transaction():
            store.run("forget_claims", document=identifier)
            keeping.extraction(store, document, found)


def renew_facts(store: Store, document: Document, names: claims.Gazetteer) -> None:
    """What a rewrite or a copy of a stored article would keep, from its text as it is stored: of one with masks nothing of the names."""
    found = reading.read(document, names)
    with store.transaction():
        store.run("forget_facts", document=document.id)
        keeping.facts(store, document.id, found)
