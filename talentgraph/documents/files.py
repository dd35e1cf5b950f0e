"""Paths -> bytes -> text: which files there are, and how their bytes are read."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field, replace
from glob import glob
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from talentgraph.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping

TEXTS = {".txt", ".md", ".markdown", ".text"}
PAGES = {".html", ".htm", ".xhtml"}
PDFS = {".pdf"}
LINES = {".jsonl", ".ndjson"}
ARCHIVES = {".zip"}
TABLES = {".csv", ".tsv", ".tab", ".xlsx", ".parquet"}
KNOWN = TEXTS | PAGES | PDFS | LINES | ARCHIVES | TABLES
PACKED = KNOWN - ARCHIVES - {".parquet"}  # what is read inside an archive
# Characters so frequent that the right reading of Chinese bytes shows them and a wrong one doesn't.
_FREQUENT = frozenset(
    "的一是不了在人有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可她里后這個來國說們為時會後過對學裡"
)
_WESTERN = 0.8  # share of ASCII from which a text is hardly Chinese
_MARKS = frozenset("“”‘’‚„‹›«»–—…•·¿¡€£¥§©®™°×\xa0\xad")  # what western languages write beside letters
_HALVES = re.compile(r"[\ud800-\udfff]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")


@dataclass(frozen=True, slots=True)
class Loaded:
    """A document as read.

    Attributes:
        path: The file.
        id: The hash of its bytes; of a text that was taken out of a file, of that text.
        text: Its text.
        encoding: The one that fitted.
        name: What the user sees: the path, with the place inside an archive or a file of lines.
        fields: What is said of it outside its text: title, outlet, published, url, lang.
        table: Whether it is a table, as cells with commas between them.
    """

    path: Path
    id: str
    text: str
    encoding: str
    name: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    table: bool = False

    def saying(self, fields: Mapping[str, str]) -> Loaded:
        """The same with more fields, which hold against its own."""
        return replace(self, fields={**self.fields, **fields}) if fields else self


def found(paths: list[Path]) -> tuple[list[Path], int]:
    """The files under some paths, sorted within each folder, and how many others were passed over there.

    Raises:
        InputError: A path isn't there, or is an address of the web.
    """
    files: list[Path] = []
    passed_over = 0
    for path in paths:
        if re.match(r"https?:/", str(path), re.IGNORECASE):
            raise InputError(f"{path} is a web address", "save the page to a file and build that; nothing is downloaded here")
        if _is_there(path) and path.is_dir():
            inside = sorted(p for p in path.rglob("*") if p.is_file() and not _is_hidden(p.relative_to(path)))
            wanted = [p for p in inside if p.suffix.lower() in KNOWN]
            passed_over += len(inside) - len(wanted)
            files.extend(wanted)
        elif _is_there(path):
            files.append(path)
        elif matches := _matching(path):
            files.extend(matches)
        else:
            raise InputError(f"no such file or folder: {path}", "check the spelling; name files or folders of articles and tables")
    return list(dict.fromkeys(files)), passed_over


def _matching(path: Path) -> list[Path]:
    """The files that a pattern fits, where the shell has left it as it stands."""
    pattern = str(path)
    if not re.search(r"[*?\[]", pattern):
        return []
    return sorted(found for name in glob(pattern, recursive=True) if (found := Path(name)).is_file())  # noqa: PTH207 - a pattern may be absolute


def is_table(name: str) -> bool:
    """Whether a file is a table, by the end of its name.

    >>> is_table("a.zip/moves.CSV"), is_table("news.jsonl:3")
    (True, False)
    """
    return Path(name).suffix.lower() in TABLES


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a name that is too long for any file
        return False


def load(path: Path) -> Loaded:
    """Read a file: UTF-8, UTF-16 with a byte-order mark, GB18030, Big5 or Windows-1252.

    Raises:
        InputError: It can't be read, is empty, or isn't text.
    """
    return loaded(content(path), path, str(path))


def content(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        InputError: It can't be read, or is empty.
    """
    try:
        found = path.read_bytes()
    except OSError as error:
        raise InputError(f"can't read {path}: {error.strerror or error}", "check the permissions") from None
    if not found.strip():
        raise InputError(f"{path} is empty", "leave it out")
    return found


def loaded(content: bytes, path: Path, shown: str) -> Loaded:
    """Bytes as a document.

    Raises:
        InputError: They are empty, or no text.
    """
    text, encoding = decoded(content, shown)
    if not text.strip("\ufeff \t\r\n\u3000"):
        raise InputError(f"{shown} is empty", "leave it out")
    return Loaded(path, sha256(content).hexdigest(), text, encoding, whole(shown), table=is_table(shown))


def whole(text: str) -> str:
    r"""A text without halves of characters (lone surrogates), which no file and no store can hold: each becomes the sign for what can't be shown.

    >>> whole("a\ud800b")
    'a�b'
    """
    return _HALVES.sub("\ufffd", text)


def decoded(content: bytes, name: str, declared: str | None = None) -> tuple[str, str]:
    """Bytes as text, and the encoding used: UTF-8 where it fits, else the one that the bytes declare, else what they look like.

    >>> decoded("他离开了公司".encode("gb18030"), "a.txt")
    ('他离开了公司', 'gb18030')

    Raises:
        InputError: No encoding fits, or the bytes are no text.
    """
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        tries = ["utf-16"]
    elif b"\0" in content:
        raise InputError(f"{name} is not text", "save it as UTF-8 text; pictures, archives and office files can't be read")
    else:
        tries = ["utf-8", *([declared] if declared else [])]
    for encoding in tries:
        try:
            return _text(content.decode(encoding), name), encoding
        except (UnicodeDecodeError, LookupError):
            continue
    readings: list[tuple[float, str, str]] = []
    for encoding in ("gb18030", "big5"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        readings.append((sum(character in _FREQUENT for character in text) / len(text), text, encoding))
    western = sum(byte < 0x80 for byte in content) > _WESTERN * len(content)
    share, text, encoding = max(readings, key=lambda reading: (reading[0], reading[2] == "gb18030"), default=(0.0, "", ""))
    if western and not share and (text := _western(content)):  # a curly quote of Windows-1252 can be read as a Chinese character
        return _text(text, name), "windows-1252"
    if not text or (western and not share):
        raise InputError(f"{name}: the encoding is none of UTF-8, UTF-16, GB18030, Big5, Windows-1252", "save it as UTF-8")
    return _text(text, name), encoding


def _western(content: bytes) -> str:
    """Bytes as Windows-1252 where all that is not ASCII are letters and marks of western languages, else nothing: other bytes mean another encoding."""
    text = content.decode("cp1252", "replace")
    return text if all(character.isalpha() or character in _MARKS for character in set(text) if character > "\x7f") else ""


def _text(text: str, name: str) -> str:
    if len(_CONTROL.findall(text)) > len(text) / 100:
        raise InputError(f"{name} is not text", "save it as UTF-8 text; pictures, archives and office files can't be read")
    return text
