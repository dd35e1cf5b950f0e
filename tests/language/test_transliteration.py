"""Sounds, readings and tables of names across scripts, and names inside names."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talentgraph.language import sounds
from talentgraph.language import transliteration as tables
from talentgraph.language.aliases import names_within
from talentgraph.language.fold import simplifier
from talentgraph.language.names import without_umlauts
from talentgraph.language.pinyin import readings, spellings, syllabic, syllables, wade
from talentgraph.lexicon import rows

ANY = st.text(st.characters(exclude_categories=[]), max_size=20)
LATIN = st.text("abcdefghijklmnopqrstuvwxyz", max_size=12)


@pytest.mark.parametrize(
    ("latin", "han"),
    [
        ("mensch", "门施"),
        ("schulman", "舒尔曼"),
        ("andreessen", "安德森"),
        ("zuckerberg", "扎克伯格"),
        ("sutskever", "苏茨克维"),
        ("friedman", "弗里德曼"),
    ],
)
def test_what_sounds_alike(latin: str, han: str) -> None:
    assert sounds.likeness(sounds.of_latin(latin), sounds.of_han(han)) >= 0.83
    assert sounds.skeleton(sounds.of_latin(latin)) == sounds.skeleton(sounds.of_han(han))


@pytest.mark.parametrize(
    ("latin", "han"), [("king", "库克"), ("dominic", "蒂姆"), ("wei", "飞飞"), ("brown", "布莱克"), ("chen", "扎克伯格")]
)
def test_what_does_not(latin: str, han: str) -> None:
    assert sounds.likeness(sounds.of_latin(latin), sounds.of_han(han)) < 0.76


@given(LATIN, LATIN)
def test_likeness_is_a_symmetric_share(one: str, other: str) -> None:
    first, second = sounds.of_latin(one), sounds.of_latin(other)
    assert sounds.likeness(first, second) == pytest.approx(sounds.likeness(second, first))
    assert 0 <= sounds.likeness(first, second) <= 1
    assert not first or sounds.likeness(first, first) == 1


@settings(deadline=None)  # the first call reads the tables
@given(ANY)
def test_any_text_has_sounds(text: str) -> None:
    sounds.of_latin(text)
    sounds.skeleton(sounds.of_han(text))
    syllabic(text)


def test_tables_are_large_and_folded() -> None:
    assert len(rows("given-names")) + len(rows("surnames")) >= 800
    for name in ("given-names", "surnames"):
        for latin, han in rows(name):
            assert latin.split(), han
            assert simplifier()(han) == han, latin


@pytest.mark.parametrize("name", ["given-names", "surnames"])
def test_no_spelling_has_two_rows_that_could_be_one(name: str) -> None:
    keys = [latin for latin, _ in rows(name)]
    assert len(keys) == len(set(keys))


def test_romanizations_hold_the_readings_of_their_characters() -> None:
    for han, surname in tables.surnames().items():
        assert surname.common in {1, 2, 3}
        if len(han) == 1:
            assert set(surname.pinyin) & set(readings(han)), han


@pytest.mark.parametrize(
    ("syllable", "older"),
    [("zhong", "chung"), ("qing", "ching"), ("jia", "chia"), ("xiao", "hsiao"), ("si", "szu"), ("ren", "jen"), ("duo", "to")],
)
def test_wade_giles(syllable: str, older: str) -> None:
    assert wade(syllable) == older


def test_every_syllable_has_an_older_spelling() -> None:
    assert all(wade(one) for one in syllables())


def test_spellings_of_a_given_name() -> None:
    assert spellings("若鸣")[0][0] == "ruoming"
    assert "chungmou" in spellings("忠谋")[1]


@pytest.mark.parametrize(
    ("name", "held"),
    [
        ("月之暗面(Moonshot AI)", [("月之暗面", "name"), ("Moonshot AI", "alias")]),
        ("深度求索（DeepSeek）公司", [("深度求索公司", "name"), ("DeepSeek", "alias")]),
        ("腾讯控股(00700.HK)", [("腾讯控股", "name"), ("00700.HK", "ticker")]),
        ("NIO Inc. (NYSE: NIO)", [("NIO Inc.", "name"), ("NIO", "ticker")]),
        ("University of California, Los Angeles (UCLA)", [("University of California, Los Angeles", "name"), ("UCLA", "acronym")]),
        ("蚂蚁集团(原名蚂蚁金服)", [("蚂蚁集团", "name"), ("蚂蚁金服", "former")]),
        ("Meta, formerly Facebook", [("Meta", "name"), ("Facebook", "former")]),
        ("阿里巴巴(中国)有限公司", [("阿里巴巴(中国)有限公司", "name")]),
        ("香港科技大學(廣州)", [("香港科技大學(廣州)", "name")]),
        ("Anna Berg (left)", [("Anna Berg", "name")]),
        ("Yuhuai (Tony) Wu", [("Yuhuai Wu", "name"), ("Tony", "alias")]),
        ("(nothing)", [("(nothing)", "name")]),
    ],
)
def test_names_within_names(name: str, held: list[tuple[str, str]]) -> None:
    assert names_within(name) == held


@given(ANY)
def test_a_name_holds_a_name(name: str) -> None:
    assert names_within(name)[0][1] == "name"


def test_umlauts() -> None:
    assert without_umlauts("mueller") == "muller"


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [("bob", "robert", "nickname"), ("alexandr", "alexander", "spelling"), ("mike", "mick", "short forms"), ("mark", "mary", "")],
)
def test_nicknames(one: str, other: str, how: str) -> None:
    assert tables.nicknamed(one, other) == tables.nicknamed(other, one) == how
    assert bool(set(tables.groups(one)) & set(tables.groups(other))) == bool(how)
