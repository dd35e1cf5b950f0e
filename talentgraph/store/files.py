"""What can be wrong with a store file, in words; and the settings under which a file is only read."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from talentgraph.errors import StoreError

FORMAT = "talentgraph"
SCHEMA = 1


def sandbox() -> dict[str, Any]:
    """Settings of every read-only connection: no file, no extension and no setting can be reached from SQL."""
    return {
        "enable_external_access": "false",
        "autoload_known_extensions": "false",
        "autoinstall_known_extensions": "false",
        "python_enable_replacements": "false",
        "lock_configuration": "true",
    }


def missing(path: Path) -> StoreError:
    """There is no such file."""
    return StoreError(f"no graph at {path}", "make one: talentgraph build ARTICLES... (or: talentgraph demo)")


def refused(path: Path | None, error: Exception) -> StoreError:
    """DuckDB won't open a file: why, in one sentence."""
    words = str(error)
    if held := re.search(r"Conflicting lock is held in (.+?) \(PID (\d+)\)", words):
        return StoreError(f"{path} is in use by {_process(int(held[2]), held[1])}", "wait until it is done, or stop it")
    if "not a valid DuckDB database file" in words:
        return StoreError(f"{path} is not a talentgraph file", "name another file with --db")
    if "version number" in words:
        return StoreError(f"{path} was written by another version of DuckDB: {words.splitlines()[0]}", "upgrade duckdb and talentgraph")
    if path is not None and path.is_dir():
        return StoreError(f"{path} is a folder", "name a file with --db")
    return StoreError(f"can't open {path}: {words.splitlines()[0]}", "")


def _process(pid: int, program: str) -> str:
    """A process in words a user knows it by: its command line where the system tells it."""
    try:
        command = Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace").strip()
    except OSError:
        command = ""
    return f"process {pid} ({command or program})"
