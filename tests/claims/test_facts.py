"""What a rewrite keeps: the same facts in every language, and no date among them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talentgraph import claims, documents, reading

NAMES = reading.gazetteer()


def facts(text: str) -> set[str]:
    document = documents.from_text(text)
    return set(claims.extract(document, documents.zones(document.text), NAMES).facts)


def numbers(text: str) -> set[str]:
    return {fact for fact in facts(text) if fact.startswith(("number:", "count:"))}


@pytest.mark.parametrize(
    ("english", "chinese", "fact"),
    [
        ("It raised $143 million.", "融资1.43亿美元。", "number:143000000"),
        ("a stake of $14.3 billion", "143億美元的股份", "number:14300000000"),
        ("a bonus of $45 million", "4500万美元奖金", "number:45000000"),
        ("worth 4.4bn dollars", "44亿美元", "number:4400000000"),
        ("revenue of $1,280 million", "收入12.8亿美元", "number:1280000000"),
        ("1.3 million GPUs", "130万块GPU", "number:1300000"),
        ("a site of 1.5 gigawatts", "1.5吉瓦的园区", "number:1500MW"),
        ("two plants of 200MW", "两座200兆瓦的电厂", "number:200MW"),
        ("a share of 12.5 percent", "12.5%的份额", "number:12.5%"),
        ("49% of the shares", "百分之49的股份", "count:49%"),
        ("it has 340 employees", "现有340名员工", "number:340"),
        ("it has 5,214 employees", "现有5214人", "number:5214"),
        ("a team of 62 engineers", "62人的团队", "count:62"),
        ("$2 million", "200万美元", "count:2000000"),
    ],
)
def test_numbers_meet_across_languages(english: str, chinese: str, fact: str) -> None:
    assert numbers(english) == numbers(chinese) == {fact}


@pytest.mark.parametrize(
    "text",
    [
        "He left in 2024.", "on July 15, 2025", "15 July", "2025年7月15日", "7月15日消息", "at 10:30", "2025-07-15 03:50", "eight researchers",
        "大约数十亿美元", "the 21st century", "数十人",
    ],
)  # fmt: skip
def test_days_years_and_vague_words_are_no_numbers(text: str) -> None:
    assert not numbers(text)


def test_names_meet_across_scripts() -> None:
    one = facts("Meta's chief Mark Zuckerberg hired Nat Friedman, once of GitHub. Zuckerberg was glad.")
    other = facts("Meta首席執行官馬克·扎克伯格聘請了前GitHub的纳特·弗里德曼。")
    assert {"organization:meta", "organization:github", "person:mark-zuckerberg", "person:nat-friedman"} <= one & other
    assert "word:zuckerberg" not in one


def test_latin_names_in_chinese_are_those_of_english() -> None:
    assert {"word:ostrowski", "word:vocalis"} <= facts("Lena Ostrowski sold Vocalis.") & facts("Lena Ostrowski卖掉了Vocalis。")


def test_traditional_and_simplified_are_one() -> None:
    assert facts("台積電前處長吳承翰加入英特爾,年薪900萬美元") == facts("台积电前处长吴承翰加入英特尔,年薪900万美元")


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet="Aa1,.%$ 万亿年月美元GW-·吴\n", min_size=1, max_size=60))
def test_any_text_has_facts_of_known_kinds(text: str) -> None:
    words = f"x {text}"
    found = facts(words)
    assert {fact.split(":", 1)[0] for fact in found} <= {"organization", "person", "name", "word", "number", "count"}
    assert found == facts(words)
