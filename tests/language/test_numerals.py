"""Numbers in figures and in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talentgraph.language import numerals

_ONES = "零一二三四五六七八九"


@given(st.integers(1, 9999))
def test_figures_are_read_with_and_without_commas(number: int) -> None:
    assert numerals.value(str(number)) == numerals.value(f"{number:,}") == number


def _in_chinese(number: int) -> str:
    """A number up to 9999 as it is spoken, without its zeros inside."""
    places = [(1000, "千"), (100, "百"), (10, "十"), (1, "")]
    return "".join(f"{_ONES[number // size % 10]}{name}" for size, name in places if number // size % 10)


@given(st.integers(1, 9999))
def test_chinese_numbers_are_read_back(number: int) -> None:
    assert numerals.value(_in_chinese(number)) == number


@pytest.mark.parametrize(
    ("written", "number"),
    [("Two", 2), ("twenty-one", 21), ("a dozen", 12), ("half a dozen", 6), ("two dozen", 24), ("a hundred", 100), ("three hundred and five", 305),
     ("十", 10), ("二十三", 23), ("两百", 200), ("一千零五", 1005)],
)  # fmt: skip
def test_words_are_numbers(written: str, number: int) -> None:
    assert numerals.value(written) == number


@pytest.mark.parametrize("written", ["", "several", "数十", "dozens", "半数", "a handful", "１２x"])
def test_what_is_no_number_is_none(written: str) -> None:
    assert numerals.value(written) is None


@given(st.text(max_size=12))
def test_no_text_breaks_it(text: str) -> None:
    found = numerals.value(text)
    assert found is None or found > 0 or not set(text.strip()) - set("0零〇,")
