"""Which language a text is in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talentgraph.language.scripts import is_han, language


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Meta hired him from OpenAI in July.", "en"),
        ("Moonshot AI (月之暗面) hired a researcher from Google to lead its new group.", "en"),
        ("他离开了 OpenAI,加入了 Meta Superintelligence Labs。", "zh-Hans"),
        ("他離開了 OpenAI，加入了 Meta Superintelligence Labs。", "zh-Hant"),
        ("前 GitHub CEO Nat Friedman 加盟 Meta，負責人工智慧產品與應用研究團隊。", "zh-Hant"),
        ("人工智能公司月之暗面", "zh-Hans"),
        ("", "en"),
        ("12345 !!!", "en"),
        ("日本のAI企業", "zh-Hant"),
        ("Meta Hires OpenAI Researcher 余家輝", "en"),
    ],
)
def test_language(text: str, lang: str) -> None:
    assert language(text) == lang


def test_simplified_prose_with_a_traditional_name_stays_simplified() -> None:
    assert language("这家公司从谷歌挖来了三位研究人员,其中一位是陳先生,他此前在实验室工作。") == "zh-Hans"


@given(st.text(st.characters(exclude_categories=[])))
def test_any_text_has_a_language(text: str) -> None:
    assert language(text) in {"en", "zh-Hans", "zh-Hant"}


def test_han() -> None:
    assert [is_han(c) for c in "他離Aあ1、"] == [True, True, False, False, False, False]
    assert not is_han("")
