"""Saved web pages: the article's text, and what the page says of itself."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talentgraph.documents import article, pages, read, zones
from talentgraph.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

STORY = "Anna Berg left Acme on Monday to join Globex as chief scientist, the company said in a statement to its staff. " * 2
PAGE = f"""<!DOCTYPE html><html lang="en-US"><head><meta charset="utf-8"><title>Globex hires Anna Berg | The Daily</title>
<link rel="canonical" href="https://example.org/2025/07/globex"><meta property="og:site_name" content="The Daily">
<script type="application/ld+json">{{"@graph": [{{"@type": "WebSite", "name": "x"}}, {{"@type": ["NewsArticle"], "headline": "Globex hires Anna Berg",
"datePublished": "2025-07-02T08:00:00Z", "publisher": {{"@type": "Organization", "name": "The Daily News"}}}}]}}</script>
<style>p {{ color: red }}</style></head><body><nav><a href="/">Home</a><a href="/x">Markets</a></nav>
<article><h1>Globex hires Anna Berg</h1><p>{STORY}</p><p>A second paragraph &amp; more.<script>alert(1)</script></p><aside>Read next</aside></article>
<footer>All rights reserved</footer></body></html>"""


@pytest.fixture(params=["plain", "trafilatura"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """With and without the library that reads pages better."""
    if request.param == "plain":
        monkeypatch.setitem(sys.modules, "trafilatura", None)
    else:
        pytest.importorskip("trafilatura")
    return str(request.param)


@pytest.mark.usefixtures("way")
def test_a_page_gives_its_article_and_says_what_it_is() -> None:
    text, fields = pages.page(PAGE)
    assert "join Globex as chief scientist" in text
    assert "A second paragraph & more." in text
    assert text.count("Globex hires Anna Berg") == 1
    assert text.startswith("Globex hires Anna Berg")
    for debris in ("Home", "Markets", "alert", "color", "rights reserved", "Read next"):
        assert debris not in text
    assert fields == {
        "lang": "en", "title": "Globex hires Anna Berg", "published": "2025-07-02", "outlet": "The Daily News", "url": "https://example.org/2025/07/globex",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("head", "field", "value"),
    [
        ('<meta property="article:published_time" content="2025-07-02T01:00:00+08:00">', "published", "2025-07-02"),
        ('<meta name="pubdate" content="2025-07-02">', "published", "2025-07-02"),
        ('<time datetime="2025-07-02T10:00">2 July</time>', "published", "2025-07-02"),
        ('<meta property="og:title" content="A  move">', "title", "A move"),
        ('<meta property="og:url" content="javascript:alert(1)">', "url", None),
        ('<script type="application/ld+json">{"@type": "NewsArticle", "headline": </script>', "title", None),
        ('<script type="application/ld+json">[[[{"@type": "Person", "headline": "no"}]]]</script>', "title", None),
    ],
)
def test_metadata_is_read_from_tags_too(head: str, field: str, value: str | None) -> None:
    assert pages.page(f"<html><head>{head}</head><body><p>{STORY}</p></body></html>")[1].get(field) == value


@pytest.mark.parametrize(("tag", "lang"), [("zh-CN", "zh-Hans"), ("zh_TW", "zh-Hant"), ("zh", None), ("de", None), ("en", "en")])
def test_languages(tag: str, lang: str | None) -> None:
    assert pages.page(f"<html lang={tag}><body><p>{STORY}</p></body></html>")[1].get("lang") == lang


def test_a_page_becomes_a_document(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(PAGE, "utf-8")
    (one,) = read(path)
    document = article(one, str(path))
    assert (document.title, document.outlet, document.published.date) == ("Globex hires Anna Berg", "The Daily News", "2025-07-02")
    assert document.url == "https://example.org/2025/07/globex"
    assert [zone.name for zone in zones(document.text)][:2] == ["title", "body"]


def test_the_declared_encoding_is_used(tmp_path: Path) -> None:
    path = tmp_path / "page.htm"
    words = "他离开了谷歌,加入了一家新的公司。" * 12
    path.write_bytes(f'<html><head><meta charset="gb2312"></head><body><p>{words}</p></body></html>'.encode("gb18030"))
    assert words in read(path)[0].text
    path.write_bytes(f'<html><head><meta charset="windows-1252"></head><body><p>{STORY}“so”</p></body></html>'.encode("cp1252"))
    assert "“so”" in read(path)[0].text


def test_a_page_without_words_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("<html><body><script>render()</script></body></html>", "utf-8")
    with pytest.raises(InputError, match="has no text"):
        read(path)


@settings(max_examples=60, deadline=None)
@given(st.text("<>/ =\"'&;!-apdiv#x0script中\n", max_size=200))
def test_no_page_breaks_the_reader(html: str) -> None:
    text, fields = pages.page(html)
    assert all(isinstance(value, str) and value for value in fields.values())
    assert text.endswith("\n")


def test_deep_pages_take_no_longer_than_they_are_long() -> None:
    text, _ = pages.page("<div>" * 50_000 + STORY + "</div>" * 50_000)
    assert "chief scientist" in text


BANNERS = (
    '<div class="cookie-banner" role="dialog">We use cookies.</div>', '<div role="alertdialog">We use cookies.</div>',
    '<section id="ConsentBox"><p>We use cookies.</p></section>', "<div hidden>We use cookies.</div>",
)  # fmt: skip


@pytest.mark.parametrize("topic", ["tag-gdpr category-cookies", "cookie-consent-enabled", "consent"])
def test_an_article_on_cookies_keeps_its_text(topic: str) -> None:
    text, _ = pages.page(f'<html><body><div id="page" class="{topic}"><p>Anna Berg joined Globex.</p></div></body></html>')
    assert text == "Anna Berg joined Globex.\n"


@pytest.mark.parametrize("banner", BANNERS)
def test_a_short_page_is_read_without_its_banner(banner: str) -> None:
    told = "陈信翰已离开甲科技，加入乙科技担任首席科学家，乙科技周五证实了这一消息。"
    text, _ = pages.page(f"<html><body>{banner}<main><article><p>{told}</p></article></main></body></html>")
    assert text == f"{told}\n"
