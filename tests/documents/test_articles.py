"""What an article says about itself."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talentgraph.documents import article, from_text, load
from talentgraph.documents.articles import front_matter
from talentgraph.errors import InputError
from talentgraph.model import DocumentKind, Precision

if TYPE_CHECKING:
    from pathlib import Path

FRONT = """---
title: "Meta hires: a list"
outlet: talentgraph digest
based_on: 'The Paper, 2025-07-01'
date: 2025-07-15
url: https://example.com/a
machine_translated: true
private: yes
lang: zh-Hant
---
She left.
"""


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_front_matter(newline: str, mark: str) -> None:
    text = mark + FRONT.replace("\n", newline)
    document = from_text(text, "a.md")
    assert document.kind is DocumentKind.ARTICLE
    assert document.text == text
    assert document.path == "a.md"
    assert (document.title, document.outlet, document.based_on) == ("Meta hires: a list", "talentgraph digest", "The Paper, 2025-07-01")
    assert document.url == "https://example.com/a"
    assert document.published.latest == date(2025, 7, 15)
    assert (document.digest, document.machine_translated, document.private) == (True, True, True)
    assert document.lang == "zh-Hant"
    assert text[front_matter(text)[1] :] == "She left." + newline


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("No front matter.", {}),
        ("---\nA rule, then text.\n---\nMore text.", {}),
        ("---\ntitle:\noutlet: Paper\n---\nText", {"title": "", "outlet": "Paper"}),
        ("---\ntitle: never closed\nText", {}),
        ("---\n---\nText", {}),
        ("---\nTitle : 'x'\n---   \nText", {"title": "x"}),
        ("Text\n---\ntitle: x\n---\n", {}),
    ],
)
def test_what_is_front_matter(text: str, fields: dict[str, str]) -> None:
    assert front_matter(text)[0] == fields


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("---\ndate: 2025-07\n---\nText", "2025-07"),
        ("---\npublished: 2025\n---\nText", "2025"),
        ("---\ndate: July 15, 2025\n---\nText", "2025-07-15"),
        ("---\ndate: 2025年7月15日\n---\nText", "2025-07-15"),
        ("---\ndate: soon\n---\nText", None),
        ("標題\n2025-07-15 10:30 來源：報紙\n正文", "2025-07-15"),
        ("标题\n2025年07月15日 10:30\n正文", "2025-07-15"),
        ("标题\n2025/7/15\n正文", "2025-07-15"),
        ("标题\n发布时间:2025-07-15 08:00\n正文", "2025-07-15"),
        ("Title\nJuly 15, 2025\nText", "2025-07-15"),
        ("Title\nPublished: Jul 15, 2025 at 9am\nText", "2025-07-15"),
        ("Title\nWindows 11, 2025 edition\nText", None),
        ("Title\nFebruary 31, 2025\nText", None),
        ("Title\n2025-13-45\nText", None),
        ("標題\n7月15日消息，他離職了。公司在2025年6月20日說過。", "2025-07-15"),
        ("標題\n7月15日消息，他離職了。", None),
        ("Title\n\nHALDEN, NV - July 15, 2025 (NEWSWIRE) - Corvex appoints a chief.", "2025-07-15"),
        ("Title\n\nZÜRICH, 15 July 2025 - Corvex appoints a chief.", "2025-07-15"),
        ("Title\nBy Ann Reed | July 15, 2025 | Business\nText", "2025-07-15"),
        ("Title\nUpdated: Tuesday, July 15, 2025\nText", "2025-07-15"),
        ("# 條款\n**最後更新日期**：2025 年 7 月 15 日\n正文", "2025-07-15"),
        ("標題\n12:332025/07/15\n正文", "2025-07-15"),
        ("标题\n2025年7月15日（星期二）\n正文", "2025-07-15"),
        ('<script>{"datePublished": "2025-07-15T08:00:00Z"}</script>\nTitle\nText', "2025-07-15"),
        ('<meta property="article:published_time" content="2025-07-15">\nTitle\nText', "2025-07-15"),
        ("---\nurl: https://example.com/2025/07/15/a-move\n---\nTitle\nText", "2025-07-15"),
        ("原文链接：https://example.com/a/20250715/b.html\n标题\n正文", "2025-07-15"),
        ("---\nurl: https://example.com/a/12345678\n---\nTitle\nText", None),
        ("Title\nIt was sold on July 15, 2025 to Halden.", None),
        ("Title\nText without a date.", None),
        ("Title\n" + "word " * 500 + "\n2025-07-15\n", None),
    ],
)
def test_publication_dates(text: str, published: str | None) -> None:
    assert from_text(text).published.date == published


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# Meta hires three\n\nText.", "Meta hires three"),
        ("\ufeff標題在這裡\n正文。", "標題在這裡"),
        ("\n\n  A title  \nText.", "A title"),
        ("A sentence, not a title.\nText.", None),
        ("x" * 200 + "\nText", None),
    ],
)
def test_titles(text: str, title: str | None) -> None:
    assert from_text(text).title == title


@pytest.mark.parametrize("text", ["", " \n", "---\ntitle: x\n---\n", "---\ntitle: x\n---\n...", "!!! ???"])
def test_a_text_without_words(text: str) -> None:
    with pytest.raises(InputError, match="has no words"):
        from_text(text)


def test_an_article_is_known_by_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("他离开了公司".encode("gb18030"))
    document = article(load(path), "a.txt", private=True)
    assert document.id == sha256(path.read_bytes()).hexdigest()
    assert (document.encoding, document.path, document.private, document.lang) == ("gb18030", "a.txt", True, "zh-Hans")


def test_a_text_is_known_by_its_hash() -> None:
    assert from_text("She left").id == sha256(b"She left").hexdigest()


@given(st.text(st.characters(exclude_categories=[])) | st.lists(st.sampled_from(FRONT.splitlines(keepends=True))).map("".join))
def test_any_text_is_an_article_untouched_or_has_no_words(text: str) -> None:
    try:
        document = from_text(text)
    except InputError:
        return
    assert document.text == text
    assert document.lang in {"en", "zh-Hans", "zh-Hant"}
    assert document.published.precision in Precision
