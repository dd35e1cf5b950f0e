"""Text -> Document: front matter, language, title, outlet and day of publication, as far as the text says them."""

from __future__ import annotations

import re
import sys
from hashlib import sha256
from typing import TYPE_CHECKING

from talentgraph.documents.files import decoded, whole
from talentgraph.errors import InputError
from talentgraph.language import dates, periods
from talentgraph.language.fold import fold
from talentgraph.language.readings import Anchor
from talentgraph.language.scripts import language
from talentgraph.model import Document, DocumentKind, Period, Precision

if TYPE_CHECKING:
    from collections.abc import Mapping

    from talentgraph.documents.files import Loaded

_FRONT = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.*?)^---[ \t]*\r?$\n?", re.DOTALL | re.MULTILINE)
FIELD = re.compile(r"^([A-Za-z_]+)[ \t]*:[ \t]*(.*?)[ \t]*\r?$", re.MULTILINE)
_LONGEST = 5_000_000  # characters: about ten thick books
_HEAD = 1500  # characters in which a byline is looked for
_EN_DAY = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}(?:st|nd|rd|th)?, (?:19|20)\d{2}|\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}\.?,? (?:19|20)\d{2})\b"
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,? )?"
_SAYS = "Published|Updated|Posted|Last updated|Date|发布时间|发布于|发布日期|最后更新日期|日期|时间"
_STAMP = re.compile(
    r"(?:(?<!\d)|(?<=\d:\d\d))(?P<y>(?:19|20)\d{2})\s?[-/.年]\s?(?P<m>\d{1,2})\s?[-/.月]\s?(?P<d>\d{1,2})\s?日?[\sT]*"
    r"(?=\d{1,2}[::]\d{2}|\s*$|\s*来源|\s*[|·]|\s*[（(]?(?:星期|周))"
    r"|\"(?:datePublished|dateModified|published_time|pubDate)\"\s*:\s*\"(?P<iso>(?:19|20)\d{2}-\d\d-\d\d)"
    r"|(?:published_time|datePublished|datetime)[^>\n]{0,40}[\"'](?P<tag>(?:19|20)\d{2}-\d\d-\d\d)"
    rf"|^[ \t*_]*(?:(?:{_SAYS})[* \t]*(?:on)?[::]?[* \t]*)?{_WEEKDAY}(?P<en>{_EN_DAY})"
    rf"|^[^\n.]{{2,60}}? ?[-–—(,/|] ?(?P<line>{_EN_DAY}) ?(?=[-–—(/|)]|$)",
    re.MULTILINE,
)
_IN_URL = re.compile(r"[/_-]((?:19|20)\d{2})[/-]?(\d{2})[/-]?(\d{2})(?![0-9])")
_SOURCE = re.compile(r"^(?:原文链接|原文|来源|链接|Source|Link|URL)?[::]?\s*(https?://\S+)\s*$", re.MULTILINE | re.IGNORECASE)
_DATELINE = re.compile(r"(?<![\d年])(?P<m>\d{1,2})月(?P<d>\d{1,2})日(?:消息|讯|电|报道)")
_SENTENCE_END = re.compile(r"[。.!?!?;;]\s*$")
_TITLE_LENGTH = 160


def front_matter(text: str) -> tuple[dict[str, str], int]:
    """The fields between the `---` lines at the top, and where the text after them begins.

    >>> front_matter("---\\ntitle: A move\\n---\\nText")
    ({'title': 'A move'}, 22)
    """
    match = _FRONT.match(text)
    if not match or (match[1].strip() and not FIELD.match(match[1].lstrip())):  # a rule, not front matter
        return {}, 0
    fields = {name.lower(): value.strip().strip("\"'") for name, value in FIELD.findall(match[1])}
    return fields, match.end()


def _published(fields: dict[str, str], head: str) -> Period:
    words = fields.get("date") or fields.get("published") or ""
    stated = periods.from_iso(words)
    if stated.date:
        return stated
    if read := dates.dates(fold(words).text, Anchor()):
        return read[0].period
    folded = fold(head).text
    tags = [match for match in _STAMP.finditer(head) if match["tag"]] if "<" in head else []  # folding takes tags out
    for match in (*tags, *_STAMP.finditer(folded)):
        if stamp := _stamped(match):
            return stamp
    return _from_url(fields.get("url") or "") or next((day for url in _SOURCE.findall(folded) if (day := _from_url(url))), Period())


def _stamped(match: re.Match[str]) -> Period | None:
    if words := match["iso"] or match["tag"]:
        stated = periods.from_iso(words)
        return stated if stated.date else None
    if words := match["en"] or match["line"]:
        read = dates.dates(words, Anchor())
        return read[0].period if read else None
    return periods.valid(int(match["y"]), int(match["m"]), int(match["d"]))


def _from_url(url: str) -> Period | None:
    """The day that an address of a news page holds: .../2025/07/15/..."""
    match = _IN_URL.search(url)
    return periods.valid(*map(int, match.groups())) if match else None


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
    return from_text(loaded.text, shown, document_id=loaded.id, encoding=loaded.encoding, private=private, said=loaded.fields)


def from_stdin(*, private: bool = False) -> Document:
    """A Document of what stands on standard input.

    Args:
        private: Whether the source is to stay inside the graph.

    Raises:
        InputError: It is no text.
    """
    stream = getattr(sys.stdin, "buffer", None)
    text = whole(sys.stdin.read()) if stream is None else decoded(stream.read(), "-")[0]
    return from_text(text, "-", private=private)


def from_text(
    text: str, path: str = "-", *, document_id: str = "", encoding: str = "utf-8", private: bool = False, said: Mapping[str, str] | None = None
) -> Document:
    """A Document of a text; its id is the hash of the text as UTF-8 where none is given.

    Args:
        text: The text.
        path: What the user calls it.
        document_id: The hash of the bytes that it came from.
        encoding: The encoding that they had.
        private: Whether the source is to stay inside the graph.
        said: What is said of it elsewhere: title, outlet, published, url, lang. Its own front matter holds against that.

    Raises:
        InputError: The text has no words, or too many.
    """
    if len(text) > _LONGEST:
        raise InputError(f"{path} has {len(text):,} characters: no article is longer than {_LONGEST:,}", "split it into articles, a file each")
    own, start = front_matter(text)
    fields = {**(said or {}), **own}
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
