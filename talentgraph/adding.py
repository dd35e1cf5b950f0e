"""Files -> the store: documents with their claims and deals, one short transaction a document."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from talentgraph import documents, judging, keeping, logs, reading, redaction, tabling
from talentgraph.documents import columns, lines
from talentgraph.errors import InputError
from talentgraph.model import Document, DocumentKind
from talentgraph.parameters import near

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from talentgraph import llm
    from talentgraph.claims.rules import Extraction
    from talentgraph.documents.files import Loaded
    from talentgraph.store import Store

    Progress = Callable[[int, int, str], None]
    _Work = tuple[DocumentKind, Any, Any]

_LISTS_FIRST = [
    DocumentKind.ORGANIZATIONS, DocumentKind.PEOPLE, DocumentKind.LINEAGE, DocumentKind.MOVES, DocumentKind.SPELLS, DocumentKind.ARTICLE,
    DocumentKind.JUDGEMENTS,
]  # fmt: skip


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
        rejected: Why rows could not be read: each sort of reason of each table, with its first row.
        n_rejected: How many rows that are.
        rejects: The file in which all of them stand, if there are any and it was asked for.
        notes: What a user should know: encodings, files in folders that could not be read.
    """

    documents: int = 0
    claims: int = 0
    deals: int = 0
    judgements: int = 0
    skipped: int = 0
    passed_over: int = 0
    kept_out: int = 0
    n_rejected: int = 0
    rejects: Path | None = None
    rejected: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def seed(store: Store) -> None:
    """What a new graph starts with: organizations, people's names, lineage. Content of the demo is added like any other."""
    there = {row[0] for row in store.rows("SELECT id FROM documents").rows}
    for name in ("organizations.csv", "people.csv", "lineage.csv"):
        loaded = documents.load(reading.seeds() / name)
        if loaded.id not in there:  # a file whose making was interrupted has some of them
            tabling.add(store, replace(loaded, name=f"seeds/{name}"), documents.table_plan(loaded.text, name), {})


@dataclass(frozen=True, slots=True)
class How:
    """How files are added.

    Attributes:
        private: Quotes, titles and addresses of these sources stay inside the graph.
        mapping: Field of ours -> what the files call it.
        model: A language model that reads articles too, or None.
        progress: Is told number, total and name of each document.
        rejects: Where rows that can't be read are written, with their reasons; None: nowhere.
    """

    private: bool = False
    mapping: Mapping[str, str] = field(default_factory=dict)
    model: llm.Extractor | None = None
    progress: Progress | None = None
    rejects: Path | None = None


def add(store: Store, paths: Iterable[str | Path], how: How = How()) -> Added:
    """Add files and folders. What is there already is skipped; lists go first, so that articles are read with their names.

    Raises:
        InputError: A path isn't there, or all that is named is one file that can't be read. Of several, and in folders, such files are noted.
    """
    added = Added()
    _fields(how.mapping)
    keeping.begin(store)
    names = [str(path) for path in paths]
    files, added.passed_over = documents.found([Path(name) for name in names if name != "-"])
    if not files and "-" not in names:
        hint = "articles: .txt .md .html .pdf .jsonl, tables: .csv .tsv .xlsx .jsonl .parquet, both: .zip"
        raise InputError(f"no article and no table under {', '.join(names)}", hint)
    there = {row[0] for row in store.rows("SELECT id FROM documents").rows}
    big: list[Path] = []
    alone = {Path(name) for name in names} if len(names) == 1 else set()
    work, now = _sorted_out(store, files, alone, there, added, how, big)
    said = _said(store, [found for kind, _, found in work if kind is DocumentKind.ARTICLE], how)
    for number, (kind, loaded, found) in enumerate(work, 1):
        if how.progress:
            how.progress(number, len(work), loaded.name)
        logs.info("adding", "%s: %s", loaded.name, kind)
        before = int(store.one("SELECT count(*) FROM documents WHERE path = $path", {"path": loaded.name}))
        try:
            if kind is DocumentKind.ARTICLE:
                _article(store, *said(), added)
            elif kind is DocumentKind.JUDGEMENTS:
                added.judgements += judging.load(store, loaded.text, loaded.name)
            else:
                instead = [loaded.id] if loaded.id in there else tabling.replaced(store, loaded, now)
                before -= len(instead)
                _told(added, tabling.add(store, loaded, *found, private=how.private, instead=instead))
                added.notes += _instead(loaded, instead)
        except InputError as error:
            if loaded.path in alone:
                raise
            added.notes.append(f"left out: {error.line}")
            continue
        if before:
            added.notes.append(f"{loaded.name} has changed; what it said before stays in the graph too, until you reject it or build a new graph")
    for path in big:
        _big_table(store, path, there, added, how, alone=path in alone)
    if "-" in names:
        _stdin(store, there, added, how)
    return _closed(store, added, how)


def _instead(loaded: Loaded, gone: list[str]) -> list[str]:
    """What a user should know of a table in whose place another comes."""
    if gone == [loaded.id]:
        return [f"{loaded.name} was there: it is read again, as --map says now"]
    return [f"{loaded.name} has changed: it takes the place of what it said before; to keep both, give the new one another name"] if gone else []


