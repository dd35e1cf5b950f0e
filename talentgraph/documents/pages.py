"""A saved web page -> its article's text, and what the page says of itself: title, outlet, day, address.

The text is trafilatura's where it is installed (`pip install 'talentgraph[html]'`), else what stands in <article> or <main>, or in the
paragraphs of the page, without menus and scripts.
"""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_SILENT = {"script", "style", "noscript", "template", "svg", "nav", "header", "footer", "aside", "form", "button", "select", "iframe", "figcaption", "title"}
_SILENT_ROLES = {"alert", "alertdialog", "banner", "complementary", "contentinfo", "dialog", "menu", "navigation", "search"}
_CONSENT = re.compile(  # what asks; a page may bear "cookies" or "gdpr" as the topic of its article
    r"\b[\w-]*(?:cookie|consent|gdpr)[\w-]*?(?:banner|bar|box|dialog|layer|message|modal|notice|overlay|popup|pop-up|prompt|sdk|wall)s?\b", re.IGNORECASE
)
_HAN = re.compile("[\u4e00-\u9fff]")
_BLOCK = {
    "address", "article", "blockquote", "br", "dd", "div", "dl", "dt", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "main", "ol", "p",
    "pre", "section", "table", "td", "th", "tr", "ul",
}  # fmt: skip
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_ENOUGH = 200  # letters from which <article> or <main> is taken for the article; a Chinese character says as much as three
_DEEP = 400  # elements inside one another; what is deeper is read as if it stood there
_ARTICLE = re.compile(r"Article|Posting|Report", re.IGNORECASE)
_TYPE = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
# How pages call what we need, best first.
_META = {
    "published": ("article:published_time", "og:published_time", "datepublished", "publishdate", "pubdate", "parsely-pub-date", "date", "dc.date"),
    "outlet": ("og:site_name", "application-name", "publisher", "dc.publisher"),
    "title": ("og:title", "twitter:title", "dc.title"),
    "url": ("og:url",),
}


def charset(content: bytes) -> str | None:
    """The encoding that a page declares, if it declares one.

    >>> charset(b'<meta http-equiv="Content-Type" content="text/html; charset=gb2312">')
    'gb18030'
    """
    found = _TYPE.search(content[:4096])
    name = found[1].decode("ascii").lower() if found else None
    return "gb18030" if name in {"gb2312", "gbk"} else name


def page(html: str) -> tuple[str, dict[str, str]]:
    """The text of a page's article, a line a paragraph, and the fields that the page states.

    >>> page("<html lang=en><title>A move</title><nav>Home</nav><p>Anna Berg joined Globex.</p></html>")
    ('A move\\n\\nAnna Berg joined Globex.\\n', {'lang': 'en', 'title': 'A move'})
    """
    html = _mended(html)
    read = _Page()
    read.feed(html)
    read.close()
    fields = read.fields()
    text = _main_text(html) or read.text()
    title = fields.get("title", "")
    if title and title not in text[: 4 * len(title) + 400]:
        text = f"{title}\n\n{text}"
    return text.strip() + "\n", fields


def _mended(html: str) -> str:
    """A page without what is opened and never closed: a parser would look for each end through all of the rest."""
    for begins, ends in (("<!--", "-->"), ("<![", "]"), ("<", ">")):
        last = html.rfind(ends) + 1
        html = html[:last] + html[last:].replace(begins, " ")
    return html


def _main_text(html: str) -> str | None:
    try:
        import trafilatura
    except ImportError:
        return None
    found = trafilatura.extract(html, include_comments=False, include_tables=True, deduplicate=False)
    return str(found) if found and _length(found) >= _ENOUGH else None


def _length(text: str) -> int:
    return len(text) + 2 * len(_HAN.findall(text))


def _is_silent(tag: str, given: dict[str, str]) -> bool:
    """Whether an element and all that stands in it is no part of an article: menus, scripts, dialogs about cookies."""
    if tag in {"html", "body", "main", "article"}:
        return False
    asks = _CONSENT.search(f"{given.get('id', '')} {given.get('class', '')}")
    return tag in _SILENT or given.get("role", "").lower() in _SILENT_ROLES or "hidden" in given or asks is not None


