"""What can be wrong with a store file, in words; and the settings under which a file is only read."""

from __future__ import annotations

import glob
import os
import re
import shutil
import time
from pathlib import Path
from typing import Any

from talentgraph.errors import FileInUse, StoreError

FORMAT = "talentgraph"
SCHEMA = 4
_MOST_ON_DISK = "50GB"  # what a query that only reads may put aside
_FORGOTTEN = 600  # seconds after which what a dead process has left half-made is nobody's
_LENGTH = 100  # characters of another process's command line that are shown


def offline() -> dict[str, Any]:
    """Settings of every connection: no extension comes over the net, no Python variable is taken for a table."""
    return {
        "autoload_known_extensions": "false",
        "autoinstall_known_extensions": "false",
        "python_enable_replacements": "false",
    }


def sandbox() -> dict[str, Any]:
    """Settings of every read-only connection: no file, no extension and no setting can be reached from SQL."""
    return {
        **offline(),
        "enable_external_access": "false",
        "lock_configuration": "true",
        "max_temp_directory_size": _MOST_ON_DISK,
    }


def is_duckdb(path: Path) -> bool:
    """Whether a file begins as DuckDB's do. Others are never handed to it: it would look for an extension that reads them.

    Raises:
        StoreError: It can't be read, or is a folder.
    """
    if path.is_dir():
        raise StoreError(f"{path} is a folder", "name a file with --db")
    try:
        with path.open("rb") as handle:
            return handle.read(12)[8:] == b"DUCK"
    except OSError as error:
        raise StoreError(f"can't open {path}: {error.strerror or error}", "check the name and the permissions") from None


def foreign(path: Path) -> StoreError:
    """There is a file, but none of DuckDB's."""
    return StoreError(f"{path} is not a talentgraph file", "name another file with --db")


def missing(path: Path) -> StoreError:
    """There is no such file."""
    beside = path.with_name("demo.duckdb")
    also = f", or ask the one that is there: --db {beside}" if beside.exists() else " (or: talentgraph demo)"
    return StoreError(f"no graph at {path}", f"make one: talentgraph build ARTICLES...{also}")


def already_open(path: Path | None) -> StoreError:
    """This process has it open, and two can't be."""
    return StoreError(f"{path} is already open in this program", "close the other Graph first, or use that one")


def swept(path: Path) -> None:
    """Take away what processes that are dead have left half-made beside a file: their names are .NAME.PROCESS.new and the like.

    Nothing young is taken, for the process may live where its number can't be seen from here.
    """
    if os.name == "nt":  # where a signal that only asks would end the process
        return
    named = re.compile(rf"\.{re.escape(path.name)}\.(\d+)\.(?:new|new\.wal|tmp|wait)")
    for beside in list(path.parent.glob(".*")):
        held = named.fullmatch(beside.name)
        if held is None or _lives(int(held[1])):
            continue
        try:
            if time.time() - beside.stat().st_mtime > _FORGOTTEN:
                shutil.rmtree(beside) if beside.is_dir() else beside.unlink()
        except OSError:  # somebody else was quicker, or it isn't ours
            continue


def waiting(path: Path) -> Path:
    """The sign by which this process says that it waits to write to a file."""
    return path.with_name(f".{path.name}.{os.getpid()}.wait")


def awaited(path: Path) -> bool:
    """Whether another process waits to write to a file."""
    if os.name == "nt":
        return False
    signs = path.parent.glob(f".{glob.escape(path.name)}.*.wait")
    numbers = [sign.name.rsplit(".", 2)[1] for sign in signs]
    return any(number.isdecimal() and int(number) != os.getpid() and _lives(int(number)) for number in numbers)


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except PermissionError:
        return True
    except (OSError, OverflowError):
        return False
    return True


def refused(path: Path | None, error: Exception) -> StoreError:
    """DuckDB won't open a file: why, in one sentence."""
    words = str(error)
    if held := re.search(r"Conflicting lock is held in (.+?) \(PID (\d+)\)", words):
        holder = _process(int(held[2]), held[1])
        return FileInUse(f"{path} is in use by {holder}", holder)
    if "different configuration" in words:
        return already_open(path)
    if "version number" in words:
        return StoreError(f"{path} was written by another version of DuckDB: {words.splitlines()[0]}", "upgrade duckdb and talentgraph")
    return StoreError(f"can't open {path}: {words.splitlines()[0]}", "restore it from a copy, or name another file with --db")


def told(error: Exception) -> tuple[str, str]:
    """DuckDB's message in one line, and its own suggestion as the hint."""
    if found := re.match(r"Out of Memory Error: (.+)", str(error)):
        return f"not enough memory: {found[1]}", "ask for less at once, or allow more: --memory 8GB"
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    hint = next((line for line in lines if line.startswith(("Candidate", "Did you mean", "LINE"))), "")
    return re.sub(r"^(\w+ )+Error: ", "", lines[0] if lines else type(error).__name__), hint


def _process(pid: int, program: str) -> str:
    """A process in words a user knows it by: its command line where the system tells it."""
    try:
        command = Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace").strip()
    except OSError:
        command = ""
    words = " ".join((command or program).split())
    return f"process {pid} ({words if len(words) <= _LENGTH else words[: _LENGTH - 1] + '…'})"
