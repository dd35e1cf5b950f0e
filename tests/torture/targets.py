"""What is fuzzed: one function a target takes any bytes and raises where something is wrong that is not the input's fault.

An error of the house's family is an answer; every other exception, a quote that is not the text, a span outside of it, is a finding.
"""

from __future__ import annotations

import contextlib
import io
import tempfile
import zipfile
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from talentgraph import ask, claims, documents, keeping, reading, tabling
from talentgraph.documents import archives, files, lines, manifests, pages
from talentgraph.errors import TalentGraphError
from talentgraph.language import dates, money, names, periods, scripts, sentences
from talentgraph.language.fold import fold
from talentgraph.language.readings import Anchor
from talentgraph.model import Document, Period
from talentgraph.store import Store

if TYPE_CHECKING:
    from talentgraph.claims.rules import Extraction

Target = Callable[[bytes], None]
_SHOWN = "fuzzed"


class _Undone(Exception):  # noqa: N818 - no error: it ends a transaction
    """All was well; nothing is kept."""


def _text(data: bytes) -> str:
    """Bytes as text: what is no UTF-8 becomes lone surrogates."""
    return data.decode("utf-8", "surrogateescape")


@cache
def _names() -> claims.Gazetteer:
    return reading.gazetteer()


@cache
def _store() -> Store:
    return Store(None)


@cache
def _folder() -> Path:
    made = tempfile.TemporaryDirectory()
    _kept.append(made)
    return Path(made.name)


_kept: list[tempfile.TemporaryDirectory[str]] = []


def document(data: bytes) -> None:
    """Bytes of a file -> a document and its zones."""
    try:
        loaded = files.loaded(data, Path(_SHOWN), _SHOWN)
        made = documents.article(loaded, _SHOWN)
    except TalentGraphError:
        return
    assert made.text == loaded.text
    for zone in documents.zones(made.text):
        assert 0 <= zone.start <= zone.end <= len(made.text)
    documents.sketch(made.text)


def page(data: bytes) -> None:
    """Bytes of a web page -> its text and fields."""
    try:
        text, fields = pages.page(files.decoded(data, _SHOWN, pages.charset(data))[0])
    except TalentGraphError:
        return
    assert all(isinstance(value, str) and value for value in fields.values())
    assert isinstance(text, str)


def line(data: bytes) -> None:
    """JSON lines -> articles."""
    with contextlib.suppress(TalentGraphError):
        for number, words, fields in lines.articles(_text(data), _SHOWN):
            assert number > 0
            assert words
            assert all(isinstance(value, str) for value in fields.values())


def archive(data: bytes) -> None:
    """A .zip -> its files: of the fuzzed bytes themselves, and of an archive whose directory they damage."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("a.txt", data[:1000])
        made.writestr("b/c.csv", b"person,to_org\n")
    damaged = bytearray(whole.getvalue())
    for place, byte in zip(data[::2], data[1::2], strict=False):
        damaged[-1 - place % len(damaged)] = byte
    path = _folder() / "a.zip"
    for content in (data, bytes(damaged)):
        path.write_bytes(content)
        with contextlib.suppress(TalentGraphError):
            for name, inside in archives.members(path, files.PACKED):
                assert isinstance(name, str)
                assert len(inside) <= archives.LARGEST


def language(data: bytes) -> None:
    """Text -> folded text whose spans lie in it, sentences, clauses, keys."""
    text = _text(data)
    folded = fold(text)
    last = 0
    for at in range(len(folded.text)):
        start, end = folded.span(at, at + 1)
        assert last <= start <= end <= len(text), (at, start, end)
        last = start
    for start, end in sentences.sentences(folded.text):
        assert 0 <= start <= end <= len(folded.text)
    for start, end in sentences.clauses(folded.text):
        assert 0 <= start <= end <= len(folded.text)
    assert scripts.language(text) in {"en", "zh-Hans", "zh-Hant"}
    for name in text.split("\n")[:5]:
        assert names.key(name) == names.key(names.key(name)) or name
        names.keys([name], organizations=True)


def claim(data: bytes) -> None:
    """Text -> claims whose quotes stand in it."""
    _said(_text(data))


def _said(text: str) -> tuple[Document, Extraction] | None:
    try:
        made = documents.from_text(text)
    except TalentGraphError:
        return None
    found = reading.read(made, _names())
    quotes = [quote for one in found.claims for quote in (one.evidence, *one.more_quotes)] + [deal.evidence for deal in found.deals]
    assert all(text[quote.start : quote.end] == quote.quote for quote in quotes)
    return made, found


def kept(data: bytes) -> None:
    """Text -> the rows of a store, as they went in."""
    said = _said(documents.whole(_text(data)))
    if said is None:
        return
    made, found = said
    with contextlib.suppress(_Undone), _store().transaction():
        keeping.document(_store(), made)
        keeping.extraction(_store(), made, found)
        back = keeping.stored(_store(), made.id)
        assert back.text == made.text
        assert back.published == made.published
        raise _Undone


def day(data: bytes) -> None:
    """Text -> dates in it: whole, and in order."""
    text = fold(_text(data)).text
    for anchor in (Anchor(), Anchor(date(2024, 3, 31), 2024), Anchor(date(1900, 1, 1), 1900), Anchor(date(2100, 12, 31), 2100), dates.anchor(Period(), text)):
        for found in dates.dates(text, anchor):
            assert 0 <= found.start < found.end <= len(text)
            first, last = found.period.earliest, found.period.latest
            assert first is None or last is None or date.min <= first <= last
    periods.from_iso(_text(data).strip())


def amount(data: bytes) -> None:
    """Text -> amounts of money in it."""
    text = fold(_text(data)).text
    for found in money.amounts(text):
        assert 0 <= found.start < found.end <= len(text)
        assert found.amount is None or found.amount >= 0


def table(data: bytes) -> None:
    """A table -> its kind and its rows, and what they claim."""
    try:
        loaded = files.loaded(data, Path(_SHOWN), _SHOWN)
        if manifests.is_manifest(loaded.text):
            manifests.manifest(loaded.text, _SHOWN)
        plan = documents.table_plan(loaded.text, _SHOWN)
    except TalentGraphError:
        return
    keeping.begin(_store())
    with contextlib.suppress(TalentGraphError):
        tabling.add(_store(), loaded, plan, {})
    for kept in ("claims", "documents"):
        _store().rows(f"DELETE FROM {kept}")


def question(data: bytes) -> None:
    """A .sql file -> a question and its statements; parameters take any word."""
    path = _folder() / "q.sql"
    path.write_bytes(data)
    with contextlib.suppress(TalentGraphError):
        ask.title(path)
    with contextlib.suppress(TalentGraphError):
        found = ask.read(path)
        texts = ask.statements(found, _store().statements(found.sql))
        ask.check(found, [_store().parameters(text)[0] for text in texts])
        for one in found.parameters:
            with contextlib.suppress(TalentGraphError):
                ask.coerce(found, {one.name: _text(data[-20:])})


TARGETS: dict[str, Target] = {
    "document": document, "page": page, "line": line, "archive": archive, "language": language, "claim": claim, "kept": kept, "day": day,
    "amount": amount, "table": table, "question": question,
}  # fmt: skip
