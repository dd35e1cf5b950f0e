"""How files are written: beside, then renamed."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from talentgraph import logs
from talentgraph.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def write(path: Path, content: Callable[[Path], object]) -> Path:
    """Write beside and rename: a reader never sees half a file, and an old one stays if this fails.

    Args:
        path: Where the file is to stand.
        content: Writes it where it is told.

    Raises:
        InputError: The folder can't be written to.
    """
    if path.is_dir():
        raise InputError(f"{path} is a folder", "name a file")
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        content(beside)
        beside.replace(path)
    except OSError as error:
        raise InputError(f"can't write {path}: {error.strerror or error}", "choose a folder that you may write to") from None
    finally:
        beside.unlink(missing_ok=True)
    logs.info("writing", "wrote %s, %d bytes", path, path.stat().st_size)
    return path


def write_text(path: Path, text: str) -> Path:
    """Write text as UTF-8 with LF, beside and renamed."""
    return write(path, lambda beside: beside.write_text(text, encoding="utf-8", newline="\n"))
