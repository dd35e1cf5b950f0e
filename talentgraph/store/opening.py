"""How a file is opened: what this process has open already, who is waited for, what is read while another process writes."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

from talentgraph.errors import FileInUse, QueryError, StoreError, TalentGraphError
from talentgraph.store.files import already_open, awaited, foreign, is_duckdb, offline, refused, sandbox, swept, told, waiting

if TYPE_CHECKING:
    from collections.abc import Iterator

_SIZE = re.compile(r"[0-9]+(\.[0-9]+)?\s*[KMGT]i?B", re.IGNORECASE)
_DAMAGED = re.compile(r"Corrupt|[Cc]hecksum|enough bytes|INTERNAL Error")
_DISK = re.compile(r"Could not (?:read|write|sync|truncate|create|remove|move)|No space left|Failed to commit|has been invalidated|Cannot open file")
_DEEP = 200
_PAUSE = 0.2  # seconds between two tries
_TRIES = 20  # copies of a file that is being written, until one is whole
_HEAD = 3 * 4096  # bytes at the front of a DuckDB file that every checkpoint changes, last of all
_held: dict[tuple[int, int], Counter[bool]] = {}  # files that this process has open: how often for writing (True), how often for reading


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a graph may take.

    Attributes:
        wait: Seconds for which another process that uses the file is waited for.
        memory: What DuckDB may hold in memory, as "2GB"; beyond that it goes to disk. None: most of the machine's.
        seconds: How long one query of the user's own may take; 0: as long as it wants.
        rows: How many rows it may give.

    Raises:
        QueryError: The size of the memory can't be read.

    >>> Limits(memory="2GB").settings()
    {'memory_limit': '2GB'}
    """

    wait: float = 0
    memory: str | None = None
    seconds: float = 60
    rows: int = 1_000_000

    def __post_init__(self) -> None:
        if self.memory is not None and not _SIZE.fullmatch(self.memory.strip()):
            raise QueryError(f"{self.memory!r} is no size of memory", "write it as 500MB or 2GB")

    def settings(self) -> dict[str, str]:
        """The same for DuckDB."""
        return {"memory_limit": self.memory.strip()} if self.memory else {}


AS_USUAL = Limits()
_taken_apart: dict[str, list[Any]] = {}


@dataclass(slots=True)
class Opened:
    """A connection, and what must be known about it.

    Attributes:
        connection: DuckDB's.
        behind: Who is writing to the file meanwhile, in words; then the connection reads what the file held at the last point where it was whole.
        key: By which the file is told from others while this process has it open; None for memory and copies.
        write: Whether it is open for writing.
    """

    connection: Any
    behind: str = ""
    key: tuple[int, int] | None = None
    write: bool = False

    def close(self) -> None:
        """Give the file free."""
        self.connection.close()
        if self.key is not None:
            _held[self.key][self.write] -= 1
            self.key = None


def opened(path: Path | None, limits: Limits, *, write: bool) -> Opened:
    """Open a file that is there, or memory.

    A file that this process has open is not touched before DuckDB has seen it: closing any handle of a file gives up the lock on it.

    Raises:
        FileInUse: Another process has it, still after the wait, and it can't be read meanwhile.
        StoreError: It isn't ours, or can't be opened.
    """
    if path is None:
        return Opened(duckdb.connect(":memory:", config={**offline(), **limits.settings()}), write=True)
    found = path.stat()
    key = (found.st_ino, found.st_dev)
    mine = _held.setdefault(key, Counter())
    if mine[True] or (write and mine[False]):
        raise already_open(path)
    if not mine[False] and not is_duckdb(path):
        raise foreign(path)
    if write:
        swept(path.resolve())
    config = {**(offline() if write else sandbox()), **limits.settings(), "temp_directory": _spill(path)}
    if not write and not mine[False] and awaited(path.resolve()):
        with contextlib.suppress(FileInUse):
            return _meanwhile(path, config, FileInUse("", "another process"))
    try:
        made = Opened(_connected(path, config, limits.wait, write=write), "", key, write)
    except FileInUse as error:
        if write:
            raise
        return _meanwhile(path, config, error)
    mine[write] += 1
    return made


def _connected(path: Path, config: dict[str, Any], wait: float, *, write: bool) -> Any:
    """DuckDB's connection, as soon as nobody else has the file. Who waits to write says so beside it, and readers make room."""
    until, sign = time.monotonic() + wait, waiting(path.resolve())
    try:
        while True:
            try:
                return duckdb.connect(str(path), read_only=not write, config=config)
            except duckdb.Error as error:
                why = refused(path, error)
            if not isinstance(why, FileInUse) or time.monotonic() >= until:
                raise why
            if write:
                with contextlib.suppress(OSError):
                    sign.touch()
            time.sleep(_PAUSE)
    finally:
        with contextlib.suppress(OSError):
            sign.unlink(missing_ok=True)


