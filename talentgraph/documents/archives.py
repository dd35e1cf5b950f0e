"""A .zip of articles and tables -> its files, read in memory and never unpacked to disk; bounded, so that no archive can blow up."""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

from talentgraph.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOST_FILES = 20_000
LARGEST = 64 * 1024 * 1024  # bytes of one file, unpacked
MOST_BYTES = 2 * 1024 * 1024 * 1024  # of all files, unpacked
_HINT = "unpack it yourself and name the folder"
# What damaged archives make zipfile raise: names in no encoding, sizes of no file, ways of packing that are not known here.
_DAMAGED = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError, OverflowError, RuntimeError, ValueError)
_BOMB = 300  # unpacked to packed; text reaches about 20


def members(path: Path, suffixes: set[str]) -> Iterator[tuple[str, bytes]]:
    """The files of an archive that end in some suffixes: name inside, content. Hidden files and archives inside it are passed over.

    Raises:
        InputError: It is no archive, has a password, is damaged, or holds more than the bounds.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            infos = [info for info in archive.infolist() if _wanted(info, suffixes)]
            _bounded(path, infos)
            for info in sorted(infos, key=lambda info: info.filename):
                yield info.filename, archive.read(info)
    except _DAMAGED as error:
        raise InputError(f"{path} can't be unpacked: {error}", _HINT) from None


def _wanted(info: zipfile.ZipInfo, suffixes: set[str]) -> bool:
    parts = info.filename.replace("\\", "/").split("/")
    hidden = any(part.startswith((".", "__MACOSX")) for part in parts)
    return bool(info.filename) and not info.is_dir() and not hidden and any(parts[-1].lower().endswith(suffix) for suffix in suffixes)


def _bounded(path: Path, infos: list[zipfile.ZipInfo]) -> None:
    if len(infos) > MOST_FILES:
        raise InputError(f"{path} holds {len(infos):,} files, more than {MOST_FILES:,}", _HINT)
    for info in infos:
        if info.flag_bits & 1:
            raise InputError(f"{path} has a password", _HINT)
        if info.file_size > LARGEST:
            raise InputError(f"{path}: {info.filename} has {info.file_size:,} bytes, more than {LARGEST:,}", _HINT)
        if info.file_size > 1_000_000 and info.file_size > _BOMB * max(info.compress_size, 1):
            raise InputError(f"{path}: {info.filename} is packed suspiciously well", _HINT)
    if sum(info.file_size for info in infos) > MOST_BYTES:
        raise InputError(f"{path} unpacks to more than {MOST_BYTES:,} bytes", _HINT)
