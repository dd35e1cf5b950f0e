"""The zones of an article."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talentgraph.documents import zones
from talentgraph.lexicon import read

ARTICLES = sorted((Path(__file__).parents[2] / "seeds" / "articles").glob("*.md"))

ENGLISH = """---
title: A small lab loses two founders
date: 2025-03-04
---
# A small lab loses two founders

By Ann Berg

2025-03-04 09:15

Two founders of Tallow Robotics left this week and joined Fenwick Motors, both companies said on Tuesday.
The start-up said that a third founder stays and that its products are not affected by the change.

Read next
Globex hires a new head of research
Initech lures three engineers from Hooli
Umbrella names a chief scientist
Stark hires its first economist
"""
CHINESE = """小實驗室失去兩位創始人

來源：某報

核心提示：兩位創始人本週離開，加入另一家公司，雙方都證實了這個消息。

兩位創始人本週離開了這家機器人公司，加入了一家汽車公司，雙方在週二都證實了這個消息。
這家公司表示，第三位創始人會留下，產品不受影響，計劃也照舊進行，客戶不必擔心。

相關推薦
某公司聘請新研究主管
某集團從對手挖走三名工程師
某大學教授加盟某公司
"""


def named(text: str) -> list[tuple[str, str]]:
    return [(zone.name, text[zone.start : zone.end].strip()[:12]) for zone in zones(text)]


def test_an_english_article_with_a_tail() -> None:
    names = [name for name, _ in named(ENGLISH)]
    assert names == ["front", "title", "byline", "byline", "body", "body", "footer", "footer", "footer", "footer", "footer"]


def test_a_chinese_article_with_a_tail() -> None:
    names = [name for name, _ in named(CHINESE)]
    assert names == ["title", "byline", "summary", "summary", "summary", "footer", "footer", "footer", "footer"]


def test_the_tail_marker_inside_an_article_ends_nothing() -> None:
    body = "The company said on Monday that it hired a new chief scientist from a rival across the street.\n"
    text = "Title of the story\n" + body + "Comments\n" + 4 * body
    assert "footer" not in [name for name, _ in named(text)]


def test_a_run_of_short_lines_after_the_text_is_no_article() -> None:
    text = "Title\nShe left the company for another one in the spring of last year.\n" + "Menu entry\n" * 6
    assert [name for name, _ in named(text)] == ["title", "body", *["footer"] * 6]


def test_what_is_around_the_story() -> None:
    body = "The company said on Monday that it hired a new chief scientist from a rival across the street.\n"
    text = (
        "Title of the story\nBy Ann Berg and Bo Li\n" + body + "Image credits: Ann Berg / The Tallow Times\n"
        "By Monday the firm had named a successor, and the board said it was content with that.\n" + body
        + "Sign up for our letter to read more of this every day\n" + body + "Read more: Globex hires a new head of research from Initech\n"
        "Ann Berg is a senior reporter at the Tallow Times; she joined it from the Globe.\n"
    )  # fmt: skip
    assert [name for name, _ in named(text)] == ["title", "byline", "body", "list", "body", "body", "list", "body", "list", "footer"]


def test_what_ends_a_press_release() -> None:
    body = "The company said on Monday that it hired a new chief scientist from a rival across the street.\n"
    text = "Title\n" + 3 * body + "Forward-Looking Statements\n" + 3 * body
    assert [name for name, _ in named(text)] == ["title", "body", "body", "body", *["footer"] * 4]


def test_a_long_line_is_prose_whatever_ends_it() -> None:
    line = "0331 - A bank hired a head of research from a rival, people close to it said, and more hires are to follow soon, "
    line += "they said in a note to clients. (ann.berg"
    text = "Title\nThe latest of the day, at noon of every day of the week.\n" + (line + "@tallow.example)\n") * 6
    assert "footer" not in [name for name, _ in named(text)]


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_the_digests_have_a_front_a_title_and_text(path: Path) -> None:
    names = [zone.name for zone in zones(path.read_bytes().decode())]
    assert names[:2] == ["front", "title"]
    assert {"body", "summary", "list"} & set(names)


LINES = st.sampled_from([*ENGLISH.splitlines(), *CHINESE.splitlines(), *read("zones")["tail"], "---", "title: x", "\u2028", "\x0b", "\r"])


@given(st.text(st.characters(exclude_categories=[])) | st.lists(LINES).map("\n".join) | st.lists(LINES).map("\r\n".join))
def test_zones_are_in_order_inside_the_text_and_never_overlap(text: str) -> None:
    at = 0
    for zone in zones(text):
        assert at <= zone.start < zone.end <= len(text)
        assert not text[at : zone.start].strip()
        at = zone.end
    assert not text[at:].strip()


def test_brief_chinese_paragraphs_are_no_footer() -> None:
    long = "小实验室的两位创始人本周离开，加入了另一家公司，双方都向本报证实了这个消息，员工们表示惊讶。"
    text = "\n".join([*[long] * 6, *["陈立新已离开星海科技公司，去向未明。"] * 6])
    assert {zone.name for zone in zones(text)} == {"body"}


def test_bold_sentences_and_long_chinese_lines_are_no_footer() -> None:
    told = "# 一则关于任命的消息\n\n" + "当地公布了一份任免名单,引起了不少关注。\n\n" * 2
    bold = "**这位工作人员说,被任命的正是原来的主任。**\n\n" * 5
    assert "footer" not in {zone.name for zone in zones(told + bold)}
    points = "- " + "过去一年里这家公司有好几位核心成员先后离开加入了别的公司而且都拿到了比以前高得多的薪水" * 2 + "(据多家媒体\n"
    assert "footer" not in {zone.name for zone in zones(told + points * 5)}


def test_what_only_the_front_matter_tells_is_title_and_summary() -> None:
    text = '---\ntitle: "Ann Berg joins Acme"\ndate: 2025-07-01\nsummary: She starts in May.\n---\nFor help please visit the help pages of this site.\n'
    assert [(zone.name, text[zone.start : zone.end]) for zone in zones(text) if zone.name in {"title", "summary"}] == [
        ("title", "Ann Berg joins Acme"),
        ("summary", "She starts in May."),
    ]


def test_what_the_text_repeats_is_not_told_twice() -> None:
    text = "---\ntitle: 某某加入乙公司\nsummary: 他五月上任...\n---\n# 某某加入乙公司\n\n消息人士称，他五月上任，接替前任。\n"
    assert [text[zone.start : zone.end] for zone in zones(text) if zone.name in {"title", "summary"}] == ["# 某某加入乙公司"]