class _Page(HTMLParser):
    """Collects the words of a page by where they stand, and its metadata."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[str] = []
        self._mute: list[bool] = []  # of what is open: whether its words don't count
        self._silent = 0
        self._words: list[tuple[str, bool]] = []  # a piece of text, and whether it stands in <article> or <main>
        self._inside = 0
        self._meta: dict[str, str] = {}
        self._linked: list[dict[str, Any]] = []
        self._script: list[str] | None = None
        self._title: list[str] = []
        self._lang = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "html":
            self._lang = given.get("lang", "")
        elif tag == "meta":
            name = (given.get("property") or given.get("name") or given.get("itemprop") or "").lower()
            self._meta.setdefault(name, given.get("content", "").strip())
        elif tag == "link" and "canonical" in given.get("rel", "").lower():
            self._meta.setdefault("canonical", given.get("href", ""))
        elif tag == "time" and given.get("datetime"):
            self._meta.setdefault("time", given["datetime"])
        elif tag == "script" and "ld+json" in given.get("type", ""):
            self._script = []
        if tag in _BLOCK:
            self._words.append(("\n", self._inside > 0))
        if tag in _VOID or len(self._open) >= _DEEP:
            return
        self._open.append(tag)
        self._mute.append(_is_silent(tag, given))
        self._silent += self._mute[-1]
        self._inside += tag in {"article", "main"}

    def handle_endtag(self, tag: str) -> None:
        if tag == "script" and self._script is not None:
            self._linked += list(_objects("".join(self._script)))
            self._script = None
        if tag in _BLOCK:
            self._words.append(("\n", self._inside > 0))
        if tag not in self._open:
            return
        while self._open:  # what was left open inside ends with it
            last = self._open.pop()
            self._silent -= self._mute.pop()
            self._inside -= last in {"article", "main"}
            if last == tag:
                break

    def handle_data(self, data: str) -> None:
        if self._script is not None:
            self._script.append(data)
        elif "title" in self._open and "svg" not in self._open:
            self._title.append(data)
        elif not self._silent:
            self._words.append((re.sub(r"\s+", " ", data), self._inside > 0))

    def text(self) -> str:
        """The words of the article, else of the page, a line a block."""
        inside = _lines("".join(word for word, within in self._words if within))
        return inside if _length(inside) >= _ENOUGH else _lines("".join(word for word, _ in self._words))

    def fields(self) -> dict[str, str]:
        """What the page says of itself; JSON-LD before tags."""
        said = _of_article(self._linked)
        for field, names in _META.items():
            said.setdefault(field, next((self._meta[name] for name in names if self._meta.get(name)), ""))
        said["url"] = self._meta.get("canonical") or said["url"]
        said["published"] = _day(said["published"]) or _day(self._meta.get("time", ""))
        said["title"] = said["title"] or " ".join("".join(self._title).split())
        said["lang"] = _language(self._lang)
        said["url"] = said["url"] if re.match(r"https?://", said["url"], re.IGNORECASE) else ""
        return {field: value for field in ("lang", "outlet", "published", "title", "url") if (value := " ".join(said[field].split()))}


def _lines(text: str) -> str:
    lines = (line.strip() for line in text.split("\n"))
    return "\n\n".join(line for line in lines if line)


def _language(tag: str) -> str:
    """Ours of a language tag; Chinese without a script is told by its characters."""
    word = tag.lower().replace("_", "-")
    if word.startswith("en"):
        return "en"
    return {"zh-cn": "zh-Hans", "zh-sg": "zh-Hans", "zh-hans": "zh-Hans", "zh-tw": "zh-Hant", "zh-hk": "zh-Hant", "zh-hant": "zh-Hant"}.get(word, "")


def _day(words: str) -> str:
    found = re.match(r"\s*((?:19|20)\d{2}-\d{2}-\d{2})", words)
    return found[1] if found else ""


def _objects(text: str) -> Iterator[dict[str, Any]]:
    """All objects of a JSON-LD script; of a broken one none."""
    try:
        waiting = [json.loads(text)]
    except (ValueError, RecursionError):
        return
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            yield one
            waiting += [value for name, value in one.items() if name == "@graph"]
        elif isinstance(one, list):
            waiting += one


def _of_article(objects: list[dict[str, Any]]) -> dict[str, str]:
    """The fields of the first object that is an article."""
    for one in objects:
        if _ARTICLE.search(str(one.get("@type", ""))):
            publisher = one.get("publisher")
            publisher = publisher[0] if isinstance(publisher, list) and publisher else publisher
            name = publisher.get("name") if isinstance(publisher, dict) else publisher
            texts = {"title": one.get("headline"), "published": one.get("datePublished"), "url": one.get("url"), "outlet": name}
            return {field: value for field, value in texts.items() if isinstance(value, str) and value.strip()}
    return {}
