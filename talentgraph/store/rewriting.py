"""A store written anew from the one before, so that nothing of what is left out stays in the bytes of the file."""

from __future__ import annotations

import contextlib
import os
import shutil
from typing import TYPE_CHECKING

from talentgraph.errors import StoreError
from talentgraph.store import Store, create
from talentgraph.store.copies import tables

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextlib.contextmanager
def rewritten(store: Store) -> Iterator[Store]:
    """A new store with empty kept tables, in which the old one is attached as `before`; it takes the old one's place at the end.

    At any moment either the old file or the new one is whole under the name. The store that is given is closed meanwhile and open again,
    on the new file, afterwards; if anything fails it is the old one. In memory the tables are emptied in place.

    Raises:
        StoreError: The file can't be written, or another process changed it meanwhile.
    """
    if store.path is None:
        with _in_memory(store):
            yield store
        return
    path = store.path.resolve()  # what a link points to, not the link
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    store.close()
    try:
        _leftover(path)
        seen = _stamp(path)
        create(beside)
        shutil.copymode(path, beside)
        with Store(beside, write=True, limits=store.limits) as new:
            new.attach(path, "before")
            new.rows("DELETE FROM meta")
            yield new
            new.detach("before")
        if _stamp(path) != seen:
            raise StoreError(f"{store.path} was changed by another process meanwhile", "nothing was done; try it again")
        beside.replace(path)
        _settle(path.parent)
    except OSError as error:
        raise StoreError(f"can't write {store.path}: {error.strerror or error}", "check the folder, its permissions and the space left") from None
    finally:
        for name in (beside, _wal(beside)):
            with contextlib.suppress(OSError):
                name.unlink(missing_ok=True)
        store.connect()


@contextlib.contextmanager
def _in_memory(store: Store) -> Iterator[None]:
    store.attach(None, "before")
    try:
        for table in tables()[0]:
            store.rows(f"CREATE TABLE before.{table} AS FROM main.{table}")
        try:
            for table in tables()[0]:
                store.rows(f"DELETE FROM main.{table}")  # noqa: S608 - our own tables
            yield
        except BaseException:
            for table in tables()[0]:
                store.rows(f"DELETE FROM main.{table}")  # noqa: S608 - our own tables
                store.rows(f"INSERT INTO main.{table} FROM before.{table}")
            raise
    finally:
        store.detach("before")


def _wal(path: Path) -> Path:
    return path.with_name(f"{path.name}.wal")


def _leftover(path: Path) -> None:
    """Make sure that no log of an unfinished write would be taken for one of the new file.

    Raises:
        StoreError: There is one.
    """
    if _wal(path).exists():
        raise StoreError(f"{path} has changes that are not written yet", "close other programs that use it, then run: talentgraph build")


def _stamp(path: Path) -> tuple[int, int, int]:
    found = path.stat()
    return found.st_ino, found.st_size, found.st_mtime_ns


def _settle(folder: Path) -> None:
    """Make the renaming last, where the system can."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
