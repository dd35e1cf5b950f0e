"""Big tables among the files that are added: found by their rows, read without being read into memory."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING

from talentgraph import bulk, documents, keeping, redaction
from talentgraph.errors import InputError
from talentgraph.model import Document, DocumentKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from talentgraph.store import Store

    Progress = Callable[[int, int, str], None]

_CHUNK = 1 << 20
_LEAST_BYTES = 2 * bulk.LEAST  # two bytes are the shortest row


@dataclass(slots=True)
class Told:
    """What the reading of a big table gave.

    Attributes:
        kept: Rows.
        kept_out: Rows of people who were forgotten.
        rejected: Why others were not read.
        notes: What a user should know.
    """

    kept: int
    kept_out: int
    rejected: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def is_big(path: Path) -> bool:
    """Whether a file is a table of moves of so many rows that it is kept in columns.

    Raises:
        InputError: It is no Parquet file, though it is called one.
    """
    try:
        if path.suffix.lower() == ".parquet":
            from talentgraph.store.tables import parquet

            return parquet(path)[1] >= bulk.LEAST
        if path.suffix.lower() != ".csv" or path.stat().st_size < _LEAST_BYTES:
            return False
        lines = 0
        for chunk in _chunks(path):
            lines += chunk.count(b"\n")
            if lines > bulk.LEAST:
                return True
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


def add(store: Store, path: Path, document: str, *, private: bool = False, progress: Progress | None = None) -> Told:
    """Add a big table, all or nothing.

    Args:
        store: Open for writing.
        path: A .csv file in UTF-8, or a .parquet file.
        document: Its id.
        private: Whether its rows and addresses stay inside the store.
        progress: Called with how much is done of how much, and what.

    Raises:
        InputError: It can't be read, or is no table of moves.
    """
    columns = _columns(path)
    kind = documents.kind_of(columns, str(path))
    if kind is not DocumentKind.MOVES:
        raise InputError(f"{path}: a table of {kind.value} of {bulk.LEAST:,} rows or more", "split it into smaller files")

    def tell(share: float) -> None:
        if progress:
            progress(int(share), 100, path.name)

    stones = redaction.stones(store)
    shown = documents.whole(str(path))
    shown = redaction.masked(shown, stones) if stones else shown
    with store.transaction():
        store.run("set_meta", name="stale", value="yes")
        keeping.document(store, Document(document, kind, shown, "", "utf-8", "", private=private))
        kept, kept_out, rejected = bulk.load(store, path, columns, document, shown, tell, redaction.forgets(stones) if stones else None)
    return Told(kept, kept_out, rejected, [f"{shown} is a big table: its {kept:,} rows are kept in columns, each move as one row tells it"])


def _columns(path: Path) -> list[str]:
    if path.suffix.lower() == ".parquet":
        from talentgraph.store.tables import parquet

        return documents.folded(parquet(path)[0], str(path))
    with path.open("rb") as handle:
        start = handle.readline(_CHUNK)
    try:
        return documents.columns(start.decode("utf-8"), str(path))
    except UnicodeDecodeError:
        raise InputError(f"{path} is not UTF-8", "a table of so many rows is read as UTF-8 only: save it so") from None