def _spill(path: Path) -> str:
    """Where what does not fit into memory goes: a folder of this process beside the file; where none can be made, the system's."""
    real = path.resolve()
    return str((real.parent if os.access(real.parent, os.W_OK) else Path(tempfile.gettempdir())) / f".{real.name}.{os.getpid()}.tmp")


def _meanwhile(path: Path, config: dict[str, Any], why: FileInUse) -> Opened:
    """What a file held when it was last whole, read while another process writes to it.

    A checkpoint writes only to blocks that the state before it does not use, and changes the head of the file last. So a copy during which the
    head has stayed as it was is that state; what stands in the log beside it is not yet in the file.

    Raises:
        FileInUse: There is no room for a copy, or none was whole.
    """
    with tempfile.TemporaryDirectory(prefix="talentgraph-", ignore_cleanup_errors=True) as folder:
        copy = Path(folder) / path.name
        for _ in range(_TRIES):
            with contextlib.suppress(OSError, duckdb.Error):
                before = _head(path)
                shutil.copyfile(path, copy)
                if _head(path) == before:
                    return Opened(duckdb.connect(str(copy), read_only=True, config=config), why.holder)  # its name goes at once, its bytes with it
            time.sleep(_PAUSE)
    raise why


def _head(path: Path) -> bytes:
    with path.open("rb") as handle:
        return handle.read(_HEAD)


def shallow(query: str) -> str:
    """A query as it is: the time that parsing takes grows with the square of the brackets that are open at once.

    Raises:
        QueryError: Too many are.
    """
    for one, other in ("()", "[]", "{}"):
        deep = 0
        for mark in re.findall(f"[\\{one}\\{other}]", query):
            deep += 1 if mark == one else -1
            if deep > _DEEP:
                raise QueryError(f"more than {_DEEP} brackets inside one another", "write the query flatter")
    return query


def statements(connection: Any, step: str) -> list[Any]:
    """The statements of a step of ours, taken apart once: every connection may run them."""
    if step not in _taken_apart:
        _taken_apart[step] = list(connection.extract_statements(step))
    return _taken_apart[step]


def reads(statement: Any) -> bool:
    """Whether a statement only reads."""
    try:
        return statement.type in {duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN}
    except ValueError:  # DuckDB knows kinds of statements that its binding has no name for
        return False


def _broken(error: Exception) -> TalentGraphError | None:
    """What an error says of the memory, the disk or the file itself, if it does."""
    words = str(error)
    if isinstance(error, duckdb.OutOfMemoryException):
        return QueryError(*told(error))
    if _DAMAGED.search(words) or isinstance(error, duckdb.InternalException | duckdb.SerializationException):
        return StoreError(f"the graph's file is damaged: {told(error)[0]}", "restore it from a copy, or build it again from its sources")
    if _DISK.search(words) or isinstance(error, duckdb.IOException | duckdb.FatalException):
        return StoreError(f"the graph can't be read or written: {told(error)[0]}", "check the space left on the disk and the permissions")
    return None


@contextlib.contextmanager
def interruptible() -> Iterator[None]:
    """Ctrl-C, which DuckDB tells in its own ways, stays Ctrl-C."""
    try:
        yield
    except (duckdb.Error, RuntimeError) as error:
        if _is_ctrl_c(error):
            raise KeyboardInterrupt from None
        raise


def _is_ctrl_c(error: Exception) -> bool:
    return "interrupted" in str(error).lower()


@contextlib.contextmanager
def limited(connection: Any, seconds: float = 0) -> Iterator[None]:
    """Stop what a connection does after so many seconds; 0 lets it go on. Ctrl-C, which DuckDB tells in its own ways, stays Ctrl-C.

    Raises:
        QueryError: The time is up, or the memory that it may take.
        StoreError: The file or its disk is at fault.
    """
    late = threading.Event()

    def stop() -> None:
        late.set()
        connection.interrupt()

    timer = threading.Timer(seconds, stop) if seconds else None
    try:
        if timer:
            timer.daemon = True
            timer.start()
        yield
    except (duckdb.Error, RuntimeError) as error:
        if broken := _broken(error):
            raise broken from None
        if late.is_set():
            raise QueryError(f"the query was stopped after {seconds:g} seconds", "ask for less at once, or give it longer: --seconds 600") from None
        if _is_ctrl_c(error):
            raise KeyboardInterrupt from None
        raise
    finally:
        if timer:
            timer.cancel()
