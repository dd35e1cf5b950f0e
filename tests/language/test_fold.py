"""Folded text leads back to the raw text, character by character."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talentgraph.language.fold import fold, simplifier

# Characters whose simplified form doesn't hang on their neighbours, and everything else that folding touches.
GONE = ["(lián)", "（hé）", "\u200b", "\ufeff", "\u00ad"]
ODD = ["￥", "Ａ", "\0", "\ud800", "😀"]
MARKUP = ["<b>", "</em>", "<p>", "&amp;", "&#39;", "](/x)", "**", "<", ">"]
PIECES = st.sampled_from([*"他離開了公司加入蘋果OpenAI 123，。「」『』（）“”‘’·•・—–\u3000\n", *GONE, *ODD, *MARKUP])
NEWS = st.lists(PIECES, max_size=40).map("".join)
ANY = st.text(st.characters(exclude_categories=[]))


@given(ANY | NEWS)
def test_any_text_folds(raw: str) -> None:
    folded = fold(raw)
    assert folded.raw == raw
    assert len(folded.text) <= len(raw)
    assert folded.offsets is None or len(folded.offsets) == len(folded.text)
    assert folded.span(0, len(folded.text)) <= (len(raw), len(raw))


@given(NEWS, st.data())
def test_a_folded_span_is_a_raw_slice_that_folds_to_it(raw: str, data: st.DataObject) -> None:
    folded = fold(raw)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    a, b = folded.span(start, end)
    assert 0 <= a <= b <= len(raw)
    assert fold(raw[a:b]).text == folded.text[start:end]


@given(ANY | NEWS)
def test_spans_of_single_characters_are_in_order(raw: str) -> None:
    folded = fold(raw)
    spans = [folded.span(n, n + 1) for n in range(len(folded.text))]
    assert all(a < b for a, b in spans)
    assert all(b <= c for (_, b), (c, _) in pairwise(spans))


@given(NEWS)
def test_folding_twice_is_folding_once(raw: str) -> None:
    assert fold(fold(raw).text).text == fold(raw).text


@given(ANY)
def test_simplifying_keeps_the_length(raw: str) -> None:
    assert len(simplifier()(raw)) == len(raw)


LONG = "知情人士透露，这家汽车公司负责供应链的高管斯坦维克于本月早些时候向董事会递交了辞呈，随后加入了另一家公司，担任高级主管，他的名字是"


@pytest.mark.parametrize(
    ("raw", "lines"),
    [
        (f"{LONG}Anton\nQuillip。", 1),
        (f"{LONG}Anton\nQuillip，他此前在Tallow\nRobotics任职。", 1),
        ("他加入了Tallow\nRobotics也在招人。", 2),  # a line so short was not cut
        (f"{LONG}。\nTallow也在招人。", 2),
        ("Ann Berg has left the company for another one that makes robots in the north of Anton\nQuillip", 2),  # no Chinese
    ],
)
def test_a_chinese_line_cut_at_a_latin_space_is_one(raw: str, lines: int) -> None:
    folded = fold(raw).text
    assert folded.count("\n") + 1 == lines
    assert len(folded) == len(raw)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("「蘋果」公司", '"苹果"公司'),
        ("“Apple”", '"Apple"'),
        ("O’Neil", "O'Neil"),
        ("蓋瑞・馬庫斯", "盖瑞·马库斯"),
        ("ＭＥＴＡ（１００）", "META(100)"),
        ("聯(lián)合創(chuàng)始人", "联合创始人"),
        ("聯（lián）合", "联合"),
        ("乾隆（qián lóng）", "乾隆(qián lóng)"),
        ("他(he)", "他(he)"),
        ("Open\u200bAI", "OpenAI"),
        ("\ufeff標題", "标题"),
        ("￥５億", "¥5亿"),
        ("a\u00a0b", "a b"),
        ("離\ud800開\0", "离\ufffd开\0"),
        ('Acme&#39;s <a href="https://a.example/x_(y)">Ann <em>Berg</em></a>, 42', "Acme's Ann Berg, 42"),
        ("[Ann Berg](https://a.example/x_(y)) left **Acme** ![a desk](/img/1.png)now", "Ann Berg left Acme now"),
        ("<p>Ann left.</p><p>Bo stays.</p>", "\nAnn left.\n\nBo stays.\n"),
        ("R&amp;D, AT&amp;amp;T&nbsp;& Co, 3 < 4 > 2, &lt;b&gt;", "R&D, AT&T & Co, 3 ‹ 4 › 2, ‹b›"),
        ("a footnote [1] (see below), 2 * 3", "a footnote [1] (see below), 2 * 3"),
        ("", ""),
    ],
)
def test_folding(raw: str, text: str) -> None:
    assert fold(raw).text == text


def test_a_phrase_keeps_its_place() -> None:
    folded = fold("乾隆，乾淨\u200b瞭解")
    assert folded.text == "乾隆,干净了解"
    assert folded.span(5, 7) == (6, 8)


def test_an_empty_span_has_a_place() -> None:
    folded = fold("\u200b他\u200b")
    assert folded.span(0, 0) == (1, 1)
    assert folded.span(1, 1) == (3, 3)


def test_what_became_one_character_is_quoted_whole() -> None:
    raw = "The <b>firm&#8217;</b> of Ann"
    folded = fold(raw)
    assert folded.text == "The firm' of Ann"
    assert raw[slice(*folded.span(4, 9))] == "firm&#8217;"
    assert raw[slice(*folded.span(10, 12))] == "of"
