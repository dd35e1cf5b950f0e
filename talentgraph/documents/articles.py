"""Text -> Document: front matter, language, title, outlet and day of publication, as far as the text says them."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING

from talentgraph.errors import InputError
from talentgraph.language import dates, periods
from talentgraph.language.fold import fold
from talentgraph.language.scripts import language
from talentgraph.model import Document, DocumentKind, Period, Precision

if TYPE_CHECKING:
    from talentgraph.documents.files import Loaded

_FRONT = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.*?)^---[ \t]*\r?$\n?", re.DOTALL | re.MULTILINE)
_FIELD = re.compile(r"^([A-Za-z_]+)[ \t]*:[ \t]*(.*?)[ \t]*\r?$", re.MULTILINE)
_HEAD = 1500  # characters in which a byline is looked for
_STAMP = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d{2})[-/.年](?P<m>\d{1,2})[-/.月](?P<d>\d{1,2})日?[\sT]*(?=\d{1,2}[::]\d{2}|\s*$|\s*来源|\s*[|·])"
    r"|^(?:Published|Updated|Date|发布时间|发布于|时间)?[::]?\s*(?P<en>[A-Z][a-z]{2,8}\.? \d{1,2}, (?:19|20)\d{2})\b",
    re.MULTILINE,
)
_DATELINE = re.compile(r"^(?P<m>\d{1,2})月(?P<d>\d{1,2})日(?:消息|讯|电|报道)", re.MULTILINE)
_SENTENCE_END = re.compile(r"[。.!?!?;;]\s*$")
_TITLE_LENGTH = 160


def front_matter(text: str) -> tuple[dict[str, str], int]:
    """The fields between the `---` lines at the top, and where the text after them begins.

    >>> front_matter("---\\ntitle: A move\\n---\\nText")
    ({'title': 'A move'}, 22)
    """
    match = _FRONT.match(text)
    if not match or (match[1].strip() and not _FIELD.match(match[1].lstrip())):  # a rule, not front matter
        return {}, 0
    fields = {name.lower(): value.strip().strip("\"'") for name, value in _FIELD.findall(match[1])}
    return fields, match.end()


def _published(fields: dict[str, str], head: str) -> Period:
    words = fields.get("date") or fields.get("published") or ""
    stated = periods.from_iso(words)
    if stated.date:
        return stated
    if read := dates.dates(fold(words).text, dates.Anchor()):
        return read[0].period
    folded = fold(head).text
    for match in _STAMP.finditer(folded):
        if match["en"]:
            if read := dates.dates(match["en"], dates.Anchor()):
                return read[0].period
        elif stamp := periods.valid(int(match["y"]), int(match["m"]), int(match["d"])):
            return stamp
    return Period()


def _title(fields: dict[str, str], body: str) -> str | None:
    if fields.get("title"):
        return fields["title"]
    for line in body.splitlines():
        words = line.strip("\ufeff \t\u3000").lstrip("#").strip()
        if words:
            return words if len(words) <= _TITLE_LENGTH and not _SENTENCE_END.search(words) else None
    return None


def article(loaded: Loaded, shown: str, *, private: bool = False) -> Document:
    """A Document of a file's text.

    Raises:
        InputError: The text has no words.
    """
    return from_text(loaded.text, shown, document_id=loaded.id, encoding=loaded.encoding, private=private)


def from_text(text: str, path: str = "-", *, document_id: str = "", encoding: str = "utf-8", private: bool = False) -> Document:
    """A Document of a text; its id is the hash of the text as UTF-8 where none is given.

    Raises:
        InputError: The text has no words.
    """
    fields, start = front_matter(text)
    body = text[start:]
    if not re.search(r"\w", body):
        raise InputError(f"{path} has no words", "leave it out")
    lang = fields.get("lang") if fields.get("lang") in {"en", "zh-Hans", "zh-Hant"} else None
    published = _published(fields, body[:_HEAD])
    if not published.date and (line := _DATELINE.search(fold(body[:_HEAD]).text)):
        anchor = dates.anchor(published, fold(body).text)
        dated = periods.valid(anchor.year, int(line["m"]), int(line["d"])) if anchor.year else None
        published = dated if dated and dated.precision is Precision.DAY else published
    outlet = fields.get("outlet") or None
    return Document(
        id=document_id or sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        kind=DocumentKind.ARTICLE,
        path=path,
        text=text,
        encoding=encoding,
        lang=lang or language(body),
        title=_title(fields, body),
        outlet=outlet,
        based_on=fields.get("based_on") or None,
        url=fields.get("url") or None,
        published=published,
        digest=(outlet or "").casefold() == "talentgraph digest",
        machine_translated=fields.get("machine_translated", "").casefold() in {"true", "yes", "1"},
        private=private or fields.get("private", "").casefold() in {"true", "yes", "1"},
    )
