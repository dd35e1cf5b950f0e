"""One file -> what it holds: an article, a table, or, of JSON lines and archives, several of them."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from talentgraph.documents import archives, files, lines, manifests, pages, pdfs, records, sheets
from talentgraph.documents.files import Loaded
from talentgraph.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_LARGEST_PAGE = 20_000_000  # bytes


def read(path: Path, mapping: Mapping[str, str] | None = None) -> list[Loaded]:
    """What a file holds.

    Args:
        path: An article (.txt .md .html .pdf), articles or a table (.jsonl), a table (.csv .tsv .xlsx .parquet), or a .zip of these.
        mapping: Of .jsonl: field of ours -> key of theirs.

    Raises:
        InputError: It can't be read, is empty, or isn't what its suffix says.
    """
    suffix = path.suffix.lower()
    if suffix in files.ARCHIVES:
        inside = [one for name, content in archives.members(path, files.PACKED) for one in _inside(path, name, content, mapping)]
        if not inside:
            raise InputError(f"{path} holds no article and no table", f"they end in {' '.join(sorted(files.PACKED))}")
        return described(inside)
    if suffix == ".parquet":
        return [_parquet(path)]
    if suffix in files.PAGES | files.PDFS | files.LINES | sheets.SHEETS:
        return list(_READERS[suffix](files.content(path), path, str(path), mapping))
    return [files.load(path)]


def described(loaded: list[Loaded]) -> list[Loaded]:
    """The same without the manifests among them, each file with what the manifest beside it says."""
    said: dict[str, dict[str, str]] = {}
    rest = []
    for one in loaded:
        if one.name.lower().endswith(".csv") and manifests.is_manifest(one.text):
            beside = _folder(one.name)
            said |= {str(beside / file): fields for file, fields in manifests.manifest(one.text, one.name).items()}
        else:
            rest.append(one)
    return [one.saying(said.get(str(_folder(one.name) / PurePosixPath(one.name.replace("\\", "/")).name), {})) for one in rest]


def _parquet(path: Path) -> Loaded:
    """A small Parquet file, as the CSV table that it would be."""
    from talentgraph.store import tables

    with TemporaryDirectory() as folder:
        table = Path(folder) / "table.csv"
        tables.to_csv(path, table)
        return Loaded(path, sha256(files.content(path)).hexdigest(), table.read_text("utf-8"), "parquet", files.whole(str(path)), table=True)


def _folder(name: str) -> PurePosixPath:
    return PurePosixPath(name.replace("\\", "/")).parent


def _inside(path: Path, name: str, content: bytes, mapping: Mapping[str, str] | None) -> Iterator[Loaded]:
    """A file of an archive, shown as archive/name."""
    shown = f"{path}/{name}"
    reader = _READERS.get(PurePosixPath(name).suffix.lower(), _plain)
    yield from reader(content, Path(shown), shown, mapping)


def _plain(content: bytes, path: Path, shown: str, _: Mapping[str, str] | None) -> Iterator[Loaded]:
    yield files.loaded(content, path, shown)


def _page(content: bytes, path: Path, shown: str, _: Mapping[str, str] | None) -> Iterator[Loaded]:
    if len(content) > _LARGEST_PAGE:
        raise InputError(f"{shown} has {len(content):,} bytes: no article is longer than a page of {_LARGEST_PAGE:,}", "save the article alone")
    text, fields = pages.page(files.decoded(content, shown, pages.charset(content))[0])
    if not text.strip():
        raise InputError(f"{shown} has no text", "save the page when it is fully shown, or copy its text to a file")
    yield _made(path, text, shown, fields)


def _pdf(content: bytes, path: Path, shown: str, _: Mapping[str, str] | None) -> Iterator[Loaded]:
    text, fields = pdfs.pdf(content, shown)
    yield _made(path, text, shown, fields)


def _lines(content: bytes, path: Path, shown: str, mapping: Mapping[str, str] | None) -> Iterator[Loaded]:
    text, _ = files.decoded(content, shown)
    if records.is_table(text, mapping):
        yield Loaded(path, sha256(content).hexdigest(), records.cells(text, shown), "jsonl", shown, table=True)
        return
    for number, words, fields in lines.articles(text, shown, mapping):
        yield _made(path, words, f"{shown}:{number}", fields)


def _sheets(content: bytes, path: Path, shown: str, _: Mapping[str, str] | None) -> Iterator[Loaded]:
    """Each sheet that holds cells; of several, each is a table of its own."""
    found = sheets.sheets(content, shown)
    for name, text in found:
        whole = sha256(content if len(found) == 1 else content + name.encode()).hexdigest()
        place = (path, shown) if len(found) == 1 else (Path(f"{path}/{name}"), f"{shown}/{name}")
        yield Loaded(place[0], whole, text, "xlsx", place[1], table=True)


def _made(path: Path, text: str, shown: str, fields: Mapping[str, str]) -> Loaded:
    """A text that was taken out of a file: it is known by its own hash, so that what is stored can be checked against it."""
    text = files.whole(text)
    said = {name: files.whole(value) for name, value in fields.items()}
    return Loaded(path, sha256(text.encode("utf-8")).hexdigest(), text, "utf-8", files.whole(shown), said)


_READERS: dict[str, Callable[[bytes, Path, str, Mapping[str, str] | None], Iterator[Loaded]]] = {
    **dict.fromkeys(files.PAGES, _page),
    **dict.fromkeys(files.PDFS, _pdf),
    **dict.fromkeys(files.LINES, _lines),
    **dict.fromkeys(sheets.SHEETS, _sheets),
}
