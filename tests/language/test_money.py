"""Amounts of money in running text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talentgraph.language.fold import fold
from talentgraph.language.money import amounts

CASES = [
    ("$100 million", [(1e8, "USD")]),
    ("$14.3 billion", [(14.3e9, "USD")]),
    ("$1.5bn", [(1.5e9, "USD")]),
    ("$250K a year", [(250e3, "USD")]),
    ("$5M", [(5e6, "USD")]),
    ("US$300 million", [(3e8, "USD")]),
    ("USD 3 million", [(3e6, "USD")]),
    ("$1,250,000", [(1.25e6, "USD")]),
    ("a $100-million offer", [(1e8, "USD")]),
    ("$2 billions", [(2e9, "USD")]),
    ("100 million dollars", [(1e8, "USD")]),
    ("100 million US dollars", [(1e8, "USD")]),
    ("200 million euros, 3 million pounds", [(2e8, "EUR"), (3e6, "GBP")]),
    ("€20m and £1.2bn", [(2e7, "EUR"), (1.2e9, "GBP")]),
    ("A$5 million, C$6 million, S$7 million", [(5e6, "AUD"), (6e6, "CAD"), (7e6, "SGD")]),
    ("HK$200 million, NT$3 billion", [(2e8, "HKD"), (3e9, "TWD")]),
    ("from $100 million to $200 million", [(1e8, "USD"), (2e8, "USD")]),
    ("$100-200 million", [(None, "USD")]),
    ("$1 to 2 billion", [(None, "USD")]),
    ("$5 to 10 people", [(5.0, "USD")]),
    ("$5 Model", [(5.0, "USD")]),
    ("14,300 people, 3.5 percent, GPT-4", []),
    ("5000 yuan", [(5000.0, "CNY")]),
    ("1亿美元", [(1e8, "USD")]),
    ("4500万美元", [(4.5e7, "USD")]),
    ("143亿美元", [(14.3e9, "USD")]),
    ("3.5億美元", [(3.5e8, "USD")]),
    ("1亿多美元", [(1e8, "USD")]),
    ("一億美元", [(1e8, "USD")]),
    ("兩百萬美元", [(2e6, "USD")]),
    ("十亿美元", [(1e9, "USD")]),
    ("一百五十亿元", [(1.5e10, "CNY")]),
    ("上億美元", [(None, "USD")]),
    ("數百萬美元", [(None, "USD")]),
    ("百亿美元", [(None, "USD")]),
    ("1亿至2亿美元", [(None, "USD")]),
    ("5千元", [(5000.0, "CNY")]),
    ("￥５億", [(5e8, "CNY")]),
    ("1.2萬億日元", [(1.2e12, "JPY")]),
    ("3000億韓元、2億港元", [(3e11, "KRW"), (2e8, "HKD")]),
    ("$4500萬", [(4.5e7, "USD")]),
    ("5元宇宙", []),
    ("100名員工", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_amounts(text: str, expected: list[tuple[float | None, str]]) -> None:
    assert [(amount.amount, amount.currency) for amount in amounts(fold(text).text)] == expected


@given(st.text(st.characters(exclude_categories=[])) | st.text("0123456789.,$ -一二十百千万亿美元kmMB", max_size=40))
def test_any_text_has_amounts_in_order(text: str) -> None:
    at = 0
    for amount in amounts(text):
        assert at <= amount.start < amount.end <= len(text)
        assert amount.amount is None or amount.amount >= 0
        at = amount.end


@given(st.integers(1, 999), st.sampled_from([("million", "百万", 1e6), ("billion", "十亿", 1e9)]))
def test_one_amount_in_two_languages(number: int, unit: tuple[str, str, float]) -> None:
    english, chinese, factor = unit
    for text in [f"${number} {english}", f"{number} {english} dollars", f"{number}{chinese}美元", f"${number}{chinese}"]:
        assert [amount.amount for amount in amounts(text)] == [number * factor], text
