"""What counts as a mention, and that masking moves nothing."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talentgraph.redaction import MASK, Forms, Masker, forms, letters, masked_json

ANNA = forms(["Anna Berg", "Anna-Berg"])
M = MASK


@pytest.mark.parametrize(
    ("text", "speaks", "masked"),
    [
        ("Meta hired Anna Berg.", False, f"Meta hired {M * 9}."),
        ("ANNA BERG, anna berg, Anna\nBerg", False, f"{M * 9}, {M * 9}, {M * 4}\n{M * 4}"),
        ("Ánna Bérg and Ａnna Ｂerg", False, f"{M * 9} and {M * 9}"),
        ("An\u00adna Berg", False, M * 10),
        ("Berg, Anna (b. 1980)", False, f"{M * 10} (b. 1980)"),
        ("https://x.example/2025/anna-berg-joins", False, f"https://x.example/2025/{M * 9}-joins"),
        ("see a%6Ena%20berg and &#65;nna Berg", False, f"see {M * 13} and {M * 13}"),
        ("<b>Anna</b> <i>Berg</i> left", False, f"<b>{M * 16}</i> left"),
        ("[Anna](https://x.example/a) Berg left", False, f"[{M * 31} left"),
        ("#AnnaBerg @annaberg annaberg2 annaBergFan", False, f"#{M * 8} @{M * 8} {M * 8}2 {M * 8}Fan"),
        ("Joanna Bergman and Anna Bergman met", False, "Joanna Bergman and Anna Bergman met"),
        ("Berg said so. Anna too.", False, "Berg said so. Anna too."),
        ("Berg said so. Anna too.", True, f"{M * 4} said so. {M * 4} too."),
        ("Berg. Anna", True, f"{M * 4}. {M * 4}"),
        ("an iceberg, bergs, berg", True, "an iceberg, bergs, berg"),
        ("Anna Smith met Mrs. Berg; see http://x.example/berg", True, f"Anna Smith met Mrs. {M * 4}; see http://x.example/{M * 4}"),
        ("With Jack Berg came Berg", True, f"With Jack {M * 4} came {M * 4}"),
    ],
)
def test_english_mentions(text: str, speaks: bool, masked: str) -> None:
    assert Masker(ANNA).mask(text, speaks=speaks) == masked


@pytest.mark.parametrize(
    ("names", "text", "masked"),
    [
        (["庞若鸣"], "龐若鳴與龐先生、老庞、庞大", f"{M * 3}與{M}先生、老{M}、庞大"),
        (["庞若鸣", "Ruoming Pang"], "Pang Ruoming（庞若鸣）", f"{M * 12}（{M * 3}）"),
        (["纳特·弗里德曼"], "納特・弗里德曼說，弗里德曼走了，纳特留下", f"{M * 7}說，{M * 4}走了，{M * 2}留下"),
        (["亚历山大·王"], "王先生和国王", f"{M}先生和国王"),
        (["俞永福"], "https://x.example/%E4%BF%9E%E6%B0%B8%E7%A6%8F.md", f"https://x.example/{M * 27}.md"),
        (["俞永福"], '{"a":"\\u4fde\\u6c38\\u798f"}', '{"a":"' + M * 18 + '"}'),
        (["聯合"], "聯(lián)合", M * 8),
        (["Pelé"], "Pelé left, Pele stayed", f"{M * 4} left, {M * 4} stayed"),
    ],
)
def test_chinese_and_other_mentions(names: list[str], text: str, masked: str) -> None:
    assert Masker(forms(names)).mask(text, speaks=True) == masked


def test_a_longer_name_is_another_person() -> None:
    assert Masker(forms(["王健"]), ["王健林"]).mask("王健林和王健", speaks=True) == f"王健林和{M * 2}"
    assert Masker(ANNA, [letters("Anna Berg-Smith")]).mask("Anna Berg-Smith, Anna Berg", speaks=False) == f"Anna Berg-Smith, {M * 9}"


def test_a_surname_is_whose_name_was_last_before_it() -> None:
    masker = Masker(ANNA, [letters("Jack Berg")])
    text = "Anna Berg spoke. Berg left. Jack Berg came. Berg stayed. Then Anna Berg and Berg."
    assert masker.mask(text, speaks=True) == f"{M * 9} spoke. {M * 4} left. Jack Berg came. Berg stayed. Then {M * 9} and {M * 4}."


def test_an_organization_keeps_its_name() -> None:
    masker = Masker(forms(["Michael Dell"]), [], [letters("Dell"), letters("Michael House")])
    assert masker.mask("Michael Dell of Dell saw Michael House.", speaks=True) == f"{M * 12} of Dell saw Michael House."


def test_a_word_alone_is_a_part_where_there_is_a_fuller_name() -> None:
    assert forms(["Anna Berg", "Berg"]).whole == ("annaberg",)
    assert forms(["Edson Nascimento", "Pelé"], alone=["Pelé"]).whole == ("edsonnascimento", "pele")
    assert forms(["Edson Nascimento", "Pelé"]).parts == ("edson", "nascimento", "pele")
    assert forms(["Dr. Anna Berg Jr."]) == forms(["Anna Berg"])
    assert forms(["", "!!!"]) == Forms(())


PIECES = ["Anna Berg", "Berg", "Anna", "龐若鳴", "庞先生", "Ben", " ", ", ", "\n", "%41", "<b>", "Ｂerg", "é", "\U0001f600"]
TEXTS = st.lists(st.sampled_from(PIECES)).map("".join)
BOTH = forms(["Anna Berg", "庞若鸣"])


@given(TEXTS | st.text(), st.booleans())
def test_masking_moves_nothing_and_is_done_at_once(text: str, speaks: bool) -> None:
    masked = Masker(BOTH).mask(text, speaks=speaks)
    assert len(masked) == len(text)
    assert all(new in {old, MASK} for old, new in zip(text, masked, strict=True))
    assert Masker(BOTH).mask(masked, speaks=speaks) == masked or speaks
    assert "annaberg" not in letters(masked).split() or not Masker(BOTH).named(masked)
    assert not Masker(BOTH).named(masked)


@given(st.recursive(st.none() | st.integers() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=8))
def test_json_stays_json(value: object) -> None:
    text = json.dumps(value, ensure_ascii=False)
    mask = Masker(BOTH)
    made = masked_json(text, lambda inner: mask.mask(inner, speaks=True))
    if isinstance(value, list | dict):
        json.loads(made)
    assert not mask.named(made)