def _closed(store: Store, added: Added, how: How) -> Added:
    """With what is known at the end: what the model was asked, and the rows that could not be read."""
    logs.info("adding", "%d documents, %d reports, %d deals; %d there already", added.documents, added.claims, added.deals, added.skipped)
    if how.model:
        added.notes.append(how.model.words())
    added.n_rejected = keeping.write_rejects(store, how.rejects)
    added.rejects = how.rejects if added.n_rejected else None
    return added


def _fields(mapping: Mapping[str, str]) -> None:
    """What --map may name.

    Raises:
        InputError: It names something else.
    """
    known = [*columns.names(), *lines.FIELDS]
    for ours in mapping:
        if ours not in known:
            raise InputError(f"there is no field {ours} to map", near(ours, known))


def _sorted_out(
    store: Store, files: list[Path], alone: set[Path], there: set[str], added: Added, how: How, big: list[Path]
) -> tuple[list[_Work], set[str]]:
    """What is to be added, lists first: tables with their plans, articles as documents; and all ids. What can't be read is noted, if not named alone."""
    every = _described(files, alone, added, how, big)
    meant = {loaded.id for loaded in every if tabling.is_meant(loaded, how.mapping)}
    work: dict[str, _Work] = {}
    for loaded in every:
        mapping = how.mapping if loaded.id in meant or not meant else {}
        try:
            item = None if loaded.id in work else _work(store, loaded, there, how, mapping)
        except InputError as error:
            if loaded.path in alone:
                raise
            added.notes.append(f"left out: {error.line}")
            continue
        if item is None:
            added.skipped += 1
            continue
        work[loaded.id] = item
        if loaded.encoding != "utf-8" and not loaded.table:
            added.notes.append(f"{loaded.name} was read as {loaded.encoding}")
    return sorted(work.values(), key=lambda item: _LISTS_FIRST.index(item[0])), {loaded.id for loaded in every}


def _described(files: list[Path], alone: set[Path], added: Added, how: How, big: list[Path]) -> list[Loaded]:
    contents: list[Any] = []
    for path in files:
        try:
            if tabling.is_big(path):
                big.append(path)
            else:
                contents += documents.read(path, how.mapping)
        except InputError as error:
            if path in alone:
                raise
            added.notes.append(f"left out: {error.line}")
    return list(documents.described(contents))


def _work(store: Store, loaded: Loaded, there: set[str], how: How, mapping: Mapping[str, str]) -> _Work | None:
    """What is to be done with a file; nothing if that was done before. A table is read again if the user says something else of it."""
    again = loaded.id in there
    if loaded.table:
        planned = tabling.planned(store, loaded, mapping, again=again)
        return planned and (planned[0].kind, loaded, planned)
    return None if again else (DocumentKind.ARTICLE, loaded, documents.article(loaded, loaded.name, private=how.private))


def _said(store: Store, articles: list[Document], how: How) -> Callable[[], tuple[Document, Extraction]]:
    """Gives the articles one after another, each with what it says. Nothing is done before the first is asked for, when the lists are in the store."""
    found: Iterator[tuple[Document, Extraction]] | None = None

    def following() -> tuple[Document, Extraction]:
        nonlocal found
        found = found or reading.read_all(articles, reading.gazetteer(store), how.model)
        return next(found)

    return following


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


def _stdin(store: Store, there: set[str], added: Added, how: How) -> None:
    document = documents.from_stdin(private=how.private)
    if document.id in there:
        added.skipped += 1
    else:
        _article(store, document, reading.read(document, reading.gazetteer(store), how.model), added)


def _big_table(store: Store, path: Path, there: set[str], added: Added, how: How, *, alone: bool) -> None:
    identifier = tabling.identifier(path)
    if identifier in there:
        added.skipped += 1
        if how.mapping:
            added.notes.append(f"{path} is there already: a big table is read once, --map holds for a new graph")
        return
    try:
        with logs.timed("info", "adding", "big table %s", path):
            _told(added, tabling.add_big(store, path, identifier, how.mapping, private=how.private, progress=how.progress))
    except InputError as error:
        if alone:
            raise
        added.notes.append(f"left out: {error.line}")


def _told(added: Added, told: tabling.Told) -> None:
    added.documents += 1
    added.claims += told.kept
    added.kept_out += told.kept_out
    added.rejected += told.rejected
    added.notes += told.notes


def read_again(store: Store) -> None:
    """Extract the claims of all articles anew: the lists, or the rules, have changed since they were read."""
    articles = [keeping.stored(store, row[0]) for row in store.rows("SELECT id FROM documents WHERE kind = 'article' ORDER BY id").rows]
    for document, found in reading.read_all(articles, reading.gazetteer(store)):
        if redaction.touched(document):
            renew_facts(store, document, found)
            continue
        with store.transaction():
            store.run("forget_claims", document=document.id)
            keeping.extraction(store, document, found)


def renew_facts(store: Store, document: Document, found: Extraction) -> None:
    """What a rewrite or a copy of a stored article would keep, from its text as it is stored: of one with masks nothing of the names."""
    with store.transaction():
        store.run("forget_facts", document=document.id)
        keeping.facts(store, document.id, found)
