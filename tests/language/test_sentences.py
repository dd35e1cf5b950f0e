"""Sentences and clauses in English, Simplified and Traditional Chinese."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talentgraph.language.fold import fold
from talentgraph.language.sentences import clauses, sentences

ANY = st.text(st.characters(exclude_categories=[])) | st.text('ab。.,!?…" \nA中;:-—1', max_size=60)


def split(text: str) -> list[str]:
    folded = fold(text).text
    return [folded[a:b] for a, b in sentences(folded)]


@pytest.mark.parametrize(
    "marked",  # "|" stands where one sentence ends and the next begins
    [
        # English
        "Dr. Li left Baidu.| She joined a start-up.",
        "Mr. J. K. Roe of Acme Inc. hired two people.| Both came from Globex Corp.",
        "He works for the U.S. government.",
        "He moved to the U.S.| She stayed.",
        "The U.S. Department of Energy hired him.",
        "Samsung Electronics Co. Ltd. hired him.",
        "He joined Acme Inc.| The firm said so.",
        "Apple Inc. CEO Tim Cook spoke.",
        "It paid $3.5 million.| It was version 2.0 of the plan.",
        "She asked why?| Nobody knew!| He left...",
        '"I quit."| She meant it.',
        "“I quit.”| She meant it.",
        "They hired Ph.D. students.| All came from Stanford.",
        "It is No. 5 on the list.| They said no.| Nothing else.",
        "He said on Sept. 5 that he left.| In Jan. 2025 he came back.",
        "They make cars, vans, etc. for export.",
        "Title without a stop|\nThe text begins here.",
        "He joined Acme Inc.|\n\nGlobex said nothing.",
        "See openai.com/blog for more.| It is there.",
        "Robert Roe Jr. joined.| So did Ann.",
        # Simplified
        "他离开了公司。|她加入了Meta!|为什么?",
        "他说:“我走了。”|然后他走了。",
        "一位加入Meta;| 另一位去了谷歌。",
        "他加入了xAI Inc.的团队。|没有更多消息。",
        "年薪3.5亿美元。|他拒绝了……|后来又答应了。",
        "标题没有句号|\n正文从这里开始。",
        # Traditional
        "他離開了公司。|她加入了Meta！|為什麼？",
        "「我走了。」|他說。",
        "第一行|\r\n第二行。",
        "（據報導，他已離職。）|公司未回應。",
        "她從谷歌離職；|他去了蘋果。",
    ],
)
def test_sentences(marked: str) -> None:
    assert split(marked.replace("|", "")) == [fold(part).text.strip() for part in marked.split("|")]


@given(ANY)
def test_sentences_are_in_order_and_lose_only_white_space(text: str) -> None:
    spans = sentences(text)
    at = 0
    for start, end in spans:
        assert at <= start < end <= len(text)
        assert not text[at:start].strip()
        assert text[start:end] == text[start:end].strip()
        at = end
    assert not text[at:].strip()


@given(ANY, st.data())
def test_sentences_stay_between_their_bounds(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert all(start <= a < b <= end for a, b in sentences(text, start, end))


@given(ANY)
def test_clauses_are_in_order(text: str) -> None:
    spans = clauses(text)
    assert spans[0][0] == 0
    assert spans[-1][1] == len(text)
    assert all(a <= b for a, b in spans)
    assert all(before[1] < after[0] for before, after in pairwise(spans))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("He left, then joined Meta", ["He left", "then joined Meta"]),
        ("It paid $14,300,000 at 10:30, they say", ["It paid $14,300,000 at 10:30", "they say"]),
        ("Smith - a founder – left", ["Smith", "a founder", "left"]),
        ("the co-founder of Scale-AI", ["the co-founder of Scale-AI"]),
        ("他离开OpenAI,加入Meta;她没有", ["他离开OpenAI", "加入Meta", "她没有"]),
        ("張三、李四離職，王五留下", ["张三、李四离职", "王五留下"]),
        ("收購失敗後——Meta挖走了他", ["收购失败后", "Meta挖走了他"]),
        ("", [""]),
    ],
)
def test_clauses(text: str, parts: list[str]) -> None:
    folded = fold(text).text
    assert [folded[a:b].strip() for a, b in clauses(folded)] == parts
